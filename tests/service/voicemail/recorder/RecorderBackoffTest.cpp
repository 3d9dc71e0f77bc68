// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderLink.h"

#include <QCoroTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocalServer>
#include <QPointer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

/// A recorder as the link sees it: whoever connects last has it.
class RecorderStage
{
public:
    RecorderStage()
    {
        if (!m_server.listen(path()))
            qFatal("no socket");
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            ++connections;
            delete m_client;
            m_client = m_server.nextPendingConnection();
            if (drops)
                m_client->abort();
        });
    }
    QString path() const { return m_folder.filePath(QStringLiteral("socket")); }
    QString spool() const { return m_folder.path(); }
    void tell(const QString &id)
    {
        const Recording recording{.id = id, .startedAt = QDateTime::currentDateTimeUtc()};
        const RecorderReport report{.event = RecorderEvent::RecordingFinished, .recording = recording};
        m_client->write(QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact) + '\n');
    }
    bool isConnected() const { return m_client && m_client->state() == QLocalSocket::ConnectedState; }
    void drop() { m_client->abort(); }

    int connections = 0;
    bool drops = false;

private:
    QTemporaryDir m_folder;
    QLocalServer m_server;
    QPointer<QLocalSocket> m_client;
};

/// Keeps what is told when it is asked to, and else says that the box is full.
struct Keeper
{
    std::chrono::milliseconds slowness{0};
    QString code = QStringLiteral("mailbox_full");
    QStringList asked = {};

    RecorderLink::Keep function()
    {
        return [this](QString sidecar) { return keep(sidecar); };
    }
    QCoro::Task<Result<VoicemailMessage>> keep(QString sidecar)
    {
        asked.append(sidecar.section(u'/', -1).section(u'.', 0, 0));
        if (slowness > 0ms)
            co_await QCoro::sleepFor(slowness);
        if (code.isEmpty())
            co_return VoicemailMessage();
        co_return failure(code, QStringLiteral("not now"));
    }
};

} // namespace

/// How the service holds on to a recorder that others take from it, and to recordings that it cannot keep.
class RecorderBackoffTest : public QObject
{
    Q_OBJECT

private:
    static RecorderLink::Options options(const RecorderStage &stage)
    {
        return {.socket = stage.path(), .spool = stage.spool(), .firstRetry = 10ms, .lastRetry = 500ms};
    }

private Q_SLOTS:
    void aLinkThatDoesNotHoldIsTriedLessAndLess()
    {
        RecorderStage stage;
        stage.drops = true;
        Keeper keeper;
        RecorderLink link(options(stage), keeper.function());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("another wakelined takes it")));
        link.start();
        QTest::qWait(3000);
        QVERIFY2(stage.connections >= 4, qPrintable(QString::number(stage.connections)));
        QVERIFY2(stage.connections <= 25, qPrintable(QString::number(stage.connections)));
        RecorderLink restarted(options(stage), keeper.function()); // it has lost nothing yet
        const int before = stage.connections;
        restarted.start();
        QTRY_VERIFY_WITH_TIMEOUT(stage.connections > before, patience);
    }

    void aLinkThatHeldIsTriedAgainAtOnce()
    {
        RecorderStage stage;
        stage.drops = true;
        Keeper keeper;
        auto held = options(stage);
        held.firstRetry = 20ms;
        held.lastRetry = 20s;
        held.steady = 300ms;
        RecorderLink link(held, keeper.function());
        link.start();
        QTRY_VERIFY_WITH_TIMEOUT(stage.connections >= 6, patience); // the next wait is over 600 ms
        stage.drops = false;
        QTRY_VERIFY_WITH_TIMEOUT(stage.isConnected(), patience);
        QTest::qWait(1000);
        QElapsedTimer time;
        time.start();
        const int before = stage.connections;
        stage.drop();
        QTRY_VERIFY_WITH_TIMEOUT(stage.connections > before, patience);
        QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    }

    void aRecordingThatIsTakenElsewhereIsNotStuck()
    {
        RecorderStage stage;
        Keeper keeper;
        RecorderLink link(options(stage), keeper.function());
        link.start();
        QTRY_VERIFY_WITH_TIMEOUT(stage.isConnected(), patience);
        stage.tell(QStringLiteral("a"));
        QTRY_VERIFY_WITH_TIMEOUT(link.trouble().startsWith(u"1 recordings wait"), patience);
        keeper.code = QStringLiteral("not_found"); // its files are gone
        stage.tell(QStringLiteral("a"));
        QTRY_COMPARE_WITH_TIMEOUT(link.trouble(), QString(), patience);
    }

    void whatIsToldNoMoreIsNotStuck()
    {
        RecorderStage stage;
        Keeper keeper;
        auto soon = options(stage);
        soon.forgotten = 600ms;
        RecorderLink link(soon, keeper.function());
        link.start();
        QTRY_VERIFY_WITH_TIMEOUT(stage.isConnected(), patience);
        stage.tell(QStringLiteral("a"));
        QTRY_VERIFY_WITH_TIMEOUT(!link.trouble().isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(link.trouble(), QString(), patience);
    }

    void newRecordingsDoNotWaitBehindThoseThatAreStuck()
    {
        RecorderStage stage;
        Keeper keeper;
        auto link = std::make_unique<RecorderLink>(options(stage), keeper.function());
        link->start();
        QTRY_VERIFY_WITH_TIMEOUT(stage.isConnected(), patience);
        constexpr int stuck = 1200;
        const auto tellAll = [&stage] {
            for (int i = 0; i < stuck; ++i)
                stage.tell(QStringLiteral("stuck-%1").arg(i));
        };
        tellAll();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.asked.size(), qsizetype(stuck), patience);
        keeper.asked.clear();
        keeper.slowness = 20ms;
        tellAll();
        stage.tell(QStringLiteral("new"));
        QTRY_VERIFY_WITH_TIMEOUT(keeper.asked.contains(QStringLiteral("new")), patience);
        QVERIFY2(keeper.asked.size() < 500, qPrintable(QString::number(keeper.asked.size())));
        link.reset();
        QTest::qWait(100); // the one that is being kept is done with
    }
};

QTEST_GUILESS_MAIN(RecorderBackoffTest)
#include "RecorderBackoffTest.moc"
