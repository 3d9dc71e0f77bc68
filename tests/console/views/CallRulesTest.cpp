// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallRulesDialog.h"
#include "CallRulesText.h"
#include "ChipRow.h"
#include "ConsoleStage.h"
#include "FormField.h"
#include "Label.h"
#include "Page.h"
#include "RowTable.h"
#include "StageValues.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

const QString route = QStringLiteral("PATCH /api/v1/extensions/3");

/// The rules of extension 207, which are the defaults but for its quiet hours.
struct Form
{
    Form()
    {
        stage.fill();
        extension = *stage.models.extensions.find(QStringLiteral("207"));
        extension.callRules.quietHours =
            QuietHours{QStringLiteral("22:00"), QStringLiteral("07:00"), QStringLiteral("Europe/Oslo"), {Weekday::Fri}};
        stage.server.answer(route, toJson(extension));
        dialog = std::make_unique<CallRulesDialog>(stage.look, stage.client, extension, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        static_cast<void>(QTest::qWaitForWindowActive(dialog.get()));
    }
    FormField *field(const QString &name) const
    {
        for (FormField *one : dialog->findChildren<FormField *>()) {
            if (one->edit()->accessibleName().startsWith(name))
                return one;
        }
        return nullptr;
    }
    /// As a screen reader names it.
    Chip *chip(const QString &name) const
    {
        for (Chip *one : dialog->findChildren<Chip *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    SwitchButton *toggle(const QString &beginning) const
    {
        for (SwitchButton *one : dialog->findChildren<SwitchButton *>()) {
            if (one->text().startsWith(beginning))
                return one;
        }
        return nullptr;
    }
    void save()
    {
        for (ActionButton *button : dialog->findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("Save"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    bool wasSent() const { return stage.server.asked().contains(route); }
    Result<ExtensionDraft> sent() const { return fromJson<ExtensionDraft>(stage.server.lastBody()); }

    ConsoleStage stage;
    Extension extension;
    std::unique_ptr<CallRulesDialog> dialog;
};

} // namespace

/// What becomes of calls, as an operator sets it.
class CallRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsChosenIsSentAndNothingElse()
    {
        Form form;
        form.field(QStringLiteral("Its own phones"))->setText(QStringLiteral("45"));
        QTest::mouseClick(form.chip(QStringLiteral("When busy: Turn away")), Qt::LeftButton);
        QTest::mouseClick(form.chip(QStringLiteral("With nobody there: Voicemail")), Qt::LeftButton);
        QTest::mouseClick(form.toggle(QStringLiteral("Callers get voicemail")), Qt::LeftButton);
        form.field(QStringLiteral("Who gets through"))->setText(QStringLiteral("201; +4722550140,204"));
        QTest::mouseClick(form.chip(QStringLiteral("Quiet hours begin on Saturday")), Qt::LeftButton);
        form.save();
        QTRY_VERIFY(form.wasSent());
        CallRules expected;
        expected.ringTimeout = 45;
        expected.onBusy = NextStep::Reject;
        expected.onOffline = NextStep::Voicemail;
        expected.dndAction = DndAction::Voicemail;
        expected.dndAllowed = {QStringLiteral("201"), QStringLiteral("+4722550140"), QStringLiteral("204")};
        expected.quietHours = QuietHours{QStringLiteral("22:00"),
                                         QStringLiteral("07:00"),
                                         QStringLiteral("Europe/Oslo"),
                                         {Weekday::Fri, Weekday::Sat}};
        const auto draft = form.sent();
        QVERIFY(draft);
        ExtensionDraft only;
        only.callRules = expected;
        QCOMPARE(*draft, only);
    }

    void quietHoursThatAreSwitchedOffAreGone()
    {
        Form form;
        QTest::mouseClick(form.toggle(QStringLiteral("Quiet hours")), Qt::LeftButton);
        form.field(QStringLiteral("From"))->setText(QStringLiteral("nonsense")); // nobody sees it, nobody sends it
        form.save();
        QTRY_VERIFY(form.wasSent());
        const auto draft = form.sent();
        QVERIFY(draft && draft->callRules);
        QVERIFY(!draft->callRules->quietHours);
    }

    void whatIsWrongIsSaidUnderItsFieldAndNotSent_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("rings too briefly") << QStringLiteral("Its own phones") << QStringLiteral("4");
        QTest::newRow("rings too long") << QStringLiteral("Its own phones") << QStringLiteral("301");
        QTest::newRow("no number of seconds") << QStringLiteral("Its own phones") << QStringLiteral("x");
        QTest::newRow("no number to let through") << QStringLiteral("Who gets through") << QStringLiteral("201, a@b");
        QTest::newRow("no time") << QStringLiteral("From") << QStringLiteral("24:00");
        QTest::newRow("no time either") << QStringLiteral("To") << QStringLiteral("7");
        QTest::newRow("no time zone") << QStringLiteral("Time zone") << QString();
    }
    void whatIsWrongIsSaidUnderItsFieldAndNotSent()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        Form form;
        form.field(field)->setText(text);
        form.save();
        QVERIFY(form.field(field)->hasError());
        QCOMPARE(form.dialog->focusWidget(), form.field(field)->edit());
        QVERIFY(!form.wasSent());
    }

    void whatTheServiceRefusesStandsUnderItsField()
    {
        Form form;
        form.stage.server.refuse(route, 400, QStringLiteral("invalid_value"), QStringLiteral("No such time zone."),
                                 QStringLiteral("call_rules.quiet_hours.time_zone"));
        form.save();
        QTRY_VERIFY(form.field(QStringLiteral("Time zone"))->hasError());
        QVERIFY(form.dialog->isVisible());
    }

    void theKeyOpensTheRulesOfTheRow()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        stage.window->activateWindow();
        Page &page = stage.open(MainWindow::Extensions);
        page.showRow(QStringLiteral("207"));
        page.focusTable();
        QTest::keyClick(&page.table(), Qt::Key_R);
        auto *dialog = stage.window->findChild<CallRulesDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Calls to extension 207"));
    }

    void theWordsSayEveryRule()
    {
        CallRules rules;
        rules.onBusy = NextStep::Reject;
        QCOMPARE(callRulesText(rules), QStringLiteral("Its own phones ring for 30 s. No answer: follow me. Busy: turn "
                                                      "away. Declined: voicemail. Nobody there: follow me."));
    }
};

QTEST_MAIN(CallRulesTest)
#include "CallRulesTest.moc"
