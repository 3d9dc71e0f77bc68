// SPDX-License-Identifier: GPL-3.0-or-later
#include "RegistrationModel.h"

#include "RelativeTime.h"

#include <QLocale>

#include <algorithm>

namespace wakeline {

namespace {

/// When the last of the bindings ends, unless it is renewed.
std::optional<QDateTime> expiryOf(const Registration &registration)
{
    const auto &bindings = registration.bindings;
    const auto last = std::max_element(bindings.cbegin(), bindings.cend(),
                                       [](const Binding &a, const Binding &b) { return a.expiresAt < b.expiresAt; });
    return last == bindings.cend() ? std::nullopt : std::optional(last->expiresAt);
}

std::optional<qint64> roundTripOf(const Registration &registration)
{
    return registration.bindings.isEmpty() ? std::nullopt : registration.bindings.first().rttUs;
}

QString roundTripText(qint64 microseconds)
{
    const double milliseconds = static_cast<double>(microseconds) / 1000.0;
    return RegistrationModel::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

QString searchText(const Registration &registration)
{
    QStringList parts{registration.extension, registration.displayName};
    for (const Binding &binding : registration.bindings)
        parts << binding.contact << binding.userAgent << binding.source << binding.instance;
    return parts.join(QLatin1Char('\n'));
}

} // namespace

QString stateText(RegistrationState state)
{
    switch (state) {
    case RegistrationState::Offline:
        return RegistrationModel::tr("Offline");
    case RegistrationState::Online:
        return RegistrationModel::tr("Online");
    case RegistrationState::Ringing:
        return RegistrationModel::tr("Ringing");
    case RegistrationState::OnCall:
        return RegistrationModel::tr("On call");
    case RegistrationState::Checking:
        return RegistrationModel::tr("Checking");
    }
    return {};
}

void RegistrationModel::upsert(const Registration &registration)
{
    put(registration.extension, registration);
}

void RegistrationModel::remove(const QString &extension)
{
    if (const int row = rows().find(extension); row >= 0)
        drop(row);
}

void RegistrationModel::removeAll(const QStringList &extensions)
{
    dropKeys(extensions);
}

void RegistrationModel::reset(const QList<Registration> &registrations)
{
    std::vector<std::pair<QString, Registration>> wanted;
    wanted.reserve(static_cast<std::size_t>(registrations.size()));
    for (const Registration &registration : registrations)
        wanted.emplace_back(registration.extension, registration);
    replaceAll(std::move(wanted));
}

const Registration *RegistrationModel::find(const QString &extension) const
{
    const int row = rows().find(extension);
    return row < 0 ? nullptr : &rows().at(row);
}

const Registration &RegistrationModel::at(int row) const
{
    return rows().at(row);
}

int RegistrationModel::liveColumns() const
{
    return ColumnCount;
}

QVariant RegistrationModel::cell(int row, int column, int role) const
{
    const Registration &registration = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(registration, column);
    case Qt::ToolTipRole: {
        const QString words = toolTip(registration, column);
        return words.isEmpty() ? QVariant() : words;
    }
    case SortRole:
        return sortValue(registration, column);
    case StateRole:
        return static_cast<int>(registration.state);
    case KeyRole:
        return registration.extension;
    case ValueRole:
        return QVariant::fromValue(registration);
    case SearchRole:
        return searchText(registration);
    default:
        return {};
    }
}

QString RegistrationModel::text(const Registration &registration, int column) const
{
    const Binding *newest = registration.bindings.isEmpty() ? nullptr : &registration.bindings.first();
    switch (column) {
    case Extension:
        return registration.extension;
    case Name:
        return registration.displayName;
    case State:
        return stateText(registration.state);
    case Devices:
        return QString::number(registration.bindings.size());
    case Contact:
        return newest ? newest->contact : dash();
    case UserAgent:
        return newest && !newest->userAgent.isEmpty() ? newest->userAgent : dash();
    case RoundTrip: {
        const auto roundTrip = roundTripOf(registration);
        return roundTrip ? roundTripText(*roundTrip) : dash();
    }
    case Expires: {
        const auto expiry = expiryOf(registration);
        if (!expiry)
            return dash();
        return isStale() ? absoluteText(*expiry, now()) : remainingText(*expiry, now());
    }
    case Push:
        if (registration.pushDevices == 0)
            return tr("No");
        return registration.pushDevices == 1 ? tr("1 device") : tr("%n devices", nullptr, registration.pushDevices);
    case LastSeen:
        if (!registration.lastSeenAt)
            return dash();
        return isStale() ? absoluteText(*registration.lastSeenAt, now()) : agoText(*registration.lastSeenAt, now());
    default:
        return {};
    }
}

QString RegistrationModel::toolTip(const Registration &registration, int column) const
{
    switch (column) {
    case Name:
        return registration.displayName;
    case Contact: {
        QStringList contacts;
        for (const Binding &binding : registration.bindings)
            contacts << binding.contact;
        return contacts.join(QLatin1Char('\n'));
    }
    case UserAgent: {
        QStringList agents;
        for (const Binding &binding : registration.bindings)
            agents << binding.userAgent;
        return agents.join(QLatin1Char('\n'));
    }
    case Expires: {
        const auto expiry = expiryOf(registration);
        return expiry ? absoluteText(*expiry, now()) : QString();
    }
    case Push:
        return registration.pushDevices == 0 ? tr("No push can wake a phone of this extension")
                                             : tr("Devices that a push can wake");
    case LastSeen:
        return registration.lastSeenAt ? absoluteText(*registration.lastSeenAt, now()) : QString();
    default:
        return {};
    }
}

QVariant RegistrationModel::sortValue(const Registration &registration, int column) const
{
    switch (column) {
    case State:
        return static_cast<int>(registration.state);
    case Devices:
        return static_cast<int>(registration.bindings.size());
    case RoundTrip: {
        const auto roundTrip = roundTripOf(registration);
        return roundTrip ? QVariant(*roundTrip) : QVariant();
    }
    case Expires: {
        const auto expiry = expiryOf(registration);
        return expiry ? QVariant(*expiry) : QVariant();
    }
    case Push:
        return registration.pushDevices;
    case LastSeen:
        return registration.lastSeenAt ? QVariant(*registration.lastSeenAt) : QVariant();
    default:
        return text(registration, column);
    }
}

QString RegistrationModel::columnTitle(int column) const
{
    switch (column) {
    case Extension:
        return tr("Ext.");
    case Name:
        return tr("Name");
    case State:
        return tr("Status");
    case Devices:
        return tr("Devices");
    case Contact:
        return tr("Contact");
    case UserAgent:
        return tr("User agent");
    case RoundTrip:
        return tr("Round trip");
    case Expires:
        return tr("Expires");
    case Push:
        return tr("Push");
    case LastSeen:
        return tr("Last seen");
    default:
        return {};
    }
}

QString RegistrationModel::columnHelp(int column) const
{
    switch (column) {
    case Devices:
        return tr("Contacts bound to the extension now");
    case RoundTrip:
        return tr("Last keepalive of the newest contact");
    case Expires:
        return tr("When the last contact ends unless it registers again");
    case Push:
        return tr("Devices that a push can wake");
    default:
        return {};
    }
}

bool RegistrationModel::isNumeric(int column) const
{
    return column == Devices || column == RoundTrip || column == Expires;
}

qint64 RegistrationModel::timeStep(int row, int column, const QDateTime &now) const
{
    const Registration &registration = rows().at(row);
    if (column == Expires) {
        const auto expiry = expiryOf(registration);
        return expiry ? remainingStep(*expiry, now) : 0;
    }
    return registration.lastSeenAt ? agoStep(*registration.lastSeenAt, now) : 0;
}

QList<int> RegistrationModel::timedColumns() const
{
    return {Expires, LastSeen};
}

QString RegistrationModel::rowStateText(int row) const
{
    return stateText(rows().at(row).state);
}

bool RegistrationModel::differs(const Registration &before, const Registration &after, int column) const
{
    return text(before, column) != text(after, column) || sortValue(before, column) != sortValue(after, column) ||
           toolTip(before, column) != toolTip(after, column);
}

void RegistrationModel::tally(const Registration &row, int step)
{
    m_counts.add(row.state, step);
    m_registered += row.bindings.isEmpty() ? 0 : step;
}

bool RegistrationModel::tallyAlike(const Registration &before, const Registration &after) const
{
    return before.state == after.state && before.bindings.isEmpty() == after.bindings.isEmpty();
}

} // namespace wakeline
