// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000;
constexpr int packets = 4000;

/// Changes, cuts out, inserts and cuts off, as senders of nonsense do; the same for the same seed.
class Mutator
{
public:
    explicit Mutator(quint32 seed) : m_dice(seed) {}

    int below(int bound) { return int(m_dice.bounded(bound)); }

    QByteArray mutated(QByteArray bytes)
    {
        static const QByteArray spice = QByteArray::fromHex("000d0a3b3a3c3e4022253d202c3041397fffc3").repeated(2);
        for (int i = below(6); i >= 0 && !bytes.isEmpty(); --i) {
            const int at = below(int(bytes.size()));
            switch (below(5)) {
            case 0:
                bytes[at] = char(below(256));
                break;
            case 1:
                bytes.remove(at, 1 + below(40));
                break;
            case 2:
                bytes.insert(at, spice.mid(below(int(spice.size())), 1 + below(8)).repeated(1 + below(8)));
                break;
            case 3:
                bytes.insert(at, bytes.mid(below(int(bytes.size())), below(200)));
                break;
            default:
                bytes.truncate(at + 1);
            }
        }
        return bytes;
    }

private:
    QRandomGenerator m_dice;
};

QByteArray rtp(int payloadType, quint32 word, const QByteArray &payload)
{
    QByteArray packet = QByteArray::fromHex("80000000000000000077a1e5").replace(1, 1, QByteArray(1, char(payloadType)));
    memcpy(packet.data() + 4, &word, 4);
    memcpy(packet.data() + 2, &word, 2);
    return packet + payload;
}

} // namespace

/// Run it under the sanitizers too: there, what goes wrong in memory ends the recorder.
class RecorderFuzzTest : public QObject
{
    Q_OBJECT

private:
    static void verifyStillRecords(RecorderProcess &recorder)
    {
        QVERIFY2(recorder.isRunning(), recorder.log());
        Caller caller(recorder.port(), {.number = "999", .hertz = 850});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience);
        QTest::qWait(1500);
        caller.hangUp();
        const auto mine = [&recorder] {
            QList<Recording> pairs = recorder.pairs();
            pairs.removeIf([](const Recording &recording) { return recording.callerNumber != u"999"; });
            return pairs;
        };
        QTRY_COMPARE_WITH_TIMEOUT(mine().size(), 1, patience);
        QVERIFY(shareOfTone(recorder.audioOf(mine().first())->samples, 850) > 0.9);
        QVERIFY2(recorder.stop(), recorder.log());
        QVERIFY2(!recorder.log().contains("Sanitizer"), recorder.log());
    }

private Q_SLOTS:
    void hostileSipDoesNoHarm()
    {
        RecorderProcess recorder;
        recorder.set("max_calls", "400");
        recorder.set("max_calls_per_caller", "50");
        QVERIFY2(recorder.start(), recorder.log());
        Mutator mutator(7);
        Caller sender(recorder.port(), {.headers = "P-Asserted-Identity: \"N\" <sip:1@x>\r\n"});
        sender.setAcknowledging(false);
        for (int i = 0; i < packets; ++i) {
            Caller one(recorder.port(), {.number = QByteArray::number(mutator.below(100)), .secure = i % 3 == 0});
            const char *methods[] = {"INVITE", "INVITE", "INVITE",  "INVITE",   "ACK",
                                     "BYE",    "CANCEL", "OPTIONS", "REGISTER", "NOTIFY"};
            const QByteArray method = methods[mutator.below(10)];
            const QByteArray whole = one.request(method, 1, method == "INVITE" ? one.ownSdp() : QByteArray(), false);
            sender.sendRaw(mutator.mutated(whole));
            if (i % 50 == 0)
                QTest::qWait(1);
        }
        QTest::qWait(500);
        QVERIFY2(recorder.isRunning(), recorder.log());
        verifyStillRecords(recorder);
    }

    void hostileMediaDoesNoHarm_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::newRow("RTP") << false;
        QTest::newRow("SRTP") << true;
    }

    void hostileMediaDoesNoHarm()
    {
        QFETCH(bool, secure);
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Mutator mutator(11);
        Caller victim(recorder.port(), {.secure = secure});
        victim.invite();
        QTRY_VERIFY_WITH_TIMEOUT(victim.hasHeardBeep(), patience);
        for (int i = 0; i < packets; ++i) {
            const int types[] = {0, 8, 101, 13, 96, 127, 200, 201};
            const QByteArray payload(mutator.below(1500), char(mutator.below(256)));
            const QByteArray packet = rtp(types[mutator.below(8)], quint32(mutator.below(INT_MAX)), payload);
            const int control = mutator.below(4) == 0 ? 1 : 0; // RTCP's port
            victim.sendMedia(mutator.below(2) ? mutator.mutated(packet) : packet, control);
            if (i % 50 == 0)
                QTest::qWait(1);
        }
        victim.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(victim.isOver(), patience);
        verifyStillRecords(recorder);
    }
};

QTEST_GUILESS_MAIN(RecorderFuzzTest)
#include "RecorderFuzzTest.moc"
