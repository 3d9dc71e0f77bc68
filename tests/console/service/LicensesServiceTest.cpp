// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ChipRow.h"
#include "ConfirmDialog.h"
#include "ConflictDialog.h"
#include "Console.h"
#include "ConsoleStyle.h"
#include "ExpiryField.h"
#include "FormField.h"
#include "Label.h"
#include "LicenseDialog.h"
#include "LicenseKeyDialog.h"
#include "LicenseTransferDialog.h"
#include "LicensesPage.h"
#include "RenewDialog.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"
#include "TiersDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

ActionButton *buttonNamed(const QWidget &parent, const QString &name)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == name || button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

FormField *fieldNamed(const QWidget &parent, const QString &name)
{
    for (FormField *field : parent.findChildren<FormField *>()) {
        if (field->edit()->accessibleName().startsWith(name))
            return field;
    }
    return nullptr;
}

} // namespace

/// What a vendor does with licences in the console, with its windows and a real wakelined; a PBX is played by HTTP.
class LicensesServiceTest : public QObject
{
    Q_OBJECT

private:
    License current() const { return m_page->table().current().data(ValueRole).value<License>(); }
    RowTable &table() const { return m_page->table(); }

    /// The dialog in front, once it is there.
    template <typename Dialog>
    Dialog *opened()
    {
        Dialog *dialog = nullptr;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                for (Dialog *one : m_window->findChildren<Dialog *>()) {
                    if (one->isVisible())
                        dialog = one;
                }
                return dialog != nullptr;
            },
            patience));
        return dialog;
    }

    /// A key in the table, with its window in front again after a dialog.
    void press(Qt::Key key)
    {
        m_window->activateWindow();
        m_page->focusTable();
        QTRY_VERIFY_WITH_TIMEOUT(table().hasFocus(), patience);
        QTest::keyClick(&table(), key);
    }

    /// Chooses from the menu of the current row, as a right click opens it.
    void choose(const QString &action)
    {
        Q_EMIT table().customContextMenuRequested(QPoint(10, 10));
        auto *menu = m_page->findChild<QMenu *>();
        QVERIFY(menu);
        for (QAction *one : menu->actions()) {
            if (one->text().startsWith(action)) {
                QVERIFY2(one->isEnabled(), qPrintable(action));
                one->trigger();
                menu->close();
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no such action: ") + action));
    }

    /// \return the key, as it was shown once
    QString issue(const QString &holder)
    {
        buttonNamed(*m_page, QStringLiteral("Issue"))->click();
        auto *dialog = opened<LicenseDialog>();
        if (!dialog)
            return {};
        auto *tier = dialog->findChild<QComboBox *>();
        static_cast<void>(QTest::qWaitFor([&] { return tier->count() == 3; }, patience));
        tier->setCurrentText(QStringLiteral("standard"));
        fieldNamed(*dialog, QStringLiteral("Holder"))->setText(holder);
        buttonNamed(*dialog, QStringLiteral("Issue"))->click();
        return takeKey();
    }

    QString takeKey()
    {
        auto *shown = opened<LicenseKeyDialog>();
        if (!shown)
            return {};
        const QPointer<LicenseKeyDialog> gone(shown);
        const QString key = shown->findChild<QLineEdit *>()->text();
        buttonNamed(*shown, QStringLiteral("Copy"))->click();
        const bool copied = QGuiApplication::clipboard()->text() == key;
        shown->accept();
        static_cast<void>(QTest::qWaitFor([&] { return gone.isNull(); }, patience));
        return copied ? key : QString();
    }

    std::pair<int, QJsonObject> activate(const QString &key, const QString &host)
    {
        return m_service.send("POST", QStringLiteral("/v1/license/activate"),
                              {{QStringLiteral("license_key"), key},
                               {QStringLiteral("hostname"), host},
                               {QStringLiteral("version"), QStringLiteral("0.1.0")}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_service.prepare();
        if (problem.isEmpty())
            problem = m_service.signLicenses();
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        ConsoleOptions options;
        options.settingsFile = m_settings->filePath(QStringLiteral("console.conf"));
        options.url = m_service.url();
        options.user = QStringLiteral("vendor");
        options.password = QString::fromLatin1(ServiceProcess::password);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 1000);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
        m_window->activateWindow();
        m_page = &m_window->licenses();
        QCOMPARE(m_window->currentPage(), int(MainWindow::Licenses));
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(*m_page, QStringLiteral("Issue"))->isEnabled(), patience);
    }

    void cleanup()
    {
        m_page = nullptr;
        m_window = nullptr;
        m_console.reset();
    }

    void aKeyThatIsIssuedIsShownOnceAndWorks()
    {
        const QString key = issue(QStringLiteral("Acme Telecom"));
        QVERIFY(key.startsWith(QLatin1String("WL-")));
        QTRY_COMPARE_WITH_TIMEOUT(current().holder, QStringLiteral("Acme Telecom"), patience);
        QVERIFY(key.startsWith(current().keyPrefix));
        QVERIFY(current().expiresAt);
        for (const Label *label : m_window->findChildren<Label *>())
            QVERIFY(!label->text().contains(key));
        for (const QLineEdit *edit : m_window->findChildren<QLineEdit *>())
            QVERIFY(edit->text() != key);

        // A PBX takes its seat, which the row and the dock tell by themselves.
        const auto [status, seat] = activate(key, QStringLiteral("pbx-1.example"));
        QCOMPARE(status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(current().installationCount, 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(*m_page, QStringLiteral("Deactivate pbx-1.example")), patience);
        buttonNamed(*m_page, QStringLiteral("Deactivate pbx-1.example"))->click();
        auto *question = opened<ConfirmDialog>();
        QVERIFY(question);
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(current().installationCount, 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!buttonNamed(*m_page, QStringLiteral("Deactivate pbx-1.example")), patience);
    }

    void whatTheLicenceAllowsIsChangedAndOvertakenChangesAreNotLost()
    {
        QVERIFY(!issue(QStringLiteral("Bell")).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(current().holder, QStringLiteral("Bell"), patience);
        press(Qt::Key_F2);
        auto *dialog = opened<LicenseDialog>();
        QVERIFY(dialog);
        FormField *extensions = fieldNamed(*dialog, QStringLiteral("Extensions"));
        QTRY_VERIFY_WITH_TIMEOUT(extensions->isEnabled(), patience);
        QVERIFY(extensions->text().isEmpty()); // the tier's
        extensions->setText(QStringLiteral("40"));

        // Meanwhile somebody else suspends it.
        const QJsonObject signInBody{{QStringLiteral("username"), QStringLiteral("admin")},
                                     {QStringLiteral("password"), QString::fromLatin1(ServiceProcess::password)}};
        const QString token = m_service.send("POST", QStringLiteral("/api/v1/auth/login"), signInBody)
                                  .second.value(QStringLiteral("access_token"))
                                  .toString();
        const QString path = QStringLiteral("/api/v1/licenses/%1/suspend").arg(current().id);
        QCOMPARE(m_service.send("POST", path, {}, token).first, 200);
        QTRY_COMPARE_WITH_TIMEOUT(current().status, LicenseStatus::Suspended, patience);

        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        const auto conflict = [&] { return dialog->findChild<ConflictDialog *>(); };
        QTRY_VERIFY_WITH_TIMEOUT(conflict(), patience);
        QCOMPARE(extensions->text(), QStringLiteral("40")); // nothing typed is lost
        buttonNamed(*conflict(), QStringLiteral("Go on editing"))->click();
        extensions->setText(QStringLiteral("41"));
        QTRY_VERIFY_WITH_TIMEOUT(!conflict(), patience);
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(conflict(), patience);
        buttonNamed(*conflict(), QStringLiteral("Keep mine: Save"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(current().maxExtensions, 41, patience);
        QCOMPARE(current().status, LicenseStatus::Suspended);
        choose(QStringLiteral("Reinstate"));
        QTRY_COMPARE_WITH_TIMEOUT(current().status, LicenseStatus::Active, patience);
    }

    void aLicenceIsRenewedTransferredAndRevoked()
    {
        const QString first = issue(QStringLiteral("Cross"));
        QTRY_COMPARE_WITH_TIMEOUT(current().holder, QStringLiteral("Cross"), patience);
        press(Qt::Key_R);
        auto *renew = opened<RenewDialog>();
        QVERIFY(renew);
        FormField *day = fieldNamed(*renew, QStringLiteral("Last day"));
        day->setText(QStringLiteral("2001-02-03"));
        buttonNamed(*renew, QStringLiteral("Renew"))->click();
        QVERIFY(day->hasError());
        const QDate last = QDate::currentDate().addYears(5);
        day->setText(last.toString(Qt::ISODate));
        buttonNamed(*renew, QStringLiteral("Renew"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(current().expiresAt.value().toLocalTime().date(), last, patience);

        choose(QStringLiteral("Transfer"));
        auto *transfer = opened<LicenseTransferDialog>();
        QVERIFY(transfer);
        fieldNamed(*transfer, QStringLiteral("New holder"))->setText(QStringLiteral("Dover"));
        buttonNamed(*transfer, QStringLiteral("Transfer"))->click();
        const QString second = takeKey();
        QVERIFY(!second.isEmpty() && second != first);
        QTRY_COMPARE_WITH_TIMEOUT(current().holder, QStringLiteral("Dover"), patience);
        QCOMPARE(activate(first, QStringLiteral("old")).first, 403);
        QCOMPARE(activate(second, QStringLiteral("new")).first, 200);

        press(Qt::Key_Delete);
        auto *question = opened<ConfirmDialog>();
        QVERIFY(question);
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(current().status, LicenseStatus::Revoked, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!buttonNamed(*m_page, QStringLiteral("Edit"))->isEnabled(), patience);
        QCOMPARE(activate(second, QStringLiteral("new")).first, 403);
    }

    void theLicenceFileIsWrittenWhole()
    {
        QVERIFY(!issue(QStringLiteral("Ems")).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(current().holder, QStringLiteral("Ems"), patience);
        const QString path = m_settings->filePath(QStringLiteral("ems.lic"));
        m_page->saveFileTo(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray text = file.readAll().trimmed();
        QVERIFY(text.startsWith("-----BEGIN LICENSE FILE-----") && text.endsWith("-----END LICENSE FILE-----"));

        QSignalSpy failed(m_page, &WindowPage::failed);
        m_page->saveFileTo(m_settings->filePath(QStringLiteral("no/such/folder/ems.lic")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    }

    void aTierIsAddedAndChanged()
    {
        buttonNamed(*m_page, QStringLiteral("Tiers"))->click();
        auto *dialog = opened<TiersDialog>();
        QVERIFY(dialog);
        const auto field = [&](const QString &name) {
            for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
                if (edit->accessibleName() == name)
                    return edit;
            }
            return static_cast<QLineEdit *>(nullptr);
        };
        QTRY_VERIFY_WITH_TIMEOUT(field(QStringLiteral("Extensions of standard")), patience);
        field(QStringLiteral("Extensions of standard"))->setText(QStringLiteral("30"));
        buttonNamed(*dialog, QStringLiteral("Add a tier"))->click();
        QVERIFY(field(QStringLiteral("Name of the new tier")));
        field(QStringLiteral("Name of the new tier"))->setText(QStringLiteral("Has Spaces"));
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            field(QStringLiteral("Name of the new tier"))->property(ConsoleStyle::invalidProperty).toBool(), patience);
        QVERIFY(dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(*dialog, QStringLiteral("Save"))->isEnabled(), patience);
        field(QStringLiteral("Name of the new tier"))->setText(QStringLiteral("campus"));
        const QPointer<TiersDialog> gone(dialog);
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(gone.isNull(), patience);

        buttonNamed(*m_page, QStringLiteral("Issue"))->click();
        auto *issueDialog = opened<LicenseDialog>();
        QVERIFY(issueDialog);
        auto *tier = issueDialog->findChild<QComboBox *>();
        QTRY_COMPARE_WITH_TIMEOUT(tier->count(), 4, patience);
        tier->setCurrentText(QStringLiteral("standard"));
        QVERIFY(fieldNamed(*issueDialog, QStringLiteral("Extensions"))->edit()->placeholderText().startsWith(u"30"));
        issueDialog->reject();
    }

private:
    ServiceProcess m_service;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
    LicensesPage *m_page = nullptr;
};

QTEST_MAIN(LicensesServiceTest)
#include "LicensesServiceTest.moc"
