// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionModel.h"

#include "FollowMeText.h"
#include "PushReasonText.h"
#include "PushResult.h"
#include "RegistrationModel.h"
#include "RelativeTime.h"

namespace wakeline {

namespace {

RegistrationState stateOf(const ExtensionRow &row)
{
    return row.live.registration ? row.live.registration->state : RegistrationState::Offline;
}

/// Nothing rings there: no live contact, and no device that a push can reach.
bool cannotBeWoken(const ExtensionRow &row)
{
    return stateOf(row) == RegistrationState::Offline &&
           (!row.live.registration || row.live.registration->pushDevices == 0);
}

std::optional<QDateTime> lastSeenOf(const ExtensionRow &row)
{
    return row.live.registration ? row.live.registration->lastSeenAt : std::nullopt;
}

int deviceCount(const ExtensionRow &row)
{
    // A phone that sleeps has a push device and no contact; one that is awake has both.
    return row.live.registration
               ? std::max(static_cast<int>(row.live.registration->bindings.size()), row.live.registration->pushDevices)
               : 0;
}

bool isOn(const Extension &extension, int column)
{
    return column == ExtensionModel::FollowMe ? extension.followMeEnabled : extension.doNotDisturb;
}

QString searchText(const ExtensionRow &row)
{
    QStringList parts{row.extension.number, row.extension.displayName, row.extension.email};
    if (row.live.registration) {
        for (const Binding &binding : row.live.registration->bindings)
            parts << binding.contact << binding.userAgent;
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace

void ExtensionModel::upsert(const Extension &extension)
{
    const ExtensionLive *live = liveOf(extension.number);
    ExtensionRow row{extension, live ? *live : ExtensionLive()};
    m_strays.remove(extension.number);
    put(extension.number, std::move(row));
}

void ExtensionModel::add(const QList<Extension> &extensions)
{
    std::vector<std::pair<QString, ExtensionRow>> rows;
    rows.reserve(static_cast<std::size_t>(extensions.size()));
    for (const Extension &extension : extensions) {
        const ExtensionLive *live = liveOf(extension.number);
        rows.emplace_back(extension.number, ExtensionRow{extension, live ? *live : ExtensionLive()});
        m_strays.remove(extension.number);
    }
    putAll(std::move(rows));
}

void ExtensionModel::remove(const QString &number)
{
    m_strays.remove(number);
    if (const int row = rows().find(number); row >= 0)
        drop(row);
}

void ExtensionModel::removeAll(const QStringList &numbers)
{
    for (const QString &number : numbers)
        m_strays.remove(number);
    dropKeys(numbers);
}

void ExtensionModel::reset(const QList<Extension> &extensions)
{
    if (keepOnly(extensions))
        return;
    std::vector<std::pair<QString, ExtensionRow>> wanted;
    wanted.reserve(static_cast<std::size_t>(extensions.size()));
    for (const Extension &extension : extensions) {
        const ExtensionLive *live = liveOf(extension.number);
        wanted.emplace_back(extension.number, ExtensionRow{extension, live ? *live : ExtensionLive()});
    }
    m_strays.clear();
    replaceAll(std::move(wanted));
}

/// A list that came in parts is here already, and 100,000 rows are not copied to find that they are the same.
/// \return false, and nothing is done, if one of them is not here as it is in the list, or if most rows would go
bool ExtensionModel::keepOnly(const QList<Extension> &extensions)
{
    std::vector<bool> stays(static_cast<std::size_t>(rows().size()));
    for (const Extension &extension : extensions) {
        const int row = rows().find(extension.number);
        if (row < 0 || rows().at(row).extension != extension)
            return false;
        stays[static_cast<std::size_t>(row)] = true;
    }
    std::vector<int> gone;
    for (int row = 0; row < rows().size(); ++row) {
        if (!stays[static_cast<std::size_t>(row)])
            gone.push_back(row);
    }
    if (2 * gone.size() > stays.size())
        return false;
    m_strays.clear();
    dropAll(std::move(gone));
    return true;
}

const Extension *ExtensionModel::find(const QString &number) const
{
    const int row = rows().find(number);
    return row < 0 ? nullptr : &rows().at(row).extension;
}

const Extension &ExtensionModel::at(int row) const
{
    return rows().at(row).extension;
}

int ExtensionModel::liveColumns() const
{
    return ColumnCount;
}

QVariant ExtensionModel::cell(int row, int column, int role) const
{
    const ExtensionRow &extension = rows().at(row);
    const ExtensionLive &live = extension.live;
    switch (role) {
    case Qt::DisplayRole:
        return text(extension, column);
    case Qt::ToolTipRole: {
        const QString words = toolTip(extension, column);
        return words.isEmpty() ? QVariant() : words;
    }
    case Qt::CheckStateRole:
        if (column != DoNotDisturb && column != FollowMe)
            return {};
        return static_cast<int>(isOn(extension.extension, column) ? Qt::Checked : Qt::Unchecked);
    case SortRole:
        return sortValue(extension, column);
    case StateRole:
        return static_cast<int>(stateOf(extension));
    case KeyRole:
        return extension.extension.number;
    case ValueRole:
        return QVariant::fromValue(extension.extension);
    case SearchRole:
        return searchText(extension);
    case RegistrationRole:
        return live.registration ? QVariant::fromValue(*live.registration) : QVariant();
    case LastPushRole:
        return live.push ? QVariant::fromValue(*live.push) : QVariant();
    case NoPushRole:
        return cannotBeWoken(extension);
    default:
        return {};
    }
}

QString ExtensionModel::text(const ExtensionRow &row, int column) const
{
    switch (column) {
    case Number:
        return row.extension.number;
    case Name:
        return row.extension.displayName;
    case State:
        return stateText(stateOf(row));
    case Devices:
        return QString::number(deviceCount(row));
    case DoNotDisturb:
    case FollowMe:
        return isOn(row.extension, column) ? tr("On") : tr("Off");
    case PushWake:
        return wakeText(row);
    case LastSeen: {
        const auto seen = lastSeenOf(row);
        if (!seen)
            return row.live.registration ? dash() : tr("Never");
        return isStale() ? absoluteText(*seen, now()) : agoText(*seen, now());
    }
    default:
        return {};
    }
}

QString ExtensionModel::wakeText(const ExtensionRow &row) const
{
    if (!row.live.push) {
        if (cannotBeWoken(row))
            return tr("No device");
        return row.live.registration && row.live.registration->pushDevices > 0 ? dash() : tr("Not needed");
    }
    const PushLogEntry &push = *row.live.push;
    switch (pushResult(push, now())) {
    case PushResult::Woke:
    case PushResult::Slow:
        return secondsText(std::chrono::milliseconds(push.wokeMs.value_or(0)));
    case PushResult::Failed:
        return push.outcome == PushOutcome::TokenDead ? tr("Token expired") : stateText(PushResult::Failed);
    default:
        return stateText(pushResult(push, now()));
    }
}

QString ExtensionModel::toolTip(const ExtensionRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.extension.email.isEmpty() ? row.extension.displayName
                                             : row.extension.displayName + QLatin1Char('\n') + row.extension.email;
    case FollowMe:
        return followMeText(row.extension.followMeNumbers, row.extension.followMeStrategy);
    case PushWake:
        if (row.live.push && pushResult(*row.live.push, now()) == PushResult::Failed)
            return explainPush(*row.live.push).cause;
        return cannotBeWoken(row) ? tr("No phone of this extension can be woken") : QString();
    case LastSeen: {
        const auto seen = lastSeenOf(row);
        return seen ? absoluteText(*seen, now()) : QString();
    }
    default:
        return {};
    }
}

QVariant ExtensionModel::sortValue(const ExtensionRow &row, int column) const
{
    switch (column) {
    case State:
        return static_cast<int>(stateOf(row));
    case Devices:
        return deviceCount(row);
    case DoNotDisturb:
    case FollowMe:
        return isOn(row.extension, column) ? 1 : 0;
    case PushWake:
        return row.live.push && row.live.push->wokeMs ? QVariant(*row.live.push->wokeMs) : QVariant();
    case LastSeen: {
        const auto seen = lastSeenOf(row);
        return seen ? QVariant(*seen) : QVariant();
    }
    default:
        return text(row, column);
    }
}

QString ExtensionModel::columnTitle(int column) const
{
    switch (column) {
    case Number:
        return tr("Ext.");
    case Name:
        return tr("Name");
    case State:
        return tr("Status");
    case Devices:
        return tr("Devices");
    case DoNotDisturb:
        return tr("DND");
    case FollowMe:
        return tr("Follow me");
    case PushWake:
        return tr("Push wake");
    case LastSeen:
        return tr("Last seen");
    default:
        return {};
    }
}

QString ExtensionModel::columnHelp(int column) const
{
    switch (column) {
    case Devices:
        return tr("Phones that are registered or that a push can wake");
    case DoNotDisturb:
        return tr("Do not disturb: calls are turned away");
    case FollowMe:
        return tr("Calls ring other numbers, too");
    case PushWake:
        return tr("Last push: time until the phone registered, or what became of it");
    default:
        return {};
    }
}

bool ExtensionModel::isNumeric(int column) const
{
    return column == Devices;
}

qint64 ExtensionModel::timeStep(int row, int column, const QDateTime &now) const
{
    const ExtensionRow &extension = rows().at(row);
    if (column == PushWake)
        return extension.live.push ? static_cast<int>(pushResult(*extension.live.push, now)) : -1;
    const auto seen = lastSeenOf(extension);
    return seen ? agoStep(*seen, now) : 0;
}

QList<int> ExtensionModel::timedColumns() const
{
    return {PushWake, LastSeen};
}

QString ExtensionModel::rowStateText(int row) const
{
    return stateText(stateOf(rows().at(row)));
}

bool ExtensionModel::differs(const ExtensionRow &before, const ExtensionRow &after, int column) const
{
    return text(before, column) != text(after, column) || sortValue(before, column) != sortValue(after, column) ||
           toolTip(before, column) != toolTip(after, column);
}

void ExtensionModel::tally(const ExtensionRow &row, int step)
{
    m_counts.add(stateOf(row), step);
    m_noPush += cannotBeWoken(row) ? step : 0;
}

bool ExtensionModel::tallyAlike(const ExtensionRow &before, const ExtensionRow &after) const
{
    return stateOf(before) == stateOf(after) && cannotBeWoken(before) == cannotBeWoken(after);
}

} // namespace wakeline
