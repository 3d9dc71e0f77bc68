// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallHistoryModel.h"

#include "RelativeTime.h"

#include <QLocale>

namespace wakeline {

QString dispositionText(Disposition disposition)
{
    switch (disposition) {
    case Disposition::Answered:
        return CallHistoryModel::tr("Answered");
    case Disposition::NoAnswer:
        return CallHistoryModel::tr("No answer");
    case Disposition::Busy:
        return CallHistoryModel::tr("Busy");
    case Disposition::Failed:
        return CallHistoryModel::tr("Failed");
    case Disposition::Cancelled:
        return CallHistoryModel::tr("Given up");
    case Disposition::Voicemail:
        return CallHistoryModel::tr("Voicemail");
    }
    return {};
}

QString directionText(CallDirection direction)
{
    switch (direction) {
    case CallDirection::Inbound:
        return CallHistoryModel::tr("Inbound");
    case CallDirection::Outbound:
        return CallHistoryModel::tr("Outbound");
    case CallDirection::Internal:
        return CallHistoryModel::tr("Internal");
    }
    return {};
}

QString causeText(const QString &hangupCause)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("normal_call_clearing"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "Hung up")},
        {QStringLiteral("originator_cancel"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The caller gave up")},
        {QStringLiteral("user_busy"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "Busy")},
        {QStringLiteral("no_user_responding"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "No phone was there to ring")},
        {QStringLiteral("call_rejected"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "Refused")},
        {QStringLiteral("unallocated_number"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "There is no such number")},
        {QStringLiteral("recovery_on_timer_expiry"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "No answer came in time")},
        {QStringLiteral("temporary_failure"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "A passing failure")},
        {QStringLiteral("incompatible_destination"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "No audio format in common")},
        {QStringLiteral("invalid_number_format"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The number is not whole")},
        {QStringLiteral("number_changed"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The number has changed")},
        {QStringLiteral("network_out_of_order"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The network was out of order")},
        {QStringLiteral("service_not_available"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The service was not there")},
        {QStringLiteral("exchange_routing_error"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The call went in a circle")},
        {QStringLiteral("not_implemented"),
         QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "The other side cannot do that")},
        {QStringLiteral("lost"), QT_TRANSLATE_NOOP("wakeline::CallHistoryModel", "Nobody saw it end")},
    };
    const auto known = words.constFind(hangupCause);
    return known == words.cend() ? hangupCause : CallHistoryModel::tr(*known);
}

QString lengthText(qint64 seconds)
{
    const QDateTime zero = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    return elapsedText(zero, zero.addSecs(seconds));
}

CallHistoryModel::CallHistoryModel(const ExtensionModel &extensions, QObject *parent)
    : HistoryTable(parent), m_extensions(extensions)
{}

int CallHistoryModel::liveColumns() const
{
    return ColumnCount;
}

QVariant CallHistoryModel::cell(int row, int column, int role) const
{
    const CallRecord &record = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(record, column);
    case Qt::ToolTipRole:
        if (column == Time)
            return QLocale().toString(record.startTime.toLocalTime(), QLocale::LongFormat);
        return column == From || column == To || column == Cause ? QVariant(text(record, column)) : QVariant();
    case SortRole:
        return column == Time ? QVariant(record.id) : QVariant(text(record, column));
    case StateRole:
        return record.disposition ? static_cast<int>(*record.disposition) : -1;
    case KeyRole:
        return rows().keyAt(row);
    case ValueRole:
        return QVariant::fromValue(record);
    default:
        return {};
    }
}

QString CallHistoryModel::partyText(const QString &number, const QString &name) const
{
    const Extension *extension = m_extensions.find(number);
    const QString known = name.isEmpty() && extension ? extension->displayName : name;
    return known.isEmpty() || known == number ? number : tr("%1, %2").arg(known, number);
}

QString CallHistoryModel::text(const CallRecord &record, int column) const
{
    switch (column) {
    case Time:
        return recordTimeText(record.startTime);
    case From:
        return record.callerIdNum.isEmpty() ? tr("Withheld") : partyText(record.callerIdNum, record.callerIdName);
    case To:
        return partyText(record.callee, {});
    case Result:
        return record.disposition ? dispositionText(*record.disposition) : dash();
    case Length:
        return record.answerTime ? lengthText(record.billableDur) : dash();
    case Direction:
        return directionText(record.direction);
    case Cause:
        return causeText(record.hangupCause);
    default:
        return {};
    }
}

QString CallHistoryModel::columnTitle(int column) const
{
    switch (column) {
    case Time:
        return tr("Started");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Result:
        return tr("Result");
    case Length:
        return tr("Length");
    case Direction:
        return tr("Direction");
    case Cause:
        return tr("How it ended");
    default:
        return {};
    }
}

QString CallHistoryModel::columnHelp(int column) const
{
    return column == Length ? tr("From the answer until somebody hung up") : QString();
}

bool CallHistoryModel::isNumeric(int column) const
{
    return column == Length;
}

qint64 CallHistoryModel::timeStep(int, int, const QDateTime &) const
{
    return 0; // what is over stays as it was
}

QList<int> CallHistoryModel::timedColumns() const
{
    return {};
}

QString CallHistoryModel::rowStateText(int row) const
{
    return text(rows().at(row), Result);
}

bool CallHistoryModel::differs(const CallRecord &before, const CallRecord &after, int column) const
{
    return text(before, column) != text(after, column);
}

void CallHistoryModel::tally(const CallRecord &, int) {}

bool CallHistoryModel::tallyAlike(const CallRecord &, const CallRecord &) const
{
    return true;
}

} // namespace wakeline
