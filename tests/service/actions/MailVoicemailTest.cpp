// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailVoicemail.h"
#include "SmtpPeer.h"
#include "VoicemailHouse.h"

#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

/// Box 200 wants mails, and a real SMTP client sends them to a peer.
struct MailHouse : VoicemailHouse
{
    explicit MailHouse(std::unique_ptr<Database> open) : VoicemailHouse(std::move(open))
    {
        if (!peer.start())
            qFatal("no port");
        want(EmailNotify::Notice);
        voicemail.keep.setMails(true);
        makeSender();
    }
    /// As after a restart of the service.
    void makeSender()
    {
        sender.reset();
        SmtpClient::Options options;
        options.url = QStringLiteral("smtp://127.0.0.1:%1").arg(peer.port());
        options.from = {{}, QStringLiteral("voicemail@pbx.test")};
        options.startTls = false;
        options.deadline = 5s;
        smtp = std::make_unique<SmtpClient>(options);
        sender = std::make_unique<MailVoicemail>(
            voicemail.mails, voicemail.store, [this](MailMessage message) { return smtp->send(std::move(message)); },
            clock, MailVoicemail::Options{.look = 100ms});
        QObject::connect(sender.get(), &MailVoicemail::alarm, sender.get(),
                         [this](const QString &code) { alarms.append(code); });
        sender->follow(voicemail.news);
    }
    void want(EmailNotify notify)
    {
        const VoicemailBoxDraft draft{.email = QStringLiteral("ida@example.org"), .emailNotify = notify};
        if (!waitFor(voicemail.boxChanges.change(1, std::nullopt, draft)))
            qFatal("the box was not changed");
    }
    qint64 leave(const char *uid)
    {
        const auto spooled = pair(QLatin1String(uid));
        spooled.write();
        const auto kept = keep(spooled);
        if (!kept)
            qFatal("not kept: %s", qPrintable(kept.error().message));
        return kept->id;
    }
    qint64 waiting() { return waitFor(voicemail.mails.queue())->waiting; }

    SmtpPeer peer;
    std::unique_ptr<SmtpClient> smtp;
    QStringList alarms;
    std::unique_ptr<MailVoicemail> sender;
};

} // namespace

/// From the message in its box to the mail in the owner's.
class MailVoicemailTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsMailedOnce()
    {
        MailHouse house(migrated());
        house.sender->start();
        house.leave("a");
        QTRY_COMPARE_WITH_TIMEOUT(house.peer.mails.size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.waiting(), 0, patience);
        const SmtpPeer::Mail mail = house.peer.mails.first();
        QCOMPARE(mail.to, QByteArrayList({"<ida@example.org>"}));
        QVERIFY(mail.text.contains("Zo=C3=AB =C3=85ngstr=C3=B6m (+49301234) left a message of 0:03"));
        QVERIFY(!mail.text.contains("audio/wav"));
        QVERIFY(house.sender->isWell());
        house.leave("a"); // the spool tells it again
        house.makeSender();
        house.sender->start();
        QTest::qWait(500);
        QCOMPARE(house.peer.mails.size(), 1);
    }

    void theRecordingComesAlongIfTheBoxSaysSo()
    {
        MailHouse house(migrated());
        house.want(EmailNotify::Audio);
        house.leave("a");
        QTRY_COMPARE_WITH_TIMEOUT(house.peer.mails.size(), 1, patience);
        const QByteArray text = house.peer.mails.first().text;
        QVERIFY(text.contains("audio/wav"));
        QVERIFY(text.contains(QByteArray("RIFF").toBase64().left(4)));
        QVERIFY(text.contains("voicemail-20261120-081530.wav"));
    }

    void aBoxThatWantsNoneGetsNone()
    {
        MailHouse house(migrated());
        house.want(EmailNotify::None);
        house.leave("a");
        QCOMPARE(house.waiting(), 0);
        house.want(EmailNotify::Notice);
        house.voicemail.keep.setMails(false); // there is no mail server
        house.leave("b");
        QCOMPARE(house.waiting(), 0);
    }

    void aServerThatIsAwayGetsItWhenItIsBack()
    {
        MailHouse house(migrated());
        const quint16 port = house.peer.port();
        house.peer.close();
        house.leave("a");
        QTRY_VERIFY_WITH_TIMEOUT(!house.sender->isWell(), patience);
        QCOMPARE(house.waiting(), 1);
        QVERIFY(house.sender->state().contains(QStringLiteral("mails wait")));
        QVERIFY(house.peer.start(port));
        house.clock.time = house.clock.time.addSecs(80); // a minute and its jitter
        QTRY_COMPARE_WITH_TIMEOUT(house.peer.mails.size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(house.sender->isWell(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.waiting(), 0, patience);
        QCOMPARE(house.alarms, QStringList());
    }

    void aServiceThatDiedMailsWhatItOwes()
    {
        MailHouse house(migrated());
        house.sender.reset(); // it died between the message and its mail
        house.leave("a");
        QCOMPARE(house.waiting(), 1);
        house.makeSender();
        house.sender->start();
        QTRY_COMPARE_WITH_TIMEOUT(house.peer.mails.size(), 1, patience);
    }

    void anAttemptThatNeverEndedIsMadeAgain()
    {
        MailHouse house(migrated());
        house.sender.reset();
        house.leave("a");
        const QDateTime now = house.clock.now();
        const auto claimed = waitFor(house.voicemail.mails.claim(now, now.addSecs(300)));
        QVERIFY(claimed && claimed->has_value());
        QVERIFY(!waitFor(house.voicemail.mails.claim(now, now.addSecs(300)))->has_value()); // it has one owner
        house.makeSender();
        house.sender->start();
        QTest::qWait(300);
        QCOMPARE(house.peer.mails.size(), 0);
        house.clock.time = now.addSecs(301);
        QTRY_COMPARE_WITH_TIMEOUT(house.peer.mails.size(), 1, patience);
    }

    void afterADayItIsGivenUpWithAnAlarm()
    {
        MailHouse house(migrated());
        house.peer.answerToRcpt = "451 later";
        house.leave("a");
        QTRY_VERIFY_WITH_TIMEOUT(!house.sender->isWell(), patience);
        for (int hours = 0; hours < 30 && house.alarms.isEmpty(); ++hours) {
            house.clock.time = house.clock.time.addSecs(2 * 3600);
            QTest::qWait(250);
        }
        QTRY_COMPARE_WITH_TIMEOUT(house.alarms, QStringList({"mail_given_up"}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.waiting(), 0, patience);
        QVERIFY(house.sender->isWell()); // nothing waits any more
        QVERIFY2(house.peer.connections < 40, qPrintable(QString::number(house.peer.connections)));
    }

    void whatIsRefusedForEverIsNotTriedAgain()
    {
        MailHouse house(migrated());
        house.peer.answerToRcpt = "550 no such user";
        house.leave("a");
        QTRY_COMPARE_WITH_TIMEOUT(house.alarms, QStringList({"mail_refused"}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.waiting(), 0, patience);
        QCOMPARE(house.peer.connections, 1);
    }

    void whatWasRemovedMeanwhileIsNotMailed()
    {
        MailHouse house(migrated());
        house.sender.reset();
        const qint64 id = house.leave("a");
        VERIFY_RESULT(waitFor(house.voicemail.removal.remove(VoicemailScope::ofBox(1), id)));
        house.leave("b");
        house.makeSender();
        house.sender->start();
        QTRY_COMPARE_WITH_TIMEOUT(house.waiting(), 0, patience);
        QCOMPARE(house.peer.mails.size(), 1);
    }
};

QTEST_GUILESS_MAIN(MailVoicemailTest)
#include "MailVoicemailTest.moc"
