// SPDX-License-Identifier: GPL-3.0-or-later
#include "StatsReader.h"

#include "LatencyHistogram.h"

namespace wakeline {

namespace {

QVariantList boundsOf(const StatsWindow &window)
{
    return {stored(window.from), static_cast<qint64>(window.bucket.count()), stored(window.from), stored(window.to)};
}

qint64 *countOf(CallBucket &bucket, Disposition disposition)
{
    switch (disposition) {
    case Disposition::Answered:
        return &bucket.answered;
    case Disposition::NoAnswer:
        return &bucket.noAnswer;
    case Disposition::Busy:
        return &bucket.busy;
    case Disposition::Failed:
        return &bucket.failed;
    case Disposition::Cancelled:
        return &bucket.cancelled;
    case Disposition::Voicemail:
        return &bucket.voicemail;
    }
    return nullptr;
}

Result<void> countCalls(Connection &connection, const StatsWindow &window, PeriodCounts &counts)
{
    for (qsizetype i = 0; i < window.buckets(); ++i)
        counts.calls.append({.at = window.startOf(i)});
    const auto rows = connection.run(StatsReader::callsSql(), boundsOf(window));
    if (!rows)
        return std::unexpected(rows.error());
    for (const Row &row : *rows) {
        const auto disposition = enumFromName<Disposition>(row.text(1));
        if (disposition && row.integer(0) < counts.calls.size())
            *countOf(counts.calls[row.integer(0)], *disposition) += row.integer(2);
    }
    return {};
}

void addOutcome(QList<PushOutcomeCount> &outcomes, const Row &row, PushOutcome outcome)
{
    const auto provider = enumFromName<PushProviderName>(row.text(1));
    if (!provider)
        return;
    const auto known = std::ranges::find_if(
        outcomes, [&](const PushOutcomeCount &one) { return one.provider == *provider && one.outcome == outcome; });
    if (known == outcomes.end())
        outcomes.append({*provider, outcome, row.integer(4)});
    else
        known->count += row.integer(4);
}

Result<void> countPushes(Connection &connection, const StatsWindow &window, PeriodCounts &counts)
{
    const auto rows = connection.run(StatsReader::pushesSql(), boundsOf(window));
    if (!rows)
        return std::unexpected(rows.error());
    for (qsizetype i = 0; i < window.buckets(); ++i)
        counts.pushes.append({.at = window.startOf(i), .p50Ms = {}, .p95Ms = {}});
    QList<LatencyHistogram> wakes(window.buckets());
    for (const Row &row : *rows) {
        const auto outcome = enumFromName<PushOutcome>(row.text(2));
        if (!outcome || row.integer(0) >= counts.pushes.size())
            continue;
        PushBucket &bucket = counts.pushes[row.integer(0)];
        bucket.sent += row.integer(4);
        if (*outcome == PushOutcome::Accepted)
            bucket.accepted += row.integer(4);
        if (!row.isNull(3))
            wakes[row.integer(0)].add(row.integer(3), row.integer(4));
        addOutcome(counts.pushOutcomes, row, *outcome);
    }
    LatencyHistogram all;
    PushTotals &totals = counts.pushTotals;
    for (qsizetype i = 0; i < counts.pushes.size(); ++i) {
        PushBucket &bucket = counts.pushes[i];
        bucket.woke = wakes.at(i).count();
        bucket.p50Ms = wakes.at(i).percentile(0.5);
        bucket.p95Ms = wakes.at(i).percentile(0.95);
        totals.sent += bucket.sent;
        totals.accepted += bucket.accepted;
        all.add(wakes.at(i));
    }
    totals.woke = all.count();
    totals.p50Ms = all.percentile(0.5);
    totals.p95Ms = all.percentile(0.95);
    std::ranges::sort(counts.pushOutcomes, {},
                      [](const PushOutcomeCount &one) { return std::pair(one.provider, one.outcome); });
    return {};
}

Result<void> countVoicemail(Connection &connection, PeriodCounts &counts)
{
    const auto rows = connection.run(StatsReader::voicemailSql());
    if (!rows)
        return std::unexpected(rows.error());
    const Row &row = rows->first();
    counts.voicemail = {row.integer(0), row.integer(1), row.optionalTime(2)};
    return {};
}

} // namespace

QString StatsReader::callsSql()
{
    return QStringLiteral("SELECT (start_time - ?) / ?, disposition, COUNT(*) FROM call_records "
                          "WHERE start_time >= ? AND start_time < ? AND end_time IS NOT NULL GROUP BY 1, 2");
}

QString StatsReader::pushesSql()
{
    return QStringLiteral("SELECT (at - ?) / ?, provider, outcome, woke_ms / %1, COUNT(*) FROM push_log "
                          "WHERE at >= ? AND at < ? GROUP BY 1, 2, 3, 4")
        .arg(LatencyHistogram::stepMs);
}

QString StatsReader::voicemailSql()
{
    // Every box_id is above 0; asked for, SQLite takes the index of new messages also before it has counted any rows.
    return QStringLiteral("SELECT COUNT(*), COUNT(DISTINCT box_id), MIN(received_at) FROM voicemail_messages "
                          "WHERE box_id > 0 AND read_at IS NULL AND deleted_at IS NULL");
}

QCoro::Task<Result<PeriodCounts>> StatsReader::read(StatsWindow window)
{
    return m_database.read([window](Connection &connection) -> Result<PeriodCounts> {
        PeriodCounts counts;
        if (const auto counted = countCalls(connection, window, counts); !counted)
            return std::unexpected(counted.error());
        if (const auto counted = countPushes(connection, window, counts); !counted)
            return std::unexpected(counted.error());
        if (const auto counted = countVoicemail(connection, counts); !counted)
            return std::unexpected(counted.error());
        return counts;
    });
}

} // namespace wakeline
