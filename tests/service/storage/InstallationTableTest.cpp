// SPDX-License-Identifier: GPL-3.0-or-later
#include "InstallationTable.h"
#include "DatabaseFixture.h"
#include "LicenseTable.h"

#include <QCoroTask>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);

struct Tally
{
    int activated = 0;
    int refused = 0;
    QStringList others;
};

QCoro::Task<> activate(InstallationTable &table, Activation activation, Tally &tally)
{
    const auto activated = co_await table.activate(activation);
    if (activated)
        ++tally.activated;
    else if (activated.error().code == QLatin1String("too_many_installations"))
        ++tally.refused;
    else
        tally.others.append(activated.error().code);
}

} // namespace

class InstallationTableTest : public DatabaseFixture
{
    Q_OBJECT

    std::unique_ptr<Database> m_database;
    std::unique_ptr<InstallationTable> m_table;
    qint64 m_license = 0;

    /// A licence of its own for each test.
    void issue(int seats)
    {
        m_database = migrated();
        m_table = std::make_unique<InstallationTable>(*m_database, InstallationTable::Ages());
        NewLicense license;
        license.keyHash = QByteArray(32, 'k');
        license.tier = QStringLiteral("free");
        license.maxInstallations = seats;
        license.issuedAt = morning;
        const auto added = waitFor(LicenseTable(*m_database).add(license));
        VERIFY_RESULT(added);
        m_license = added->id;
    }

    Activation activation(const QString &id, const QByteArray &fingerprint, const QDateTime &at = morning) const
    {
        return {m_license, id, fingerprint, QStringLiteral("pbx.example"), QStringLiteral("1.0"), at};
    }
    Result<Installation> activated(const QString &id, const QByteArray &fingerprint, const QDateTime &at = morning)
    {
        return waitFor(m_table->activate(activation(id, fingerprint, at)));
    }
    Result<Installation> beat(const QString &id, const QDateTime &at, int extensions = 4)
    {
        return waitFor(m_table->beat({m_license, id, QStringLiteral("1.1"), extensions, at}));
    }
    static QString codeOf(const Result<Installation> &result)
    {
        return result ? QStringLiteral("ok") : result.error().code;
    }

private Q_SLOTS:
    void cleanup() { m_table.reset(), m_database.reset(); }

    void anActivationHoldsASeat()
    {
        issue(1);
        const auto first = activated(QStringLiteral("a"), "print a");
        const Installation expected{.instanceId = QStringLiteral("a"),
                                    .licenseId = m_license,
                                    .hostname = QStringLiteral("pbx.example"),
                                    .version = QStringLiteral("1.0"),
                                    .state = InstallationState::Alive,
                                    .activatedAt = morning,
                                    .lastSeenAt = morning,
                                    .releasedAt = {},
                                    .extensionsInUse = 0};
        QCOMPARE(first, Result<Installation>(expected));
        QCOMPARE(waitFor(m_table->find(m_license, QStringLiteral("a"), morning)), first);
        QCOMPARE(codeOf(activated(QStringLiteral("b"), "print b")), QStringLiteral("too_many_installations"));
        QCOMPARE(codeOf(waitFor(m_table->activate({m_license + 1, QStringLiteral("c"), {}, {}, {}, morning}))),
                 QStringLiteral("not_found"));
        QCOMPARE(codeOf(waitFor(m_table->find(m_license + 1, QStringLiteral("a"), morning))),
                 QStringLiteral("not_found"));
    }

    void theSameFingerprintActivatesItsOwnAgain()
    {
        issue(1);
        VERIFY_RESULT(activated(QStringLiteral("a"), "print"));
        const auto again = activated(QStringLiteral("fresh"), "print", morning.addSecs(60));
        VERIFY_RESULT(again);
        QCOMPARE(again->instanceId, QStringLiteral("a"));
        QCOMPARE(again->activatedAt, morning);
        QCOMPARE(again->lastSeenAt, morning.addSecs(60));
        QCOMPARE(waitFor(m_table->list(m_license, morning, 10, 0))->total, 1);
    }

    void withoutAFingerprintEveryActivationIsANewOne()
    {
        issue(2);
        VERIFY_RESULT(activated(QStringLiteral("a"), {}));
        VERIFY_RESULT(activated(QStringLiteral("b"), {}));
        QCOMPARE(codeOf(activated(QStringLiteral("c"), {})), QStringLiteral("too_many_installations"));
    }

    void aReleasedSeatIsFreeOnceAndItsFormerOwnerCountsAgain()
    {
        issue(1);
        VERIFY_RESULT(activated(QStringLiteral("a"), "print a"));
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("a"), morning.addSecs(1))));
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("a"), morning.addSecs(9))));
        QCOMPARE(waitFor(m_table->find(m_license, QStringLiteral("a"), morning))->releasedAt,
                 std::optional(morning.addSecs(1)));
        QCOMPARE(waitFor(m_table->release(m_license, QStringLiteral("x"), morning)).error().code,
                 QStringLiteral("not_found"));
        QCOMPARE(waitFor(m_table->release(m_license + 1, QStringLiteral("a"), morning)).error().code,
                 QStringLiteral("not_found"));

        VERIFY_RESULT(activated(QStringLiteral("b"), "print b"));
        QCOMPARE(codeOf(activated(QStringLiteral("fresh"), "print a")), QStringLiteral("too_many_installations"));
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("b"), morning)));
        const auto back = activated(QStringLiteral("fresh"), "print a", morning.addSecs(20));
        VERIFY_RESULT(back);
        QCOMPARE(back->instanceId, QStringLiteral("a"));
        QCOMPARE(back->state, InstallationState::Alive);
        QCOMPARE(back->activatedAt, morning.addSecs(20));
    }

    void aHeartbeatIsNotedAndItsAbsenceToo()
    {
        issue(1);
        VERIFY_RESULT(activated(QStringLiteral("a"), "print"));
        const auto noted = beat(QStringLiteral("a"), morning.addSecs(600), 17);
        VERIFY_RESULT(noted);
        QCOMPARE(noted->extensionsInUse, 17);
        QCOMPARE(noted->version, QStringLiteral("1.1"));
        QCOMPARE(noted->lastSeenAt, morning.addSecs(600));
        QCOMPARE(waitFor(LicenseTable(*m_database).find(m_license))->extensionsInUse, 17);
        QCOMPARE(waitFor(LicenseTable(*m_database).find(m_license))->lastSeenAt, std::optional(morning.addSecs(600)));
        const auto stateAt = [&](qint64 seconds) {
            return waitFor(m_table->find(m_license, QStringLiteral("a"), morning.addSecs(600 + seconds)))->state;
        };
        QCOMPARE(stateAt(86400 - 1), InstallationState::Alive);
        QCOMPARE(stateAt(86400), InstallationState::Dead);
        QCOMPARE(codeOf(beat(QStringLiteral("x"), morning)), QStringLiteral("not_found"));
        // The dead one still holds its seat.
        QCOMPARE(codeOf(activated(QStringLiteral("b"), "other", morning.addDays(3))),
                 QStringLiteral("too_many_installations"));
    }

    void aHeartbeatRevivesAReleasedOneOnlyIfASeatIsFree()
    {
        issue(1);
        VERIFY_RESULT(activated(QStringLiteral("a"), "print a"));
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("a"), morning)));
        const auto revived = beat(QStringLiteral("a"), morning.addSecs(5));
        VERIFY_RESULT(revived);
        QCOMPARE(revived->state, InstallationState::Alive);
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("a"), morning)));
        VERIFY_RESULT(activated(QStringLiteral("b"), "print b"));
        QCOMPARE(codeOf(beat(QStringLiteral("a"), morning.addSecs(9))), QStringLiteral("too_many_installations"));
        QCOMPARE(waitFor(m_table->find(m_license, QStringLiteral("a"), morning))->state, InstallationState::Released);
    }

    void theSilentOnesLoseTheirSeats()
    {
        issue(3);
        VERIFY_RESULT(activated(QStringLiteral("old"), "1"));
        VERIFY_RESULT(activated(QStringLiteral("gone"), "2"));
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("gone"), morning)));
        VERIFY_RESULT(activated(QStringLiteral("new"), "3", morning.addDays(1)));
        QCOMPARE(waitFor(m_table->releaseSilent(morning.addDays(7).addSecs(-1)))->size(), 0);
        const auto released = waitFor(m_table->releaseSilent(morning.addDays(7)));
        VERIFY_RESULT(released);
        QCOMPARE(released->size(), 1);
        QCOMPARE(released->first().instanceId, QStringLiteral("old"));
        QCOMPARE(released->first().state, InstallationState::Released);
        QCOMPARE(waitFor(m_table->releaseSilent(morning.addDays(7)))->size(), 0);
    }

    void aListShowsTheSeatsFirst()
    {
        issue(3);
        VERIFY_RESULT(activated(QStringLiteral("a"), "1", morning));
        VERIFY_RESULT(activated(QStringLiteral("b"), "2", morning.addSecs(2)));
        VERIFY_RESULT(activated(QStringLiteral("c"), "3", morning.addSecs(1)));
        VERIFY_RESULT(waitFor(m_table->release(m_license, QStringLiteral("b"), morning.addSecs(3))));
        const auto page = waitFor(m_table->list(m_license, morning, 2, 1));
        VERIFY_RESULT(page);
        QCOMPARE(page->total, 3);
        QCOMPARE(page->items.size(), 2);
        QCOMPARE(page->items.at(0).instanceId, QStringLiteral("a"));
        QCOMPARE(page->items.at(1).instanceId, QStringLiteral("b"));
    }

    void ofAHundredActivationsAtOnceExactlyAsManySucceedAsThereAreSeats()
    {
        issue(7);
        // Several instances of the service, each with connections of its own.
        std::vector<std::unique_ptr<Database>> instances;
        std::vector<std::unique_ptr<InstallationTable>> tables;
        for (int i = 0; i < 4; ++i) {
            Database::Options patient = options();
            patient.statementTimeout = 60s; // the machine may be busy, and the activations stand in line
            instances.push_back(std::make_unique<Database>(patient));
            QVERIFY(instances.back()->start());
            tables.push_back(std::make_unique<InstallationTable>(*instances.back(), InstallationTable::Ages()));
        }
        Tally tally;
        std::vector<QCoro::Task<>> running;
        for (int i = 0; i < 100; ++i)
            running.push_back(activate(*tables.at(static_cast<std::size_t>(i) % tables.size()),
                                       activation(QString::number(i), QByteArray::number(i)), tally));
        for (auto &task : running)
            waitFor(task);
        QVERIFY2(tally.others.isEmpty(), qPrintable(tally.others.join(QLatin1Char(' '))));
        QCOMPARE(tally.activated, 7);
        QCOMPARE(tally.refused, 93);
        QCOMPARE(waitFor(LicenseTable(*m_database).find(m_license))->installationCount, 7);

        // All hundred once more: those that have a seat keep it, and nobody else gets one.
        tally = {};
        running.clear();
        for (int i = 0; i < 100; ++i)
            running.push_back(activate(*tables.at(static_cast<std::size_t>(i + 1) % tables.size()),
                                       activation(QStringLiteral("again %1").arg(i), QByteArray::number(i)), tally));
        for (auto &task : running)
            waitFor(task);
        QCOMPARE(tally.activated, 7);
        QCOMPARE(tally.refused, 93);
    }

    void ofTwentyHeartbeatsForOneFreeSeatOneRevives()
    {
        issue(20);
        for (int i = 0; i < 20; ++i)
            VERIFY_RESULT(activated(QString::number(i), QByteArray::number(i)));
        VERIFY_RESULT(waitFor(
            LicenseTable(*m_database)
                .change(m_license, {}, {.maxInstallations = std::optional(1), .releaseInstallations = true}, morning)));
        std::vector<QCoro::Task<Result<Installation>>> beats;
        for (int i = 0; i < 20; ++i)
            beats.push_back(m_table->beat({m_license, QString::number(i), QStringLiteral("1"), 1, morning}));
        int revived = 0;
        for (auto &one : beats) {
            const auto answer = waitFor(one);
            revived += answer ? 1 : 0;
            QVERIFY(answer || answer.error().code == QLatin1String("too_many_installations"));
        }
        QCOMPARE(revived, 1);
    }
};

QTEST_GUILESS_MAIN(InstallationTableTest)
#include "InstallationTableTest.moc"
