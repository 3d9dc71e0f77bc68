// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttentionList.h"
#include "Buttons.h"
#include "ChartCard.h"
#include "ChartTableDialog.h"
#include "ChipRow.h"
#include "ConsoleStage.h"
#include "DashboardPage.h"
#include "Label.h"
#include "Page.h"
#include "PartCard.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StageStats.h"
#include "StageValues.h"
#include "StatePill.h"
#include "SystemStatusPage.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using namespace wakeline;

namespace {

const QString statsPath = QStringLiteral("GET /api/v1/dashboard/stats");
constexpr int patience = 30'000; ///< milliseconds

struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Dashboard);
        static_cast<void>(QTest::qWaitFor([this] { return page().stats().has_value(); }, patience));
    }
    DashboardPage &page() { return *qobject_cast<DashboardPage *>(stage.window->windowPage(MainWindow::Dashboard)); }
    SystemStatusPage &status()
    {
        return *qobject_cast<SystemStatusPage *>(stage.window->windowPage(MainWindow::SystemStatus));
    }
    const TileContent &tile(Tile tile) { return page().tile(tile).content(); }
    qsizetype askings() { return stage.server.asked().count(statsPath); }
    /// The chips that are chosen on a page of rows.
    QStringList chosen(int number)
    {
        QStringList words;
        for (const Chip *chip : stage.window->page(number)->findChildren<Chip *>()) {
            if (chip->isChecked())
                words.append(chip->text());
        }
        return words;
    }

    ConsoleStage stage;
};

Chip *chipNamed(QWidget &parent, const QString &text)
{
    for (Chip *chip : parent.findChildren<Chip *>()) {
        if (chip->text() == text)
            return chip;
    }
    return nullptr;
}

ActionButton *linkOf(QWidget &parent, const QString &what)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->isVisible() && button->accessibleName().contains(what))
            return button;
    }
    return nullptr;
}

} // namespace

class DashboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePeriodsStandSideBySide()
    {
        Desk desk;
        const Chip *hour = chipNamed(desk.page(), QStringLiteral("Hour"));
        const Chip *day = chipNamed(desk.page(), QStringLiteral("Day"));
        QVERIFY(hour && day);
        QCOMPARE(hour->y(), day->y());
        QVERIFY(hour->geometry().right() < day->x());
    }

    void tilesSayWhatIsLiveAndWhatTheServiceCounted()
    {
        Desk desk;
        QVERIFY(desk.page().stats());
        const LiveModels &models = desk.stage.models;
        QCOMPARE(desk.tile(Tile::Registered).figure, QString::number(models.registrations.registeredCount()));
        QCOMPARE(desk.tile(Tile::OnCall).figure, QString::number(models.calls.count(CallState::Answered)));
        QCOMPARE(desk.tile(Tile::Held).figure, QString::number(models.calls.count(CallState::Held)));
        QCOMPARE(desk.tile(Tile::PushSuccess).figure, QStringLiteral("99.2"));
        QCOMPARE(desk.tile(Tile::PushSuccess).note, QStringLiteral("388 of 391 accepted"));
        QCOMPARE(desk.tile(Tile::Latency).figure, QStringLiteral("1.94"));
        QCOMPARE(desk.tile(Tile::License).figure, QStringLiteral("210"));
        QVERIFY(desk.tile(Tile::License).share);
        QCOMPARE(desk.tile(Tile::Services).figure, QStringLiteral("6"));
        QVERIFY(desk.tile(Tile::Services).noteTone == Tone::Alert);
    }

    void aTileFollowsTheFeedWithinASecondOrTwo()
    {
        Desk desk;
        const int before = desk.stage.models.calls.count(CallState::Held);
        Call call = stageCalls(desk.stage.now).first();
        call.callId = QStringLiteral("new@test");
        call.state = CallState::Held;
        call.holdUntil = QDateTime::currentDateTimeUtc().addSecs(600);
        desk.stage.models.changeCall(call);
        QTRY_COMPARE_WITH_TIMEOUT(desk.tile(Tile::Held).figure, QString::number(before + 1), patience);
        PartStatus part = stageSystem(desk.stage.now).parts.at(3);
        part.ok = true;
        desk.stage.models.changePart(part);
        QCOMPARE(desk.tile(Tile::Services).figure, QStringLiteral("7")); // at once
    }

    void aTileLeadsToItsFilteredPage_data()
    {
        QTest::addColumn<Tile>("tile");
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("chip");
        QTest::newRow("registered") << Tile::Registered << int(MainWindow::Registrations) << QStringLiteral("Online");
        QTest::newRow("on call") << Tile::OnCall << int(MainWindow::Calls) << QStringLiteral("On call");
        QTest::newRow("held") << Tile::Held << int(MainWindow::Calls) << QStringLiteral("Held");
        QTest::newRow("push success") << Tile::PushSuccess << int(MainWindow::PushLog) << QStringLiteral("Failed");
        QTest::newRow("latency") << Tile::Latency << int(MainWindow::PushLog) << QStringLiteral("Woke");
        QTest::newRow("voicemail") << Tile::Voicemail << int(MainWindow::Voicemail) << QString();
        QTest::newRow("services") << Tile::Services << int(MainWindow::SystemStatus) << QString();
    }
    void aTileLeadsToItsFilteredPage()
    {
        QFETCH(Tile, tile);
        QFETCH(int, page);
        QFETCH(QString, chip);
        Desk desk;
        desk.page().tile(tile).click();
        QCOMPARE(desk.stage.window->currentPage(), page);
        if (!chip.isEmpty())
            QVERIFY2(desk.chosen(page).contains(chip), qPrintable(desk.chosen(page).join(u' ')));
    }

    void theWorstStandsFirstAndItsLinkLeadsThere()
    {
        Desk desk;
        const auto &rows = desk.page().attention().rows();
        QVERIFY(!rows.isEmpty());
        QCOMPARE(rows.first().key, QStringLiteral("part/fcm"));
        ActionButton *link = linkOf(desk.page(), QStringLiteral("FCM"));
        QVERIFY(link);
        link->click();
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::SystemStatus));

        desk.stage.window->showPage(MainWindow::Dashboard);
        const auto held = std::ranges::find(rows, AttentionRow::Kind::HeldCall, &AttentionRow::kind);
        QVERIFY(held != rows.end());
        const QString callId = held->subject;
        linkOf(desk.page(), held->what)->click();
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::Calls));
        QCOMPARE(desk.stage.window->page(MainWindow::Calls)->table().currentKey(), callId);
    }

    void anAlarmIsARowForAnHourAndLeadsToThePushLog()
    {
        Desk desk;
        desk.stage.models.system.raise(
            {QStringLiteral("push_fcm_auth"), QStringLiteral("fcm: no pushes"), desk.stage.now});
        ActionButton *link = linkOf(desk.page(), QStringLiteral("Alarm"));
        QVERIFY(link);
        link->click();
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::PushLog));
    }

    void theStatisticsAreAskedForWhenSomethingHappenedAndNotOtherwise()
    {
        Desk desk;
        const qsizetype first = desk.askings();
        QCOMPARE(first, 1);
        desk.stage.settle(1500);
        // But for the bucket that may have ended meanwhile.
        QVERIFY(desk.askings() <= first + 1);
        const qsizetype calm = desk.askings();
        for (int i = 0; i < 50; ++i)
            desk.page().noteChange();
        QTRY_COMPARE_WITH_TIMEOUT(desk.askings(), calm + 1, patience);
        // Nobody looks: nothing is asked.
        desk.stage.window->showPage(MainWindow::Calls);
        const qsizetype hidden = desk.askings();
        desk.page().noteChange();
        desk.stage.settle(300);
        QVERIFY(desk.askings() <= hidden + 1); // one may have been due
        const qsizetype away = desk.askings();
        desk.stage.window->showPage(MainWindow::Dashboard);
        QTRY_VERIFY_WITH_TIMEOUT(desk.askings() > away, patience);
    }

    void aDayIsAskedForAndShown()
    {
        Desk desk;
        chipNamed(desk.page(), QStringLiteral("Day"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(desk.page().stats()->period == StatsPeriod::Day, patience);
        const auto charts = desk.page().findChildren<ChartCard *>();
        QCOMPARE(charts.size(), 3);
        for (const ChartCard *chart : charts)
            QVERIFY(chart->content().times.size() == 48 || chart->content().times.size() == 144);
    }

    void anAnswerThatFailsTakesNothingAwayAndSaysWhy()
    {
        Desk desk;
        desk.stage.server.refuse(statsPath + QStringLiteral("?period=day"), 503, QStringLiteral("database_unavailable"),
                                 QStringLiteral("The database is away."));
        chipNamed(desk.page(), QStringLiteral("Day"))->click();
        const auto said = [&] {
            for (const Label *label : desk.page().findChildren<Label *>()) {
                if (label->text().contains(QStringLiteral("The database is away.")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(), patience);
        QCOMPARE(desk.tile(Tile::PushSuccess).figure, QStringLiteral("99.2"));
    }

    void whileTheLinkIsLostNothingIsAskedOrCountedDown()
    {
        Desk desk;
        desk.stage.loseLink();
        const qsizetype before = desk.askings();
        for (const AttentionRow &row : desk.page().attention().rows()) {
            if (row.kind == AttentionRow::Kind::HeldCall)
                QCOMPARE(row.when, QStringLiteral("–"));
        }
        QVERIFY(!desk.tile(Tile::Held).note.contains(QStringLiteral("ends in")));
        QVERIFY(!desk.page().findChild<StatePill *>()->isVisible());
        desk.page().noteChange();
        desk.stage.settle(1200);
        QCOMPARE(desk.askings(), before);
        QCOMPARE(desk.tile(Tile::PushSuccess).figure, QStringLiteral("99.2")); // what was known stays
    }

    void tilesStandInTwoColumnsWhereTheWindowIsNarrow()
    {
        Desk desk;
        const auto rows = [&] {
            QSet<int> tops;
            for (int i = 0; i < tileCount; ++i)
                tops.insert(desk.page().tile(static_cast<Tile>(i)).y());
            return tops.size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, patience);
        desk.stage.window->resize(1024, 640);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 4, patience);
        desk.stage.window->resize(1280, 800);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, patience);
    }

    void aChartIsShownAsATableThatGoesOn()
    {
        Desk desk;
        auto *chart = desk.page().findChildren<ChartCard *>().first();
        chart->showAsTable();
        auto *dialog = desk.stage.window->findChild<ChartTableDialog *>();
        QVERIFY(dialog);
        auto *table = dialog->findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), static_cast<int>(chart->content().times.size()));
        ChartContent less = chart->content();
        less.times.removeLast();
        chart->show(less);
        QCOMPARE(table->model()->rowCount(), static_cast<int>(less.times.size()));
        linkOf(*dialog, QString())->click(); // copy
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Time\t")));
    }

    void theFirstPageIsTheDashboardAndItsKeyIsOne()
    {
        Desk desk;
        ConsoleStage fresh;
        QCOMPARE(fresh.window->currentPage(), int(MainWindow::Dashboard));
        desk.stage.window->activateWindow();
        desk.stage.window->showPage(MainWindow::PushLog);
        QTest::keyClick(desk.stage.window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::Dashboard));
        QCOMPARE(QApplication::focusWidget(), &desk.page().tile(Tile::Registered));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::Registrations));
    }

    void everyPartHasACardThatFollowsTheFeed()
    {
        Desk desk;
        desk.stage.window->showPage(MainWindow::SystemStatus);
        const auto cards = desk.status().findChildren<PartCard *>();
        QCOMPARE(cards.size(), stageSystem(desk.stage.now).parts.size());
        const auto names = [&] {
            QStringList all;
            for (const PartCard *card : desk.status().findChildren<PartCard *>())
                all.append(card->accessibleName());
            return all.join(u'\n');
        };
        QVERIFY(names().contains(QStringLiteral("Kamailio: works, connected")));
        PartStatus part = stageSystem(desk.stage.now).parts.at(1);
        part.ok = false;
        part.message = QStringLiteral("no connection to evapi");
        desk.stage.models.changePart(part);
        QVERIFY(names().contains(QStringLiteral("Kamailio: not well, no connection to evapi")));
        part.name = QStringLiteral("mail"); // one that came later
        desk.stage.models.changePart(part);
        QCOMPARE(desk.status().findChildren<PartCard *>().size(), cards.size() + 1);
    }

    void theDetailsAreCopiedAsText()
    {
        Desk desk;
        desk.stage.window->showPage(MainWindow::SystemStatus);
        for (ActionButton *button : desk.status().findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("Copy details"))
                button->click();
        }
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(QStringLiteral("Wakeline 0.1.0 at https://pbx-east.example.net")));
        QVERIFY(text.contains(QStringLiteral("voicemail: NOT OK, no recorder")));
        QVERIFY(text.contains(stageSystem(desk.stage.now).epoch));
    }

    void anUptimeIsInTheTwoLargestUnits_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("minutes") << 12 << QStringLiteral("12 min");
        QTest::newRow("hours") << 4 * 60 + 12 << QStringLiteral("4 h 12 min");
        QTest::newRow("days") << (3 * 24 + 4) * 60 + 59 << QStringLiteral("3 days 4 h");
        QTest::newRow("a clock that is behind") << -5 << QStringLiteral("0 min");
    }
    void anUptimeIsInTheTwoLargestUnits()
    {
        QFETCH(int, minutes);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QTEST(uptimeText(now.addSecs(-60 * minutes), now), "text");
    }
};

QTEST_MAIN(DashboardTest)
#include "DashboardTest.moc"
