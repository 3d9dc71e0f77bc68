// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleStage.h"
#include "ExtensionModel.h"
#include "ExtensionsPage.h"
#include "RowTable.h"
#include "SelectionBar.h"
#include "StageValues.h"
#include "Toast.h"

#include <QAbstractButton>
#include <QJsonArray>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 20'000; ///< milliseconds
using Column = ExtensionModel::Column;

struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 1000});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Extensions);
    }
    RowTable &table() { return stage.window->page(MainWindow::Extensions)->table(); }
    QString toast() { return stage.window->findChild<Toast *>()->accessibleName(); }
    void undo() { QTest::keyClick(stage.window.get(), Qt::Key_Z, Qt::ControlModifier); }
    bool isQuiet(const QString &number) { return stage.models.extensions.find(number)->doNotDisturb; }

    ConsoleStage stage;
};

Extension numbered(const QString &number, const QDateTime &now)
{
    const QList<Extension> all = stageExtensions(now);
    return *std::ranges::find(all, number, &Extension::number);
}

} // namespace

/// What can be taken back, and that taking it back takes back nothing else.
class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSwitchIsTakenBackWithTheVersionThatItMade()
    {
        Desk desk;
        Extension extension = numbered(QStringLiteral("207"), desk.stage.now);
        const bool before = extension.doNotDisturb;
        const QString route = QStringLiteral("PATCH /api/v1/extensions/%1").arg(extension.id);
        extension.doNotDisturb = !before;
        extension.version += 1;
        desk.stage.server.answer(route, toJson(extension));
        desk.table().select(QStringLiteral("207"));
        desk.table().setCurrentIndex(desk.table().current().siblingAtColumn(Column::DoNotDisturb));
        QTest::keyClick(&desk.table(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(desk.isQuiet(QStringLiteral("207")), !before, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desk.toast().startsWith(QStringLiteral("Do not disturb of 207 is ")), patience);

        extension.doNotDisturb = before;
        extension.version += 1;
        desk.stage.server.answer(route, toJson(extension));
        desk.undo();
        QTRY_COMPARE_WITH_TIMEOUT(desk.isQuiet(QStringLiteral("207")), before, patience);
        QCOMPARE(desk.stage.server.lastBody(), (QJsonObject{{QStringLiteral("dnd"), before}}));
        QTRY_COMPARE_WITH_TIMEOUT(desk.toast(), QStringLiteral("Extension 207 is as it was"), patience);
    }

    void whatSomebodyElseChangedSinceIsNotTakenBack()
    {
        Desk desk;
        Extension extension = numbered(QStringLiteral("207"), desk.stage.now);
        const QString route = QStringLiteral("PATCH /api/v1/extensions/%1").arg(extension.id);
        extension.doNotDisturb = !extension.doNotDisturb;
        extension.version += 1;
        desk.stage.server.answer(route, toJson(extension));
        desk.table().select(QStringLiteral("207"));
        desk.table().setCurrentIndex(desk.table().current().siblingAtColumn(Column::DoNotDisturb));
        QTest::keyClick(&desk.table(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(desk.toast().startsWith(QStringLiteral("Do not disturb of 207 is ")), patience);
        desk.stage.server.refuse(route, 412, QStringLiteral("stale"), QStringLiteral("It was changed meanwhile."));
        desk.undo();
        QTRY_VERIFY_WITH_TIMEOUT(desk.toast().contains(QStringLiteral("Somebody else has just changed it")), patience);
        QCOMPARE(desk.isQuiet(QStringLiteral("207")), extension.doNotDisturb);
    }

    void aSwitchIsNotSentTwiceWhileItIsUnderWay()
    {
        Desk desk;
        Extension extension = numbered(QStringLiteral("207"), desk.stage.now);
        const bool before = extension.doNotDisturb;
        const QString route = QStringLiteral("PATCH /api/v1/extensions/%1").arg(extension.id);
        extension.doNotDisturb = !before;
        extension.version += 1;
        desk.stage.server.answer(route, toJson(extension));
        desk.stage.server.hold(route);
        desk.table().select(QStringLiteral("207"));
        desk.table().setCurrentIndex(desk.table().current().siblingAtColumn(Column::DoNotDisturb));
        QTest::keyClick(&desk.table(), Qt::Key_Space);
        QTest::keyClick(&desk.table(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.server.asked().contains(route), patience);
        desk.stage.settle(200);
        desk.stage.server.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(desk.isQuiet(QStringLiteral("207")), !before, patience);
        QCOMPARE(desk.stage.server.asked().count(route), 1);
        QTest::keyClick(&desk.table(), Qt::Key_Space); // the answer is here: it goes on
        QTRY_COMPARE_WITH_TIMEOUT(desk.stage.server.asked().count(route), 2, patience);
    }

    void whatIsSaidMeanwhileWaitsBehindTheWayBack()
    {
        Desk desk;
        bool undone = false;
        auto *page = desk.stage.window->windowPage(MainWindow::Voicemail);
        Q_EMIT page->undoable(QStringLiteral("Message deleted"), [&undone] { undone = true; });
        desk.stage.window->warn(QStringLiteral("An alarm"));
        desk.stage.window->warn(QStringLiteral("The newest alarm"));
        QCOMPARE(desk.toast(), QStringLiteral("Message deleted"));
        desk.undo();
        QVERIFY(undone);
        QCOMPARE(desk.toast(), QStringLiteral("The newest alarm"));
        QVERIFY(desk.stage.window->findChild<Toast *>()->isVisible());

        undone = false;
        Q_EMIT page->undoable(QStringLiteral("Message deleted"), [&undone] { undone = true; });
        QCOMPARE(desk.toast(), QStringLiteral("Message deleted"));
        desk.stage.window->say(QStringLiteral("Saved"));
        QTest::mouseClick(desk.stage.window->findChild<Toast *>(), Qt::LeftButton, Qt::NoModifier, QPoint(8, 8));
        QCOMPARE(desk.toast(), QStringLiteral("Saved"));
        desk.undo();
        QVERIFY(!undone); // its time was over
    }

    void ofManyOnlyThoseThatWereChangedAreTakenBack()
    {
        Desk desk;
        const QString route = QStringLiteral("POST /api/v1/extensions/bulk");
        desk.stage.server.answer(route, toJson(ExtensionBulkAnswer{4, {}}));
        desk.table().selectAll();
        QSet<qint64> loud;
        for (const QVariant &value : desk.table().selectedValues()) {
            if (const auto one = value.value<Extension>(); !one.doNotDisturb)
                loud.insert(one.id);
        }
        QVERIFY(loud.size() > 0 && loud.size() < desk.table().selectedCount());
        auto *bar = desk.stage.window->findChild<SelectionBar *>();
        for (QAbstractButton *button : bar->findChildren<QAbstractButton *>()) {
            if (button->text() == QStringLiteral("DND on"))
                button->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(desk.toast().startsWith(QStringLiteral("Do not disturb is on")), patience);
        desk.undo();
        QTRY_VERIFY_WITH_TIMEOUT(desk.toast().contains(QStringLiteral("as they were")), patience);
        QCOMPARE(desk.stage.server.lastBody().value(QStringLiteral("dnd")).toBool(true), false);
        QSet<qint64> back;
        for (const QJsonValue &id : desk.stage.server.lastBody().value(QStringLiteral("ids")).toArray())
            back.insert(id.toInteger());
        QCOMPARE(back, loud);
    }
};

QTEST_MAIN(UndoTest)
#include "UndoTest.moc"
