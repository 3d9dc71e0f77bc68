// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChangeLicense.h"
#include "Clock.h"
#include "DatabaseFixture.h"
#include "InstallationTable.h"
#include "PushProvider.h"

#include <QCoroTimer>

namespace wakeline {

class TurnableClock : public Clock
{
public:
    QDateTime now() const override { return time; }

    QDateTime time{QDate(2026, 11, 21), QTime(6, 0), Qt::UTC};
};

/// The provider's edge: answers after a moment with what the test set.
class AnsweringProvider : public PushProvider
{
public:
    bool serves(PushProviderName) const override { return true; }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer) override
    {
        sent.append(message);
        const PushReport answer = report;
        co_await QCoro::sleepFor(std::chrono::milliseconds(20));
        co_return answer;
    }
    QList<ProviderStatus> status() const override { return {}; }

    QList<PushMessage> sent;
    PushReport report;
};

/// A database with licences in it.
struct LicenseHouse
{
    LicenseHouse(std::unique_ptr<Database> open, const SecretBox &secretBox)
        : database(std::move(open)),
          box(secretBox),
          licenses(*database),
          tiers(*database),
          installations(*database, {}),
          changes(licenses, tiers, box, clock, 14)
    {}
    ~LicenseHouse() { database->shutDown(); }

    IssuedLicense issue(const QString &tier = QStringLiteral("standard"))
    {
        LicenseDraft draft;
        draft.holder = QStringLiteral("Example Telecom");
        draft.tier = tier;
        const auto issued = QCoro::waitFor(changes.issue(draft));
        if (!issued)
            qFatal("no licence: %s", qPrintable(issued.error().message));
        return *issued;
    }

    TurnableClock clock;
    std::unique_ptr<Database> database;
    const SecretBox &box;
    LicenseTable licenses;
    TierTable tiers;
    InstallationTable installations;
    ChangeLicense changes;
};

} // namespace wakeline
