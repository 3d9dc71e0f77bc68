// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LeftMessage.h"

#include <QRandomGenerator>

using namespace wakeline;
using QCoro::waitFor;

namespace {

/// Of several pieces, and no two of its parts are alike.
QByteArray noiseWav(qsizetype size)
{
    QByteArray noise(size, Qt::Uninitialized);
    QRandomGenerator generator(4711);
    for (char &c : noise)
        c = static_cast<char>(generator.generate());
    return wavHead(8000, 1, size) + noise;
}

} // namespace

/// The sound of a message over HTTP: whole, in parts, under conditions, and while it is removed.
class VoicemailAudioTest : public DatabaseFixture
{
    Q_OBJECT

    std::unique_ptr<Database> m_database;
    std::unique_ptr<RestFixture> m_rest;
    QByteArray m_sound;
    QByteArray m_token;
    QByteArray m_path;
    qint64 m_id = 0;

    void prepare(const QByteArray &sound)
    {
        m_rest.reset();
        m_database = migrated();
        m_rest = std::make_unique<RestFixture>(*m_database, box());
        m_rest->addExtension("101");
        addBox(*m_rest, "201", "\"101\"");
        m_sound = sound;
        m_id = leaveMessage(*m_rest, QStringLiteral("201"), sound);
        m_token = m_rest->appTokenOf("101");
        m_path = "/api/v1/app/voicemail/" + QByteArray::number(m_id) + "/audio";
    }
    RestAnswer get(const QByteArray &headers = {}, const QByteArray &method = "GET")
    {
        return m_rest->call(method, m_path, m_token, {}, headers);
    }
    QByteArray requestText(const QByteArray &headers)
    {
        return "GET " + m_path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + m_token + "\r\n" + headers + "\r\n";
    }

private Q_SLOTS:
    void cleanup() { m_rest.reset(); }

    void theWholeSoundArrives()
    {
        prepare(toneWav(2000));
        const auto answer = get();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.content == m_sound);
        QCOMPARE(answer.header("Content-Type"), "audio/wav");
        QCOMPARE(answer.header("Content-Length").toLongLong(), m_sound.size());
        QCOMPARE(answer.header("Content-Disposition"),
                 "inline; filename=\"voicemail_" + QByteArray::number(m_id) + ".wav\"");
        QCOMPARE(answer.header("Accept-Ranges"), "bytes");
        QCOMPARE(answer.header("Cache-Control"), "private, no-cache");
        QVERIFY(answer.header("ETag").startsWith('"'));
        QCOMPARE(get().header("ETag"), answer.header("ETag"));
    }

    void aPartArrivesAsItWasAskedFor()
    {
        prepare(toneWav(1000));
        const QByteArray total = QByteArray::number(m_sound.size());
        const auto head = get("Range: bytes=0-43\r\n");
        QCOMPARE(head.status, 206);
        QCOMPARE(head.content, m_sound.first(44));
        QCOMPARE(head.header("Content-Range"), "bytes 0-43/" + total);
        QCOMPARE(head.header("Content-Length"), "44");
        QCOMPARE(head.header("Content-Type"), "audio/wav");
        QVERIFY(!head.header("ETag").isEmpty());
        const auto tail = get("Range: bytes=-100\r\n");
        QCOMPARE(tail.status, 206);
        QVERIFY(tail.content == m_sound.last(100));
        const auto open = get("Range: bytes=1000-\r\n");
        QCOMPARE(open.status, 206);
        QVERIFY(open.content == m_sound.sliced(1000));
        const auto several = get("Range: bytes=0-1,5-6\r\n");
        QCOMPARE(several.status, 200);
        QVERIFY(several.content == m_sound);
        QVERIFY(several.header("Content-Range").isEmpty());
        const auto beyond = get("Range: bytes=" + total + "-\r\n");
        QCOMPARE(beyond.status, 416);
        QCOMPARE(beyond.header("Content-Range"), "bytes */" + total);
        QCOMPARE(beyond.code(), QStringLiteral("range_not_satisfiable"));
    }

    void aCopyIsNotSentAgainAndAPartFitsOnlyTheSame()
    {
        prepare(toneWav(1000));
        const QByteArray etag = get().header("ETag");
        const auto known = get("If-None-Match: " + etag + "\r\nRange: bytes=0-1\r\n");
        QCOMPARE(known.status, 304);
        QCOMPARE(known.header("ETag"), etag);
        QVERIFY(known.content.isEmpty());
        QCOMPARE(get("If-None-Match: \"other\"\r\n").status, 200);
        QCOMPARE(get("If-Range: " + etag + "\r\nRange: bytes=0-1\r\n").status, 206);
        const auto changed = get("If-Range: \"other\"\r\nRange: bytes=0-1\r\n");
        QCOMPARE(changed.status, 200);
        QVERIFY(changed.content == m_sound);
        QCOMPARE(get("If-Range: W/" + etag + "\r\nRange: bytes=0-1\r\n").status, 200);
    }

    void headSaysWhatGetWouldSend()
    {
        prepare(toneWav(1000));
        const auto get200 = get();
        const auto head = get({}, "HEAD");
        QCOMPARE(head.status, 200);
        QVERIFY(head.content.isEmpty());
        for (const QByteArray name : {"Content-Length", "Content-Type", "ETag", "Accept-Ranges", "Content-Disposition"})
            QCOMPARE(head.header(name), get200.header(name));
        QCOMPARE(get("Range: bytes=0-1\r\n", "HEAD").status, 200); // §14.2: only GET has ranges
    }

    void hostileRangesAreAnsweredInPeace_data()
    {
        QTest::addColumn<QByteArray>("range");
        for (const QByteArray &range :
             {QByteArray("bytes=-9223372036854775808"), QByteArray("bytes=9223372036854775807-9223372036854775807"),
              QByteArray("bytes=18446744073709551615-"), QByteArray("bytes=0-18446744073709551616"),
              QByteArray("bytes=--5"), QByteArray("bytes=%30-%31"), "bytes=" + QByteArray("0-0,").repeated(1500),
              QByteArray("bytes=0-0, bytes=1-1"), QByteArray(7000, '9'), "bytes=" + QByteArray(7000, '9') + "-",
              QByteArray("bytes=1e3-"), QByteArray("none"), QByteArray("=,=-;")})
            QTest::newRow(range.left(50).constData()) << range;
    }
    void hostileRangesAreAnsweredInPeace()
    {
        QFETCH(QByteArray, range);
        prepare(toneWav(1000));
        const auto answer = get("Range: " + range + "\r\n");
        QVERIFY2(answer.status == 200 || answer.status == 206 || answer.status == 416,
                 QByteArray::number(answer.status));
        if (answer.status != 416)
            QCOMPARE(answer.content.size(), answer.header("Content-Length").toLongLong());
        QVERIFY(get().content == m_sound);
    }

    void aThousandRandomRangesAreByteExact()
    {
        prepare(noiseWav(300'001));
        RawClient client(m_rest->port());
        QRandomGenerator random(1958);
        constexpr int atOnce = 20;
        for (int i = 0; i < 1000; i += atOnce) {
            QByteArray requests;
            QList<std::pair<qint64, qint64>> ranges; // first and last
            for (int j = 0; j < atOnce; ++j) {
                const qint64 first = random.bounded(m_sound.size());
                const qint64 last = first + random.bounded(m_sound.size() - first + 1000);
                ranges.append({first, last});
                requests +=
                    requestText("Range: bytes=" + QByteArray::number(first) + '-' + QByteArray::number(last) + "\r\n");
            }
            client.send(requests);
            const auto answers = client.readAnswers(atOnce, std::chrono::seconds(60));
            QCOMPARE(answers.size(), atOnce);
            for (int j = 0; j < atOnce; ++j) {
                QCOMPARE(statusOfAnswer(answers[j]), 206);
                QVERIFY(bodyOfAnswer(answers[j]) ==
                        m_sound.mid(ranges[j].first, ranges[j].second - ranges[j].first + 1));
            }
        }
    }

    void aMessageThatIsRemovedMeanwhileArrivesWhole()
    {
        prepare(noiseWav(16 << 20));
        RawClient client(m_rest->port());
        client.socket.setReadBufferSize(64 * 1024);
        client.send(requestText({}));
        QVERIFY(client.sees("\r\n\r\n", std::chrono::seconds(30)));
        QCOMPARE(m_rest->call("DELETE", m_path.chopped(6), m_token).status, 204);
        m_rest->clock.time = m_rest->clock.time.addSecs(60);
        waitFor(m_rest->voicemail.tidying.tidy());
        QCOMPARE(QDir(m_rest->soundFolder.path()).entryList({"*.wav"}, QDir::Files), QStringList());
        client.socket.setReadBufferSize(0);
        const auto answer = client.readAnswers(1, std::chrono::seconds(60)).value(0);
        QVERIFY(bodyOfAnswer(answer) == m_sound);
        QCOMPARE(get().status, 404);
    }

    void aSoundThatIsLostIsNotFound()
    {
        prepare(toneWav(1000));
        const QDir folder(m_rest->soundFolder.path());
        for (const QString &file : folder.entryList({"*.wav"}, QDir::Files))
            QVERIFY(QFile::remove(folder.filePath(file)));
        QCOMPARE(get().status, 404);
    }

    void aRowThatNamesAnotherFileOpensNone()
    {
        prepare(toneWav(1000));
        VERIFY_RESULT(
            runSql(*m_database, QStringLiteral("UPDATE voicemail_messages SET audio_file = '../../../etc/passwd'")));
        QCOMPARE(get().status, 404);
    }
};

QTEST_GUILESS_MAIN(VoicemailAudioTest)
#include "VoicemailAudioTest.moc"
