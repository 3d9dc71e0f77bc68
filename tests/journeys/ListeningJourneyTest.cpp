// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlainHttp.h"
#include "RecorderProcess.h"
#include "Tone.h"
#include "Town.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>
#include <QUdpSocket>
#include <QtEndian>

using namespace wakeline;

namespace {

constexpr int patience = 40'000;

/// The media of a phone whose SIP is sipp's: speaks a tone or silence in A-law, sends keys (RFC 4733), and hears.
class Handset
{
public:
    /// \param hertz  0: silence
    explicit Handset(double hertz = 0) : m_hertz(hertz)
    {
        m_socket.bind(QHostAddress::LocalHost);
        m_clock.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_clock, &QTimer::timeout, &m_clock, [this] { speak(); });
        QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_clock, [this] { hear(); });
    }

    /// Where the 200 that sipp got says; the only media port in its log that is not its own.
    bool talksTo(const Sipp &sipp)
    {
        static const QRegularExpression line(QStringLiteral("m=audio (?!40000)(\\d+)"));
        const auto isAnswered = [&] {
            m_port = line.match(QString::fromLatin1(sipp.messages())).captured(1).toUShort();
            return m_port > 0;
        };
        if (!QTest::qWaitFor(isAnswered, patience))
            return false;
        m_time.start();
        m_clock.start(20);
        return true;
    }

    void press(const QByteArray &keys)
    {
        for (const char key : keys) {
            m_keyDown = std::max(m_keyDown + 800, m_frames * 160); // each has a time of its own
            for (int i = 0; i < 6; ++i) { // three packets of the key going down, three of its end
                QByteArray event(4, '\0');
                event[0] = char(key == '#' ? 11 : key == '*' ? 10 : key - '0');
                event[1] = char(i >= 3 ? 0x8a : 0x0a);
                qToBigEndian(quint16((std::min(i, 3) + 1) * 160), event.data() + 2);
                send(101, event, m_keyDown);
            }
        }
    }
    bool hearsTone(double hertz, double seconds)
    {
        return QTest::qWaitFor([&] { return secondsOfTone(m_heard, hertz) >= seconds; }, patience);
    }
    bool hearsAnything()
    {
        return QTest::qWaitFor([&] { return secondsOfSound(m_heard) > 0.5; }, patience);
    }
    void listenAnew() { m_heard.clear(); }

private:
    void speak()
    {
        for (; m_frames < m_time.elapsed() / 20; ++m_frames)
            send(8, toneFrame(m_hertz, m_frames * 160, true, m_hertz > 0 ? 10'000 : 0), m_frames * 160);
    }
    void send(int payloadType, const QByteArray &payload, qint64 timestamp)
    {
        QByteArray packet = QByteArray::fromHex("800000000000000000000042");
        packet[1] = char(payloadType);
        qToBigEndian(m_sequence++, packet.data() + 2);
        qToBigEndian(quint32(timestamp), packet.data() + 4);
        m_socket.writeDatagram(packet + payload, QHostAddress::LocalHost, m_port);
    }
    void hear()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray packet(int(m_socket.pendingDatagramSize()), '\0');
            m_socket.readDatagram(packet.data(), packet.size());
            const auto samples = decoded(packet.mid(12), true);
            m_heard.insert(m_heard.end(), samples.begin(), samples.end());
        }
    }

    double m_hertz;
    QUdpSocket m_socket;
    QTimer m_clock;
    QElapsedTimer m_time;
    quint16 m_port = 0;
    quint16 m_sequence = 0;
    qint64 m_frames = 0;
    qint64 m_keyDown = 0; ///< timestamp of the last key
    std::vector<qint16> m_heard;
};

} // namespace

/// A message that was left is heard again: from the caller's phone through Kamailio to the recorder, into the box, and
/// back to the phone of the box's owner, who dials *97.
class ListeningJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_town.reset(); }
    void cleanup();

    void nobodyListensInAnothersName_data();
    void nobodyListensInAnothersName();
    void theOwnerHearsWhatWasSaidAndSavesIt();
    void theOwnerDeletesIt();
    void aServiceKilledInTheMiddleEndsTheCallWithAWord();
    void threeWrongPinsEndTheCall();

private:
    PlainAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QJsonArray messages();
    void leaveMessage();
    bool dial(Sipp &sipp) { return sipp.start("call_listens.xml", m_town->sipPort(), m_town->caller("*97", "105")); }

    RecorderProcess m_recorder;
    std::unique_ptr<Town> m_town;
};

void ListeningJourneyTest::initTestCase()
{
    m_recorder.set(QStringLiteral("prompts"), QStringLiteral(WAKELINE_BINARY_DIR "/packaging/prompts"));
    QVERIFY2(m_recorder.start(), m_recorder.log());
    m_town = std::make_unique<Town>(Town::DatabaseKind::Sqlite, 3000, 600);
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_TARGET"), QStringLiteral("sip:127.0.0.1:%1").arg(m_recorder.port()));
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_SOCKET"), m_recorder.socketPath());
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_SPOOL"), m_recorder.spool());
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_GREETINGS"), m_recorder.greetings());
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const PlainAnswer made = ask("POST", QStringLiteral("/api/v1/voicemail-boxes"),
                                 {{QStringLiteral("number"), QStringLiteral("7105")},
                                  {QStringLiteral("name"), QStringLiteral("Box of 105")},
                                  {QStringLiteral("pin"), QStringLiteral("4711")},
                                  {QStringLiteral("extensions"), QJsonArray{QStringLiteral("105")}}});
    QVERIFY2(made.status == 201, made.body);
    const QJsonObject found = m_town->get(QStringLiteral("/api/v1/extensions?q=105")).toObject();
    const qint64 id = found.value(QLatin1String("items"))[0][QLatin1String("id")].toInteger();
    const QJsonObject rules{{QStringLiteral("dnd_action"), QStringLiteral("voicemail")}};
    const PlainAnswer changed = ask("PATCH", QStringLiteral("/api/v1/extensions/%1").arg(id),
                                    {{QStringLiteral("dnd"), true}, {QStringLiteral("call_rules"), rules}});
    QVERIFY2(changed.status == 200, changed.body);
    QTest::qWait(2500); // boxes are looked up once a second
    leaveMessage();
    QCOMPARE(messages().size(), 1);
}

void ListeningJourneyTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_town->logs().right(4000) << m_recorder.log().right(3000);
}

PlainAnswer ListeningJourneyTest::ask(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    return plainHttp(m_town->httpPort(), method, path, text, bearer(m_town->accessToken()));
}

QJsonArray ListeningJourneyTest::messages()
{
    const QJsonObject list = m_town->get(QStringLiteral("/api/v1/voicemail-boxes/1/messages")).toObject();
    return list.value(QLatin1String("items")).toArray();
}

/// 101 speaks 1 kHz into the box of 105.
void ListeningJourneyTest::leaveMessage()
{
    const auto before = messages().size();
    Sipp sipp;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("TALK_MS", "10000");
    QVERIFY(sipp.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    Handset caller(1000);
    QVERIFY2(caller.talksTo(sipp), sipp.output());
    QVERIFY2(sipp.finish(), sipp.output());
    QTRY_COMPARE_WITH_TIMEOUT(messages().size(), before + 1, patience);
}

void ListeningJourneyTest::nobodyListensInAnothersName_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::newRow("an extension without a box") << QByteArray();
    QTest::newRow("with headers of its own") << QByteArray("X-VM-Mailbox: 7105\nX-VM-Listener: 105\n");
}

void ListeningJourneyTest::nobodyListensInAnothersName()
{
    QFETCH(QByteArray, extra);
    Sipp::Keys keys = m_town->caller("*97", "101");
    keys.insert("EXTRA", extra);
    keys.insert("CODE", "404");
    Sipp sipp;
    QVERIFY(sipp.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(sipp.finish(), sipp.output());
    QVERIFY(!m_recorder.log().contains("listens to"));
}

void ListeningJourneyTest::theOwnerHearsWhatWasSaidAndSavesIt()
{
    Sipp sipp;
    QVERIFY(dial(sipp));
    Handset phone;
    QVERIFY2(phone.talksTo(sipp), sipp.output());
    QVERIFY(phone.hearsAnything()); // asked for the PIN
    phone.press("4711#");
    QVERIFY(phone.hearsTone(1000, 1.5));
    phone.press("9"); // saved
    QTRY_COMPARE_WITH_TIMEOUT(messages().first()[QLatin1String("read")].toBool(), true, patience);
    phone.press("0");
    QVERIFY2(sipp.finish(), sipp.output());
}

void ListeningJourneyTest::theOwnerDeletesIt()
{
    Sipp sipp;
    QVERIFY(dial(sipp));
    Handset phone;
    QVERIFY2(phone.talksTo(sipp), sipp.output());
    QVERIFY(phone.hearsAnything());
    phone.press("4711#");
    QVERIFY(phone.hearsTone(1000, 0.5));
    phone.press("7");
    QTRY_COMPARE_WITH_TIMEOUT(messages().size(), 0, patience);
    phone.press("0");
    QVERIFY2(sipp.finish(), sipp.output());
}

void ListeningJourneyTest::aServiceKilledInTheMiddleEndsTheCallWithAWord()
{
    leaveMessage();
    Sipp sipp;
    QVERIFY(dial(sipp));
    Handset phone;
    QVERIFY2(phone.talksTo(sipp), sipp.output());
    QVERIFY(phone.hearsAnything());
    phone.press("4711#");
    QVERIFY(phone.hearsTone(1000, 0.5));
    m_town->killWakelined();
    phone.listenAnew();
    phone.press("7");
    QVERIFY(phone.hearsAnything()); // that voicemail cannot be reached
    QVERIFY2(sipp.finish(), sipp.output());
    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(messages().size(), 1);
}

void ListeningJourneyTest::threeWrongPinsEndTheCall()
{
    Sipp sipp;
    QVERIFY(dial(sipp));
    Handset phone;
    QVERIFY2(phone.talksTo(sipp), sipp.output());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(phone.hearsAnything());
        phone.listenAnew();
        phone.press("0000#");
    }
    QVERIFY2(sipp.finish(), sipp.output());
    QVERIFY(m_town->logs().contains("A wrong PIN by phone"));
    QVERIFY(!m_town->logs().contains("0000#"));
}

QTEST_GUILESS_MAIN(ListeningJourneyTest)
#include "ListeningJourneyTest.moc"
