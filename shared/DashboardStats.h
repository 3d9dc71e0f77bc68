// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"
#include "License.h"
#include "PushLogEntry.h"
#include "SystemStatus.h"

namespace wakeline {

enum class StatsPeriod {
    Hour, ///< the last 60 minutes, minute by minute
    Day,  ///< the last 24 hours, by half hours
};

template <>
struct EnumNames<StatsPeriod>
{
    static constexpr std::array names{std::pair{StatsPeriod::Hour, "hour"}, std::pair{StatsPeriod::Day, "day"}};
};

/// What is up at this moment.
struct LiveCounts
{
    int extensions = 0;
    int registered = 0;
    int onCall = 0; ///< calls, not parties
    int ringing = 0;
    int held = 0;

    bool operator==(const LiveCounts &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"extensions", &LiveCounts::extensions},
        Field{"registered", &LiveCounts::registered},
        Field{"on_call", &LiveCounts::onCall},
        Field{"ringing", &LiveCounts::ringing},
        Field{"held", &LiveCounts::held},
    };
};

/// How busy it was. Kept in memory alone: it begins where the service started.
struct LoadSample
{
    QDateTime at; ///< start of its time
    int extensions = 0;
    int registered = 0; ///< at the end of its time
    int onCall = 0;     ///< the most at once
    int held = 0;       ///< the most at once

    bool operator==(const LoadSample &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"at", &LoadSample::at},
        Field{"extensions", &LoadSample::extensions},
        Field{"registered", &LoadSample::registered},
        Field{"on_call", &LoadSample::onCall},
        Field{"held", &LoadSample::held},
    };
};

/// Calls that started in one bucket and are over, by how they ended.
struct CallBucket
{
    QDateTime at;
    qint64 answered = 0;
    qint64 noAnswer = 0;
    qint64 busy = 0;
    qint64 failed = 0;
    qint64 cancelled = 0;
    qint64 voicemail = 0;

    bool operator==(const CallBucket &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"at", &CallBucket::at},
        Field{"answered", &CallBucket::answered},
        Field{"no_answer", &CallBucket::noAnswer},
        Field{"busy", &CallBucket::busy},
        Field{"failed", &CallBucket::failed},
        Field{"cancelled", &CallBucket::cancelled},
        Field{"voicemail", &CallBucket::voicemail},
    };
};

/// Pushes of one bucket. Latencies are push → REGISTER, to 10 ms, of the pushes that woke a phone.
struct PushBucket
{
    QDateTime at;
    qint64 sent = 0;
    qint64 accepted = 0; ///< the provider took them; what is not accepted failed
    qint64 woke = 0;
    std::optional<qint64> p50Ms;
    std::optional<qint64> p95Ms;

    bool operator==(const PushBucket &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"at", &PushBucket::at},     Field{"sent", &PushBucket::sent},    Field{"accepted", &PushBucket::accepted},
        Field{"woke", &PushBucket::woke}, Field{"p50_ms", &PushBucket::p50Ms}, Field{"p95_ms", &PushBucket::p95Ms},
    };
};

/// The same over the whole period.
struct PushTotals
{
    qint64 sent = 0;
    qint64 accepted = 0;
    qint64 woke = 0;
    std::optional<qint64> p50Ms;
    std::optional<qint64> p95Ms;

    bool operator==(const PushTotals &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"sent", &PushTotals::sent},    Field{"accepted", &PushTotals::accepted}, Field{"woke", &PushTotals::woke},
        Field{"p50_ms", &PushTotals::p50Ms}, Field{"p95_ms", &PushTotals::p95Ms},
    };
};

struct PushOutcomeCount
{
    PushProviderName provider = PushProviderName::Fcm;
    PushOutcome outcome = PushOutcome::Accepted;
    qint64 count = 0;

    bool operator==(const PushOutcomeCount &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"provider", &PushOutcomeCount::provider},
        Field{"outcome", &PushOutcomeCount::outcome},
        Field{"count", &PushOutcomeCount::count},
    };
};

struct VoicemailWaiting
{
    qint64 newMessages = 0;
    qint64 boxes = 0; ///< that have new messages
    std::optional<QDateTime> oldestAt;

    bool operator==(const VoicemailWaiting &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"new_messages", &VoicemailWaiting::newMessages},
        Field{"boxes", &VoicemailWaiting::boxes},
        Field{"oldest_at", &VoicemailWaiting::oldestAt},
    };
};

/// Everything that a dashboard shows, of `GET /api/v1/dashboard/stats`.
struct DashboardStats
{
    StatsPeriod period = StatsPeriod::Hour;
    QDateTime from;
    QDateTime to; ///< end of the bucket that is running
    qint64 bucketS = 0;
    LiveCounts now;
    QList<LoadSample> load;   ///< oldest first, where the service knows; the last is the one that is running
    QList<CallBucket> calls;  ///< every bucket of the period, oldest first
    QList<PushBucket> pushes; ///< likewise
    PushTotals pushTotals;
    QList<PushOutcomeCount> pushOutcomes; ///< those that occurred
    VoicemailWaiting voicemail;
    std::optional<LicenseState> license; ///< none: this installation needs none
    QList<PartStatus> parts;

    bool operator==(const DashboardStats &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"period", &DashboardStats::period},
        Field{"from", &DashboardStats::from},
        Field{"to", &DashboardStats::to},
        Field{"bucket_s", &DashboardStats::bucketS},
        Field{"now", &DashboardStats::now},
        Field{"load", &DashboardStats::load},
        Field{"calls", &DashboardStats::calls},
        Field{"pushes", &DashboardStats::pushes},
        Field{"push_totals", &DashboardStats::pushTotals},
        Field{"push_outcomes", &DashboardStats::pushOutcomes},
        Field{"voicemail", &DashboardStats::voicemail},
        Field{"license", &DashboardStats::license},
        Field{"parts", &DashboardStats::parts},
    };
};

WAKELINE_WIRE_TYPE(LiveCounts)
WAKELINE_WIRE_TYPE(LoadSample)
WAKELINE_WIRE_TYPE(CallBucket)
WAKELINE_WIRE_TYPE(PushBucket)
WAKELINE_WIRE_TYPE(PushTotals)
WAKELINE_WIRE_TYPE(PushOutcomeCount)
WAKELINE_WIRE_TYPE(VoicemailWaiting)
WAKELINE_WIRE_TYPE(DashboardStats)

} // namespace wakeline
