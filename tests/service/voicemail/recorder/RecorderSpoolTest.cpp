// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeaderText.h"
#include "RecorderSettings.h"
#include "SpoolEntry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace wakeline;

namespace {

Recording recordingNamed(const QString &id)
{
    return {id,
            QStringLiteral("101"),
            QStringLiteral("c@x"),
            QStringLiteral("Anna"),
            QStringLiteral("201"),
            QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC)};
}

const Samples second(sampleRate, 3000);

} // namespace

class RecorderSpoolTest : public QObject
{
    Q_OBJECT

private:
    static QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void aFinishedRecordingIsACompletePair()
    {
        const QTemporaryDir folder;
        Spool spool(folder.path(), {});
        QVERIFY(spool.open());
        SpoolEntry entry(spool, recordingNamed(QStringLiteral("a")));
        QVERIFY(entry.create());
        QCOMPARE(filesIn(folder.path()), (QStringList{"a.json.part", "a.wav.part"}));
        QVERIFY(entry.append(second));
        const QDateTime end = recordingNamed({}).startedAt.addSecs(9);
        const auto done = entry.finish(EndReason::Hash, end, 4000);
        QVERIFY(done);
        QCOMPARE(filesIn(folder.path()), (QStringList{"a.json", "a.wav"}));
        QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("a.wav"))).size(), 44 + 8000);
        Recording expected = recordingNamed(QStringLiteral("a"));
        expected.endedAt = end;
        expected.reason = QStringLiteral("hash");
        QCOMPARE(*done, expected);
        QCOMPARE(spool.complete(), QList{expected});
    }

    void whatIsDiscardedLeavesNothing()
    {
        const QTemporaryDir folder;
        Spool spool(folder.path(), {});
        SpoolEntry entry(spool, recordingNamed(QStringLiteral("a")));
        QVERIFY(entry.create());
        QVERIFY(entry.append(second));
        entry.discard();
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    /// Each row is what a kill between two steps leaves.
    void everyStepThatAKillLeavesIsRecovered_data()
    {
        QTest::addColumn<QStringList>("left");
        QTest::addColumn<int>("samples"); ///< in the audio; -1: no audio
        QTest::addColumn<bool>("isMessage");
        QTest::newRow("drafts only") << QStringList{"a.json.part.new"} << -1 << false;
        QTest::newRow("sidecar only") << QStringList{"a.json.part"} << -1 << false;
        QTest::newRow("audio's draft") << QStringList{"a.json.part", "a.wav.part.new"} << -1 << false;
        QTest::newRow("nothing recorded") << QStringList{"a.json.part", "a.wav.part"} << 0 << false;
        QTest::newRow("recording") << QStringList{"a.json.part", "a.wav.part"} << sampleRate << true;
        QTest::newRow("audio named") << QStringList{"a.json.part", "a.wav"} << sampleRate << true;
        QTest::newRow("last draft") << QStringList{"a.json.part", "a.json.new", "a.wav"} << sampleRate << true;
        QTest::newRow("both sidecars") << QStringList{"a.json.part", "a.json", "a.wav"} << sampleRate << true;
        QTest::newRow("complete") << QStringList{"a.json", "a.wav"} << sampleRate << true;
    }

    void everyStepThatAKillLeavesIsRecovered()
    {
        QFETCH(QStringList, left);
        QFETCH(int, samples);
        QFETCH(bool, isMessage);
        const QTemporaryDir folder;
        for (const QString &name : left) {
            const QString path = folder.filePath(name);
            if (name.contains(u".json") && !name.endsWith(u".new"))
                QVERIFY(writeSidecar(path, recordingNamed(QStringLiteral("a")), Durability::Process));
            else if (samples >= 0 && !name.endsWith(u".new"))
                QVERIFY(WavFile::create(path)->append(firstOf(second, samples)));
            else
                write(path, "dra");
        }
        Spool spool(folder.path(), {});
        QVERIFY(spool.open());
        QVERIFY(spool.recover());
        QCOMPARE(filesIn(folder.path()), isMessage ? (QStringList{"a.json", "a.wav"}) : QStringList());
        QCOMPARE(spool.complete().size(), isMessage ? 1 : 0);
        if (isMessage)
            QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("a.wav"))).size(), 44 + 2 * samples);
    }

    void whatCannotBeReadNowIsLeftAndToldOf_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::newRow("a folder") << QStringLiteral("folder");
        QTest::newRow("a link") << QStringLiteral("link");
        QTest::newRow("no recording of ours") << QStringLiteral("nonsense");
    }

    void whatCannotBeReadNowIsLeftAndToldOf()
    {
        QFETCH(QString, obstacle);
        const QTemporaryDir folder;
        const QString audio = folder.filePath(QStringLiteral("a.wav.part"));
        QVERIFY(writeSidecar(folder.filePath(QStringLiteral("a.json.part")), recordingNamed(QStringLiteral("a")),
                             Durability::Process));
        if (obstacle == u"folder")
            QVERIFY(QDir().mkdir(audio));
        else if (obstacle == u"link")
            QVERIFY(QFile::link(QStringLiteral("elsewhere"), audio));
        else
            write(audio, QByteArray(5000, 'x'));
        Spool spool(folder.path(), {});
        const auto recovered = spool.recover();
        QVERIFY(!recovered);
        QCOMPARE(recovered.error().code, QStringLiteral("spool_failing"));
        QVERIFY2(recovered.error().message.contains(u"message a "), qPrintable(recovered.error().message));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("a.json.part"))));
        QVERIFY(QFileInfo(audio).isDir() || QFileInfo(audio).isSymLink() || QFileInfo(audio).size() == 5000);
    }

    void aDiskThatTakesNothingNowCostsNoMessage()
    {
        const QTemporaryDir folder;
        QVERIFY(writeSidecar(folder.filePath(QStringLiteral("a.json.part")), recordingNamed(QStringLiteral("a")),
                             Durability::Process));
        QVERIFY(WavFile::create(folder.filePath(QStringLiteral("a.wav.part")))->append(second));
        Spool spool(folder.path(), {});
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit nothing{0, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &nothing), 0);
        const auto failed = spool.recover();
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!failed);
        QCOMPARE(filesIn(folder.path()), (QStringList{"a.json.part", "a.wav.part"}));
        QVERIFY(spool.recover());
        QCOMPARE(filesIn(folder.path()), (QStringList{"a.json", "a.wav"}));
        QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("a.wav"))).size(), 44 + 2 * sampleRate);
    }

    void whatSomebodyWorksAtIsLeftAlone()
    {
        const QTemporaryDir folder;
        Spool spool(folder.path(), {});
        SpoolEntry entry(spool, recordingNamed(QStringLiteral("a")));
        QVERIFY(entry.create());
        QVERIFY(entry.append(second));
        spool.recover();
        QCOMPARE(filesIn(folder.path()), (QStringList{"a.json.part", "a.wav.part"}));
    }

    void strangersFilesAreLeftAlone()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("x.json.part")), "{\"id\":\"../y\"}");
        write(folder.filePath(QStringLiteral("y.json")), "nonsense");
        write(folder.filePath(QStringLiteral("z.wav.part")), "RIFF");
        Spool spool(folder.path(), {});
        spool.recover();
        QCOMPARE(filesIn(folder.path()).size(), 3);
        QCOMPARE(spool.complete(), QList<Recording>());
    }

    void aSpoolWithoutRoomSaysSo()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("ballast")), QByteArray(2000, 'x'));
        QVERIFY(Spool(folder.path(), {.mostBytes = 2001, .freeBytes = 0}).hasRoom());
        QCOMPARE(Spool(folder.path(), {.mostBytes = 2000, .freeBytes = 0}).hasRoom().error().code,
                 QStringLiteral("spool_full"));
        QCOMPARE(Spool(folder.path(), {.mostBytes = 9999, .freeBytes = INT64_MAX}).hasRoom().error().code,
                 QStringLiteral("spool_full"));
        QCOMPARE(Spool(folder.filePath(QStringLiteral("none")), {}).hasRoom().error().code,
                 QStringLiteral("spool_failing"));
        QVERIFY(!Spool(QStringLiteral("/proc/none"), {}).open());
    }

    void aMailboxCannotUseUpTheSpoolOfAll_data()
    {
        QTest::addColumn<int>("messages");
        QTest::addColumn<int>("bytes"); ///< of each
        QTest::addColumn<bool>("full");
        QTest::newRow("none") << 0 << 0 << false;
        QTest::newRow("49") << 49 << 100 << false;
        QTest::newRow("50") << 50 << 100 << true;
        QTest::newRow("less than an eighth") << 2 << 49'999 << false;
        QTest::newRow("an eighth") << 2 << 50'000 << true;
    }

    void aMailboxCannotUseUpTheSpoolOfAll()
    {
        QFETCH(int, messages);
        QFETCH(int, bytes);
        QFETCH(bool, full);
        const QTemporaryDir folder;
        Spool spool(folder.path(), {.mostBytes = 800'000, .freeBytes = 0});
        for (int i = 0; i < messages; ++i) {
            const QString id = QString::number(i);
            QVERIFY(
                writeSidecar(folder.filePath(id + QStringLiteral(".json")), recordingNamed(id), Durability::Process));
            write(folder.filePath(id + QStringLiteral(".wav")), QByteArray(bytes, 'x'));
        }
        const auto room = spool.hasRoom(QStringLiteral("101"));
        QCOMPARE(!room, full);
        if (full)
            QCOMPARE(room.error().code, QStringLiteral("mailbox_full"));
        QVERIFY(spool.hasRoom(QStringLiteral("102")));
        QVERIFY(spool.hasRoom());
        if (messages > 0) // the service takes one
            QVERIFY(QFile::remove(folder.filePath(QStringLiteral("0.wav"))));
        QVERIFY(spool.hasRoom(QStringLiteral("101")));
    }

    void onlyHarmlessNamesAreMailboxes()
    {
        for (const char *name : {"101", "a.b_c+d-e", "0"})
            QVERIFY2(isMailboxName(name), name);
        for (const char *name : {"", ".", "..", ".a", "a..b", "a/b", "a b", "a%2fb", "\xc3\xa4", "../../etc/x",
                                 "123456789012345678901234567890123", "default", "names"})
            QVERIFY2(!isMailboxName(name), name);
        QVERIFY(!isMailboxName(QByteArrayView("a\0b", 3)));
    }

    void headersBecomeReadableText()
    {
        QCOMPARE(headerText("J\xc3\xb6rg"), QString::fromUtf8("J\xc3\xb6rg"));
        QCOMPARE(headerText("J\xf6rg"), QString::fromUtf8("J\xc3\xb6rg"));
        QCOMPARE(headerText("a\r\nb\x1b"), QStringLiteral("a??b?"));
        QCOMPARE(headerText(QByteArray(500, 'a')).size(), 120);
        QCOMPARE(displayName("\\\"A\\\\\\\""), QStringLiteral("\"A\\\""));
        QCOMPARE(uriUser("%2B49"), QStringLiteral("+49"));
    }

    void networksAreRead()
    {
        const auto isIn = [](const char *network, const char *address) {
            sa source;
            sa_set_str(&source, address, 5060);
            return SourceList::parse(QString::fromLatin1(network))->contains(source);
        };
        QVERIFY(isIn("127.0.0.0/8, ::1", "127.9.9.9"));
        QVERIFY(isIn("127.0.0.0/8, ::1", "::1"));
        QVERIFY(!isIn("127.0.0.0/8, ::1", "128.0.0.1"));
        QVERIFY(!isIn("127.0.0.0/8, ::1", "::2"));
        QVERIFY(isIn("192.0.2.128/25", "192.0.2.200") && !isIn("192.0.2.128/25", "192.0.2.100"));
        QVERIFY(isIn("10.0.0.1", "10.0.0.1") && !isIn("10.0.0.1", "10.0.0.2"));
        QVERIFY(isIn("0.0.0.0/0", "203.0.113.9") && !isIn("", "127.0.0.1"));
        QVERIFY(isIn("127.0.0.0/8", "::ffff:127.0.0.1"));
        for (const char *bad : {"x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/a"})
            QVERIFY2(!SourceList::parse(QString::fromLatin1(bad)), bad);
    }

    void onlyCryptoLinesThatWeCanDoAreTaken()
    {
        const QByteArray key = QByteArray(30, 'k').toBase64();
        const auto parsed = SrtpOffer::parse("1 AES_CM_128_HMAC_SHA1_32 inline:" + key + "|2^20");
        QVERIFY(parsed && parsed->tag == "1" && parsed->suite.endsWith("_32") && parsed->key == QByteArray(30, 'k'));
        for (const QByteArray &line :
             {"1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^20|1:4",
              "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|1:4",
              "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " UNENCRYPTED_SRTP",
              "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + ";inline:" + key, "1 AES_256_CM_HMAC_SHA1_80 inline:" + key,
              QByteArray("1 AES_CM_128_HMAC_SHA1_80 inline:AAAA"), QByteArray("1 AES_CM_128_HMAC_SHA1_80 inline:%%%"),
              "AES_CM_128_HMAC_SHA1_80 inline:" + key, QByteArray()})
            QVERIFY2(!SrtpOffer::parse(line), line);
    }

    void settingsAreReadAndChecked()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("WAKELINE_VOICEMAIL_MAX_SECONDS"), QStringLiteral("60"));
        const auto good = RecorderSettings::read(QStringLiteral("/nowhere"), false, environment);
        QVERIFY(good);
        QCOMPARE(good->recording.longest, std::chrono::minutes(1));
        QCOMPARE(sa_port(&good->listen), 5090);
        for (const auto &[key, value] : {std::pair{"MAX_SECONDS", "0"},
                                         {"LISTEN", "localhost"},
                                         {"LISTEN", "0.0.0.0:5090"},
                                         {"RTP_PORTS", "5-4"},
                                         {"SOURCES", "x"},
                                         {"SPOOL", "a"}}) {
            QProcessEnvironment bad;
            bad.insert(QStringLiteral("WAKELINE_VOICEMAIL_") + QLatin1String(key), QLatin1String(value));
            const auto read = RecorderSettings::read(QStringLiteral("/nowhere"), false, bad);
            QVERIFY2(!read, key);
            QVERIFY2(read.error().message.contains(QLatin1String(key)), qPrintable(read.error().message));
        }
        QVERIFY(!RecorderSettings::read(QStringLiteral("/nowhere"), true, {}));
    }

    void everySettingIsDocumentedWithItsDefault()
    {
        QFile document(QStringLiteral(WAKELINE_SOURCE_DIR "/docs/settings.md"));
        QVERIFY(document.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(document.readAll());
        for (const RecorderSettingRow &row : recorderSettingRows()) {
            const qsizetype at = text.indexOf(QStringLiteral("| `[voicemail] %1` |").arg(QLatin1String(row.key)));
            QVERIFY2(at >= 0, row.key);
            const QString line = text.mid(at, text.indexOf(u'\n', at) - at);
            const QString value = QLatin1String(row.defaultValue);
            const QString column = value.isEmpty() ? QStringLiteral("|  |") : QStringLiteral("| `%1` |").arg(value);
            QVERIFY2(line.contains(column), row.key);
        }
    }

private:
    static SampleSpan firstOf(const Samples &samples, int count)
    {
        return SampleSpan(samples).first(std::size_t(count));
    }
};

QTEST_GUILESS_MAIN(RecorderSpoolTest)
#include "RecorderSpoolTest.moc"
