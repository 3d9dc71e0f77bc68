// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioFixture.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUdpSocket>

using namespace wakeline;

namespace {

/// Sends and receives what no phone would.
class RawSip
{
public:
    RawSip()
    {
        if (!m_socket.bind(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
    }
    QByteArray port() const { return QByteArray::number(m_socket.localPort()); }
    void send(const QByteArray &message, quint16 to) { m_socket.writeDatagram(message, QHostAddress::LocalHost, to); }

    /// \return what has come since the last time, but for provisional replies
    QByteArrayList take()
    {
        QByteArrayList messages;
        while (m_socket.hasPendingDatagrams()) {
            QByteArray message(m_socket.pendingDatagramSize(), '\0');
            m_socket.readDatagram(message.data(), message.size());
            if (!message.startsWith("SIP/2.0 1"))
                messages.append(message);
        }
        return messages;
    }
    /// Waits for it. \return empty: nothing came
    QByteArray next()
    {
        QByteArrayList messages;
        const auto came = [&] {
            messages = take();
            return !messages.isEmpty();
        };
        return QTest::qWaitFor(came, 20'000) ? messages.first() : QByteArray();
    }

private:
    QUdpSocket m_socket;
};

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// What answers the challenge, as 100.
QByteArray credentials(const QByteArray &challenge, const QByteArray &method, const QByteArray &uri)
{
    static const QRegularExpression pattern(QStringLiteral("nonce=\"([^\"]+)\""));
    const QByteArray nonce = pattern.match(QString::fromLatin1(challenge)).captured(1).toLatin1();
    const QByteArray response =
        md5(md5("100:pbx.test:pw100") + ':' + nonce + ":00000001:ours:auth:" + md5(method + ':' + uri));
    return "Proxy-Authorization: Digest username=\"100\", realm=\"pbx.test\", nonce=\"" + nonce + "\", uri=\"" + uri +
           "\", qop=auth, nc=00000001, cnonce=\"ours\", response=\"" + response + "\", algorithm=MD5\r\n";
}

} // namespace

/// Requests that look as if they belonged to a call: a tag in To, and a Route to the SIP server. Whoever lets them pass
/// lets anybody call out over the trunk, which knows us by our address.
class KamailioStrangersTest : public QObject
{
    Q_OBJECT

    KamailioServer server{quietServer()};
    int count = 0;

    static QByteArray uriOf(const RawSip &other) { return "sip:+4990012345@127.0.0.1:" + other.port(); }
    /// \param of  numbers its transaction and its call
    static QByteArray request(const QByteArray &method, const QByteArray &from, const RawSip &sender,
                              const RawSip &other, int of, quint16 serverPort, const QByteArray &more = {})
    {
        const QByteArray id = QByteArray::number(of);
        return method + ' ' + uriOf(other) + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + sender.port() +
               ";branch=z9hG4bKmade" + id + "\r\nRoute: <sip:127.0.0.1:" + QByteArray::number(serverPort) +
               ";lr>\r\nFrom: <sip:" + from + ">;tag=made" + id + "\r\nTo: <sip:101@pbx.test>;tag=up" + id +
               "\r\nCall-ID: made-up-" + id + "@127.0.0.1\r\nCSeq: 1 " + method +
               "\r\nContact: <sip:eve@127.0.0.1:" + sender.port() +
               ">\r\nMax-Forwards: 70\r\nP-Asserted-Identity: <sip:boss@pbx.test>\r\n" + more +
               "Content-Length: 0\r\n\r\n";
    }

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void whatBelongsToNoCallGoesToNobody_data();
    void whatBelongsToNoCallGoesToNobody();
    void aPhoneWhoseCallWeHaveForgottenGoesOnWithItsPassword();
    void aByeOfACallThatWeHaveForgottenPasses();
    void aTrunkWhoseCallWeHaveForgottenGoesOn();
    void aTagInToHidesNoFlood();
};

void KamailioStrangersTest::initTestCase()
{
    QVERIFY(server.addAccount(QStringLiteral("100"), QStringLiteral("pw100")));
    QVERIFY2(server.start(), server.log().constData());
}

void KamailioStrangersTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", server.log().right(6000).constData());
}

void KamailioStrangersTest::whatBelongsToNoCallGoesToNobody_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<int>("code");
    for (const char *method : {"INVITE", "REFER", "UPDATE", "INFO", "MESSAGE", "NOTIFY", "PRACK"})
        QTest::addRow("%s of a stranger", method) << QByteArray(method) << QByteArray("eve@elsewhere.test") << 481;
    for (const char *method : {"INVITE", "REFER", "UPDATE", "INFO", "MESSAGE", "NOTIFY"})
        QTest::addRow("%s under our name", method) << QByteArray(method) << QByteArray("100@pbx.test") << 407;
    // It cannot be asked for a password (RFC 3261, 22.1).
    QTest::newRow("PRACK under our name") << QByteArray("PRACK") << QByteArray("100@pbx.test") << 481;
}

void KamailioStrangersTest::whatBelongsToNoCallGoesToNobody()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, from);
    QFETCH(int, code);
    RawSip stranger, trunk;
    const int id = ++count;
    stranger.send(request(method, from, stranger, trunk, id, server.sipPort()), server.sipPort());
    const QByteArray reply = stranger.next();
    QVERIFY2(reply.startsWith("SIP/2.0 " + QByteArray::number(code) + ' '), reply.constData());
    // Nor does the ACK of the refusal.
    if (method == "INVITE")
        stranger.send(request("ACK", from, stranger, trunk, id, server.sipPort()), server.sipPort());
    QTest::qWait(500);
    const QByteArrayList relayed = trunk.take();
    QVERIFY2(relayed.isEmpty(), relayed.join("\n").constData());
}

void KamailioStrangersTest::aPhoneWhoseCallWeHaveForgottenGoesOnWithItsPassword()
{
    RawSip phone, other;
    const QByteArray from = "100@pbx.test";
    phone.send(request("UPDATE", from, phone, other, ++count, server.sipPort()), server.sipPort());
    const QByteArray challenge = phone.next();
    QVERIFY2(challenge.startsWith("SIP/2.0 407 "), challenge.constData());
    const QByteArray answer = credentials(challenge, "UPDATE", uriOf(other));
    phone.send(request("UPDATE", from, phone, other, ++count, server.sipPort(), answer), server.sipPort());
    const QByteArray relayed = other.next();
    QVERIFY2(relayed.startsWith("UPDATE " + uriOf(other) + ' '), (relayed + phone.take().join("\n")).constData());
    QVERIFY2(!relayed.contains("P-Asserted-Identity"), relayed.constData());
    QVERIFY2(!relayed.contains("Proxy-Authorization"), relayed.constData());
}

void KamailioStrangersTest::aByeOfACallThatWeHaveForgottenPasses()
{
    RawSip phone, other;
    phone.send(request("BYE", "100@pbx.test", phone, other, ++count, server.sipPort()), server.sipPort());
    const QByteArray relayed = other.next();
    QVERIFY2(relayed.startsWith("BYE " + uriOf(other) + ' '), (relayed + phone.take().join("\n")).constData());
    QVERIFY2(!relayed.contains("P-Asserted-Identity"), relayed.constData());
}

void KamailioStrangersTest::aTrunkWhoseCallWeHaveForgottenGoesOn()
{
    KamailioServer::Options options = quietServer();
    options.trunks = "127.0.0.1/32";
    KamailioServer trusting(options);
    QVERIFY2(trusting.start(), trusting.log().constData());
    RawSip trunk, phone;
    trunk.send(request("INVITE", "+4930123@trunk.test", trunk, phone, ++count, trusting.sipPort()), trusting.sipPort());
    const QByteArray relayed = phone.next();
    QVERIFY2(relayed.startsWith("INVITE " + uriOf(phone) + ' '), (relayed + trunk.take().join("\n")).constData());
    QVERIFY2(relayed.contains("P-Asserted-Identity: <sip:boss@pbx.test>"), relayed.constData());
}

void KamailioStrangersTest::aTagInToHidesNoFlood()
{
    KamailioServer::Options options = quietServer();
    options.extraSettings = "#!define WITH_FLOOD_GUARD\n";
    KamailioServer guarded(options);
    QVERIFY2(guarded.start(), guarded.log().constData());
    RawSip stranger, trunk;
    const auto isSeen = [&] {
        for (int i = 0; i < 200; ++i)
            stranger.send(request("INFO", "eve@elsewhere.test", stranger, trunk, ++count, guarded.sipPort()),
                          guarded.sipPort());
        stranger.take();
        return guarded.log().contains("flood from 127.0.0.1:");
    };
    QVERIFY2(QTest::qWaitFor(isSeen, 30'000), guarded.log().right(3000).constData());
}

QTEST_GUILESS_MAIN(KamailioStrangersTest)
#include "KamailioStrangersTest.moc"
