// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttentionModel.h"

#include "LiveTable.h"
#include "PushResult.h"
#include "RelativeTime.h"

#include <algorithm>

namespace wakeline {

namespace {

using Kind = AttentionRow::Kind;

QString clockText(const QDateTime &time, const QDateTime &now)
{
    return absoluteText(time, now);
}

AttentionRow partRow(const PartStatus &part, const QDateTime &now)
{
    return {u"part/"_qs + part.name,
            Kind::Part,
            part.essential,
            AttentionModel::tr("%1 is not well").arg(partText(part.name)),
            part.message,
            clockText(part.since, now),
            AttentionModel::tr("Open status"),
            part.name};
}

AttentionRow heldRow(const Call &call, bool stale, const QDateTime &now)
{
    const QString callee = call.calleeName.isEmpty() ? call.callee : call.calleeName;
    const QString why =
        call.afterHold == u"voicemail"  ? AttentionModel::tr("Waiting for %1 to wake, voicemail takes over next")
        : call.afterHold == u"redirect" ? AttentionModel::tr("Waiting for %1 to wake, the call is forwarded next")
                                        : AttentionModel::tr("Waiting for %1 to wake");
    const QString left =
        stale || !call.holdUntil ? dash() : AttentionModel::tr("%1 left").arg(remainingText(*call.holdUntil, now));
    return {u"call/"_qs + call.callId,
            Kind::HeldCall,
            false,
            AttentionModel::tr("Call for %1 is held").arg(call.callee),
            why.arg(callee),
            left,
            AttentionModel::tr("Show call"),
            call.callId};
}

QList<AttentionRow> heldRows(QList<Call> held, bool stale, const QDateTime &now)
{
    std::ranges::stable_sort(held, {}, [](const Call &call) {
        return call.holdUntil.value_or(QDateTime::fromMSecsSinceEpoch(std::numeric_limits<qint32>::max() * 1000LL));
    });
    QList<AttentionRow> rows;
    for (const Call &call : held)
        rows.append(heldRow(call, stale, now));
    return rows;
}

std::optional<AttentionRow> tokensRow(const QList<PushOutcomeCount> &outcomes, StatsPeriod period)
{
    int refused = 0;
    QStringList providers;
    for (const PushOutcomeCount &one : outcomes) {
        if (one.outcome != PushOutcome::TokenDead && one.outcome != PushOutcome::TokenRefused)
            continue;
        refused += static_cast<int>(one.count);
        if (const QString name = providerText(one.provider); !providers.contains(name))
            providers.append(name);
    }
    if (refused == 0)
        return std::nullopt;
    return AttentionRow{
        u"tokens"_qs,
        Kind::Tokens,
        false,
        refused == 1 ? AttentionModel::tr("1 push token rejected")
                     : AttentionModel::tr("%n push tokens rejected", nullptr, static_cast<int>(refused)),
        AttentionModel::tr("%1 no longer takes them: those phones cannot be woken until they register again")
            .arg(providers.join(u", "_qs)),
        period == StatsPeriod::Hour ? AttentionModel::tr("last hour") : AttentionModel::tr("last 24 hours"),
        AttentionModel::tr("Show log"),
        {}};
}

std::optional<AttentionRow> licenseRow(const std::optional<LicenseState> &license, const QDateTime &now)
{
    if (!license)
        return std::nullopt;
    const qint64 days = license->expiresAt ? now.daysTo(*license->expiresAt) : std::numeric_limits<int>::max();
    if (license->ok && days > licenseNotice.count())
        return std::nullopt;
    const QString when = !license->expiresAt ? QString()
                         : days >= 0         ? (days == 1 ? AttentionModel::tr("1 day")
                                                          : AttentionModel::tr("%n days", nullptr, static_cast<int>(days)))
                                             : AttentionModel::tr("expired");
    return AttentionRow{u"licence"_qs,
                        Kind::License,
                        !license->ok,
                        license->ok ? AttentionModel::tr("Licence ends soon")
                                    : AttentionModel::tr("The licence needs a look"),
                        license->message,
                        when,
                        AttentionModel::tr("Open licence"),
                        {}};
}

} // namespace

QList<AttentionRow> attentionRows(const AttentionFacts &facts, const QDateTime &now)
{
    QList<AttentionRow> rows;
    QList<AttentionRow> lesser;
    for (const PartStatus &part : facts.parts) {
        // The licence has a row of its own, with its date.
        if (part.ok || (part.name == u"licence" && facts.license))
            continue;
        (part.essential ? rows : lesser).append(partRow(part, now));
    }
    rows += heldRows(facts.held, facts.stale, now);
    rows += lesser;
    for (const Alarm &alarm : facts.alarms) {
        if (alarm.at.secsTo(now) <= std::chrono::seconds(alarmAge).count())
            rows.append({u"alarm/"_qs + alarm.code, Kind::Alarm, true, AttentionModel::tr("Alarm"), alarm.message,
                         clockText(alarm.at, now),
                         isPushAlarm(alarm.code) ? AttentionModel::tr("Show log") : AttentionModel::tr("Open status"),
                         alarm.code});
    }
    if (auto tokens = tokensRow(facts.pushOutcomes, facts.period))
        rows.append(*tokens);
    if (auto license = licenseRow(facts.license, now))
        rows.append(*license);
    return rows;
}

void AttentionModel::show(const QList<AttentionRow> &rows)
{
    const auto keys = [](const QList<AttentionRow> &list) {
        QStringList all;
        for (const AttentionRow &row : list)
            all.append(row.key);
        return all;
    };
    if (keys(rows) != keys(m_rows)) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int i = 0; i < rowCount(); ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i), index(i));
    }
}

int AttentionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AttentionRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2. %3").arg(row.what, row.why, row.when);
    case KeyRole:
        return row.key;
    case ValueRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

} // namespace wakeline
