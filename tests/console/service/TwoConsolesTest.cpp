// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConflictDialog.h"
#include "Console.h"
#include "EditorParts.h"
#include "ExtensionDialog.h"
#include "FormField.h"
#include "Label.h"
#include "Page.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"
#include "ValueChoice.h"

#include <QApplication>
#include <QPointer>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

/// A whole console, as main() starts it, of one operator.
struct Desk
{
    Desk(const ServiceProcess &service, const QString &user)
    {
        const QList<MainWindow *> others = shownWindows();
        ConsoleOptions options;
        options.settingsFile = settings.filePath(QStringLiteral("console.conf"));
        options.url = service.url();
        options.user = user;
        options.password = QString::fromLatin1(ServiceProcess::password);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 900);
        options.page = MainWindow::Extensions;
        console = std::make_unique<Console>(options);
        console->start();
        const auto isOpen = [&] { return shownWindows().size() > others.size(); };
        static_cast<void>(QTest::qWaitFor(isOpen, patience));
        for (MainWindow *one : shownWindows()) {
            if (!others.contains(one))
                window = one;
        }
    }
    Page &page() const { return *window->page(MainWindow::Extensions); }
    Extension row(const QString &number) const
    {
        const QAbstractItemModel &model = *page().table().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto extension = model.index(row, 0).data(ValueRole).value<Extension>();
            if (extension.number == number)
                return extension;
        }
        return {};
    }
    ExtensionDialog *edit(const QString &number) const
    {
        page().showRow(number);
        ActionButton *button = buttonNamed(page(), QStringLiteral("Edit"));
        static_cast<void>(QTest::qWaitFor([&] { return button->isEnabled() && button->isVisible(); }, patience));
        button->click(); // a key would need the active window, which only one of two can be
        return page().findChild<ExtensionDialog *>();
    }

    QTemporaryDir settings;
    std::unique_ptr<Console> console;
    MainWindow *window = nullptr;
};

} // namespace

/// Two operators, each with a console of their own, edit the same extension of one service.
class TwoConsolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_service.prepare();
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void whoeverSavesLaterSeesBothVersionsAndNeitherIsLost()
    {
        const Desk ada(m_service, QStringLiteral("admin"));
        const Desk otto(m_service, QStringLiteral("operator"));
        QVERIFY(ada.window && otto.window);
        const QString number = QStringLiteral("201");
        for (const Desk *desk : {&ada, &otto})
            QTRY_COMPARE_WITH_TIMEOUT(desk->page().table().model()->rowCount(), 3, patience);
        const QPointer<ExtensionDialog> first = ada.edit(number);
        const QPointer<ExtensionDialog> second = otto.edit(number);
        QVERIFY(first && second);
        fieldNamed(*second, QStringLiteral("Name"))->setText(QStringLiteral("Otto's name"));
        fieldNamed(*second, QStringLiteral("E-mail"))->setText(QStringLiteral("otto@example.org"));

        fieldNamed(*first, QStringLiteral("Name"))->setText(QStringLiteral("Ada's name"));
        buttonNamed(*first, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!first, patience);
        // The other table shows it at once; the other editor keeps what is typed.
        QTRY_COMPARE_WITH_TIMEOUT(otto.row(number).displayName, QStringLiteral("Ada's name"), patience);
        QVERIFY(second);
        QCOMPARE(fieldNamed(*second, QStringLiteral("Name"))->text(), QStringLiteral("Otto's name"));

        buttonNamed(*second, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(second->findChild<ConflictDialog *>(), patience);
        auto *conflict = second->findChild<ConflictDialog *>();
        QVERIFY(says(*conflict, QStringLiteral("Somebody else changed it at "))); // operators read no audit log
        for (ValueChoice *choice : conflict->findChildren<ValueChoice *>()) {
            if (choice->text() == QLatin1String("Ada's name"))
                choice->click();
        }
        buttonNamed(*conflict, QStringLiteral("Combine: Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!second, patience);
        for (const Desk *desk : {&ada, &otto}) {
            QTRY_COMPARE_WITH_TIMEOUT(desk->row(number).email, QStringLiteral("otto@example.org"), patience);
            QCOMPARE(desk->row(number).displayName, QStringLiteral("Ada's name"));
        }

        // The other way round, an admin reads who it was.
        const QPointer<ExtensionDialog> third = ada.edit(number);
        const QPointer<ExtensionDialog> fourth = otto.edit(number);
        QVERIFY(third && fourth);
        fieldNamed(*fourth, QStringLiteral("Name"))->setText(QStringLiteral("Otto again"));
        buttonNamed(*fourth, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!fourth, patience);
        fieldNamed(*third, QStringLiteral("Name"))->setText(QStringLiteral("Ada again"));
        buttonNamed(*third, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(third->findChild<ConflictDialog *>(), patience);
        auto *again = third->findChild<ConflictDialog *>();
        QVERIFY(says(*again, QStringLiteral("operator changed it at ")));
        buttonNamed(*again, QStringLiteral("Keep mine: Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!third, patience);
        for (const Desk *desk : {&ada, &otto})
            QTRY_COMPARE_WITH_TIMEOUT(desk->row(number).displayName, QStringLiteral("Ada again"), patience);
    }

    void whatIsDeletedMeanwhileIsSaidAndWhatWasTypedStays()
    {
        const Desk ada(m_service, QStringLiteral("admin"));
        const QString number = QStringLiteral("203");
        QTRY_COMPARE_WITH_TIMEOUT(ada.page().table().model()->rowCount(), 3, patience);
        const QPointer<ExtensionDialog> editor = ada.edit(number);
        QVERIFY(editor);
        fieldNamed(*editor, QStringLiteral("Name"))->setText(QStringLiteral("Typed in vain"));
        const QString path = QStringLiteral("/api/v1/extensions/%1").arg(ada.row(number).id);
        QCOMPARE(m_service.send("DELETE", path, {}, m_service.signIn(QStringLiteral("operator"))).first, 204);
        QTRY_COMPARE_WITH_TIMEOUT(ada.page().table().model()->rowCount(), 2, patience);
        QVERIFY(editor);
        buttonNamed(*editor, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(*editor, QStringLiteral("It was deleted meanwhile")), patience);
        QCOMPARE(fieldNamed(*editor, QStringLiteral("Name"))->text(), QStringLiteral("Typed in vain"));
    }

private:
    ServiceProcess m_service;
};

QTEST_MAIN(TwoConsolesTest)
#include "TwoConsolesTest.moc"
