// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderLink.h"
#include "Caller.h"
#include "DatabaseFixture.h"
#include "PasswordHasher.h"
#include "RecorderProcess.h"
#include "Voicemail.h"

#include <QJsonDocument>
#include <QLocalServer>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace wakeline;
using QCoro::waitFor;

namespace {

constexpr int patience = 60'000;

/// The service's half: voicemail with box 200 and the link, as often as wanted on one database.
class ServiceHalf
{
public:
    ServiceHalf(Database &database, const QString &folder, const RecorderProcess &recorder)
        : voicemail(database, folder, hasher, clock),
          link(std::make_unique<RecorderLink>(RecorderLink::Options{recorder.socketPath(), recorder.spool(),
                                                                    std::chrono::milliseconds(50),
                                                                    std::chrono::milliseconds(200)},
                                              [this](QString sidecar) { return keep(std::move(sidecar)); }))
    {
        if (!voicemail.store.prepare())
            qFatal("no folder to work in");
        addBox(QStringLiteral("200")); // once
        link->start();
    }

    /// Goes in the middle of whatever it does: what was being kept is kept, and nobody answers any more.
    ~ServiceHalf()
    {
        link.reset();
        if (!QTest::qWaitFor([this] { return m_keeping == 0; }, patience))
            qFatal("what was being kept hangs");
    }

    void addBox(const QString &number)
    {
        const VoicemailBoxDraft draft{.number = number, .name = QStringLiteral("Ida")};
        waitFor(voicemail.boxChanges.create(draft));
    }

    QStringList callers(qint64 box = 1)
    {
        QStringList numbers;
        for (const VoicemailMessage &message :
             waitFor(voicemail.messages.newest(VoicemailScope::ofBox(box), 100)).value_or(QList<VoicemailMessage>()))
            numbers.append(message.callerIdNum);
        numbers.sort();
        return numbers;
    }

    SystemClock clock;
    PasswordHasher hasher;
    Voicemail voicemail;
    std::unique_ptr<RecorderLink> link;

private:
    QCoro::Task<Result<VoicemailMessage>> keep(QString sidecar)
    {
        ++m_keeping;
        auto kept = co_await voicemail.keep.keep(sidecar);
        --m_keeping;
        co_return kept;
    }

    int m_keeping = 0;
};

} // namespace

/// From the call into the box, with both processes real, and with either gone at a bad moment.
class RecorderLinkTest : public DatabaseFixture
{
    Q_OBJECT

private:
    /// \return when the caller has said something and hung up
    static void leaveMessage(RecorderProcess &recorder, const QByteArray &number, const QByteArray &mailbox = "200")
    {
        Caller caller(recorder.port(), {.mailbox = mailbox, .number = number});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience);
        QTest::qWait(1500);
        caller.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(caller.isOver(), patience);
    }

private Q_SLOTS:
    void aCallBecomesAMessage()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        const auto database = migrated();
        const QTemporaryDir folder;
        ServiceHalf service(*database, folder.path(), recorder);
        QSignalSpy received(&service.voicemail.news, &VoicemailNews::received);
        leaveMessage(recorder, "301");
        QTRY_COMPARE_WITH_TIMEOUT(service.callers(), QStringList{"301"}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.filesInSpool(), QStringList(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, patience);
        QCOMPARE(service.link->trouble(), QString());
    }

    void aServiceThatComesLaterGetsWhatWaits()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        leaveMessage(recorder, "301");
        recorder.killHard();
        const auto database = migrated();
        const QTemporaryDir folder;
        ServiceHalf service(*database, folder.path(), recorder); // and finds no recorder
        QTest::qWait(300);
        QVERIFY(!service.link->isConnected());
        QVERIFY2(recorder.start(), recorder.log());
        QTRY_COMPARE_WITH_TIMEOUT(service.callers(), QStringList{"301"}, patience);
        QVERIFY(service.link->isConnected());
    }

    void whatHasNoBoxWaitsUntilThereIsOne()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        const auto database = migrated();
        const QTemporaryDir folder;
        ServiceHalf service(*database, folder.path(), recorder);
        leaveMessage(recorder, "301", "201");
        QTRY_VERIFY_WITH_TIMEOUT(service.link->trouble().contains(u"1 recordings wait"), patience);
        QCOMPARE(recorder.pairs().size(), 1);
        service.addBox(QStringLiteral("201"));
        recorder.killHard(); // rather than wait for the recorder's review
        QVERIFY2(recorder.start(), recorder.log());
        QTRY_COMPARE_WITH_TIMEOUT(service.callers(2), QStringList{"301"}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(service.link->trouble(), QString(), patience);
    }

    void neitherProcessLosesAMessageWhenItIsKilled()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        const auto database = migrated();
        const QTemporaryDir folder;
        auto service = std::make_unique<ServiceHalf>(*database, folder.path(), recorder);
        QStringList expected;
        for (int round = 0; round < 4; ++round) {
            std::vector<std::unique_ptr<Caller>> callers;
            for (int i = 0; i < 4; ++i) {
                const int number = 300 + round * 10 + i;
                expected.append(QString::number(number));
                callers.push_back(std::make_unique<Caller>(
                    recorder.port(), Caller::Wish{.mailbox = "200", .number = QByteArray::number(number)}));
                callers.back()->invite();
            }
            const auto allTalk = [&] {
                return std::ranges::all_of(callers, [](const auto &caller) { return caller->hasHeardBeep(); });
            };
            QTRY_VERIFY_WITH_TIMEOUT(allTalk(), patience);
            QTest::qWait(1500);
            for (const auto &caller : callers)
                caller->hangUp();
            QTest::qWait(QRandomGenerator::global()->bounded(50));
            if (round % 2 == 0) {
                recorder.killHard();
                QVERIFY2(recorder.start(), recorder.log());
            } else {
                service.reset(); // in the middle of whatever it does
                service = std::make_unique<ServiceHalf>(*database, folder.path(), recorder);
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(service->callers(), expected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.filesInSpool(), QStringList(), patience);
    }

    void aRecorderThatTellsNonsenseIsBorne()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("socket"));
        QLocalServer recorder;
        QVERIFY(recorder.listen(path));
        QStringList asked;
        RecorderLink link({path, folder.path()}, [&asked](QString sidecar) -> QCoro::Task<Result<VoicemailMessage>> {
            asked.append(sidecar);
            co_return VoicemailMessage();
        });
        link.start();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasPendingConnections(), patience);
        QLocalSocket *socket = recorder.nextPendingConnection();
        const auto tell = [socket](const QString &id) {
            const Recording recording{.id = id, .startedAt = QDateTime::currentDateTimeUtc()};
            const RecorderReport report{.event = RecorderEvent::RecordingFinished, .recording = recording};
            socket->write(QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact) + '\n');
        };
        socket->write("nonsense\n{}\n[]\n{\"event\":\"recording.finished\"}\n{\"event\":\"alert\"}\n");
        tell(QStringLiteral("../../etc/x"));
        tell(QString());
        tell(QStringLiteral("good-1"));
        QTRY_COMPARE_WITH_TIMEOUT(asked, QStringList{folder.path() + QStringLiteral("/good-1.json")}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 0, patience);
        QCOMPARE(socket->readAll(), QByteArray("{\"id\":\"good-1\",\"verdict\":\"kept\"}\n"));
        socket->write(QByteArray(1 << 20, 'x'));
        QTRY_VERIFY_WITH_TIMEOUT(socket->state() == QLocalSocket::UnconnectedState, patience);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasPendingConnections(), patience); // and it is back
    }
};

QTEST_GUILESS_MAIN(RecorderLinkTest)
#include "RecorderLinkTest.moc"
