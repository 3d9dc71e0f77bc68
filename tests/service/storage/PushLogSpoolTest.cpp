// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogSpool.h"
#include "SpoolFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace wakeline;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);

LoggedPush push(int i, qint64 license = 12)
{
    LoggedPush push;
    push.entry.at = morning.addSecs(i);
    push.entry.callId = QStringLiteral("call \"%1\"\n\u00e4").arg(i);
    push.entry.provider = PushProviderName::Apns;
    push.entry.event = PushEvent::Cancel;
    push.entry.outcome = PushOutcome::TryLater;
    push.entry.licenseId = license;
    push.entry.installation = QStringLiteral("instance");
    push.entry.wokeMs = 17;
    push.entry.earlierAttempts = {{1, QStringLiteral("sandbox"), 503, QStringLiteral("Shutdown"), 12}};
    push.tokenHash = QByteArray(32, static_cast<char>(i));
    push.uid = newPushUid(push.entry.at);
    return push;
}

QList<LoggedPush> pushes(int from, int count)
{
    QList<LoggedPush> list;
    for (int i = from; i < from + count; ++i)
        list.append(push(i));
    return list;
}

/// The spool's own thread answers; no event loop is needed.
template <typename T>
auto answer(QFuture<T> future)
{
    future.waitForFinished();
    if constexpr (!std::is_void_v<T>)
        return future.result();
}

} // namespace

/// The files of the spool; what it is for is in PushLogDurabilityTest.
class PushLogSpoolTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    PushLogSpool::Options options() const { return {.folder = m_folder->path()}; }
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasAppendedComesBackWholeAndInOrder()
    {
        PushLogSpool spool(options());
        const auto written = pushes(0, 25);
        QVERIFY(answer(spool.append(written.mid(0, 10))));
        QVERIFY(answer(spool.append(written.mid(10))));
        QCOMPARE(QFile(path("push-log.spool")).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QList<LoggedPush> read;
        while (true) {
            const auto batch = answer(spool.next(7));
            if (batch.end == 0)
                break;
            QVERIFY(batch.pushes.size() <= 7);
            QCOMPARE(answer(spool.next(7)).pushes, batch.pushes); // until it is confirmed
            read.append(batch.pushes);
            answer(spool.confirm(batch.file, batch.end));
        }
        QCOMPARE(read, written);
        QCOMPARE(spool.waiting(), 0);
        QCOMPARE(QFileInfo(path("push-log.spool")).size(), 0);
    }

    void itsFileIsMadeWhenItIsNeededAndGoesWhenItIsEmpty()
    {
        {
            PushLogSpool spool(options());
            QCOMPARE(answer(spool.next(10)).end, 0);
            QCOMPARE(files(), QStringList());
            QVERIFY(answer(spool.append(pushes(0, 1))));
            const auto batch = answer(spool.next(10));
            answer(spool.confirm(batch.file, batch.end));
        }
        QCOMPARE(files(), QStringList());
    }

    void unconfirmedPushesOutliveTheProcess()
    {
        const auto written = pushes(0, 10);
        {
            PushLogSpool spool(options());
            QVERIFY(answer(spool.append(written)));
            const auto batch = answer(spool.next(4));
            answer(
                spool.confirm(batch.file, batch.end)); // in memory: the same ones come again, and become no second row
        }
        PushLogSpool spool(options());
        QCOMPARE(answer(spool.next(100)).pushes, written);
        QVERIFY(spool.waiting() > 0);
    }

    void pushesThatCameDuringTheReplayAreKept()
    {
        PushLogSpool spool(options());
        QVERIFY(answer(spool.append(pushes(0, 5))));
        const auto first = answer(spool.next(100));
        QVERIFY(answer(spool.append(pushes(5, 5))));
        answer(spool.confirm(first.file, first.end));
        const auto second = answer(spool.next(100));
        QCOMPARE(second.pushes.size(), 5);
        QCOMPARE(second.pushes.first().entry, push(5).entry);
    }

    void aTornLastLineIsTakenAwayAndTheOthersStay_data()
    {
        QTest::addColumn<QByteArray>("torn");
        QTest::newRow("half a line") << QByteArray("{\"uid\":\"00");
        QTest::newRow("longer than a block") << QByteArray(10'000, 'x');
        QTest::newRow("zeros, as after a power cut") << QByteArray(5000, '\0');
    }

    void aTornLastLineIsTakenAwayAndTheOthersStay()
    {
        QFETCH(QByteArray, torn);
        const auto written = pushes(0, 3);
        QVERIFY(answer(PushLogSpool(options()).append(written)));
        QFile file(path("push-log.spool"));
        QVERIFY(file.open(QIODevice::Append));
        file.write(torn);
        file.close();

        PushLogSpool spool(options());
        QCOMPARE(answer(spool.next(100)).pushes, written);
        QVERIFY(answer(spool.append(pushes(3, 1)))); // adopted: written on behind the mended end
        QCOMPARE(answer(spool.next(100)).pushes.size(), 4);
    }

    void aLineThatCannotBeReadIsSkippedAndSaid()
    {
        const auto written = pushes(0, 2);
        QVERIFY(answer(PushLogSpool(options()).append(written)));
        QFile file(path("push-log.spool"));
        QVERIFY(file.open(QIODevice::Append));
        file.write("not json\n");
        file.close();
        PushLogSpool spool(options());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("A line of .* cannot be read")));
        const auto batch = answer(spool.next(100));
        QCOMPARE(batch.pushes, written);
        QCOMPARE(batch.end, file.size()); // confirmed with the others
    }

    void processesThatShareAFolderWriteToFilesOfTheirOwn()
    {
        PushLogSpool one(options());
        PushLogSpool two(options());
        QVERIFY(answer(one.append(pushes(0, 3))));
        QVERIFY(answer(two.append(pushes(10, 4))));
        QCOMPARE(files(), (QStringList{QStringLiteral("push-log.2.spool"), QStringLiteral("push-log.spool")}));
        QCOMPARE(answer(one.next(100)).pushes.size(), 3);
        QCOMPARE(answer(two.next(100)).pushes.size(), 4);
    }

    void theSpoolOfADeadProcessIsAdoptedByALivingOne()
    {
        PushLogSpool living(options());
        QVERIFY(answer(living.append(pushes(0, 3))));
        {
            PushLogSpool dead(options());
            QVERIFY(answer(dead.append(pushes(10, 4))));
            QCOMPARE(answer(living.next(100)).pushes.size(), 3);
        }
        auto batch = answer(living.next(100));
        answer(living.confirm(batch.file, batch.end));
        batch = answer(living.next(100));
        QCOMPARE(batch.pushes.size(), 4);
        QCOMPARE(batch.pushes.first().entry, push(10).entry);
        answer(living.confirm(batch.file, batch.end));
        QCOMPARE(files(), QStringList{QStringLiteral("push-log.spool")});
        QCOMPARE(answer(living.next(100)).end, 0);
    }

    void aFullSpoolRefusesAndSaysSoOnce()
    {
        PushLogSpool::Options small = options();
        small.sizeLimit = 2000;
        PushLogSpool spool(small);
        QVERIFY(answer(spool.append(pushes(0, 2))));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("push-log.spool is full")));
        QCOMPARE(answer(spool.append(pushes(2, 5))).error().code, QStringLiteral("spool_full"));
        QCOMPARE(answer(spool.append(pushes(2, 5))).error().code, QStringLiteral("spool_full"));
        auto batch = answer(spool.next(100));
        QCOMPARE(batch.pushes.size(), 2); // nothing of what was refused
        answer(spool.confirm(batch.file, batch.end));
        QVERIFY(answer(spool.append(pushes(2, 2))));
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        PushLogSpool spool({.folder = path("not/there")});
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("Cannot open .*not/there")));
        const auto appended = answer(spool.append(pushes(0, 1)));
        QCOMPARE(appended.error().code, QStringLiteral("spool_failed"));
    }

    void aFullDiskLeavesNoHalfLine()
    {
        // /dev/full takes nothing; a limit on the file's size stops in the middle, as a full disk does.
        auto file = SpoolFile::open(path("limited"), SpoolFile::Missing::Create);
        QVERIFY(file);
        QVERIFY((*file)->append("first\n"));
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit tight{10, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto failed = (*file)->append("second line\n");
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(failed.error().code, QStringLiteral("spool_failed"));
        QVERIFY((*file)->append("third\n"));
        qint64 end = 0;
        QCOMPARE((*file)->read(0, 10, end), (QByteArrayList{"first", "third"}));
    }

    void theGatewaysPushesOfTheLastMinutesAreFoundInTheSpoolToo()
    {
        QVERIFY(answer(PushLogSpool(options()).append({push(1), push(2, 0), push(3)})));
        PushLogSpool spool(options());
        const auto recent = answer(spool.recentPushes(morning.addSecs(2)));
        QCOMPARE(recent.size(), 1);
        QCOMPARE(recent.first(), recentFrom(push(3)));
    }
};

QTEST_GUILESS_MAIN(PushLogSpoolTest)
#include "PushLogSpoolTest.moc"
