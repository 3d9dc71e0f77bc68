// SPDX-License-Identifier: GPL-3.0-or-later
#include "Clash.h"
#include "ExtensionDialog.h"
#include "StageValues.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace wakeline;
using enum FieldDifference::ChangedBy;

namespace {

Extension known(const ConsoleStage &stage)
{
    return stageExtensions(stage.now).at(2);
}

} // namespace

/// What an editor shows when somebody else has saved first, and that nothing typed is lost.
class EditConflictViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSideKeepsWhatItAloneHasChanged()
    {
        ConsoleStage stage;
        const QList<FieldDifference> differences{
            {0, QStringLiteral("Name"), QStringLiteral("Ida"), QStringLiteral("Nils"), Both},
            {2, QStringLiteral("E-mail"), QStringLiteral("a@b.example"), QStringLiteral("(empty)"), Me},
            {3, QStringLiteral("Do not disturb"), QStringLiteral("Off"), QStringLiteral("On"), Them}};
        ConflictDialog dialog(stage.look,
                              {QStringLiteral("Extension 207 was changed meanwhile"),
                               QStringLiteral("ada changed it at 14:32:07."), QStringLiteral("Save")},
                              differences, nullptr);
        dialog.show();
        QVERIFY(says(dialog, QStringLiteral("ada changed it at 14:32:07.")));
        QCOMPARE(dialog.taken(), QList<qsizetype>{3});
        auto *act = dialog.findChild<ActionButton *>(QStringLiteral("act"));
        QCOMPARE(act->text(), QStringLiteral("Combine: Save"));
        buttonNamed(dialog, QStringLiteral("All of theirs"))->click();
        QCOMPARE(dialog.taken(), (QList<qsizetype>{0, 2, 3}));
        QCOMPARE(act->text(), QStringLiteral("Take theirs"));
        buttonNamed(dialog, QStringLiteral("All of mine"))->click();
        QVERIFY(dialog.taken().isEmpty());
        QCOMPARE(act->text(), QStringLiteral("Keep mine: Save"));
        choiceNamed(dialog, QStringLiteral("Name, on the server: Nils"))->click();
        QCOMPARE(dialog.taken(), QList<qsizetype>{0});
    }

    void theChoicesAreRadioButtonsForAScreenReaderAndTheKeyboard()
    {
        ConsoleStage stage;
        ConflictDialog dialog(stage.look, {QStringLiteral("T"), QStringLiteral("W"), QStringLiteral("Save")},
                              {{0, QStringLiteral("Name"), QStringLiteral("Ida"), QStringLiteral("Nils"), Both}},
                              nullptr);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        ValueChoice *mine = choiceNamed(dialog, QStringLiteral("Name, yours: Ida"));
        ValueChoice *theirs = choiceNamed(dialog, QStringLiteral("Name, on the server: Nils"));
        QVERIFY(mine && theirs);
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(mine);
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::RadioButton);
        QVERIFY(spoken->state().checked);
        QTRY_COMPARE(dialog.focusWidget(), mine);
        QTest::keyClick(mine, Qt::Key_Right);
        QVERIFY(theirs->isChecked() && !mine->isChecked());
        QTest::keyClick(theirs, Qt::Key_Return); // decides nothing
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
    }

    void longValuesAreShownWhole()
    {
        ConsoleStage stage;
        const QString list = QStringLiteral("+4722550140 for 20 s, then +4722550141 for 30 s, then 208 for 30 s, then "
                                            "210 after 10 s for 40 s");
        ConflictDialog dialog(stage.look, {QStringLiteral("T"), QStringLiteral("W"), QStringLiteral("Save")},
                              {{0, QStringLiteral("Follow-me numbers"), list, QStringLiteral("208 for 30 s"), Both}},
                              nullptr);
        dialog.show();
        const ValueChoice *mine = choiceNamed(dialog, QStringLiteral("Follow-me numbers, yours"));
        QVERIFY(mine->height() >= mine->heightForWidth(mine->width()));
    }

    void whatWasTypedStaysWhileItIsEditedOn()
    {
        Clash clash;
        clash.refuse(QStringLiteral("PATCH /api/v1/extensions/3"));
        Extension theirs = known(clash.stage);
        theirs.displayName = QStringLiteral("Ida Holm-Berg");
        theirs.version = 9;
        clash.stage.server.answer(QStringLiteral("GET /api/v1/extensions/3"), toJson(theirs));
        auto &editor = clash.open<ExtensionDialog>(known(clash.stage));
        lineNamed(editor, QStringLiteral("Name"))->setText(QStringLiteral("Ida H."));
        lineNamed(editor, QStringLiteral("New SIP password"))->setText(QStringLiteral("correct horse"));
        ConflictDialog *dialog = clash.clash();
        QVERIFY(dialog);
        QVERIFY(choiceNamed(*dialog, QStringLiteral("Name, yours: Ida H.")));
        QVERIFY(choiceNamed(*dialog, QStringLiteral("Name, on the server: Ida Holm-Berg")));
        QVERIFY(choiceNamed(*dialog, QStringLiteral("New SIP password, yours: The new one that you typed")));
        buttonNamed(*dialog, QStringLiteral("Go on editing"))->click();
        QTRY_VERIFY(!clash.conflict());
        QVERIFY(editor.isVisible());
        QCOMPARE(lineNamed(editor, QStringLiteral("Name"))->text(), QStringLiteral("Ida H."));
        QCOMPARE(lineNamed(editor, QStringLiteral("New SIP password"))->text(), QStringLiteral("correct horse"));
        QCOMPARE(clash.timesSent(), 1);
        QVERIFY(clash.clash()); // the next save asks again
    }

    void eachFieldIsSavedAsItWasChosen()
    {
        Clash clash;
        const QString route = QStringLiteral("PATCH /api/v1/extensions/3");
        clash.refuse(route);
        Extension theirs = known(clash.stage);
        theirs.displayName = QStringLiteral("Ida Holm-Berg");
        theirs.email = QStringLiteral("new@example.org");
        theirs.doNotDisturb = !theirs.doNotDisturb;
        clash.stage.server.answer(QStringLiteral("GET /api/v1/extensions/3"), toJson(theirs));
        auto &editor = clash.open<ExtensionDialog>(known(clash.stage));
        QSignalSpy saved(&editor, &ExtensionDialog::saved);
        lineNamed(editor, QStringLiteral("Name"))->setText(QStringLiteral("Ida H."));
        lineNamed(editor, QStringLiteral("E-mail"))->setText(QStringLiteral("mine@example.org"));
        ConflictDialog *dialog = clash.clash();
        QVERIFY(dialog);
        choiceNamed(*dialog, QStringLiteral("E-mail, on the server"))->click();
        clash.stage.server.answer(route, toJson(theirs));
        clash.settle(*dialog);
        QTRY_COMPARE(saved.count(), 1);
        const QJsonObject sent = clash.stage.server.lastBody();
        QCOMPARE(sent.value(QLatin1String("display_name")).toString(), QStringLiteral("Ida H."));
        QCOMPARE(sent.value(QLatin1String("email")).toString(), QStringLiteral("new@example.org"));
        QCOMPARE(sent.value(QLatin1String("dnd")).toBool(), theirs.doNotDisturb); // which I had not touched
        QVERIFY(!editor.isVisible());
    }

    void takingTheirsShowsThemAndSendsNothing()
    {
        Clash clash;
        clash.refuse(QStringLiteral("PATCH /api/v1/extensions/3"));
        Extension theirs = known(clash.stage);
        theirs.displayName = QStringLiteral("Ida Holm-Berg");
        clash.stage.server.answer(QStringLiteral("GET /api/v1/extensions/3"), toJson(theirs));
        auto &editor = clash.open<ExtensionDialog>(known(clash.stage));
        lineNamed(editor, QStringLiteral("Name"))->setText(QStringLiteral("Ida H."));
        ConflictDialog *dialog = clash.clash();
        QVERIFY(dialog);
        choiceNamed(*dialog, QStringLiteral("Name, on the server"))->click();
        clash.settle(*dialog);
        QTRY_COMPARE(lineNamed(editor, QStringLiteral("Name"))->text(), QStringLiteral("Ida Holm-Berg"));
        QVERIFY(editor.isVisible());
        QCOMPARE(clash.timesSent(), 1);
    }

    void aSaveWhoseAnswerWasLostIsDoneAgainWithoutAQuestion()
    {
        Clash clash;
        const QString route = QStringLiteral("PATCH /api/v1/extensions/3");
        clash.refuse(route);
        Extension theirs = known(clash.stage);
        theirs.displayName = QStringLiteral("Ida H.");
        theirs.version = 9;
        clash.stage.server.answer(QStringLiteral("GET /api/v1/extensions/3"), toJson(theirs));
        auto &editor = clash.open<ExtensionDialog>(known(clash.stage));
        QSignalSpy saved(&editor, &ExtensionDialog::saved);
        lineNamed(editor, QStringLiteral("Name"))->setText(QStringLiteral("Ida H."));
        buttonNamed(editor, QStringLiteral("Save"))->click();
        QTRY_VERIFY(clash.stage.server.asked().contains(QStringLiteral("GET /api/v1/extensions/3")));
        clash.stage.server.answer(route, toJson(theirs));
        QTRY_VERIFY(saved.count() == 1 || clash.timesSent() > 1);
        QVERIFY(!clash.conflict());
    }

    void theFormStaysIfTheOtherVersionCannotBeFetched()
    {
        ConsoleStage stage;
        const QString route = QStringLiteral("PATCH /api/v1/extensions/3");
        stage.server.refuse(route, 412, QStringLiteral("stale"), QStringLiteral("Changed meanwhile."));
        // The 412 came, but what the other has saved cannot be fetched: 404 stands for it.
        auto dialog = std::make_unique<ExtensionDialog>(stage.look, stage.client, known(stage), nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        lineNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("Ida H."));
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY(stage.server.asked().contains(QStringLiteral("GET /api/v1/extensions/3")));
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Save"))); // not "Saving…" any more
        QVERIFY(dialog->isVisible());
        QCOMPARE(lineNamed(*dialog, QStringLiteral("Name"))->text(), QStringLiteral("Ida H."));
    }
};

QTEST_MAIN(EditConflictViewsTest)
#include "EditConflictViewsTest.moc"
