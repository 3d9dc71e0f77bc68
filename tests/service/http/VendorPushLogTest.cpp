// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

PushLogEntry entryOf(qint64 licenseId, int number, const QDateTime &at)
{
    PushLogEntry entry;
    entry.at = at;
    entry.licenseId = licenseId;
    entry.callId = QStringLiteral("call-%1").arg(number);
    entry.provider = number % 2 ? PushProviderName::Apns : PushProviderName::Fcm;
    entry.environment = number % 2 ? QStringLiteral("sandbox") : QString();
    entry.event = number % 5 ? PushEvent::IncomingCall : PushEvent::Voicemail;
    entry.outcome = number % 10 ? PushOutcome::Accepted : PushOutcome::TokenDead;
    entry.installation = number % 4 ? QStringLiteral("first") : QStringLiteral("second");
    entry.tokenMasked = QStringLiteral("abcd…wxyz");
    return entry;
}

} // namespace

/// `GET /api/v1/licenses/{id}/push-logs`: filters and pages of one licence's pushes.
class VendorPushLogTest : public DatabaseFixture
{
    Q_OBJECT

    static RestAnswer ask(RestFixture &rest, const IssuedLicense &issued, const QByteArray &query)
    {
        return rest.call("GET", "/api/v1/licenses/" + QByteArray::number(issued.license.id) + "/push-logs?" + query,
                         rest.tokenOf(Role::Vendor));
    }

    /// 40 entries of the licence, a minute apart, and as many of another. \return their first moment
    static QDateTime fill(RestFixture &rest, const IssuedLicense &mine, const IssuedLicense &other)
    {
        const QDateTime start = rest.clock.now().addSecs(-3600);
        QList<PushLogEntry> entries;
        for (int number = 1; number <= 40; ++number) {
            for (const IssuedLicense *license : {&mine, &other})
                entries.append(entryOf(license->license.id, number, start.addSecs(60 * number)));
        }
        if (!waitFor(rest.licenses.pushLog.insert(entries)))
            qFatal("the push log takes no entries");
        return start;
    }

private Q_SLOTS:
    void everyFilterLeavesWhatItNamesOfThisLicenceAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense mine = rest.licenses.issue();
        const IssuedLicense other = rest.licenses.issue();
        const QDateTime start = fill(rest, mine, other);
        const auto at = [&](int minute) { return toRfc3339(start.addSecs(60 * minute)).toLatin1(); };
        const QList<std::pair<QByteArray, int>> filters{
            {"", 40},
            {"provider=apns", 20},
            {"provider=fcm", 20},
            {"environment=sandbox", 20},
            {"event=voicemail", 8},
            {"outcome=token_dead", 4},
            {"outcome=accepted&provider=apns", 20},
            {"call_id=call-7", 1},
            {"call_id=call-70", 0},
            {"installation=second", 10},
            {"extension=101", 0},
            {"from=" + at(31), 10},
            {"to=" + at(31), 30},
            {"from=" + at(11) + "&to=" + at(21), 10},
            {"from=" + at(11).replace("Z", "%2B00:00"), 30},
        };
        QStringList wrong;
        for (const auto &[query, total] : filters) {
            const auto answer = ask(rest, mine, query + "&limit=100");
            const int found = answer.data().value(u"total").toInt(-1);
            const QJsonArray items = answer.items();
            const bool foreign = std::ranges::any_of(
                items, [&](const QJsonValue &item) { return item[u"license_id"].toInteger() != mine.license.id; });
            if (answer.status != 200 || found != total || items.size() != total || foreign)
                wrong += QStringLiteral("%1: %2 instead of %3").arg(QLatin1String(query)).arg(found).arg(total);
        }
        QCOMPARE(wrong, QStringList());
    }

    void aMalformedFilterIsNamed()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        for (const auto &[query, field] : {std::pair{"provider=carrier-pigeon", "provider"},
                                           {"outcome=lost", "outcome"},
                                           {"event=ring", "event"},
                                           {"from=yesterday", "from"},
                                           {"to=7", "to"},
                                           {"before=x", "before"},
                                           {"before=0", "before"},
                                           {"limit=0", "limit"},
                                           {"offset=-1", "offset"}}) {
            const auto answer = ask(rest, issued, query);
            QVERIFY2(answer.status == 400 && answer.code() == u"invalid_value", query);
            QCOMPARE(answer.field(), QLatin1String(field));
        }
    }

    void ofNoLicenceThereIsNoLogAndOurOwnPushesAreNotTheVendors()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        PushLogEntry ours = entryOf(0, 1, rest.clock.now());
        ours.extension = QStringLiteral("101");
        VERIFY_RESULT(waitFor(rest.licenses.pushLog.insert({ours})));
        for (const qint64 id : {qint64(0), qint64(999999)}) {
            IssuedLicense none;
            none.license.id = id;
            QCOMPARE(ask(rest, none, "").status, 404);
        }
    }

    void pagesStayWhereTheyAreWhileTheLogGrows()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense mine = rest.licenses.issue();
        const IssuedLicense other = rest.licenses.issue();
        fill(rest, mine, other);
        QList<qint64> seen;
        QByteArray before;
        for (int page = 0; page < 4; ++page) {
            const QJsonArray items = ask(rest, mine, "limit=10" + before).items();
            QCOMPARE(items.size(), 10);
            for (const QJsonValue &item : items)
                seen.append(item[u"id"].toInteger());
            before = "&before=" + QByteArray::number(seen.last());
            const QList<PushLogEntry> more{entryOf(mine.license.id, 41 + page, rest.clock.now())};
            VERIFY_RESULT(waitFor(rest.licenses.pushLog.insert(more)));
        }
        QVERIFY(ask(rest, mine, "limit=10" + before).items().isEmpty());
        QVERIFY(std::ranges::is_sorted(seen, std::greater_equal{})); // newest first, none twice
        QCOMPARE(QSet<qint64>(seen.begin(), seen.end()).size(), 40);
        QCOMPARE(ask(rest, mine, "limit=10").data().value(u"total").toInt(), 44);
    }

    void whatAnotherLicencePushedIsNotCountedAndNotShownToViewersOfIt()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense mine = rest.licenses.issue();
        const IssuedLicense other = rest.licenses.issue();
        QCOMPARE(rest.send("/v1/push", pushBody(other.key)).status, 200);
        QCOMPARE(ask(rest, mine, "").data().value(u"total").toInt(), 0);
        QCOMPARE(ask(rest, other, "").data().value(u"total").toInt(), 1);
        const QByteArray path = "/api/v1/licenses/" + QByteArray::number(mine.license.id) + "/push-logs";
        QCOMPARE(rest.call("GET", path, rest.tokenOf(Role::Operator)).status, 403);
    }
};

QTEST_GUILESS_MAIN(VendorPushLogTest)
#include "VendorPushLogTest.moc"
