// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailMessageModel.h"

#include "CallHistoryModel.h"
#include "RelativeTime.h"

#include <QLocale>

#include <algorithm>

namespace wakeline {

namespace {

QString keyOf(const VoicemailMessage &message)
{
    return QString::number(message.id);
}

std::vector<std::pair<QString, VoicemailMessage>> keyed(const QList<VoicemailMessage> &messages)
{
    std::vector<std::pair<QString, VoicemailMessage>> rows;
    rows.reserve(static_cast<std::size_t>(messages.size()));
    for (const VoicemailMessage &message : messages)
        rows.emplace_back(keyOf(message), message);
    return rows;
}

/// The server's order: by time, and by id where that is the same.
bool isOlder(const VoicemailMessage &one, const VoicemailMessage &other)
{
    return one.timestamp != other.timestamp ? one.timestamp < other.timestamp : one.id < other.id;
}

} // namespace

QString dayTimeText(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QString clock = minuteText(time);
    const qint64 days = local.date().daysTo(today);
    if (days == 0)
        return VoicemailMessageModel::tr("Today %1").arg(clock);
    if (days == 1)
        return VoicemailMessageModel::tr("Yesterday %1").arg(clock);
    if (days > 1 && days < 7)
        return QStringLiteral("%1 %2").arg(QLocale().dayName(local.date().dayOfWeek(), QLocale::ShortFormat), clock);
    return local.date().year() == today.year() ? shortDayText(time) : dayText(time);
}

VoicemailMessageModel::VoicemailMessageModel(const ExtensionModel &extensions, const VoicemailBoxModel &boxes,
                                             QObject *parent)
    : KeyedTable(parent), m_extensions(extensions), m_boxes(boxes)
{}

void VoicemailMessageModel::reset(const QList<VoicemailMessage> &messages, qint64 total)
{
    m_fetching = false;
    m_stopped = false;
    m_total = total;
    replaceAll(keyed(messages));
    Q_EMIT countsChanged();
}

void VoicemailMessageModel::append(const QList<VoicemailMessage> &messages, qint64 total)
{
    m_fetching = false;
    const int before = rows().size();
    for (auto &[key, message] : keyed(messages))
        put(key, std::move(message));
    // A part that brings nothing new would be asked for without end.
    m_stopped = rows().size() == before;
    m_total = std::max<qint64>(total, rows().size());
    Q_EMIT countsChanged();
}

void VoicemailMessageModel::upsert(const VoicemailMessage &message)
{
    const bool known = rows().find(keyOf(message)) >= 0;
    if (!known) {
        ++m_total;
        const auto newer = [&](int row) { return isOlder(message, rows().at(row)); };
        bool oldest = true;
        for (int row = 0; row < rows().size() && oldest; ++row)
            oldest = newer(row);
        if (oldest && rows().size() + 1 < m_total) {
            Q_EMIT countsChanged();
            return;
        }
    }
    put(keyOf(message), message);
}

void VoicemailMessageModel::remove(qint64 id)
{
    const int row = rows().find(QString::number(id));
    m_total = std::max<qint64>(0, m_total - 1);
    if (row >= 0)
        drop(row);
    else
        Q_EMIT countsChanged();
}

void VoicemailMessageModel::stopFetching()
{
    m_fetching = false;
    m_stopped = true;
}

const VoicemailMessage *VoicemailMessageModel::find(qint64 id) const
{
    const int row = rows().find(QString::number(id));
    return row < 0 ? nullptr : &rows().at(row);
}

bool VoicemailMessageModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && hasMore() && !m_fetching && rows().size() > 0;
}

void VoicemailMessageModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    Q_EMIT moreWanted();
}

int VoicemailMessageModel::liveColumns() const
{
    return ColumnCount;
}

QString VoicemailMessageModel::callerText(const VoicemailMessage &message) const
{
    if (!message.callerIdName.isEmpty())
        return message.callerIdName;
    const auto *extension = m_extensions.find(message.callerIdNum);
    if (extension && !extension->displayName.isEmpty())
        return extension->displayName;
    return message.callerIdNum.isEmpty() ? tr("Hidden number") : message.callerIdNum;
}

QString VoicemailMessageModel::boxText(const VoicemailMessage &message) const
{
    const VoicemailBox *box = m_boxes.find(message.mailboxId);
    return box ? box->name : dash();
}

QString VoicemailMessageModel::detail(const VoicemailMessage &message) const
{
    if (message.callerIdNum.isEmpty())
        return tr("Caller withheld the number");
    if (m_extensions.find(message.callerIdNum))
        return tr("Ext. %1").arg(message.callerIdNum);
    return message.callerIdName.isEmpty() ? QString() : message.callerIdNum;
}

QVariant VoicemailMessageModel::cell(int row, int column, int role) const
{
    const VoicemailMessage &message = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(message, column);
    case DetailRole:
        return column == From ? QVariant(detail(message)) : QVariant();
    case Qt::ToolTipRole: {
        const QString words = toolTip(message, column);
        return words.isEmpty() ? QVariant() : words;
    }
    case SortRole:
        return column == Received ? QVariant(message.timestamp) : QVariant(text(message, column));
    case StateRole:
        return message.read ? 0 : 1;
    case KeyRole:
        return keyOf(message);
    case ValueRole:
        return QVariant::fromValue(message);
    case SearchRole:
        return QStringList{callerText(message), message.callerIdNum, boxText(message), message.transcription}.join(
            QLatin1Char('\n'));
    default:
        return {};
    }
}

QString VoicemailMessageModel::text(const VoicemailMessage &message, int column) const
{
    switch (column) {
    case From:
        return callerText(message);
    case Received:
        return dayTimeText(message.timestamp, now().isValid() ? now() : QDateTime::currentDateTimeUtc());
    case Length:
        return lengthText(message.duration);
    case Box:
        return boxText(message);
    default:
        return {};
    }
}

QString VoicemailMessageModel::toolTip(const VoicemailMessage &message, int column) const
{
    switch (column) {
    case From: {
        QStringList lines{callerText(message), message.callerIdNum, message.transcription};
        lines.removeAll(QString());
        lines.removeDuplicates();
        return lines.join(QLatin1Char('\n'));
    }
    case Received:
        return QLocale().toString(message.timestamp.toLocalTime(), QLocale::LongFormat);
    case Box:
        return boxText(message);
    default:
        return {};
    }
}

QString VoicemailMessageModel::columnTitle(int column) const
{
    switch (column) {
    case From:
        return tr("From");
    case Received:
        return tr("Received");
    case Length:
        return tr("Length");
    case Box:
        return tr("Box");
    default:
        return {};
    }
}

bool VoicemailMessageModel::isNumeric(int column) const
{
    return column == Length;
}

/// The words for the day change at midnight.
qint64 VoicemailMessageModel::timeStep(int, int, const QDateTime &now) const
{
    return now.toLocalTime().date().toJulianDay();
}

QList<int> VoicemailMessageModel::timedColumns() const
{
    return {Received};
}

QString VoicemailMessageModel::rowStateText(int row) const
{
    return rows().at(row).read ? tr("read") : tr("new");
}

bool VoicemailMessageModel::differs(const VoicemailMessage &before, const VoicemailMessage &after, int column) const
{
    return text(before, column) != text(after, column) || before.timestamp != after.timestamp ||
           (column == From && (before.read != after.read || detail(before) != detail(after)));
}

void VoicemailMessageModel::tally(const VoicemailMessage &, int) {}

bool VoicemailMessageModel::tallyAlike(const VoicemailMessage &, const VoicemailMessage &) const
{
    return true;
}

VoicemailMessageProxy::VoicemailMessageProxy(QObject *parent) : LiveFilterProxy(parent)
{
    LiveFilterProxy::sort(VoicemailMessageModel::Received, Qt::DescendingOrder);
}

void VoicemailMessageProxy::sort(int column, Qt::SortOrder)
{
    if (column == VoicemailMessageModel::Received)
        LiveFilterProxy::sort(column, Qt::DescendingOrder);
}

VoicemailBoxProxy::VoicemailBoxProxy(QObject *parent) : LiveFilterProxy(parent)
{
    LiveFilterProxy::sort(VoicemailBoxModel::Name, Qt::AscendingOrder);
}

void VoicemailBoxProxy::sort(int column, Qt::SortOrder)
{
    if (column == VoicemailBoxModel::Name)
        LiveFilterProxy::sort(column, Qt::AscendingOrder);
}

} // namespace wakeline
