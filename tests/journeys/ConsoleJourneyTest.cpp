// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "LiveWiring.h"
#include "Town.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// The console without its windows: its own client, feed and models.
struct Watcher
{
    explicit Watcher(const ConnectionProfile &profile)
        : trust(profile.pinnedCertificate),
          client(profile, trust),
          feed(profile.feedUrl(), client, trust),
          session(client, feed)
    {
        connectLive(session, models);
        feed.setTopics({Topic::Registrations, Topic::Calls, Topic::Push, Topic::Extensions, Topic::System});
    }

    ServerTrust trust;
    ApiClient client;
    EventFeed feed;
    LiveSession session;
    LiveModels models;
    QAbstractItemModelTester registrationsTester{&models.registrations};
    QAbstractItemModelTester callsTester{&models.calls};
    QAbstractItemModelTester pushLogTester{&models.pushLog};
};

template <typename T>
QList<T> valuesOf(const QAbstractItemModel &model)
{
    QList<T> values;
    for (int row = 0; row < model.rowCount(); ++row)
        values.append(model.index(row, 0).data(ValueRole).template value<T>());
    return values;
}

template <typename T, typename Member, typename Value>
bool holds(const QAbstractItemModel &model, Member member, const Value &value)
{
    const QList<T> values = valuesOf<T>(model);
    return std::ranges::find(values, value, member) != values.end();
}

} // namespace

/// A REGISTER, a call and a push appear in the console's tables, and are still right after the service crashed.
class ConsoleJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHappensAtTheSipServerAppearsInTheConsole();
};

void ConsoleJourneyTest::whatHappensAtTheSipServerAppearsInTheConsole()
{
    Town town(Town::DatabaseKind::Sqlite);
    const QString problem = town.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    ConnectionProfile profile = ConnectionProfile::create();
    profile.url = town.httpUrl();
    Watcher watcher(profile);
    const auto signedIn = QCoro::waitFor(
        watcher.client.signIn(QString::fromLatin1(Town::operatorName), QString::fromLatin1(Town::operatorPassword)));
    QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().message));
    watcher.feed.start();
    QTRY_COMPARE_WITH_TIMEOUT(watcher.models.extensions.rowCount(), 5, 15'000);

    const QByteArray token = "token-that-the-console-never-sees";
    QVERIFY(Town::registerPhone(town.sipPort(), "102", Town::contactOf("102", freePort(), token), 600));
    QTRY_VERIFY_WITH_TIMEOUT(
        holds<Registration>(watcher.models.registrations, &Registration::state, RegistrationState::Online), 15'000);
    QVERIFY(Town::registerPhone(town.sipPort(), "102", "*", 0));
    QVERIFY(town.putToSleep("102", token));

    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), town.sipPort(), town.caller("102")));
    QTRY_VERIFY_WITH_TIMEOUT(holds<Call>(watcher.models.calls, &Call::state, CallState::Held), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(holds<PushLogEntry>(watcher.models.pushLog, &PushLogEntry::outcome, PushOutcome::Accepted),
                             15'000);
    Sipp phone;
    QVERIFY(phone.start(QStringLiteral("phone.xml"), town.sipPort(), {{"USER", "102"}}));
    QVERIFY(Town::registerPhone(town.sipPort(), "102", Town::contactOf("102", phone.port(), token), 600));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_VERIFY_WITH_TIMEOUT(holds<Call>(watcher.models.calls, &Call::state, CallState::Ended), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(watcher.models.pushLog.index(0, 0).data(ValueRole).value<PushLogEntry>().wokeMs, 15'000);

    town.killWakelined();
    QTRY_VERIFY_WITH_TIMEOUT(watcher.session.isStale(), 10'000);
    const QString again = town.startWakelined();
    QVERIFY2(again.isEmpty(), qPrintable(again));
    QTRY_VERIFY_WITH_TIMEOUT(!watcher.session.isStale(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        holds<Registration>(watcher.models.registrations, &Registration::state, RegistrationState::Online), 15'000);
}

QTEST_GUILESS_MAIN(ConsoleJourneyTest)
#include "ConsoleJourneyTest.moc"
