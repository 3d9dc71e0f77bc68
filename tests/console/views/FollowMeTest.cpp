// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConsoleStage.h"
#include "ExtensionDialog.h"
#include "FollowMeRow.h"
#include "FollowMeText.h"
#include "FormField.h"
#include "Label.h"
#include "LiveFilterProxy.h"
#include "Page.h"
#include "RowTable.h"
#include "StageValues.h"

#include <QJsonArray>
#include <QMouseEvent>
#include <QTest>

using namespace wakeline;

namespace {

const QString route = QStringLiteral("PATCH /api/v1/extensions/3");

template <typename Button>
Button *buttonNamed(const QWidget &parent, const QString &text)
{
    for (Button *button : parent.findChildren<Button *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

/// The editor of extension 207, whose calls follow to +4722550140 and 234.
struct Form
{
    Form()
    {
        stage.fill();
        extension = *stage.models.extensions.find(QStringLiteral("207"));
        stage.server.answer(route, toJson(extension));
        dialog = std::make_unique<ExtensionDialog>(stage.look, stage.client, extension, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        static_cast<void>(QTest::qWaitForWindowActive(dialog.get()));
    }
    /// In the order that they are seen in.
    QList<FollowMeRow *> rows() const
    {
        QList<FollowMeRow *> all = dialog->findChildren<FollowMeRow *>();
        all.removeIf([](const FollowMeRow *row) { return row->isHidden(); });
        std::ranges::sort(all, {}, [](const FollowMeRow *row) { return row->y(); });
        return all;
    }
    QStringList numbers() const
    {
        QStringList all;
        for (const FollowMeRow *row : rows())
            all.append(row->number().number);
        return all;
    }
    /// 0: number, 1: delay, 2: timeout.
    static QLineEdit *field(const FollowMeRow *row, int index) { return row->findChildren<QLineEdit *>().at(index); }
    static void type(QLineEdit *field, const QString &text)
    {
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }
    void save() { QTest::mouseClick(buttonNamed<ActionButton>(*dialog, QStringLiteral("Save")), Qt::LeftButton); }
    bool wasSent() const { return stage.server.asked().contains(route); }
    QJsonObject sent() const { return stage.server.lastBody(); }
    bool says(const QString &text) const
    {
        const auto labels = dialog->findChildren<Label *>();
        return std::ranges::any_of(labels,
                                   [&](const Label *label) { return label->isVisible() && label->text() == text; });
    }

    ConsoleStage stage;
    Extension extension;
    std::unique_ptr<ExtensionDialog> dialog;
};

} // namespace

/// Where calls go on to: the editor's list of numbers, and the switch in the table.
class FollowMeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsSentInItsOrder()
    {
        Form form;
        QTest::mouseClick(buttonNamed<ActionButton>(*form.dialog, QStringLiteral("Add number")), Qt::LeftButton);
        QCOMPARE(form.rows().size(), 3);
        Form::type(Form::field(form.rows().at(2), 0), QStringLiteral("+14155550132"));
        Form::type(Form::field(form.rows().at(2), 1), QStringLiteral("5"));
        Form::type(Form::field(form.rows().at(2), 2), QStringLiteral("40"));
        QTest::mouseClick(buttonNamed<SwitchButton>(*form.dialog, QStringLiteral("Ring all of them at once")),
                          Qt::LeftButton);
        form.save();
        QTRY_VERIFY(form.wasSent());
        const QList<FollowMeNumber> expected{{QStringLiteral("+4722550140"), 20, 25},
                                             {QStringLiteral("234"), 0, 30},
                                             {QStringLiteral("+14155550132"), 5, 40}};
        const auto draft = fromJson<ExtensionDraft>(form.sent());
        QVERIFY(draft);
        QCOMPARE(draft->followMeNumbers, expected);
        QCOMPARE(draft->followMeStrategy, FollowMeStrategy::Simultaneous);
        QVERIFY(!draft->followMeEnabled); // as it was
    }

    void anotherChangeSaysNothingAboutFollowMe()
    {
        Form form;
        for (FormField *field : form.dialog->findChildren<FormField *>()) {
            if (field->edit()->accessibleName() == QLatin1String("Name"))
                field->setText(QStringLiteral("Ida Holm-Berg"));
        }
        form.save();
        QTRY_VERIFY(form.wasSent());
        for (const QString &key : form.sent().keys())
            QVERIFY2(!key.startsWith(QLatin1String("follow_me")), qPrintable(key));
    }

    void switchingItOffKeepsTheNumbers()
    {
        Form form;
        const auto switches = form.dialog->findChildren<SwitchButton *>();
        SwitchButton *followMe = nullptr;
        for (SwitchButton *one : switches) {
            if (one->text().startsWith(QLatin1String("Follow me")))
                followMe = one;
        }
        QVERIFY(followMe && followMe->isChecked());
        QTest::mouseClick(followMe, Qt::LeftButton);
        form.save();
        QTRY_VERIFY(form.wasSent());
        QCOMPARE(form.sent().value(QStringLiteral("follow_me_enabled")), QJsonValue(false));
        QVERIFY(!form.sent().contains(QStringLiteral("follow_me_numbers")));
    }

    void aGripMovesItsNumberByKeysAndByPulling()
    {
        Form form;
        const QStringList asLoaded{QStringLiteral("+4722550140"), QStringLiteral("234")};
        const QStringList turned{QStringLiteral("234"), QStringLiteral("+4722550140")};
        QCOMPARE(form.numbers(), asLoaded);
        auto *grip = form.rows().first()->findChild<IconButton *>();
        QTest::keyClick(grip, Qt::Key_Up); // the first one already
        QCOMPARE(form.numbers(), asLoaded);
        QTest::keyClick(grip, Qt::Key_Down);
        QCOMPARE(form.numbers(), turned);

        const QPoint below = form.rows().last()->mapToGlobal(QPoint(5, form.rows().last()->height() - 2));
        grip = form.rows().first()->findChild<IconButton *>();
        QMouseEvent pull(QEvent::MouseMove, grip->mapFromGlobal(below), below, Qt::LeftButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(grip, &pull);
        QCOMPARE(form.numbers(), asLoaded);
    }

    void aWrongEntryIsMarkedInItsRowAndNotSent_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("no number") << 0 << QString()
                                   << QStringLiteral("A number is needed: 1 to 32 letters, digits or _ . + -");
        QTest::newRow("itself") << 0 << QStringLiteral("207")
                                << QStringLiteral("A call cannot follow to the extension itself.");
        QTest::newRow("delay") << 1 << QStringLiteral("121") << QStringLiteral("It can ring after 0 to 120 seconds.");
        QTest::newRow("no delay") << 1 << QString() << QStringLiteral("It can ring after 0 to 120 seconds.");
        QTest::newRow("timeout") << 2 << QStringLiteral("4") << QStringLiteral("It can ring for 5 to 300 seconds.");
    }
    void aWrongEntryIsMarkedInItsRowAndNotSent()
    {
        QFETCH(int, field);
        QFETCH(QString, text);
        QFETCH(QString, words);
        Form form;
        QLineEdit *edit = Form::field(form.rows().at(1), field);
        Form::type(edit, text);
        form.save();
        QVERIFY(form.says(words));
        QCOMPARE(edit->accessibleDescription(), words);
        QCOMPARE(form.dialog->focusWidget(), edit);
        QVERIFY(!form.wasSent());
        Form::type(edit, QStringLiteral("9"));
        QVERIFY(!form.says(words)); // it is being put right
    }

    void theServersRefusalStandsInItsRow()
    {
        Form form;
        form.stage.server.refuse(route, 400, QStringLiteral("invalid_value"), QStringLiteral("Not that number."),
                                 QStringLiteral("follow_me_numbers[1].number"));
        form.save();
        QTRY_VERIFY(form.says(QStringLiteral("Not that number.")));
        QCOMPARE(Form::field(form.rows().at(1), 0)->accessibleDescription(), QStringLiteral("Not that number."));
        QVERIFY(form.dialog->isVisible());
    }

    void tenNumbersAreTheMost()
    {
        Form form;
        auto *add = buttonNamed<ActionButton>(*form.dialog, QStringLiteral("Add number"));
        while (form.rows().size() < 10)
            QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(!add->isEnabled());
        QVERIFY(form.dialog->height() < 760); // they scroll
        const auto buttons = form.rows().last()->findChildren<IconButton *>();
        QTest::mouseClick(buttons.last(), Qt::LeftButton);
        QCOMPARE(form.rows().size(), 9);
        QVERIFY(add->isEnabled());
    }

    void theSwitchInTheTableChangesOnlyItself()
    {
        ConsoleStage stage;
        stage.fill();
        Extension off = *stage.models.extensions.find(QStringLiteral("207"));
        off.followMeEnabled = false;
        stage.server.answer(route, toJson(off));
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Extensions);
        RowTable &table = stage.window->page(MainWindow::Extensions)->table();
        const auto cell = [&](const QString &number) {
            return static_cast<LiveFilterProxy *>(table.model())
                ->mapFromSource(stage.models.extensions.indexOf(number, ExtensionModel::FollowMe));
        };
        table.setFocus();
        table.setCurrentIndex(cell(QStringLiteral("207")));
        QTest::keyClick(&table, Qt::Key_Space);
        QTRY_VERIFY(!stage.models.extensions.find(QStringLiteral("207"))->followMeEnabled);
        const QJsonObject expected{{QStringLiteral("follow_me_enabled"), false}};
        QCOMPARE(stage.server.lastBody(), expected);

        table.setCurrentIndex(cell(QStringLiteral("204"))); // it has no number to follow to
        QTest::keyClick(&table, Qt::Key_Space);
        auto *editor = stage.window->findChild<ExtensionDialog *>();
        QVERIFY(editor && editor->isVisible());
    }

    void theWordsSayOrderDelayAndLength()
    {
        const QList<FollowMeNumber> numbers{{QStringLiteral("+49301"), 10, 20}, {QStringLiteral("208"), 0, 30}};
        QCOMPARE(followMeText(numbers, FollowMeStrategy::Sequential),
                 QStringLiteral("+49301 after 10 s for 20 s, then 208 for 30 s"));
        QCOMPARE(followMeText(numbers, FollowMeStrategy::Simultaneous),
                 QStringLiteral("+49301, 208 with its own phones for 30 s"));
        QCOMPARE(followMeText({}, FollowMeStrategy::Sequential), QString());
    }
};

QTEST_MAIN(FollowMeTest)
#include "FollowMeTest.moc"
