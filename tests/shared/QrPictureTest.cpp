// SPDX-License-Identifier: GPL-3.0-or-later
#include "QrPicture.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace wakeline;

namespace {

const QString text = QStringLiteral("wakeline:sign-in?server=https://pbx.example.org:8443&code=7K3Q-M2XA-90TZ-HB4C");

/// Black and white pixels, `scale` to a module, as the format PGM.
QByteArray pixelsOf(const QrPicture &picture, int scale)
{
    const int side = picture.size() + 2 * QrPicture::quietZone;
    QByteArray pixels = "P5 " + QByteArray::number(side * scale) + ' ' + QByteArray::number(side * scale) + " 255\n";
    for (int y = 0; y < side * scale; ++y) {
        for (int x = 0; x < side * scale; ++x) {
            const int column = x / scale - QrPicture::quietZone;
            const int row = y / scale - QrPicture::quietZone;
            const bool inside = column >= 0 && row >= 0 && column < picture.size() && row < picture.size();
            pixels.append(inside && picture.isDark(column, row) ? '\0' : '\xff');
        }
    }
    return pixels;
}

} // namespace

class QrPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScannerReadsTheText()
    {
        const QString scanner = QStandardPaths::findExecutable(QStringLiteral("zbarimg"));
        if (scanner.isEmpty())
            QSKIP("zbarimg (zbar-tools) is not installed");
        const auto picture = QrPicture::of(text);
        QVERIFY(picture);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("code.pgm")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pixelsOf(*picture, 4));
        file.close();
        QProcess process;
        process.start(scanner, {QStringLiteral("--raw"), QStringLiteral("-q"), file.fileName()});
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), text);
    }

    void theSvgPaintsEveryDarkModule()
    {
        const auto picture = QrPicture::of(text);
        QVERIFY(picture);
        QXmlStreamReader svg(picture->svg());
        QString path;
        while (!svg.atEnd()) {
            if (svg.readNext() == QXmlStreamReader::StartElement &&
                svg.attributes().value(QLatin1String("fill")) == u"#000")
                path = svg.attributes().value(QLatin1String("d")).toString();
        }
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        int dark = 0;
        int painted = 0;
        for (int y = 0; y < picture->size(); ++y) {
            for (int x = 0; x < picture->size(); ++x)
                dark += picture->isDark(x, y) ? 1 : 0;
        }
        static const QRegularExpression run(QStringLiteral("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z"));
        auto runs = run.globalMatch(path);
        while (runs.hasNext()) {
            const auto match = runs.next();
            const int x = match.captured(1).toInt() - QrPicture::quietZone;
            const int y = match.captured(2).toInt() - QrPicture::quietZone;
            QCOMPARE(match.captured(4), match.captured(3));
            for (int i = 0; i < match.captured(3).toInt(); ++i, ++painted)
                QVERIFY(picture->isDark(x + i, y));
        }
        QVERIFY(dark > 100);
        QCOMPARE(painted, dark);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("more than version 40 holds") << QString(3000, u'a');
        QTest::newRow("a NUL, where C's text would end") << QStringLiteral("code=7K3Q") + QChar(u'\0') + u'M';
    }

    void whatDoesNotFitIsRefused()
    {
        QFETCH(QString, text);
        const auto picture = QrPicture::of(text);
        QVERIFY(!picture);
        QCOMPARE(picture.error().code, QStringLiteral("too_long"));
    }
};

QTEST_APPLESS_MAIN(QrPictureTest)
#include "QrPictureTest.moc"
