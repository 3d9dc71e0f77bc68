// SPDX-License-Identifier: GPL-3.0-or-later
#include "Icons.h"
#include "Painting.h"
#include "TrayMark.h"

#include <QPixmap>
#include <QStyleOption>
#include <QTest>

using namespace wakeline;

namespace {

constexpr qreal textContrast = 4.5;    // WCAG 2.1 AA, 1.4.3
constexpr qreal graphicContrast = 3.0; // WCAG 2.1 AA, 1.4.11

struct Named
{
    const char *name;
    QColor color;
};

QList<Named> grounds(const Theme &theme)
{
    return {{"window", theme.window}, {"surface", theme.surface}, {"sidebar", theme.sidebar},
            {"raised", theme.raised}, {"hover", theme.hover},     {"selection", theme.selection}};
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("stale");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light, stale") << false << true;
        QTest::newRow("dark, stale") << true << true;
    }

    static void compare(const Named &ink, const Named &ground, qreal least)
    {
        const qreal ratio = contrast(ink.color, ground.color);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 %2 on %3 %4 is %5:1")
                                                .arg(QLatin1String(ink.name), ink.color.name(),
                                                     QLatin1String(ground.name), ground.color.name())
                                                .arg(ratio, 0, 'f', 2)));
    }

private Q_SLOTS:
    void theTraysMarkReadsOnAnyPanel()
    {
        for (const Theme &theme : {Theme::light(), Theme::night()}) {
            for (const Named &panel :
                 {Named{"surface", theme.surface}, Named{"sidebar", theme.sidebar}, Named{"window", theme.window},
                  Named{"white", Qt::white}, Named{"GNOME's bar", Qt::black}}) {
                compare({"mark", trayMarkColor()}, panel, graphicContrast);
                compare({"held", trayDotColor(TrayMark::Attention::Held)}, panel, graphicContrast);
                compare({"failed", trayDotColor(TrayMark::Attention::Failed)}, panel, graphicContrast);
            }
        }
        compare({"count", Qt::white}, {"badge", trayDotColor(TrayMark::Attention::Failed)}, textContrast);
    }

    void theTraysMarksDiffer()
    {
        const TrayMark plain;
        const QList<TrayMark> marks{plain,
                                    {false, TrayMark::Attention::None, 0},
                                    {true, TrayMark::Attention::Held, 0},
                                    {true, TrayMark::Attention::Failed, 0},
                                    {true, TrayMark::Attention::None, 3},
                                    {true, TrayMark::Attention::None, 12}};
        for (const int size : {16, 22, 48}) {
            for (qsizetype i = 0; i < marks.size(); ++i) {
                const QImage one = paintTrayMark(marks.at(i), size).toImage();
                QCOMPARE(one.size(), QSize(size, size));
                for (qsizetype j = 0; j < i; ++j)
                    QVERIFY(one != paintTrayMark(marks.at(j), size).toImage());
            }
        }
    }

    void textIsReadableOnEveryGround_data() { themes(); }
    void textIsReadableOnEveryGround()
    {
        const Theme theme = current();
        for (const Named &ink : {Named{"text", theme.text}, Named{"secondary", theme.secondary},
                                 Named{"hint", theme.hint}, Named{"accent", theme.accent}}) {
            for (const Named &ground : grounds(theme))
                compare(ink, ground, textContrast);
        }
        compare({"onAccent", theme.onAccent}, {"accent", theme.accent}, textContrast);
        compare({"onInverse", theme.onInverse}, {"inverse", theme.inverse}, textContrast);
        compare({"inverseLink", theme.inverseLink}, {"inverse", theme.inverse}, textContrast);
        compare({"bannerText", theme.bannerText}, {"banner tint", theme.banner.tint}, textContrast);
        compare({"banner icon", theme.banner.text}, {"banner tint", theme.banner.tint}, textContrast);
    }

    void everyStateIsReadable_data() { themes(); }
    void everyStateIsReadable()
    {
        const Theme theme = current();
        for (const Tone tone : {Tone::Good, Tone::Bad, Tone::Busy, Tone::Alert, Tone::Quiet}) {
            const ToneColors &colors = theme.tone(tone);
            for (const Named &ground : grounds(theme))
                compare({"tone text", colors.text}, ground, textContrast);
            compare({"tone text", colors.text}, {"its tint", colors.tint}, textContrast);
            compare({"tone graphic", colors.graphic}, {"surface", theme.surface}, graphicContrast);
        }
    }

    void controlsAreVisible_data() { themes(); }
    void controlsAreVisible()
    {
        const Theme theme = current();
        for (const Named &ground : {Named{"surface", theme.surface}, Named{"selection", theme.selection}}) {
            compare({"control", theme.control}, ground, graphicContrast);
            compare({"focus ring", theme.accent}, ground, graphicContrast);
            compare({"measure", theme.measure}, ground, graphicContrast);
        }
    }

    void aStaleThemeHasNoColourInItsStates()
    {
        for (const Theme &theme : {Theme::light().faded(), Theme::night().faded()}) {
            for (const ToneColors &colors : theme.tones)
                QVERIFY2(colors.text.hsvSaturationF() < 0.25, qPrintable(colors.text.name()));
            QVERIFY2(theme.measure.hsvSaturationF() < 0.25, qPrintable(theme.measure.name()));
            QVERIFY(theme.banner.text.hsvSaturationF() > 0.5); // the one thing that still calls
        }
    }

    void everyIconPaintsSomethingInItsColour()
    {
        const Icons icons;
        for (int i = static_cast<int>(Icon::None) + 1; i <= static_cast<int>(Icon::Last); ++i) {
            const QImage image = icons.pixmap(static_cast<Icon>(i), 24, QColor(Qt::red), 2).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            int painted = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    painted += pixel.alpha() > 128;
                    if (pixel.alpha() == 255)
                        QCOMPARE(pixel, QColor(Qt::red));
                }
            }
            QVERIFY2(painted > 20, qPrintable(Icons::resourcePath(static_cast<Icon>(i))));
        }
    }

    void digitsTakeTheSameRoom()
    {
        const QFont font = Typography().font(TextStyle::Body);
        const qreal width = Typography::tabularWidth(font, QStringLiteral("1111"));
        for (const char *number : {"0000", "4821", "9997"})
            QCOMPARE(Typography::tabularWidth(font, QLatin1String(number)), width);
    }

    void markupInANameIsShownAsItIs()
    {
        const QString toolTip = plainToolTip(QStringLiteral("<img src=x> & <b>Ida</b>"));
        QVERIFY2(!toolTip.contains(QStringLiteral("<img")) && !toolTip.contains(QStringLiteral("<b>")),
                 qPrintable(toolTip));
        QVERIFY(plainToolTip({}).isEmpty());
    }

    void numbersAndAddressesKeepTheirOrderBesideAnotherScript()
    {
        const QString name = QStringLiteral("\u05D9\u05D5\u05E1\u05D9"); // of a caller, in Hebrew
        const auto isolated = [](const QString &text) { return u'\u2066' + text + u'\u2069'; };
        for (const char *text :
             {"+49 30 1234", "207", "(030) 12-34", "sip:207@10.8.4.31:5060", "a84b4c@telia-a.example"}) {
            const QString number = QString::fromLatin1(text);
            QCOMPARE(withIsolatedNumbers(name + QStringLiteral(", ") + number),
                     name + QStringLiteral(", ") + isolated(number));
            const QString latin = QStringLiteral("Ida Holm, ") + number;
            QCOMPARE(withIsolatedNumbers(latin), latin);
        }
        QCOMPARE(readingFlags(QStringLiteral("+49 30 1234")), static_cast<int>(Qt::TextForceLeftToRight));
        QCOMPARE(readingFlags(name), 0);
    }

    void rightToLeftIsPaintedFromTheRight()
    {
        const Appearance look;
        QStyleOption option;
        option.rect = QRect(10, 0, 100, 20);
        QPixmap paper(120, 20);
        QPainter painter(&paper);
        const QRectF given(12, 2, 30, 10);
        QCOMPARE(Brush(painter, look, option).placed(given), given);
        option.direction = Qt::RightToLeft;
        Brush mirrored(painter, look, option);
        QCOMPARE(mirrored.placed(given), QRectF(78, 2, 30, 10));
        mirrored.stopMirroring();
        QCOMPARE(mirrored.placed(given), given);
    }

    void largerTextMakesRowsHigher()
    {
        QFont large(QStringLiteral("DejaVu Sans"));
        large.setPointSizeF(20);
        const Typography typography(large, large);
        QVERIFY(typography.rowHeight(34, 1) > 34);
        QVERIFY(typography.scaled(100) > 100);
        QFont small = large;
        small.setPointSizeF(7);
        QCOMPARE(Typography(small, small).scaled(100), 100);
    }

private:
    static Theme current()
    {
        QFETCH(bool, dark);
        QFETCH(bool, stale);
        const Theme theme = dark ? Theme::night() : Theme::light();
        return stale ? theme.faded() : theme;
    }
};

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
