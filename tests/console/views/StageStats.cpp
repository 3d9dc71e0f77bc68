// SPDX-License-Identifier: GPL-3.0-or-later
#include "StageStats.h"

#include <array>
#include <cmath>

namespace wakeline {

namespace {

/// The same numbers in every run, without order that could be seen.
int scatter(qsizetype index, int below)
{
    return static_cast<int>((static_cast<quint64>(index + 7) * 2654435761U >> 7) % static_cast<quint64>(below));
}

int waveOf(qsizetype index, double length, double height)
{
    return static_cast<int>(std::lround(std::sin(static_cast<double>(index) / length) * height));
}

} // namespace

SystemStatus stageSystem(const QDateTime &now)
{
    const auto part = [&](const char *name, const char *message, bool ok = true, bool essential = true) {
        return PartStatus{QString::fromLatin1(name), ok, QString::fromLatin1(message),
                          ok ? now.addSecs(-3 * 86'400) : now.addSecs(-260), essential};
    };
    SystemStatus status;
    status.version = QStringLiteral("0.1.0");
    status.epoch = QStringLiteral("7a1f0c2e-5d3b-4c1a-9a55-0e1d2c3b4a59");
    status.startedAt = now.addSecs(-3 * 86'400 - 4 * 3600);
    status.parts = {part("database", "connected"),
                    part("kamailio", "connected"),
                    part("http", "listening on 0.0.0.0:8080 and 127.0.0.1:8081"),
                    part("voicemail", "no recorder: calls that nobody takes find no voicemail", false, false),
                    part("licence", "valid until 14 December 2026", true, false),
                    part("apns production", "connected"),
                    part("apns sandbox", "connects when needed"),
                    part("fcm", "circuit open, pushes fail at once until it answers again: connection refused", false)};
    return status;
}

DashboardStats stageStats(StatsPeriod period, const QDateTime &now)
{
    const bool hour = period == StatsPeriod::Hour;
    const qint64 bucket = hour ? 60 : 1800;
    const int buckets = hour ? 60 : 48;
    DashboardStats stats;
    stats.period = period;
    stats.bucketS = bucket;
    stats.to = QDateTime::fromSecsSinceEpoch((now.toSecsSinceEpoch() / bucket + 1) * bucket, Qt::UTC);
    stats.from = stats.to.addSecs(-bucket * buckets);
    stats.now = {210, 184, 7, 1, 2};
    const qint64 step = hour ? 60 : 600;
    qsizetype i = 0;
    for (QDateTime at = stats.from; at < stats.to; at = at.addSecs(step), ++i)
        stats.load.append({at, 210, 181 + waveOf(i, 4, 4) + scatter(i, 3), std::max(0, 7 + waveOf(i, 9, 5)),
                           scatter(i, 6) == 0 ? 2 : 0});
    for (i = 0; i < buckets; ++i) {
        const QDateTime at = stats.from.addSecs(bucket * i);
        CallBucket calls{.at = at};
        calls.answered = std::max(1, 4 + waveOf(i, 8, 3) + scatter(i, 2));
        calls.voicemail = scatter(i + 3, 3) == 0;
        calls.noAnswer = scatter(i + 5, 3) == 0;
        calls.failed = scatter(i + 11, 17) == 0;
        stats.calls.append(calls);
        PushBucket pushes{.at = at, .p50Ms = {}, .p95Ms = {}};
        pushes.sent = 6;
        pushes.accepted = 6 - (i % 20 == 3);
        pushes.woke = 5;
        pushes.p50Ms = 1080 + waveOf(i, 3, 90) + scatter(i, 80);
        pushes.p95Ms = i == 43 ? 3900 : 1850 + waveOf(i, 5, 250) + scatter(i + 2, 180);
        if (i == 20)
            pushes.p50Ms = pushes.p95Ms = std::nullopt;
        stats.pushes.append(pushes);
    }
    stats.pushTotals = {391, 388, 344, 1080, 1940};
    stats.pushOutcomes = {{PushProviderName::Apns, PushOutcome::Accepted, 221},
                          {PushProviderName::Apns, PushOutcome::TokenDead, 3},
                          {PushProviderName::Fcm, PushOutcome::Accepted, 167},
                          {PushProviderName::Fcm, PushOutcome::TryLater, 2}};
    stats.voicemail = {12, 7, now.addDays(-2)};
    LicenseState license;
    license.ok = true;
    license.code = QStringLiteral("VALID");
    license.message = QStringLiteral("valid");
    license.maxExtensions = 250;
    license.extensionsInUse = 210;
    license.expiresAt = now.addDays(23).addSecs(3600);
    stats.license = license;
    stats.parts = stageSystem(now).parts;
    return stats;
}

} // namespace wakeline
