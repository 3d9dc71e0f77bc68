// SPDX-License-Identifier: GPL-3.0-or-later
#include "DashboardContents.h"

#include "AttentionModel.h"
#include "PushResult.h"
#include "RelativeTime.h"

#include <QCoreApplication>

#include <algorithm>

namespace wakeline {

namespace {

constexpr double latencyTarget = 3; // seconds: what the design promises of push → REGISTER

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(wakeline::DashboardPage)
};

QString numberText(double value, int decimals = 0)
{
    return QLocale().toString(value, 'f', decimals);
}

QString periodWords(const std::optional<DashboardStats> &stats)
{
    return stats && stats->period == StatsPeriod::Day ? Words::tr("in 24 hours") : Words::tr("this hour");
}

QList<double> courseOf(const QList<LoadSample> &load, int LoadSample::*member, int last)
{
    QList<double> course;
    for (const LoadSample &sample : load)
        course.append(sample.*member);
    course.append(last);
    return course;
}

QString peakText(const QList<LoadSample> &load, int LoadSample::*member)
{
    if (load.isEmpty())
        return {};
    const auto peak = std::ranges::max_element(load, {}, member);
    if ((*peak).*member == 0)
        return Words::tr("None so far");
    return Words::tr("Peak %1 at %2").arg((*peak).*member).arg(minuteText(peak->at));
}

TileContent registered(const DashboardLive &live, const std::optional<DashboardStats> &stats)
{
    TileContent tile{Icon::Registrations, Words::tr("Registered"), numberText(live.registered),
                     Words::tr("of %1").arg(live.extensions)};
    if (stats) {
        tile.note =
            Words::tr("%n woke by push %1", nullptr, static_cast<int>(stats->pushTotals.woke)).arg(periodWords(stats));
        tile.course = courseOf(stats->load, &LoadSample::registered, live.registered);
    }
    return tile;
}

TileContent onCall(const DashboardLive &live, const std::optional<DashboardStats> &stats)
{
    TileContent tile{Icon::Handset, Words::tr("On call"), numberText(live.onCall)};
    if (live.ringing > 0)
        tile.unit = Words::tr("and %1 ringing").arg(live.ringing);
    if (stats) {
        tile.note = peakText(stats->load, &LoadSample::onCall);
        tile.course = courseOf(stats->load, &LoadSample::onCall, live.onCall);
    }
    return tile;
}

TileContent held(const DashboardLive &live, const std::optional<DashboardStats> &stats, const QDateTime &now)
{
    TileContent tile{Icon::Held, Words::tr("Held calls"), numberText(live.held)};
    if (live.held > 0) {
        tile.note = live.stale || !live.nextHoldEnd
                        ? Words::tr("Waiting for a phone to wake")
                        : Words::tr("Next one ends in %1").arg(remainingText(*live.nextHoldEnd, now));
        tile.noteTone = Tone::Alert;
    } else {
        tile.note = Words::tr("Nobody waits for a phone");
    }
    if (stats)
        tile.course = courseOf(stats->load, &LoadSample::held, live.held);
    return tile;
}

TileContent pushSuccess(const std::optional<DashboardStats> &stats)
{
    TileContent tile{Icon::Push, Words::tr("Push success"), dash()};
    if (!stats)
        return tile;
    const PushTotals &totals = stats->pushTotals;
    if (totals.sent == 0) {
        tile.note = Words::tr("No push %1").arg(periodWords(stats));
        return tile;
    }
    const double share = static_cast<double>(totals.accepted) / static_cast<double>(totals.sent);
    // 99.96 % is not all of them: rounding must not say so.
    tile.figure = numberText(totals.accepted == totals.sent ? 100 : std::min(99.9, share * 100), 1);
    tile.unit = QStringLiteral("%");
    tile.note = Words::tr("%1 of %2 accepted").arg(totals.accepted).arg(totals.sent);
    tile.noteTone = share < 0.95 ? Tone::Alert : Tone::Good;
    for (const PushBucket &bucket : stats->pushes) {
        if (bucket.sent > 0)
            tile.course.append(static_cast<double>(bucket.accepted) / static_cast<double>(bucket.sent));
    }
    return tile;
}

TileContent voicemail(const DashboardLive &live, const std::optional<DashboardStats> &stats, const QDateTime &now)
{
    TileContent tile{Icon::Voicemail, Words::tr("Voicemail waiting"), dash()};
    if (!live.newMessages && !stats)
        return tile;
    const int messages = live.newMessages.value_or(stats ? static_cast<int>(stats->voicemail.newMessages) : 0);
    const int boxes = live.newMessages ? live.boxesWithNew : static_cast<int>(stats->voicemail.boxes);
    tile.figure = numberText(messages);
    if (messages == 0) {
        tile.note = Words::tr("No new messages");
        return tile;
    }
    tile.unit = boxes == 1 ? Words::tr("in 1 box") : Words::tr("in %n boxes", nullptr, boxes);
    if (stats && stats->voicemail.oldestAt)
        tile.note = Words::tr("Oldest: %1").arg(agoText(*stats->voicemail.oldestAt, now));
    return tile;
}

TileContent license(const std::optional<DashboardStats> &stats, const QDateTime &now)
{
    TileContent tile{Icon::Key, Words::tr("Licence"), dash()};
    if (!stats)
        return tile;
    if (!stats->license) {
        tile.note = Words::tr("This installation needs none");
        return tile;
    }
    const LicenseState &state = *stats->license;
    if (state.maxExtensions > 0) {
        tile.figure = numberText(state.extensionsInUse);
        tile.unit = Words::tr("of %1").arg(state.maxExtensions);
        tile.share = std::clamp(static_cast<double>(state.extensionsInUse) / state.maxExtensions, 0.0, 1.0);
    }
    const qint64 days = state.expiresAt ? now.daysTo(*state.expiresAt) : std::numeric_limits<int>::max();
    if (!state.ok) {
        tile.note = state.message;
        tile.noteTone = Tone::Bad;
    } else if (days <= licenseNotice.count()) {
        tile.note =
            days == 1 ? Words::tr("Ends in 1 day") : Words::tr("Ends in %n days", nullptr, static_cast<int>(days));
        tile.noteTone = Tone::Alert;
    } else {
        tile.note = state.expiresAt ? Words::tr("Extensions, until %1").arg(dayText(*state.expiresAt))
                                    : Words::tr("Extensions");
    }
    return tile;
}

TileContent latency(const std::optional<DashboardStats> &stats)
{
    TileContent tile{Icon::Wave, Words::tr("Wake latency p95"), dash()};
    if (!stats)
        return tile;
    if (!stats->pushTotals.p95Ms) {
        tile.note = Words::tr("No phone woke %1").arg(periodWords(stats));
        return tile;
    }
    const double seconds = static_cast<double>(*stats->pushTotals.p95Ms) / 1000;
    tile.figure = numberText(seconds, 2);
    tile.unit = QStringLiteral("s");
    const bool good = seconds < latencyTarget;
    tile.note = good ? Words::tr("Target is under %1 s").arg(latencyTarget)
                     : Words::tr("Over the target of %1 s").arg(latencyTarget);
    tile.noteTone = good ? Tone::Good : Tone::Alert;
    for (const PushBucket &bucket : stats->pushes) {
        if (bucket.p95Ms)
            tile.course.append(static_cast<double>(*bucket.p95Ms));
    }
    return tile;
}

TileContent services(const DashboardLive &live)
{
    TileContent tile{Icon::Server, Words::tr("Services"), dash()};
    if (live.parts.isEmpty())
        return tile;
    const auto well = std::ranges::count(live.parts, true, &PartStatus::ok);
    tile.figure = numberText(static_cast<double>(well));
    tile.unit = Words::tr("of %1 well").arg(live.parts.size());
    const auto failing = std::ranges::find(live.parts, false, &PartStatus::ok);
    if (failing == live.parts.end()) {
        tile.note = Words::tr("All parts work");
        tile.noteTone = Tone::Good;
    } else {
        tile.note = Words::tr("%1: %2").arg(partText(failing->name), failing->message);
        tile.noteTone = failing->essential ? Tone::Bad : Tone::Alert;
    }
    return tile;
}

/// The last value there is, as the legend says it.
QString lastText(const ChartContent &chart, const QList<std::optional<double>> &values)
{
    for (auto value = values.crbegin(); value != values.crend(); ++value) {
        if (*value)
            return chart.valueText(*value);
    }
    return dash();
}

} // namespace

TileContent tileContent(Tile tile, const DashboardLive &live, const std::optional<DashboardStats> &stats,
                        const QDateTime &now)
{
    switch (tile) {
    case Tile::Registered:
        return registered(live, stats);
    case Tile::OnCall:
        return onCall(live, stats);
    case Tile::Held:
        return held(live, stats, now);
    case Tile::PushSuccess:
        return pushSuccess(stats);
    case Tile::Voicemail:
        return voicemail(live, stats, now);
    case Tile::License:
        return license(stats, now);
    case Tile::Latency:
        return latency(stats);
    case Tile::Services:
        return services(live);
    }
    return {};
}

ChartContent registrationsChart(const DashboardStats &stats, const DashboardLive &live)
{
    ChartContent chart;
    chart.title = Words::tr("Registrations");
    chart.fromZero = false;
    chart.whole = true;
    chart.step = stats.period == StatsPeriod::Hour ? std::chrono::seconds(60) : std::chrono::seconds(600);
    chart.empty = Words::tr("The service has just started");
    ChartSeries registered{Words::tr("Registered"), ChartInk::Accent};
    ChartSeries extensions{Words::tr("Extensions"), ChartInk::Neutral};
    extensions.dashed = true;
    QHash<qint64, LoadSample> samples;
    for (const LoadSample &sample : stats.load)
        samples.insert(sample.at.toSecsSinceEpoch(), sample);
    for (QDateTime at = stats.from; at < stats.to; at = at.addSecs(chart.step.count())) {
        const auto sample = samples.constFind(at.toSecsSinceEpoch());
        const bool known = sample != samples.cend();
        chart.times.append(at);
        registered.values.append(known ? std::optional<double>(sample->registered) : std::nullopt);
        extensions.values.append(known ? std::optional<double>(sample->extensions) : std::nullopt);
    }
    if (!registered.values.isEmpty() && registered.values.last()) {
        registered.values.last() = live.registered;
        extensions.values.last() = live.extensions;
    }
    registered.legend = numberText(live.registered);
    extensions.legend = numberText(live.extensions);
    chart.series = {registered, extensions};
    return chart;
}

ChartContent callsChart(const DashboardStats &stats)
{
    const qsizetype together = stats.period == StatsPeriod::Hour ? 2 : 1; // minutes would make bars of two pixels
    ChartContent chart;
    chart.shape = ChartContent::Shape::Bars;
    chart.whole = true;
    chart.step = std::chrono::seconds(stats.bucketS * together);
    chart.title = Words::tr("Calls by outcome, per %1 min").arg(chart.step.count() / 60);
    chart.empty = stats.period == StatsPeriod::Hour ? Words::tr("No calls in the last hour")
                                                    : Words::tr("No calls in the last 24 hours");
    using Part = qint64 (*)(const CallBucket &);
    struct Outcome
    {
        QString name;
        ChartInk ink;
        Part part;
    };
    const QList<Outcome> outcomes{
        {Words::tr("Answered"), ChartInk::Good, [](const CallBucket &bucket) { return bucket.answered; }},
        {Words::tr("Voicemail"), ChartInk::Busy, [](const CallBucket &bucket) { return bucket.voicemail; }},
        {Words::tr("Missed"), ChartInk::Alert,
         [](const CallBucket &bucket) { return bucket.noAnswer + bucket.cancelled + bucket.busy; }},
        {Words::tr("Failed"), ChartInk::Bad, [](const CallBucket &bucket) { return bucket.failed; }}};
    qint64 all = 0;
    // Bars begin at whole steps of the clock: as the hour moves on, a bar once shown keeps its minutes.
    const qsizetype size = stats.calls.size();
    const qsizetype first =
        size > 0 && stats.calls.first().at.toSecsSinceEpoch() % chart.step.count() != 0 ? 1 - together : 0;
    for (qsizetype i = first; i < size; i += together)
        chart.times.append(stats.calls.first().at.addSecs(i * stats.bucketS));
    for (const Outcome &outcome : outcomes) {
        ChartSeries series{outcome.name, outcome.ink};
        series.hatched = outcome.ink == ChartInk::Bad;
        qint64 sum = 0;
        for (qsizetype i = first; i < size; i += together) {
            qint64 value = 0;
            for (qsizetype j = std::max<qsizetype>(0, i); j < std::min(i + together, size); ++j)
                value += outcome.part(stats.calls.at(j));
            series.values.append(static_cast<double>(value));
            sum += value;
        }
        all += sum;
        series.legend = numberText(static_cast<double>(sum));
        chart.series.append(series);
    }
    if (all == 0)
        chart.series.clear();
    return chart;
}

ChartContent latencyChart(const DashboardStats &stats)
{
    ChartContent chart;
    chart.title = Words::tr("Push to REGISTER, seconds");
    chart.decimals = 2;
    chart.unit = QStringLiteral("s");
    chart.step = std::chrono::seconds(stats.bucketS);
    chart.empty = stats.period == StatsPeriod::Hour ? Words::tr("No phone woke in the last hour")
                                                    : Words::tr("No phone woke in the last 24 hours");
    ChartSeries p50{QStringLiteral("p50"), ChartInk::Accent};
    p50.filled = true;
    ChartSeries p95{QStringLiteral("p95"), ChartInk::Alert};
    p95.dashed = true;
    const auto seconds = [](const std::optional<qint64> &milliseconds) {
        return milliseconds ? std::optional<double>(static_cast<double>(*milliseconds) / 1000) : std::nullopt;
    };
    for (const PushBucket &bucket : stats.pushes) {
        chart.times.append(bucket.at);
        p50.values.append(seconds(bucket.p50Ms));
        p95.values.append(seconds(bucket.p95Ms));
    }
    p50.legend = lastText(chart, p50.values);
    p95.legend = lastText(chart, p95.values);
    chart.series = {p50, p95};
    return chart;
}

QList<OutcomeBars::Row> outcomeRows(const DashboardStats &stats)
{
    QList<OutcomeBars::Row> rows;
    for (const PushOutcomeCount &one : stats.pushOutcomes) {
        const QString name = providerText(one.provider);
        auto row = std::ranges::find(rows, name, &OutcomeBars::Row::name);
        if (row == rows.end()) {
            rows.append({name});
            row = rows.end() - 1;
        }
        switch (one.outcome) {
        case PushOutcome::Accepted:
            row->accepted += one.count;
            break;
        case PushOutcome::TryLater:
        case PushOutcome::Expired:
        case PushOutcome::Unreachable:
            row->later += one.count;
            break;
        case PushOutcome::TokenDead:
        case PushOutcome::TokenRefused:
        case PushOutcome::Misconfigured:
        case PushOutcome::TooLarge:
            row->failed += one.count;
            break;
        }
    }
    return rows;
}

} // namespace wakeline
