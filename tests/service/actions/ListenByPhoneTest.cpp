// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListenByPhone.h"
#include "ExtensionTable.h"
#include "VoicemailHouse.h"

#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using enum ListeningOutcome;

namespace {

/// A recorder's questions of one call.
struct Listener
{
    VoicemailHouse &house;
    QString call;

    ListeningReply ask(ListeningRequest request) const
    {
        request.id = QStringLiteral("q1");
        request.call = call;
        return waitFor(house.voicemail.listening.answer(request));
    }
    ListeningOutcome open(const char *mailbox = "201", const char *extension = "101") const
    {
        return ask({.wish = ListeningWish::Open,
                    .mailbox = QLatin1String(mailbox),
                    .extension = QLatin1String(extension)})
            .outcome;
    }
    ListeningOutcome type(const char *pin) const
    {
        return ask({.wish = ListeningWish::Pin, .pin = QLatin1String(pin)}).outcome;
    }
    ListeningReply about(ListeningWish wish, qint64 message) const { return ask({.wish = wish, .message = message}); }
};

} // namespace

/// Who listens to which box by phone, and what the service makes of it.
class ListenByPhoneTest : public DatabaseFixture
{
    Q_OBJECT

private:
    /// Box 201 of extension 101, with the PIN 4711, and 202 without.
    std::unique_ptr<VoicemailHouse> house()
    {
        auto house = std::make_unique<VoicemailHouse>(migrated());
        for (const char *number : {"101", "102"})
            addExtension(*house->database, QLatin1String(number));
        house->addBox({.number = QStringLiteral("201"),
                       .name = QStringLiteral("Ida"),
                       .extensions = QStringList{QStringLiteral("101")},
                       .pin = QStringLiteral("4711")});
        house->addBox({.number = QStringLiteral("202"),
                       .name = QStringLiteral("Ina"),
                       .extensions = QStringList{QStringLiteral("101")}});
        return house;
    }
    static void addExtension(Database &database, const QString &number)
    {
        if (!waitFor(ExtensionTable(database).add({.number = number, .displayName = number, .email = {}, .ha1 = {}})))
            qFatal("no extension %s", qPrintable(number));
    }
    static qint64 leave(VoicemailHouse &house, const char *mailbox, const char *uid)
    {
        SpoolPair pair = house.pair(QLatin1String(uid));
        pair.mailbox = QLatin1String(mailbox);
        pair.write();
        house.clock.time = house.clock.time.addSecs(1);
        return house.keep(pair)->id;
    }

private Q_SLOTS:
    void aBoxOpensForItsExtensionsAlone()
    {
        const auto house = this->house();
        QCOMPARE(Listener(*house, "a").open("202", "101"), Ok);
        QCOMPARE(Listener(*house, "b").open("202", "102"), Refused);
        QCOMPARE(Listener(*house, "c").open("999", "101"), Refused);
        QCOMPARE(Listener(*house, "d").ask({.wish = ListeningWish::Open}).outcome, Refused);
    }

    void nothingIsToldBeforeThePin()
    {
        const auto house = this->house();
        const qint64 id = leave(*house, "201", "m1");
        const Listener listener(*house, "a");
        QCOMPARE(listener.about(ListeningWish::Fetch, id).outcome, Refused); // not even opened
        QCOMPARE(listener.open(), PinNeeded);
        for (const ListeningWish wish : {ListeningWish::Fetch, ListeningWish::Read, ListeningWish::Remove})
            QCOMPARE(listener.about(wish, id).outcome, Refused);
        QCOMPARE(listener.type("4712"), WrongPin);
        QCOMPARE(listener.about(ListeningWish::Fetch, id).outcome, Refused);
        const ListeningReply open = listener.ask({.wish = ListeningWish::Pin, .pin = QStringLiteral("4711")});
        QCOMPARE(open.outcome, Ok);
        QCOMPARE(open.messages->size(), 1);
        QCOMPARE(listener.about(ListeningWish::Fetch, id).outcome, Ok);
        QCOMPARE(Listener(*house, "b").about(ListeningWish::Fetch, id).outcome, Refused); // another call
    }

    void newMessagesComeFirstAndTheOldestOfThem()
    {
        const auto house = this->house();
        const qint64 first = leave(*house, "202", "m1");
        const qint64 second = leave(*house, "202", "m2");
        const qint64 third = leave(*house, "202", "m3");
        VERIFY_RESULT(waitFor(house->voicemail.reading.markRead(VoicemailScope::ofBox(3), first)));
        const Listener listener(*house, "a");
        const ListeningReply open = listener.ask(
            {.wish = ListeningWish::Open, .mailbox = QStringLiteral("202"), .extension = QStringLiteral("101")});
        QList<qint64> order;
        for (const ListenedMessage &message : *open.messages)
            order.append(message.id);
        QCOMPARE(order, (QList<qint64>{second, third, first}));
        QVERIFY(!open.messages->first().read && open.messages->last().read);
    }

    void whatIsReadAndRemovedIsNewsAsThroughTheApi()
    {
        const auto house = this->house();
        QSignalSpy changed(&house->voicemail.news, &VoicemailNews::changed);
        QSignalSpy removed(&house->voicemail.news, &VoicemailNews::removed);
        const qint64 id = leave(*house, "202", "m1");
        const qint64 elsewhere = leave(*house, "201", "m2");
        const Listener listener(*house, "a");
        QCOMPARE(listener.open("202"), Ok);
        const ListeningReply sound = listener.about(ListeningWish::Fetch, id);
        QVERIFY(sound.file && QFile::exists(*sound.file));
        QCOMPARE(listener.about(ListeningWish::Read, id).outcome, Ok);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<VoicemailChange>().oldMessages, 1);
        QCOMPARE(listener.about(ListeningWish::Remove, id).outcome, Ok);
        QCOMPARE(removed.size(), 1);
        for (const ListeningWish wish : {ListeningWish::Fetch, ListeningWish::Read, ListeningWish::Remove}) {
            QCOMPARE(listener.about(wish, id).outcome, NotFound);        // gone
            QCOMPARE(listener.about(wish, elsewhere).outcome, NotFound); // another box's
        }
    }

    void threeWrongPinsEndTheCallAndNineLockTheBoxAcrossCallsAndRestarts()
    {
        const auto house = this->house();
        for (const char *call : {"a", "b", "c"}) {
            const Listener listener(*house, QLatin1String(call));
            QCOMPARE(listener.open(), PinNeeded);
            QCOMPARE(listener.type("0000"), WrongPin);
            QCOMPARE(listener.type(""), WrongPin);
            QCOMPARE(listener.type("1111"), Refused);
            QCOMPARE(listener.type("4711"), Refused); // this call is over, right or not
            house->voicemail.listening.forgetCalls(); // as a restart does
        }
        QCOMPARE(Listener(*house, "d").open(), Locked);
        const auto hashed = house->hasher.computations();
        house->clock.time = house->clock.time.addSecs(std::chrono::seconds(15min).count() - 1);
        QCOMPARE(Listener(*house, "e").open(), Locked);
        QCOMPARE(house->hasher.computations(), hashed);
        house->clock.time = house->clock.time.addSecs(1);
        const Listener listener(*house, "f");
        QCOMPARE(listener.open(), PinNeeded);
        QCOMPARE(listener.type("0000"), WrongPin);
        QCOMPARE(listener.type("4711"), Ok);
        for (int i = 0; i < 8; ++i) { // the count began anew
            const Listener again(*house, QString::number(i));
            QCOMPARE(again.open(), PinNeeded);
            QCOMPARE(again.type("0000"), WrongPin);
        }
        QCOMPARE(Listener(*house, "g").open(), PinNeeded);
    }

    void aLockThatComesDuringACallHoldsInItToo()
    {
        const auto house = this->house();
        const Listener waiting(*house, "a");
        QCOMPARE(waiting.open(), PinNeeded);
        for (int i = 0; i < 9; ++i) {
            const Listener listener(*house, QString::number(i));
            QCOMPARE(listener.open(), PinNeeded);
            QCOMPARE(listener.type("0000"), WrongPin);
        }
        QCOMPARE(waiting.type("4711"), Locked);
    }

    void aNewPinUnlocksTheBox()
    {
        const auto house = this->house();
        for (int i = 0; i < 9; ++i) {
            const Listener listener(*house, QString::number(i));
            QCOMPARE(listener.open(), PinNeeded);
            QCOMPARE(listener.type("0000"), WrongPin);
        }
        QCOMPARE(Listener(*house, "a").open(), Locked);
        VERIFY_RESULT(waitFor(house->voicemail.boxChanges.change(2, std::nullopt, {.pin = QStringLiteral("2222")})));
        const Listener listener(*house, "b");
        QCOMPARE(listener.open(), PinNeeded);
        QCOMPARE(listener.type("2222"), Ok);
    }

    void twoCallsInOneBoxDoNotSpoilOneAnother()
    {
        const auto house = this->house();
        const qint64 id = leave(*house, "202", "m1");
        const Listener one(*house, "a");
        const Listener other(*house, "b");
        QCOMPARE(one.open("202"), Ok);
        QCOMPARE(other.open("202"), Ok);
        QCOMPARE(one.about(ListeningWish::Remove, id).outcome, Ok);
        QCOMPARE(other.about(ListeningWish::Read, id).outcome, NotFound);
        one.ask({.wish = ListeningWish::Close});
        QCOMPARE(one.about(ListeningWish::Fetch, id).outcome, Refused);
        QCOMPARE(other.about(ListeningWish::Fetch, id).outcome, NotFound); // still open
    }

    void aCallThatEndsWhileItsBoxOpensStaysClosed_data()
    {
        QTest::addColumn<QString>("mailbox"); ///< with a PIN, and without
        QTest::addColumn<bool>("hangsUp");    ///< else the recorder is gone
        for (const char *mailbox : {"201", "202"}) {
            QTest::addRow("%s, hung up", mailbox) << QString::fromLatin1(mailbox) << true;
            QTest::addRow("%s, no recorder", mailbox) << QString::fromLatin1(mailbox) << false;
        }
    }

    void aCallThatEndsWhileItsBoxOpensStaysClosed()
    {
        QFETCH(QString, mailbox);
        QFETCH(bool, hangsUp);
        const auto house = this->house();
        ListenByPhone &listening = house->voicemail.listening;
        const Listener listener(*house, "a");
        auto opening = listening.answer({.id = QStringLiteral("q0"),
                                         .call = listener.call,
                                         .wish = ListeningWish::Open,
                                         .mailbox = mailbox,
                                         .extension = QStringLiteral("101")});
        if (hangsUp)
            listener.ask({.wish = ListeningWish::Close});
        else
            listening.forgetCalls();
        QCOMPARE(waitFor(opening).outcome, Refused);
        QCOMPARE(listener.about(ListeningWish::Fetch, 1).outcome, Refused);
        QVERIFY(listener.open() == PinNeeded); // which a call that is still counted would be refused
    }

    void aBoxThatDoesNotOpenLeavesNothingBehind()
    {
        const auto house = this->house();
        const Listener listener(*house, "a");
        QCOMPARE(listener.open("999", "101"), Refused);
        QCOMPARE(listener.open("202", "102"), Refused);
        QCOMPARE(listener.open("202", "101"), Ok);
    }

    void withoutTheDatabaseNothingIsSaid()
    {
        const auto house = this->house();
        const Listener listener(*house, "a");
        QCOMPARE(listener.open(), PinNeeded);
        const QString away = QStringLiteral("ALTER TABLE voicemail_boxes RENAME TO elsewhere");
        if (onPostgres())
            QVERIFY(postgres().run(QUrl(url()).path().sliced(1), away));
        else
            VERIFY_RESULT(runSql(*house->database, away));
        QCOMPARE(listener.type("4711"), Failed);
        QCOMPARE(Listener(*house, "b").open(), Failed);
    }

    void locksGrowUpToADay_data()
    {
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("minutes"); // 0: none
        QTest::newRow("first") << 1 << 0;
        QTest::newRow("two calls") << 6 << 0;
        QTest::newRow("three calls") << 9 << 15;
        QTest::newRow("one more") << 10 << 0;
        QTest::newRow("four calls") << 12 << 30;
        QTest::newRow("five calls") << 15 << 60;
        QTest::newRow("ten calls") << 30 << 1440;
        QTest::newRow("for ever") << 2'000'000'001 << 1440;
    }

    void locksGrowUpToADay()
    {
        QFETCH(int, attempts);
        QFETCH(int, minutes);
        const auto lock = PinLockout().after(attempts);
        QCOMPARE(lock ? int(lock->count()) : 0, minutes);
    }
};

QTEST_GUILESS_MAIN(ListenByPhoneTest)
#include "ListenByPhoneTest.moc"
