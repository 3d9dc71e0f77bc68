// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogSearch.h"

#include "AnsweredList.h"
#include "Buttons.h"
#include "ConsoleStage.h"
#include "Label.h"
#include "PushLogPage.h"
#include "RowTable.h"
#include "StageValues.h"

#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 20'000; ///< milliseconds
const QString route = QStringLiteral("GET /api/v1/push-logs");

/// The window with its newest 60 pushes, 941 to 1000.
struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 800});
        stage.open(MainWindow::PushLog);
    }
    PushLogPage &page() { return *static_cast<PushLogPage *>(stage.window->page(MainWindow::PushLog)); }
    int rows() { return page().table().model()->rowCount(); }
    QString cell(int row, int column)
    {
        const QAbstractItemModel *model = page().table().model();
        return model->index(row, column).data().toString();
    }
    bool says(const QString &text)
    {
        for (const Label *label : page().findChildren<Label *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    qsizetype asked() { return stage.server.asked().count(route); }
    /// Of last week, for a call of its own.
    PushLogEntry old(qint64 id) const
    {
        PushLogEntry entry = stagePushes(stage.now).at(2);
        entry.id = id;
        entry.at = stage.now.addDays(-7);
        entry.extension = QStringLiteral("207");
        entry.callId = QStringLiteral("Old-%1@pbx.example").arg(id);
        return entry;
    }

    ConsoleStage stage;
};

} // namespace

/// What the page finds in the server's log beyond the newest pushes that it holds.
class PushLogSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerCanFilterByIsLeftToIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<PushLogFilter>("filter");
        PushLogFilter filter;
        QTest::newRow("nothing") << "" << false << filter;
        QTest::newRow("words") << "iphone" << false << filter;
        QTest::newRow("what is excluded") << "-ext:207" << false << filter;
        QTest::newRow("a result, which depends on the time") << "is:slow" << false << filter;
        filter.extension = QStringLiteral("Desk-1");
        QTest::newRow("an extension, as it is written") << "ext:Desk-1 iphone" << true << filter;
        QTest::newRow("either of two") << "ext:207 ext:208" << false << PushLogFilter();
        filter.extension.clear();
        filter.provider = PushProviderName::Apns;
        filter.event = PushEvent::Test;
        QTest::newRow("a provider and an event") << "provider:APNS event:test" << true << filter;
        filter = {};
        filter.callId = QStringLiteral("aB@pbx");
        filter.from = QDateTime(QDate(2026, 11, 20), QTime(0, 0));
        filter.to = QDateTime(QDate(2026, 11, 21), QTime(0, 0));
        QTest::newRow("a call and times") << "call:aB@pbx after:2026-11-20 before:2026-11-21" << true << filter;
    }
    void whatTheServerCanFilterByIsLeftToIt()
    {
        QFETCH(const QString, text);
        QFETCH(const PushLogFilter, filter);
        const auto wanted = serverFilter(PushLogQuery::parse(text));
        QTEST(wanted.has_value(), "asks");
        if (wanted)
            QVERIFY(*wanted == filter);
    }

    void aPushOfLastWeekIsFoundOnTheServer()
    {
        Desk desk;
        const int before = desk.rows();
        desk.stage.server.answer(route + QStringLiteral("?limit=100&call_id=Old-7%40pbx.example&before=941"),
                                 listOf(QList{desk.old(7)}));
        desk.page().search(QStringLiteral("call:\"Old-7@pbx.example\""));
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("The whole log was searched.")), patience);
        QVERIFY(
            desk.cell(0, PushLogModel::Time).contains(QLocale::c().toString(desk.old(7).at.toLocalTime(), u"d MMM")));
        QCOMPARE(desk.page().failedCount(), 3); // of the newest, as before

        desk.page().search({});
        QCOMPARE(desk.rows(), before); // there would be a hole before it
        QVERIFY(!desk.says(QStringLiteral("searched")));
    }

    void whatIsFoundIsNotNew()
    {
        Desk desk;
        desk.stage.server.answer(route, listOf(QList{desk.old(7), desk.old(8)}));
        desk.page().findChild<SwitchButton *>()->setChecked(false); // somebody reads further down
        desk.page().search(QStringLiteral("ext:207"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.models.pushLog.isFound(QStringLiteral("7")), patience);
        QVERIFY(!desk.page().findChild<SwitchButton *>()->isChecked());
        for (const ActionButton *button : desk.page().findChildren<ActionButton *>())
            QVERIFY2(!button->isVisible() || !button->text().endsWith(QLatin1String("new")),
                     qPrintable(button->text()));
    }

    void wordsAloneSayThatOnlyTheNewestAreSearched()
    {
        Desk desk;
        const auto asked = desk.asked();
        desk.page().search(QStringLiteral("iphone"));
        QVERIFY(desk.says(QStringLiteral("Among the latest only.")));
        desk.stage.settle(600);
        QCOMPARE(desk.asked(), asked);
    }

    void onlyTheLastSearchIsAnswered()
    {
        Desk desk;
        const QString query = QStringLiteral("?limit=100&extension=%1&before=941");
        desk.stage.server.answer(route + query.arg(QStringLiteral("207")), listOf(QList{desk.old(7)}));
        desk.stage.server.answer(route + query.arg(QStringLiteral("208")), listOf(QList{desk.old(8)}));
        desk.stage.server.hold(route);
        const auto asked = desk.asked();
        desk.page().search(QStringLiteral("ext:207"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), asked + 1, patience);
        desk.page().search(QStringLiteral("ext:208"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), asked + 2, patience);
        desk.stage.server.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.models.pushLog.isFound(QStringLiteral("8")), patience);
        QVERIFY(!desk.stage.models.pushLog.isFound(QStringLiteral("7")));
    }

    void aLongAnswerIsCutAndSaysSo()
    {
        Desk desk;
        QList<PushLogEntry> part;
        for (qint64 id = 900; id > 800; --id)
            part.append(desk.old(id));
        desk.stage.server.answer(route, listOf(part));
        const auto asked = desk.asked();
        desk.page().search(QStringLiteral("ext:207"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("only the newest 500 were searched")), patience);
        QCOMPARE(desk.asked(), asked + PushLogSearch::most / 100);
    }

    void aSearchThatFailsSaysWhyAndIsMadeAgainWhenTheLinkIsBack()
    {
        Desk desk;
        desk.stage.server.refuse(route, 503, QStringLiteral("database_unavailable"),
                                 QStringLiteral("The database is away."));
        desk.page().search(QStringLiteral("ext:207"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("Older pushes could not be searched. The database is away.")),
                                 patience);
        desk.stage.loseLink();
        desk.stage.server.answer(route, listOf(QList{desk.old(7)}));
        desk.stage.models.setStale(false);
        desk.stage.window->setStale(false, {});
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.models.pushLog.isFound(QStringLiteral("7")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("The whole log was searched.")), patience);
    }

    void aListThatIsLoadedAnewIsSearchedAnew()
    {
        Desk desk;
        desk.stage.server.answer(route, listOf(QList{desk.old(7)}));
        desk.page().search(QStringLiteral("ext:207"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.models.pushLog.isFound(QStringLiteral("7")), patience);
        const auto asked = desk.asked();
        desk.stage.models.loadPushLog(stagePushes(desk.stage.now));
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked(), asked + 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.models.pushLog.isFound(QStringLiteral("7")), patience);
    }
};

QTEST_MAIN(PushLogSearchTest)
#include "PushLogSearchTest.moc"
