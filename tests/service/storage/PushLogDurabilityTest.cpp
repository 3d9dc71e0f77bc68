// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "PushLogWriter.h"

#include <QCoroTask>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

constexpr int patience = 60'000; ///< milliseconds; only a broken program needs them

/// A process that writes to the push log, until it is killed.
class Victim
{
public:
    bool start(const QString &url, const QString &folder, const QString &name)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(PUSH_LOG_VICTIM), {url, folder, name});
        return m_process.waitForStarted();
    }

    /// Waits until it was promised so many more entries.
    bool waitForPromises(qsizetype count)
    {
        const qsizetype wanted = promised().size() + count;
        return QTest::qWaitFor([&] { return promised().size() >= wanted; }, patience);
    }

    void kill()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished(patience);
    }

    const QStringList &promised()
    {
        m_unread += m_process.readAllStandardOutput();
        for (qsizetype feed = m_unread.indexOf('\n'); feed >= 0; feed = m_unread.indexOf('\n')) {
            m_promised.append(QString::fromUtf8(m_unread.left(feed)));
            m_unread.remove(0, feed + 1);
        }
        return m_promised;
    }

private:
    QProcess m_process;
    QByteArray m_unread;
    QStringList m_promised;
};

} // namespace

/// What was promised to be in the push log is there once, whatever happens to the process and to the database.
class PushLogDurabilityTest : public DatabaseFixture
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_spool = std::make_unique<QTemporaryDir>();

    /// Keeps SQLite's write lock, as a backup or a mad script would, or stops PostgreSQL.
    void takeDatabaseAway()
    {
        if (onPostgres()) {
            postgres().stop();
            return;
        }
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("holder"));
        database.setDatabaseName(url().mid(QStringLiteral("sqlite://").size()));
        QVERIFY(database.open());
        QSqlQuery hold(database);
        QVERIFY(hold.exec(QStringLiteral("BEGIN IMMEDIATE")));
    }

    void bringDatabaseBack()
    {
        if (onPostgres()) {
            QVERIFY(postgres().startAgain());
            return;
        }
        QSqlDatabase::database(QStringLiteral("holder")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("holder"));
    }

    void checkPromises(const QStringList &promised)
    {
        Database database(options());
        QVERIFY(database.start());
        PushLogWriter::Options writing;
        writing.spool.folder = m_spool->path();
        PushLogWriter writer(database, writing); // a new process would do the same: adopt the spool
        QTRY_VERIFY_WITH_TIMEOUT(
            QDir(m_spool->path()).entryInfoList({QStringLiteral("*.spool")}, QDir::Files).isEmpty() ||
                (database.isAvailable() && spoolIsEmpty()),
            patience);
        const auto rows = runSql(database, QStringLiteral("SELECT call_id, COUNT(*) FROM push_log GROUP BY call_id"));
        VERIFY_RESULT(rows);
        QSet<QString> there;
        for (const Row &row : *rows) {
            QVERIFY2(row.integer(1) == 1, qPrintable(row.text(0)));
            there.insert(row.text(0));
        }
        for (const QString &callId : promised)
            QVERIFY2(there.contains(callId), qPrintable(callId));
        qInfo("%lld entries promised, %lld there", static_cast<long long>(promised.size()),
              static_cast<long long>(there.size()));
    }

    bool spoolIsEmpty() const
    {
        for (const QFileInfo &file : QDir(m_spool->path()).entryInfoList({QStringLiteral("*.spool")}, QDir::Files)) {
            if (file.size() > 0)
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_spool = std::make_unique<QTemporaryDir>();
        if (!postgres().isRunning())
            QVERIFY(postgres().startAgain());
    }

    void aProcessKilledWhileItWritesBreaksNoPromise()
    {
        migrated().reset();
        QStringList promised;
        for (int round = 0; round < 4; ++round) {
            Victim victim;
            QVERIFY(victim.start(url(), m_spool->path(), QStringLiteral("round%1").arg(round)));
            QVERIFY(victim.waitForPromises(20 + QRandomGenerator::global()->bounded(200)));
            victim.kill();
            promised += victim.promised();
        }
        checkPromises(promised);
    }

    void aProcessKilledWhileTheDatabaseIsAwayBreaksNoPromise()
    {
        migrated().reset();
        QStringList promised;
        {
            Victim victim;
            QVERIFY(victim.start(url(), m_spool->path(), QStringLiteral("away")));
            QVERIFY(victim.waitForPromises(50));
            takeDatabaseAway();
            QTRY_VERIFY_WITH_TIMEOUT(!spoolIsEmpty(), patience);
            QVERIFY(victim.waitForPromises(200 + QRandomGenerator::global()->bounded(100)));
            victim.kill();
            promised += victim.promised();
        }
        bringDatabaseBack();
        for (int round = 0; round < 2; ++round) { // and again while it reads the spool of the dead one
            Victim victim;
            QVERIFY(victim.start(url(), m_spool->path(), QStringLiteral("back%1").arg(round)));
            QVERIFY(victim.waitForPromises(1 + QRandomGenerator::global()->bounded(60)));
            victim.kill();
            promised += victim.promised();
        }
        checkPromises(promised);
    }

    void twoProcessesThatShareAFolderAndLoseTheDatabaseBreakNoPromise()
    {
        migrated().reset();
        Victim one;
        Victim two;
        QVERIFY(one.start(url(), m_spool->path(), QStringLiteral("one")));
        QVERIFY(two.start(url(), m_spool->path(), QStringLiteral("two")));
        QVERIFY(one.waitForPromises(20) && two.waitForPromises(20));
        takeDatabaseAway();
        QTRY_VERIFY_WITH_TIMEOUT(!spoolIsEmpty(), patience);
        QVERIFY(one.waitForPromises(150) && two.waitForPromises(150));
        one.kill();
        bringDatabaseBack();
        QVERIFY(two.waitForPromises(100));
        two.kill();
        checkPromises(one.promised() + two.promised());
    }
};

QTEST_GUILESS_MAIN(PushLogDurabilityTest)
#include "PushLogDurabilityTest.moc"
