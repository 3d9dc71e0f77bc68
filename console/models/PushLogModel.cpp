// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogModel.h"

#include "OwnPushReasons.h"
#include "RelativeTime.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace wakeline {

namespace {

QString eventText(const PushLogEntry &entry)
{
    switch (entry.event) {
    case PushEvent::IncomingCall:
        return entry.caller.isEmpty() ? PushLogModel::tr("Call") : PushLogModel::tr("Call from %1").arg(entry.caller);
    case PushEvent::Cancel:
        return PushLogModel::tr("Call cancelled");
    case PushEvent::MissedCall:
        return PushLogModel::tr("Missed call");
    case PushEvent::Voicemail:
        return PushLogModel::tr("Voicemail");
    case PushEvent::Test:
        return PushLogModel::tr("Test push");
    }
    return {};
}

QString reasonText(const PushLogRow &row)
{
    if (row.result == PushResult::Slow)
        return PushLogModel::tr("Over %1 s target").arg(slowWake.count() / 1000);
    if (row.result != PushResult::Failed)
        return eventText(row.entry);
    if (const auto own = explainOwnReason(row.entry))
        return own->title;
    if (row.entry.status == 0)
        return row.entry.reason.isEmpty() ? explainPush(row.entry).title : row.entry.reason;
    return QStringLiteral("%1 %2").arg(row.entry.status).arg(row.entry.reason).trimmed();
}

bool isOlder(const PushLogEntry &a, const PushLogEntry &b)
{
    return std::pair(a.at, a.id) < std::pair(b.at, b.id);
}

QString searchText(const PushLogEntry &entry)
{
    return QStringList{entry.extension,  entry.userAgent, providerText(entry.provider),
                       entry.reason,     entry.callId,    entry.caller,
                       entry.providerId, eventText(entry)}
        .join(QLatin1Char('\n'));
}

} // namespace

PushLogModel::PushLogModel(int capacity, QObject *parent) : KeyedTable(parent), m_capacity(std::max(1, capacity)) {}

QString PushLogModel::keyOf(const PushLogEntry &entry)
{
    if (entry.id != 0)
        return QString::number(entry.id);
    return QStringLiteral("%1/%2/%3/%4")
        .arg(entry.deviceId)
        .arg(entry.callId, enumName(entry.event))
        .arg(entry.at.toMSecsSinceEpoch());
}

PushLogRow PushLogModel::rowOf(const PushLogEntry &entry, bool found) const
{
    return {entry, pushResult(entry, now()), found};
}

void PushLogModel::upsert(const PushLogEntry &entry)
{
    const QString key = keyOf(entry);
    const int known = rows().find(key);
    if (known < 0 && newestCount() >= m_capacity) {
        int oldest = 0;
        while (rows().at(oldest).found)
            ++oldest;
        // A late word about a push that has been dropped already must not push out a newer one.
        if (isOlder(entry, rows().at(oldest).entry))
            return;
        drop(oldest);
    }
    put(key, rowOf(entry, known >= 0 && rows().at(known).found));
}

void PushLogModel::remove(const QString &key)
{
    if (const int row = rows().find(key); row >= 0)
        drop(row);
}

void PushLogModel::reset(const QList<PushLogEntry> &entries)
{
    setFound({}); // it may be among these
    takeNewest(entries);
    Q_EMIT newestLoaded();
}

void PushLogModel::takeNewest(QList<PushLogEntry> newest)
{
    std::sort(newest.begin(), newest.end(), isOlder);
    if (newest.size() > m_capacity)
        newest.remove(0, newest.size() - m_capacity);
    std::vector<std::pair<QString, PushLogRow>> wanted;
    wanted.reserve(static_cast<std::size_t>(newest.size()));
    for (const PushLogEntry &entry : newest)
        wanted.emplace_back(keyOf(entry), rowOf(entry));
    const bool meets =
        std::any_of(wanted.cbegin(), wanted.cend(), [this](const auto &one) { return rows().find(one.first) >= 0; });
    if (!meets) {
        replaceAll(std::move(wanted));
        return;
    }
    dropReplaced(wanted);
    putAll(std::move(wanted));
    std::vector<int> tooMany(static_cast<std::size_t>(std::max(0, rows().size() - m_capacity)));
    std::iota(tooMany.begin(), tooMany.end(), 0);
    dropAll(std::move(tooMany));
}

/// For the time that the list covers it holds everything: what is not in it is gone, or was shown before it had an id.
void PushLogModel::dropReplaced(const std::vector<std::pair<QString, PushLogRow>> &list)
{
    QSet<QString> keys;
    for (const auto &[key, row] : list)
        keys.insert(key);
    std::vector<int> gone;
    for (int row = 0; row < rows().size(); ++row) {
        if (!keys.contains(rows().keyAt(row)) && !isOlder(rows().at(row).entry, list.front().second.entry))
            gone.push_back(row);
    }
    dropAll(std::move(gone));
}

void PushLogModel::setFound(const QList<PushLogEntry> &entries)
{
    QSet<QString> wanted;
    std::vector<std::pair<QString, PushLogRow>> fresh;
    for (const PushLogEntry &entry : entries) {
        const QString key = keyOf(entry);
        wanted.insert(key);
        if (rows().find(key) < 0)
            fresh.emplace_back(key, rowOf(entry, true));
    }
    std::vector<int> gone;
    for (int row = 0; row < rows().size(); ++row) {
        if (rows().at(row).found && !wanted.contains(rows().keyAt(row)))
            gone.push_back(row);
    }
    dropAll(std::move(gone));
    putAll(std::move(fresh));
}

bool PushLogModel::isFound(const QString &key) const
{
    const int row = rows().find(key);
    return row >= 0 && rows().at(row).found;
}

std::optional<qint64> PushLogModel::oldestId() const
{
    std::optional<qint64> oldest;
    for (int row = 0; row < rows().size(); ++row) {
        const PushLogRow &push = rows().at(row);
        if (!push.found && push.entry.id != 0)
            oldest = std::min(oldest.value_or(push.entry.id), push.entry.id);
    }
    return oldest;
}

const PushLogEntry *PushLogModel::find(const QString &key) const
{
    const int row = rows().find(key);
    return row < 0 ? nullptr : &rows().at(row).entry;
}

const PushLogEntry &PushLogModel::at(int row) const
{
    return rows().at(row).entry;
}

int PushLogModel::liveColumns() const
{
    return ColumnCount;
}

QVariant PushLogModel::cell(int row, int column, int role) const
{
    const PushLogRow &push = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(push, column);
    case Qt::ToolTipRole:
        if (column == Time)
            return QLocale().toString(push.entry.at.toLocalTime(), QLocale::LongFormat);
        if (column == Reason && push.result == PushResult::Failed)
            return explainPush(push.entry).cause;
        return column == Device || column == CallId ? QVariant(text(push, column)) : QVariant();
    case SortRole:
        return sortValue(push, column);
    case StateRole:
        return static_cast<int>(push.result);
    case KeyRole:
        return rows().keyAt(row);
    case ValueRole:
        return QVariant::fromValue(push.entry);
    case SearchRole:
        return searchText(push.entry);
    case ProgressRole:
        if (column != WakeTime || !push.entry.wokeMs)
            return {};
        return std::clamp(static_cast<double>(*push.entry.wokeMs) / static_cast<double>(wakeScale.count()), 0.0, 1.0);
    default:
        return {};
    }
}

QString PushLogModel::text(const PushLogRow &row, int column) const
{
    const PushLogEntry &entry = row.entry;
    switch (column) {
    case Time:
        return !now().isValid() || isSameDay(entry.at, now()) ? preciseTimeText(entry.at)
                                                              : absoluteText(entry.at, now());
    case Extension:
        return entry.extension;
    case Device:
        return entry.userAgent.isEmpty() ? tr("Device %1").arg(entry.deviceId) : entry.userAgent;
    case Provider:
        return providerText(entry.provider);
    case Result:
        return stateText(row.result);
    case WakeTime:
        return entry.wokeMs ? secondsText(std::chrono::milliseconds(*entry.wokeMs)) : dash();
    case Latency:
        return entry.status == 0 && entry.outcome != PushOutcome::Accepted
                   ? dash()
                   : secondsText(std::chrono::milliseconds(entry.latencyMs));
    case Reason:
        return reasonText(row);
    case CallId:
        return entry.callId.isEmpty() ? dash() : entry.callId;
    default:
        return {};
    }
}

QVariant PushLogModel::sortValue(const PushLogRow &row, int column) const
{
    switch (column) {
    case Time:
        return row.entry.at;
    case Result:
        return static_cast<int>(row.result);
    case WakeTime:
        return row.entry.wokeMs ? QVariant(*row.entry.wokeMs) : QVariant();
    case Latency:
        return row.entry.latencyMs;
    default:
        return text(row, column);
    }
}

QString PushLogModel::columnTitle(int column) const
{
    switch (column) {
    case Time:
        return tr("Time");
    case Extension:
        return tr("Ext.");
    case Device:
        return tr("Device");
    case Provider:
        return tr("Via");
    case Result:
        return tr("Result");
    case WakeTime:
        return tr("Push to REGISTER");
    case Latency:
        return tr("Latency");
    case Reason:
        return tr("Reason");
    case CallId:
        return tr("Call-ID");
    default:
        return {};
    }
}

QString PushLogModel::columnHelp(int column) const
{
    switch (column) {
    case WakeTime:
        return tr("From sending the push until the phone registered");
    case Latency:
        return tr("From sending the push until the provider answered");
    default:
        return {};
    }
}

bool PushLogModel::isNumeric(int column) const
{
    return column == WakeTime || column == Latency;
}

qint64 PushLogModel::timeStep(int, int, const QDateTime &) const
{
    return 0; // advance() announces what time changes
}

QList<int> PushLogModel::timedColumns() const
{
    return {};
}

void PushLogModel::advance(const QDateTime &now)
{
    for (int row = rows().size() - 1; row >= 0 && m_counts.of(PushResult::Waiting) > 0; --row) {
        if (rows().at(row).result == PushResult::Waiting)
            change(row, rowOf(rows().at(row).entry, rows().at(row).found));
    }
    // A push of yesterday says its day.
    const QDate before = std::exchange(m_today, now.toLocalTime().date());
    if (before != m_today && rows().size() > 0)
        Q_EMIT dataChanged(index(0, Time), index(rows().size() - 1, Time), {Qt::DisplayRole});
}

QString PushLogModel::rowStateText(int row) const
{
    return stateText(rows().at(row).result);
}

bool PushLogModel::differs(const PushLogRow &before, const PushLogRow &after, int column) const
{
    return text(before, column) != text(after, column) || sortValue(before, column) != sortValue(after, column);
}

void PushLogModel::tally(const PushLogRow &row, int step)
{
    if (row.found) {
        m_found += step;
        return;
    }
    m_counts.add(row.result, step);
    m_providers.add(row.entry.provider, step);
}

bool PushLogModel::tallyAlike(const PushLogRow &before, const PushLogRow &after) const
{
    return before.found == after.found && before.result == after.result &&
           before.entry.provider == after.entry.provider;
}

} // namespace wakeline
