// SPDX-License-Identifier: GPL-3.0-or-later
#include "Netstring.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wakeline;

class NetstringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesArriveWholeHoweverTheyAreCut()
    {
        QRandomGenerator random(20261121);
        for (int round = 0; round < 300; ++round) {
            QList<QByteArray> sent;
            QByteArray stream;
            for (int i = 0; i < 20; ++i) {
                QByteArray payload(random.bounded(i % 7 == 0 ? 5000 : 60), Qt::Uninitialized);
                for (char &byte : payload)
                    byte = static_cast<char>(random.bounded(256));
                sent.append(payload);
                stream += netstring(payload);
            }
            NetstringReader reader;
            QList<QByteArray> received;
            for (qsizetype at = 0; at < stream.size();) {
                const qsizetype piece = 1 + random.bounded(round % 2 == 0 ? 5 : 3000);
                reader.append(stream.mid(at, piece));
                at += piece;
                for (;;) {
                    const auto frame = reader.next();
                    QVERIFY(frame.has_value());
                    if (!*frame)
                        break;
                    received.append(**frame);
                }
            }
            QCOMPARE(received, sent);
        }
    }

    void aBrokenStreamStaysBroken_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("no length") << QByteArray(":{},");
        QTest::newRow("letters") << QByteArray("x2:{},");
        QTest::newRow("negative") << QByteArray("-2:{},");
        QTest::newRow("leading zero") << QByteArray("02:{},");
        QTest::newRow("wrong end") << QByteArray("2:{};");
        QTest::newRow("longer than the limit") << QByteArray("1048577:");
        QTest::newRow("a length without end") << QByteArray(100, '9');
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n");
    }
    void aBrokenStreamStaysBroken()
    {
        QFETCH(QByteArray, stream);
        NetstringReader reader;
        reader.append(netstring("first"));
        reader.append(stream);
        QCOMPARE(reader.next().value(), std::optional<QByteArray>("first"));
        QVERIFY(!reader.next().has_value());
        reader.append(netstring("afterwards"));
        QVERIFY(!reader.next().has_value());
    }

    void theEmptyFrameAndTheLongestPass()
    {
        NetstringReader reader(10);
        reader.append("0:,10:0123456789,");
        QCOMPARE(reader.next().value(), std::optional<QByteArray>(""));
        QCOMPARE(reader.next().value(), std::optional<QByteArray>("0123456789"));
        QCOMPARE(reader.next().value(), std::optional<QByteArray>());
    }

    void randomBytesNeverHang()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 2000; ++round) {
            NetstringReader reader(1000);
            QByteArray noise(random.bounded(200), Qt::Uninitialized);
            for (char &byte : noise)
                byte = "0123456789:,{}x"[random.bounded(15)];
            reader.append(noise);
            int frames = 0;
            for (auto frame = reader.next(); frame && *frame; frame = reader.next())
                QVERIFY(++frames <= noise.size());
        }
    }
};

QTEST_GUILESS_MAIN(NetstringTest)
#include "NetstringTest.moc"
