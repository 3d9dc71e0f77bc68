// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallModel.h"

#include "RelativeTime.h"

#include <algorithm>

namespace wakeline {

namespace {

/// What the operator has to look at first comes first.
int rank(CallState state)
{
    switch (state) {
    case CallState::Held:
        return 0;
    case CallState::Ringing:
        return 1;
    case CallState::Answered:
        return 2;
    case CallState::Ended:
        return 3;
    }
    return 4;
}

QString dispositionText(const Call &call)
{
    if (!call.disposition)
        return CallModel::tr("Ended");
    switch (*call.disposition) {
    case Disposition::Answered:
        return CallModel::tr("Answered");
    case Disposition::NoAnswer:
        return CallModel::tr("No answer");
    case Disposition::Busy:
        return CallModel::tr("Busy");
    case Disposition::Failed:
        return call.sipCode ? CallModel::tr("Failed, %1").arg(*call.sipCode) : CallModel::tr("Failed");
    case Disposition::Cancelled:
        return CallModel::tr("Caller hung up");
    case Disposition::Voicemail:
        return CallModel::tr("To voicemail");
    }
    return {};
}

QString afterHoldText(const Call &call)
{
    if (call.afterHold == QLatin1String("redirect"))
        return CallModel::tr("Then forwarded");
    if (call.afterHold == QLatin1String("voicemail"))
        return CallModel::tr("Then voicemail");
    return CallModel::tr("Then unavailable");
}

QDateTime endOf(const Call &call)
{
    return call.endedAt.value_or(call.since);
}

QString searchText(const Call &call)
{
    return QStringList{call.caller, call.callerName, call.callee, call.calleeName, call.callId}.join(QLatin1Char('\n'));
}

} // namespace

QString stateText(CallState state)
{
    switch (state) {
    case CallState::Held:
        return CallModel::tr("Held");
    case CallState::Ringing:
        return CallModel::tr("Ringing");
    case CallState::Answered:
        return CallModel::tr("On call");
    case CallState::Ended:
        return CallModel::tr("Ended");
    }
    return {};
}

void CallModel::upsert(const Call &call)
{
    put(call.callId, call);
}

void CallModel::remove(const QString &callId)
{
    if (const int row = rows().find(callId); row >= 0)
        drop(row);
}

void CallModel::reset(const QList<Call> &calls)
{
    std::vector<std::pair<QString, Call>> wanted;
    for (int row = 0; row < rows().size(); ++row) {
        if (rows().at(row).state == CallState::Ended)
            wanted.emplace_back(rows().keyAt(row), rows().at(row));
    }
    for (const Call &call : calls)
        wanted.emplace_back(call.callId, call);
    replaceAll(std::move(wanted));
}

const Call *CallModel::find(const QString &callId) const
{
    const int row = rows().find(callId);
    return row < 0 ? nullptr : &rows().at(row);
}

const Call &CallModel::at(int row) const
{
    return rows().at(row);
}

int CallModel::activeCount() const
{
    return rows().size() - m_counts.of(CallState::Ended);
}

int CallModel::liveColumns() const
{
    return ColumnCount;
}

std::optional<qint64> CallModel::millisecondsLeft(const Call &call) const
{
    if (call.state != CallState::Held || !call.holdUntil || isStale() || !now().isValid())
        return std::nullopt;
    return std::max<qint64>(0, now().msecsTo(*call.holdUntil));
}

bool CallModel::isExpiring(const Call &call) const
{
    const auto left = millisecondsLeft(call);
    return left && *left < std::chrono::milliseconds(expiringBelow).count();
}

QVariant CallModel::cell(int row, int column, int role) const
{
    const Call &call = rows().at(row);
    const auto left = millisecondsLeft(call);
    switch (role) {
    case Qt::DisplayRole:
        return text(call, column);
    case DetailRole:
        return detail(call, column);
    case Qt::ToolTipRole:
        return column == From || column == To ? QVariant(text(call, column) + QLatin1Char('\n') + detail(call, column))
                                              : QVariant();
    case SortRole:
        return sortValue(call, column);
    case StateRole:
        return static_cast<int>(call.state);
    case KeyRole:
        return call.callId;
    case ValueRole:
        return QVariant::fromValue(call);
    case SearchRole:
        return searchText(call);
    case ProgressRole:
        if (column != State || !left || call.holdMs.value_or(0) <= 0)
            return {};
        return std::min(1.0, static_cast<double>(*left) / static_cast<double>(*call.holdMs));
    case SecondsLeftRole:
        return left ? QVariant(static_cast<int>((*left + 999) / 1000)) : QVariant();
    case ExpiringRole:
        return isExpiring(call);
    default:
        return {};
    }
}

QString CallModel::text(const Call &call, int column) const
{
    switch (column) {
    case State:
        return isExpiring(call) ? tr("Expiring") : stateText(call.state);
    case From:
        return call.caller.isEmpty() ? tr("Anonymous") : call.caller;
    case To:
        return call.calleeName.isEmpty() ? call.callee : call.calleeName;
    case Since:
        if (call.state == CallState::Ended)
            return absoluteText(endOf(call), now());
        return isStale() ? absoluteText(call.since, now()) : elapsedText(call.since, now());
    case Wake:
        if (call.pushesSent == 0)
            return dash();
        return call.pushesSent == 1 ? tr("1 push, %1 accepted").arg(call.pushesAccepted)
                                    : tr("%n pushes, %1 accepted", nullptr, call.pushesSent).arg(call.pushesAccepted);
    default:
        return {};
    }
}

QString CallModel::detail(const Call &call, int column) const
{
    switch (column) {
    case State:
        if (call.state == CallState::Held)
            return afterHoldText(call);
        if (call.state == CallState::Ended)
            return dispositionText(call);
        if (isStale())
            return dash();
        return call.state == CallState::Ringing ? tr("for %1").arg(elapsedText(call.since, now()))
                                                : elapsedText(call.since, now());
    case From:
        return call.callerName;
    case To:
        return tr("Ext. %1").arg(call.callee);
    case Since:
        return tr("at %1").arg(absoluteText(call.startedAt, now()));
    case Wake:
        if (call.registeredMs)
            return tr("Registered after %1").arg(secondsText(std::chrono::milliseconds(*call.registeredMs)));
        if (call.firstPushMs)
            return tr("Accepted in %1").arg(secondsText(std::chrono::milliseconds(*call.firstPushMs)));
        return {};
    default:
        return {};
    }
}

QVariant CallModel::sortValue(const Call &call, int column) const
{
    switch (column) {
    case State:
        return rank(call.state);
    case Since:
        return call.state == CallState::Ended ? endOf(call) : call.since;
    case Wake:
        return call.pushesSent;
    default:
        return text(call, column);
    }
}

QString CallModel::columnTitle(int column) const
{
    switch (column) {
    case State:
        return tr("State");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Since:
        return tr("Since");
    case Wake:
        return tr("Wake-up");
    default:
        return {};
    }
}

bool CallModel::isNumeric(int column) const
{
    return column == Since;
}

qint64 CallModel::timeStep(int row, int column, const QDateTime &now) const
{
    const Call &call = rows().at(row);
    if (call.state == CallState::Ended)
        return 0;
    // A ring is drawn anew with every tick; its number is in the State cell.
    if (column == State && call.state == CallState::Held && call.holdUntil)
        return std::max<qint64>(0, now.msecsTo(*call.holdUntil));
    return elapsedStep(call.since, now);
}

QList<int> CallModel::timedColumns() const
{
    return {State, Since};
}

void CallModel::advance(const QDateTime &now)
{
    for (int row = rows().size() - 1; row >= 0 && m_counts.of(CallState::Ended) > 0; --row) {
        const Call &call = rows().at(row);
        if (call.state == CallState::Ended && endOf(call).msecsTo(now) >= std::chrono::milliseconds(keepEnded).count())
            drop(row);
    }
}

QString CallModel::rowStateText(int row) const
{
    return detail(rows().at(row), State);
}

bool CallModel::differs(const Call &before, const Call &after, int column) const
{
    return text(before, column) != text(after, column) || detail(before, column) != detail(after, column) ||
           sortValue(before, column) != sortValue(after, column) ||
           (column == State && (before.holdUntil != after.holdUntil || before.holdMs != after.holdMs));
}

void CallModel::tally(const Call &row, int step)
{
    m_counts.add(row.state, step);
}

bool CallModel::tallyAlike(const Call &before, const Call &after) const
{
    return before.state == after.state;
}

} // namespace wakeline
