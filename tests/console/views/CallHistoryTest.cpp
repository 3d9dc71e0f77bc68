// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallExportDialog.h"
#include "CallHistoryPage.h"
#include "ChipRow.h"
#include "ConsoleStage.h"
#include "Label.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StageValues.h"
#include "StateBoard.h"
#include "Toast.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

const QString route = QStringLiteral("GET /api/v1/cdrs");

struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 800});
        stage.open(MainWindow::CallHistory);
    }
    CallHistoryPage &page() { return *static_cast<CallHistoryPage *>(stage.window->page(MainWindow::CallHistory)); }
    CallRecord top() { return page().table().model()->index(0, 0).data(ValueRole).value<CallRecord>(); }
    int rows() { return page().table().model()->rowCount(); }
    QString toast() { return stage.window->findChild<Toast *>()->accessibleName(); }

    ConsoleStage stage;
};

CallRecord endedNow(const QDateTime &now)
{
    CallRecord record = stageRecords(now).at(2); // nobody answered
    record.id = 6000;
    record.callId = QStringLiteral("just-now@telia-a.example");
    record.startTime = now;
    return record;
}

} // namespace

/// The call history beside the server's part of it, which ConsoleServiceTest sees.
class CallHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallThatEndsAppearsOnTop()
    {
        Desk desk;
        const int before = desk.rows();
        desk.stage.window->addCallRecord(endedNow(desk.stage.now));
        QCOMPARE(desk.rows(), before + 1);
        QCOMPARE(desk.top().id, 6000);
    }

    void aCallThatTheFilterLeavesOutDoesNot()
    {
        Desk desk;
        const auto asked = desk.stage.server.asked().count(route);
        for (Chip *chip : desk.page().findChildren<Chip *>()) {
            if (chip->text() == QLatin1String("Answered"))
                chip->click();
        }
        QTRY_COMPARE(desk.stage.server.asked().count(route), asked + 1);
        const int before = desk.rows();
        desk.stage.window->addCallRecord(endedNow(desk.stage.now));
        QCOMPARE(desk.rows(), before);
        QVERIFY(desk.top().id != 6000);
    }

    void nothingIsAskedForUntilThePageIsLookedAt()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        stage.window->addCallRecord(endedNow(stage.now));
        stage.settle();
        QVERIFY(!stage.server.asked().contains(route));
        stage.open(MainWindow::CallHistory);
        QVERIFY(stage.server.asked().contains(route));
    }

    void theDetailsLeadToThePushesOfTheCall()
    {
        Desk desk;
        desk.page().showRow(QStringLiteral("4996"));
        for (ActionButton *button : desk.page().findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("Pushes"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::PushLog));
        QCOMPARE(desk.stage.window->page(MainWindow::PushLog)->findChild<SearchField *>()->text(),
                 QStringLiteral("call:\"a84b4c76e54996@telia-a.example\""));
    }

    void aListThatCannotBeLoadedSaysWhyAndTriesAgain()
    {
        ConsoleStage stage;
        stage.fill();
        stage.server.refuse(route, 503, QStringLiteral("database_unavailable"),
                            QStringLiteral("The database is away."));
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::CallHistory);
        Page &page = *stage.window->page(MainWindow::CallHistory);
        auto *board = page.findChild<StateBoard *>();
        QTRY_VERIFY(board->accessibleName().contains(QLatin1String("The database is away.")));
        stage.window->setLoaded(); // what the live lists do is not the history's
        QVERIFY(board->accessibleName().contains(QLatin1String("The database is away.")));
        const CallRecord record = endedNow(stage.now);
        stage.server.answer(route,
                            {{QStringLiteral("items"), QJsonArray{toJson(record)}}, {QStringLiteral("total"), 1}});
        for (ActionButton *button : board->findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("Try now"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_COMPARE(page.table().model()->rowCount(), 1);
    }

    void anExportThatFailsLeavesTheFileAsItWas()
    {
        Desk desk;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("calls.csv"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("last week's");
        file.close();
        desk.stage.server.refuse(QStringLiteral("GET /api/v1/cdrs/export"), 503, QStringLiteral("database_unavailable"),
                                 QStringLiteral("The database is away."));
        desk.page().exportTo(path);
        auto *dialog = desk.stage.window->findChild<CallExportDialog *>();
        QVERIFY(dialog);
        const auto said = [dialog] {
            const auto labels = dialog->findChildren<Label *>();
            return std::ranges::any_of(labels, [](const Label *label) {
                return label->text() == QLatin1String("Nothing was written. The database is away.");
            });
        };
        QTRY_VERIFY(said());
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("last week's"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }
};

QTEST_MAIN(CallHistoryTest)
#include "CallHistoryTest.moc"
