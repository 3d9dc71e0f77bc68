// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "ExtensionTable.h"
#include "RecorderLink.h"
#include "RecorderProcess.h"
#include "VoicemailHouse.h"

#include <QSignalSpy>

using namespace wakeline;

namespace {

constexpr int patience = 60'000;
constexpr double messageHertz = 1000;

/// Every prompt of these tests is a tone of its own, so that what is said can be told apart.
constexpr std::pair<const char *, int> tones[] = {
    {"pin", 500},      {"wrong-pin", 620},    {"locked", 740},      {"unavailable", 860}, {"goodbye", 1120},
    {"keys", 1240},    {"deleted", 1360},     {"saved", 1480},      {"at-end", 1600},     {"one-new-message", 1720},
    {"message", 1840}, {"no-messages", 1960}, {"no-mailbox", 2080},
};

double hertzOf(const char *prompt)
{
    for (const auto &[name, hertz] : tones) {
        if (qstrcmp(name, prompt) == 0)
            return hertz;
    }
    qFatal("The prompt %s has no tone", prompt);
}

/// A recorder and the service's half of voicemail: box 201 of extension 101 with the PIN 4711, box 202 without.
struct Town
{
    explicit Town(std::unique_ptr<Database> database) : house(std::move(database))
    {
        for (const auto &[name, hertz] : tones)
            SpoolPair::put(recorder.prompts() + QStringLiteral("/en/%1.wav").arg(QLatin1String(name)),
                           toneWav(200, 8000, 1, hertz));
        if (!recorder.start())
            qFatal("The recorder does not start: %s", recorder.log().constData());
        if (!waitFor(ExtensionTable(*house.database)
                         .add({.number = QStringLiteral("101"), .displayName = {}, .email = {}, .ha1 = {}})))
            qFatal("no extension");
        const QStringList listeners{QStringLiteral("101")};
        house.addBox({.number = QStringLiteral("201"),
                      .name = QStringLiteral("Ida"),
                      .extensions = listeners,
                      .pin = QStringLiteral("4711")});
        house.addBox({.number = QStringLiteral("202"), .name = QStringLiteral("Ina"), .extensions = listeners});
        startService();
    }
    void startService()
    {
        link = std::make_unique<RecorderLink>(
            RecorderLink::Options{recorder.socketPath(), recorder.spool(), std::chrono::milliseconds(50),
                                  std::chrono::milliseconds(200)},
            [this](QString sidecar) { return house.voicemail.keep.keep(std::move(sidecar)); });
        link->serveListeners(
            [this](ListeningRequest request) { return house.voicemail.listening.answer(std::move(request)); },
            [this] { house.voicemail.listening.forgetCalls(); });
        link->start();
        if (!QTest::qWaitFor([this] { return link->isConnected(); }, patience))
            qFatal("The recorder is not found");
    }
    /// As a service that is killed.
    void stopService()
    {
        link.reset();
        house.voicemail.listening.forgetCalls();
    }
    qint64 leave(const char *mailbox, const char *uid, int milliseconds = 2000)
    {
        SpoolPair pair = house.pair(QLatin1String(uid));
        pair.mailbox = QLatin1String(mailbox);
        pair.sound = toneWav(milliseconds, 8000, 1, messageHertz);
        pair.write();
        return house.keep(pair)->id;
    }
    VoicemailBox box(qint64 id) { return *waitFor(house.voicemail.boxes.find(id)); }

    RecorderProcess recorder;
    VoicemailHouse house;
    std::unique_ptr<RecorderLink> link;
};

/// Extension 101, calling its voicemail.
class Listener : public Caller
{
public:
    Listener(const RecorderProcess &recorder, const char *mailbox, bool secure = false)
        : Caller(recorder.port(), {.mailbox = mailbox, .number = "101", .listener = "101", .secure = secure})
    {
        setQuiet(true);
        invite();
    }
    bool hears(double hertz, double seconds = 0.09)
    {
        return QTest::qWaitFor([&] { return secondsOfTone(heard(), hertz) >= seconds; }, patience);
    }
    bool hears(const char *prompt) { return hears(hertzOf(prompt)); }
    /// From now on.
    bool hearsAfter(const QByteArray &keys, const char *prompt)
    {
        listenAnew();
        press(keys);
        return hears(prompt);
    }
    bool isHungUp()
    {
        return QTest::qWaitFor([this] { return wasHungUp(); }, patience);
    }
};

} // namespace

/// Calling one's own voicemail: the real recorder, real keys (RFC 4733), and the service's half on a real database.
class ListeningCallTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedIsHeardAndReadThen_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::newRow("RTP") << false;
        QTest::newRow("SRTP") << true;
    }

    void whatWasRecordedIsHeardAndReadThen()
    {
        QFETCH(bool, secure);
        Town town(migrated());
        town.leave("202", "m1");
        Listener listener(town.recorder, "202", secure);
        QVERIFY(listener.hears("one-new-message"));
        QVERIFY(listener.hears(messageHertz, 1.5));
        QVERIFY(listener.hears("keys"));
        QVERIFY(secondsOfTone(listener.heard(), messageHertz) < 2.2); // once
        QTRY_COMPARE_WITH_TIMEOUT(town.box(3).oldMessages, 1, patience);
        QVERIFY(listener.hearsAfter("0", "goodbye"));
        QVERIFY(listener.isHungUp());
        QCOMPARE(town.recorder.filesInSpool(), QStringList()); // nothing was recorded
    }

    void aPinOpensTheBox()
    {
        Town town(migrated());
        town.leave("201", "m1");
        Listener listener(town.recorder, "201");
        QVERIFY(listener.hears("pin"));
        QVERIFY(listener.hearsAfter("1234#", "wrong-pin"));
        QVERIFY(listener.hears("pin"));
        QVERIFY(listener.hearsAfter("4711#", "one-new-message"));
        QVERIFY(listener.hears(messageHertz, 1.5));
    }

    void threeWrongPinsEndTheCallAndThreeSuchCallsLockTheBox()
    {
        Town town(migrated());
        for (int call = 0; call < 3; ++call) {
            Listener listener(town.recorder, "201");
            for (int i = 0; i < 3; ++i) {
                QVERIFY(listener.hears("pin"));
                QVERIFY(listener.hearsAfter("0000#", "wrong-pin"));
            }
            QVERIFY(listener.hears("goodbye"));
            QVERIFY(listener.isHungUp());
        }
        town.stopService(); // and a new one knows it still
        town.startService();
        Listener listener(town.recorder, "201");
        QVERIFY(listener.hears("locked"));
        QVERIFY(listener.isHungUp());
        QCOMPARE(secondsOfTone(listener.heard(), hertzOf("pin")), 0.0);
    }

    void keysSaveAndDelete()
    {
        Town town(migrated());
        const qint64 first = town.leave("202", "m1", 20'000);
        town.leave("202", "m2", 20'000);
        QSignalSpy removed(&town.house.voicemail.news, &VoicemailNews::removed);
        QSignalSpy changed(&town.house.voicemail.news, &VoicemailNews::changed);
        Listener listener(town.recorder, "202");
        QVERIFY(listener.hears(messageHertz, 0.5));
        QVERIFY(listener.hearsAfter("7", "deleted"));
        QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
        QCOMPARE(removed.first().first().value<VoicemailChange>().message.id, first);
        QVERIFY(listener.hears(messageHertz, 0.5));
        QVERIFY(listener.hearsAfter("9", "saved"));
        QVERIFY(listener.hears("at-end"));
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, patience);
        QCOMPARE(town.box(3).newMessages, 0);
        QCOMPARE(town.box(3).oldMessages, 1);
        listener.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(listener.isOver(), patience);
    }

    void aServiceThatDiesInTheMiddleIsToldOfAndEndsTheCall()
    {
        Town town(migrated());
        town.leave("202", "m1");
        Listener listener(town.recorder, "202");
        QVERIFY(listener.hears(messageHertz, 0.3));
        town.stopService();
        QVERIFY(listener.hears("unavailable")); // after the message, which the recorder had already
        QVERIFY(listener.isHungUp());
        QCOMPARE(town.box(3).newMessages, 1);

        Listener late(town.recorder, "202"); // there is nobody to ask
        QVERIFY(late.hears("unavailable"));
        QVERIFY(late.isHungUp());
    }

    void aRestartedServiceTrustsNoCallFromBefore()
    {
        Town town(migrated());
        town.leave("201", "m1", 20'000);
        Listener listener(town.recorder, "201");
        QVERIFY(listener.hears("pin"));
        listener.press("4711#");
        QVERIFY(listener.hears(messageHertz, 0.5));
        town.stopService();
        town.startService();
        listener.press('7');
        QTest::qWait(500);
        QCOMPARE(town.box(2).newMessages, 1);
        QVERIFY(listener.isHungUp());
    }

    void twoCallsInOneBoxDoNotSpoilOneAnother()
    {
        Town town(migrated());
        town.leave("202", "m1", 20'000);
        Listener one(town.recorder, "202");
        Listener other(town.recorder, "202");
        QVERIFY(one.hears(messageHertz, 0.5));
        QVERIFY(other.hears(messageHertz, 0.5));
        QVERIFY(one.hearsAfter("7", "deleted"));
        QVERIFY(other.hearsAfter("7", "deleted")); // it is what was asked for
        QVERIFY(other.hears("at-end"));
        QCOMPARE(town.box(3).newMessages, 0);
        one.hangUp();
        QVERIFY(other.hearsAfter("0", "goodbye"));
        QVERIFY(other.isHungUp());
    }

    void aBoxOfSomebodyElseStaysShut()
    {
        Town town(migrated());
        Listener listener(town.recorder, "200");
        QVERIFY(listener.hears("no-mailbox"));
        QVERIFY(listener.isHungUp());
    }

    void whoSaysNothingIsHungUpOn()
    {
        Town town(migrated());
        Listener listener(town.recorder, "201");
        QVERIFY(listener.hears("goodbye")); // after three times of asking
        QVERIFY(listener.isHungUp());
    }
};

QTEST_GUILESS_MAIN(ListeningCallTest)
#include "ListeningCallTest.moc"
