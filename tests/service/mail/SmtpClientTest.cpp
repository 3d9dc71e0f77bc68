// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmtpClient.h"
#include "FreePort.h"
#include "SmtpPeer.h"
#include "TestAuthority.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <chrono>

using namespace wakeline;
using namespace std::chrono_literals;
using Outcome = MailReport::Outcome;

namespace {

SmtpClient::Options plainTo(quint16 port)
{
    SmtpClient::Options options;
    options.url = QStringLiteral("smtp://127.0.0.1:%1").arg(port);
    options.from = {QStringLiteral("Wakeline"), QStringLiteral("voicemail@pbx.test")};
    options.startTls = false;
    options.helo = QStringLiteral("pbx.test");
    return options;
}

MailMessage mail(const QString &subject = QStringLiteral("Voicemail from Ada"))
{
    return {.to = QStringLiteral("ida@example.org"),
            .subject = subject,
            .text = QStringLiteral("Zoë Ångström left a message.\r\n.\r\n..end\r\n"),
            .id = QStringLiteral("voicemail-7"),
            .date = QDateTime(QDate(2026, 11, 3), QTime(9, 5, 7), Qt::UTC)};
}

/// The header field's value, unfolded; empty if it is not there.
QByteArray header(const SmtpPeer::Mail &mail, const QByteArray &name)
{
    const QByteArray head = mail.text.left(mail.text.indexOf("\r\n\r\n")).replace("\r\n ", " ");
    for (const QByteArray &line : head.split('\n')) {
        if (line.startsWith(name + ": "))
            return line.mid(name.size() + 2).trimmed();
    }
    return {};
}

} // namespace

class SmtpClientTest : public QObject
{
    Q_OBJECT

    MailReport send(const SmtpClient::Options &options, const MailMessage &message = mail())
    {
        SmtpClient client(options);
        return QCoro::waitFor(client.send(message));
    }

private Q_SLOTS:
    void aMailArrivesWhole();
    void aRecordingIsAttached();
    void aNameOfAStrangerStaysInItsLine_data();
    void aNameOfAStrangerStaysInItsLine();
    void anAddressThatIsMoreThanOneIsRefused_data();
    void anAddressThatIsMoreThanOneIsRefused();
    void whatAServerSaysDecides_data();
    void whatAServerSaysDecides();
    void aServerThatIsGoneIsForLater();
    void aServerThatIsSilentCostsTheDeadline();
    void theEndDoesNotWaitForASilentServer();
    void withoutEncryptionNothingIsSaid();
    void itSignsInOverStartTls();
    void itSignsInOverTlsFromTheStart();
    void aWrongPasswordIsForLater();
    void anUnknownAuthorityIsNotTrusted();
};

void SmtpClientTest::aMailArrivesWhole()
{
    SmtpPeer peer;
    QVERIFY(peer.start());
    const MailReport report = send(plainTo(peer.port()));
    QVERIFY2(report.outcome == Outcome::Sent, qPrintable(report.reason));
    QCOMPARE(peer.mails.size(), 1);
    const SmtpPeer::Mail &got = peer.mails.first();
    QVERIFY(got.from.startsWith("<voicemail@pbx.test>"));
    QCOMPARE(got.to, QByteArrayList({"<ida@example.org>"}));
    QCOMPARE(header(got, "From"), "Wakeline <voicemail@pbx.test>");
    QCOMPARE(header(got, "To"), "ida@example.org");
    QCOMPARE(header(got, "Subject"), "Voicemail from Ada");
    QCOMPARE(header(got, "Date"), "Tue, 3 Nov 2026 09:05:07 +0000");
    QCOMPARE(header(got, "Message-ID"), "<voicemail-7@pbx.test>");
    QCOMPARE(header(got, "Auto-Submitted"), "auto-generated");
    QVERIFY(got.text.contains("Content-Type: text/plain; charset=utf-8"));
    QVERIFY(got.text.contains("Zo=C3=AB =C3=85ngstr=C3=B6m left a message.\r\n.\r\n..end"));
}

void SmtpClientTest::aRecordingIsAttached()
{
    SmtpPeer peer;
    QVERIFY(peer.start());
    QTemporaryDir folder;
    QFile sound(folder.filePath(QStringLiteral("a.wav")));
    QVERIFY(sound.open(QFile::WriteOnly));
    QByteArray bytes;
    for (int i = 0; i < 200'000; ++i)
        bytes.append(static_cast<char>(i * 7 % 251));
    sound.write(bytes);
    sound.close();
    MailMessage message = mail();
    message.attachment = sound.fileName();
    message.attachmentName = QStringLiteral("voicemail-20261103-090507.wav");
    const MailReport report = send(plainTo(peer.port()), message);
    QVERIFY2(report.outcome == Outcome::Sent, qPrintable(report.reason));
    const QByteArray text = peer.mails.first().text;
    QVERIFY(text.contains("Content-Type: audio/wav"));
    QVERIFY(text.contains("filename=\"voicemail-20261103-090507.wav\""));
    const qsizetype part = text.indexOf("Content-Type: audio/wav");
    const qsizetype begin = text.indexOf("\r\n\r\n", part) + 4;
    const QByteArray encoded = text.mid(begin, text.indexOf("\r\n--", begin) - begin);
    QVERIFY(QByteArray::fromBase64(encoded) == bytes);
}

void SmtpClientTest::aNameOfAStrangerStaysInItsLine_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("plain") << QStringLiteral("from Ada (101)") << QByteArray("from Ada (101)");
    QTest::newRow("CR LF") << QStringLiteral("Ada\r\nBcc: all@example.org\r\n\r\nhello")
                           << QByteArray("Ada Bcc: all@example.org hello");
    QTest::newRow("bare LF, NUL") << QStringLiteral("Ada\nX: y") + QChar(u'\0') + u'z' << QByteArray("Ada X: y z");
    QTest::newRow("UTF-8") << QStringLiteral("Zoë") << QByteArray("=?UTF-8?B?Wm/Dqw==?=");
    QTest::newRow("an encoded word of its own")
        << QStringLiteral("=?UTF-8?Q?a?=") << QByteArray("=?UTF-8?B?PT9VVEYtOD9RP2E/PQ==?=");
    QTest::newRow("NEL and line separator") << QStringLiteral("a") + QChar(0x85) + u'b' << QByteArray("a b");
}

void SmtpClientTest::aNameOfAStrangerStaysInItsLine()
{
    QFETCH(const QString, subject);
    QFETCH(const QByteArray, header);
    QCOMPARE(headerText(subject), header);
    SmtpPeer peer;
    QVERIFY(peer.start());
    const MailReport report = send(plainTo(peer.port()), mail(subject));
    QVERIFY2(report.outcome == Outcome::Sent, qPrintable(report.reason));
    QCOMPARE(::header(peer.mails.first(), "Subject"), header);
    QVERIFY(!peer.mails.first().text.contains("\nBcc:"));
    QCOMPARE(peer.mails.first().to, QByteArrayList({"<ida@example.org>"}));
}

void SmtpClientTest::anAddressThatIsMoreThanOneIsRefused_data()
{
    QTest::addColumn<QString>("to");
    QTest::newRow("two") << QStringLiteral("a@example.org,b@example.org");
    QTest::newRow("a line of its own") << QStringLiteral("a@example.org>\r\nRCPT TO:<b@example.org");
    QTest::newRow("a parameter") << QStringLiteral("a@example.org> SIZE=1");
    QTest::newRow("no domain") << QStringLiteral("root");
    QTest::newRow("empty") << QString();
    QTest::newRow("two at signs") << QStringLiteral("a@b@example.org");
}

void SmtpClientTest::anAddressThatIsMoreThanOneIsRefused()
{
    QFETCH(const QString, to);
    SmtpPeer peer;
    QVERIFY(peer.start());
    MailMessage message = mail();
    message.to = to;
    QVERIFY(send(plainTo(peer.port()), message).outcome == Outcome::Refused);
    QCOMPARE(peer.connections, 0);
}

void SmtpClientTest::whatAServerSaysDecides_data()
{
    QTest::addColumn<QByteArray>("rcpt");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("forEver");
    QTest::newRow("greylisted") << QByteArray("451 later") << QByteArray("250 ok") << false;
    QTest::newRow("no such user") << QByteArray("550 no such user") << QByteArray("250 ok") << true;
    QTest::newRow("disk full") << QByteArray("250 ok") << QByteArray("452 no room") << false;
    QTest::newRow("taken for spam") << QByteArray("250 ok") << QByteArray("554 spam") << true;
    QTest::newRow("sign in first") << QByteArray("530 sign in") << QByteArray("250 ok") << false;
}

void SmtpClientTest::whatAServerSaysDecides()
{
    QFETCH(const QByteArray, rcpt);
    QFETCH(const QByteArray, data);
    QFETCH(const bool, forEver);
    SmtpPeer peer;
    peer.answerToRcpt = rcpt;
    peer.answerToData = data;
    QVERIFY(peer.start());
    const MailReport report = send(plainTo(peer.port()));
    QVERIFY2(report.outcome == (forEver ? Outcome::Refused : Outcome::Later), qPrintable(report.reason));
    QVERIFY(!report.reason.isEmpty());
    QVERIFY(peer.mails.isEmpty());
}

void SmtpClientTest::aServerThatIsGoneIsForLater()
{
    const MailReport report = send(plainTo(freePort()));
    QVERIFY(report.outcome == Outcome::Later);
    QVERIFY(!report.reason.isEmpty());
}

void SmtpClientTest::aServerThatIsSilentCostsTheDeadline()
{
    SmtpPeer peer;
    peer.silent = true;
    QVERIFY(peer.start());
    SmtpClient::Options options = plainTo(peer.port());
    options.deadline = 500ms;
    QElapsedTimer clock;
    clock.start();
    QVERIFY(send(options).outcome == Outcome::Later);
    QVERIFY(clock.elapsed() >= 450);
    QVERIFY(clock.elapsed() < 20'000);
}

void SmtpClientTest::theEndDoesNotWaitForASilentServer()
{
    SmtpPeer peer;
    peer.silent = true;
    QVERIFY(peer.start());
    auto client = std::make_unique<SmtpClient>(plainTo(peer.port())); // 60 s of patience
    auto sending = client->send(mail());
    QTRY_COMPARE_WITH_TIMEOUT(peer.connections, 1, 20'000);
    QElapsedTimer clock;
    clock.start();
    client.reset();
    QVERIFY(clock.elapsed() < 20'000);
    QVERIFY(QCoro::waitFor(sending).outcome == Outcome::Later);
}

void SmtpClientTest::withoutEncryptionNothingIsSaid()
{
    SmtpPeer peer; // offers no STARTTLS
    QVERIFY(peer.start());
    SmtpClient::Options options = plainTo(peer.port());
    options.startTls = true;
    QVERIFY(send(options).outcome == Outcome::Later);
    QVERIFY(peer.mails.isEmpty());
}

namespace {

/// A peer with a certificate, and options that trust it and sign in.
struct SecureHouse
{
    explicit SecureHouse(bool fromTheStart)
    {
        const QSslConfiguration tls = authority.serverTls(QStringLiteral("localhost"), {});
        peer.useCertificate(tls.localCertificate(), tls.privateKey(), fromTheStart);
        if (!peer.start())
            qFatal("no port");
        options = plainTo(peer.port());
        options.url = QStringLiteral("%1://localhost:%2")
                          .arg(fromTheStart ? QStringLiteral("smtps") : QStringLiteral("smtp"))
                          .arg(peer.port());
        options.startTls = true;
        options.user = QStringLiteral("user");
        options.password = QStringLiteral("password");
        options.ca = authority.caPath();
    }

    TestAuthority authority;
    SmtpPeer peer;
    SmtpClient::Options options;
};

} // namespace

void SmtpClientTest::itSignsInOverStartTls()
{
    SecureHouse house(false);
    const MailReport report = send(house.options);
    QVERIFY2(report.outcome == Outcome::Sent, qPrintable(report.reason));
    QVERIFY(house.peer.mails.first().encrypted);
    QVERIFY(house.peer.mails.first().signedIn);
}

void SmtpClientTest::itSignsInOverTlsFromTheStart()
{
    SecureHouse house(true);
    const MailReport report = send(house.options);
    QVERIFY2(report.outcome == Outcome::Sent, qPrintable(report.reason));
    QVERIFY(house.peer.mails.first().encrypted);
    QVERIFY(house.peer.mails.first().signedIn);
}

void SmtpClientTest::aWrongPasswordIsForLater()
{
    SecureHouse house(true);
    house.options.password = QStringLiteral("another-secret");
    const MailReport report = send(house.options);
    QVERIFY(report.outcome == Outcome::Later);
    QVERIFY(!report.reason.contains(QStringLiteral("another-secret")));
    QVERIFY(house.peer.mails.isEmpty());
}

void SmtpClientTest::anUnknownAuthorityIsNotTrusted()
{
    SecureHouse house(true);
    house.options.ca.clear();
    QVERIFY(send(house.options).outcome == Outcome::Later);
    QVERIFY(house.peer.mails.isEmpty());
}

QTEST_GUILESS_MAIN(SmtpClientTest)
#include "SmtpClientTest.moc"
