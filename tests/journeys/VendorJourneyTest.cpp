// SPDX-License-Identifier: GPL-3.0-or-later
#include "Vendor.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace wakeline;

namespace {

/// A push that somebody waits for on a thread of his own, since its answer may never come.
class WaitingPush
{
public:
    WaitingPush(const Vendor &vendor, const QString &key, const QByteArray &token, const QString &callId)
        : m_thread(QThread::create(
              [this, &vendor, key, token, callId] { m_status = vendor.push(key, token, callId).status; }))
    {
        m_thread->start();
    }
    ~WaitingPush() { m_thread->wait(); }

    /// \return 0 where none came
    int status()
    {
        m_thread->wait();
        return m_status;
    }
    bool isAnswered() const { return m_thread->isFinished(); }

private:
    std::atomic<int> m_status{0};
    std::unique_ptr<QThread> m_thread;
};

} // namespace

/// A vendor's wakelined by itself: its commands, and what a killed process owes to those it answered.
class VendorJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_vendor.reset(); }
    void cleanup();

    void licencesAreIssuedAndRevokedFromAShell();
    void mistakesOnTheShellAreToldApart();
    void keysAreMadeOnceAndFilesAreVerifiedOffline();
    void noPushIsAnsweredBeforeItsRowIsSafeFromAKill();
    void whatWasAnsweredOutlivesAKillWhileTheDatabaseIsHeld();

private:
    int rowsOf(const QString &key, const QString &callId)
    {
        return m_vendor->ask("GET", m_vendor->pathOf(key) + "/push-logs?call_id=" + callId)
            .data()
            .value(u"total")
            .toInt(-1);
    }
    /// Takes the push log away from everybody until release(). \return whether it worked
    bool hold()
    {
        m_holder = std::make_unique<QProcess>();
        m_holder->start(QStringLiteral("psql"), {QStringLiteral("-q"), QStringLiteral("-t"),
                                                 m_vendor->postgres().tcpUrl(QStringLiteral("vendor"))});
        m_holder->write("BEGIN; LOCK TABLE push_log IN ACCESS EXCLUSIVE MODE;\n\\echo held\n");
        return QTest::qWaitFor([this] { return m_holder->readAllStandardOutput().contains("held"); }, 20'000);
    }
    void release()
    {
        if (!m_holder)
            return;
        m_holder->closeWriteChannel(); // the end of its input ends the transaction
        m_holder->waitForFinished(10'000);
        m_holder.reset();
    }

    std::unique_ptr<Vendor> m_vendor;
    std::unique_ptr<QProcess> m_holder;
};

void VendorJourneyTest::initTestCase()
{
    m_vendor = std::make_unique<Vendor>();
    const QString problem = m_vendor->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void VendorJourneyTest::cleanup()
{
    release();
    if (QTest::currentTestFailed() && m_vendor)
        qWarning().noquote() << m_vendor->logs().right(4000);
}

void VendorJourneyTest::licencesAreIssuedAndRevokedFromAShell()
{
    const auto issued = m_vendor->run({"license", "issue", "--tier", "professional", "--holder", "Müller", "--expires",
                                       "2099-12-31", "--max-installations", "4"});
    QCOMPARE(issued.exitCode, 0);
    const QString key = issued.output.trimmed();
    QVERIFY2(!key.contains(u'\n') && key.startsWith(u"WL-"), qPrintable(issued.output)); // and nothing beside it
    const QJsonObject license = m_vendor->licenseOf(key);
    QCOMPARE(license.value(u"holder").toString(), QStringLiteral("Müller"));
    QCOMPARE(license.value(u"tier").toString(), QStringLiteral("professional"));
    QCOMPARE(license.value(u"max_installations").toInt(), 4);
    QCOMPARE(license.value(u"expires_at").toString(), QStringLiteral("2100-01-01T00:00:00Z")); // the day is good
    QCOMPARE(m_vendor->push(key, "token-of-a-phone-1234567890", "shell").status, 200);

    const auto revoked = m_vendor->run({"license", "revoke", key});
    QCOMPARE(revoked.exitCode, 0);
    QVERIFY(revoked.output.contains(key.left(8)) && !revoked.output.contains(key));
    QCOMPARE(m_vendor->licenseOf(key).value(u"status").toString(), QStringLiteral("revoked"));
    const QString unused = m_vendor->issue();
    QCOMPARE(m_vendor->run({"license", "revoke", unused}).exitCode, 0);
    QCOMPARE(m_vendor->push(unused, "token-of-a-phone-1234567890", "revoked").status, 403);
}

void VendorJourneyTest::mistakesOnTheShellAreToldApart()
{
    const QString key = m_vendor->issue();
    QString typo = key;
    typo[typo.size() - 1] = key.back() == u'7' ? u'8' : u'7';
    const QString never = QStringLiteral("WL-00000-00000-00000-00000-00000"); // its check symbols fit: all weights of 0
    const QList<std::tuple<QStringList, int, QString>> mistakes{
        {{"license"}, 2, "needs issue, revoke, keygen or verify"},
        {{"license", "sell"}, 2, "needs issue, revoke, keygen or verify"},
        {{"license", "issue"}, 2, "--tier"},
        {{"license", "issue", "--tier", "free", "and more"}, 2, "--tier"},
        {{"license", "issue", "--tier", "gold"}, 1, "gold"},
        {{"license", "issue", "--tier", "free", "--expires", "soon"}, 2, "--expires"},
        {{"license", "issue", "--tier", "free", "--expires", "2001-01-01"}, 1, "past"},
        {{"license", "issue", "--tier", "free", "--max-installations", "0"}, 2, "--max-installations"},
        {{"license", "revoke"}, 2, "KEY"},
        {{"license", "revoke", "hello"}, 1, "no licence key"},
        {{"license", "revoke", typo}, 1, "mistyped"},
        {{"license", "revoke", never}, 1, "no such licence"},
        {{"license", "keygen"}, 2, "--private"},
        {{"license", "verify"}, 2, "--public"},
        {{"license", "verify", "/nowhere", "--public", m_vendor->publicKey()}, 1, "/nowhere"},
    };
    for (const auto &[arguments, exitCode, complaint] : mistakes) {
        const auto ran = m_vendor->run(arguments);
        const QString said = arguments.join(u' ') + ": " + QString::number(ran.exitCode) + u' ' + ran.complaint;
        QVERIFY2(ran.exitCode == exitCode && ran.complaint.contains(complaint), qPrintable(said));
        QVERIFY2(ran.output.isEmpty(), qPrintable(said));
    }
    for (const char *act : {"issue", "revoke", "keygen", "verify"}) {
        const auto helped = m_vendor->run({"license", QLatin1String(act), "--help"});
        QVERIFY2(helped.exitCode == 0 && !helped.output.isEmpty(), act);
    }
}

void VendorJourneyTest::keysAreMadeOnceAndFilesAreVerifiedOffline()
{
    const QString secret = m_vendor->file("license.key");
    QCOMPARE(QFileInfo(secret).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    const auto again = m_vendor->run({"license", "keygen", "--private", secret, "--public", m_vendor->file("2.pub")});
    QCOMPARE(again.exitCode, 1);
    QVERIFY(again.complaint.contains(u"license.key"));
    QVERIFY(!QFile::exists(m_vendor->file("2.pub")));

    const QString key = m_vendor->issue();
    const QByteArray text = m_vendor->ask("GET", m_vendor->pathOf(key) + "/file").body;
    const auto verify = [&](const QByteArray &content, const QString &publicKey) {
        QFile file(m_vendor->file("wakeline.lic"));
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            qFatal("no licence file can be written");
        file.close();
        return m_vendor->run({"license", "verify", file.fileName(), "--public", publicKey});
    };
    const auto good = verify(text, m_vendor->publicKey());
    QCOMPARE(good.exitCode, 0);
    QVERIFY2(good.output.contains(key.left(8)) && good.output.contains(u"standard"), qPrintable(good.output));

    QByteArray altered = text;
    altered[altered.size() / 2] = altered.at(altered.size() / 2) == 'A' ? 'B' : 'A';
    QCOMPARE(verify(altered, m_vendor->publicKey()).exitCode, 1);
    QCOMPARE(verify("hello", m_vendor->publicKey()).exitCode, 1);
    QCOMPARE(
        m_vendor->run({"license", "keygen", "--private", m_vendor->file("3.key"), "--public", m_vendor->file("3.pub")})
            .exitCode,
        0);
    const auto other = verify(text, m_vendor->file("3.pub"));
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.complaint.contains(u"license_file_other_key"), qPrintable(other.complaint));
}

void VendorJourneyTest::noPushIsAnsweredBeforeItsRowIsSafeFromAKill()
{
    const QString key = m_vendor->issue();
    const QByteArray token = "token-of-a-push-that-is-killed-aa";
    QCOMPARE(m_vendor->push(key, "token-of-the-first-push-bbbbbbbbb", "first").status, 200);
    QVERIFY(hold());
    WaitingPush waiting(*m_vendor, key, token, QStringLiteral("killed"));
    QTRY_COMPARE_WITH_TIMEOUT(m_vendor->standIns().pushesOf(token).size(), 1, 15'000);
    m_vendor->killWakelined(); // most of the time before the spool has taken over; the promise holds either way
    const bool answered = waiting.status() == 200;
    release();

    const QString problem = m_vendor->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    if (answered)
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(key, "killed"), 1, 30'000);
    QCOMPARE(m_vendor->push(key, token, "killed").status, 200); // the PBX's retry
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(key, "killed"), 1, 30'000);
    QCOMPARE(m_vendor->standIns().pushesOf(token).size(), answered ? 1 : 2);
}

void VendorJourneyTest::whatWasAnsweredOutlivesAKillWhileTheDatabaseIsHeld()
{
    const QString key = m_vendor->issue();
    const QByteArray token = "token-of-a-push-in-the-spool-cccc";
    QCOMPARE(m_vendor->push(key, "token-of-the-first-push-bbbbbbbbb", "first").status, 200);
    QVERIFY(hold());
    QCOMPARE(m_vendor->push(key, token, "spooled").status, 200);
    m_vendor->killWakelined();
    release();

    const QString problem = m_vendor->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(m_vendor->push(key, token, "spooled").status, 200);
    QCOMPARE(m_vendor->standIns().pushesOf(token).size(), 1); // it is known to be sent
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(key, "spooled"), 1, 30'000);
}

QTEST_GUILESS_MAIN(VendorJourneyTest)
#include "VendorJourneyTest.moc"
