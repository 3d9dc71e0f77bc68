// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "Console.h"
#include "ExtensionDialog.h"
#include "FormField.h"
#include "FreePort.h"
#include "Label.h"
#include "Page.h"
#include "RowTable.h"
#include "ShownWindow.h"
#include "Town.h"

#include <QApplication>
#include <QPointer>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow
const QString number = QStringLiteral("150");
const QByteArray pushToken = "token-of-the-new-phone";

ActionButton *buttonNamed(const QWidget &parent, const QString &name)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == name && button->isVisible())
            return button;
    }
    return nullptr;
}

QLineEdit *fieldNamed(const QWidget &parent, const QString &name)
{
    for (FormField *field : parent.findChildren<FormField *>()) {
        if (field->edit()->accessibleName().startsWith(name))
            return field->edit();
    }
    return nullptr;
}

/// In a text, or in the name of what is painted.
bool says(const QWidget &parent, const QString &text)
{
    for (const QWidget *widget : parent.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const Label *>(widget);
        if (widget->isVisible() && (label ? label->text() : widget->accessibleName()).contains(text))
            return true;
    }
    return false;
}

/// REGISTER with these digest credentials. \return whether the SIP server let the phone in
bool registerPhone(quint16 sipPort, const QByteArray &password, const QByteArray &contact, int expires,
                   const QString &transport = QStringLiteral("u1"))
{
    const Sipp::Keys keys{{"USER", number.toLatin1()},
                          {"PASSWORD", password},
                          {"CONTACT", contact},
                          {"EXPIRES", QByteArray::number(expires)}};
    Sipp phone;
    return phone.start(QStringLiteral("register.xml"), sipPort, keys, 0, transport) && phone.finish();
}

} // namespace

/// An administrator's first morning, through the console's own windows, with a real service, a real SIP server and a
/// stand-in for Google: an extension is added, its phone registers, and a test push reaches it.
class ConsoleWalkJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_town.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        ConsoleOptions options;
        options.settingsFile = m_settings.filePath(QStringLiteral("console.conf"));
        options.url = m_town.httpUrl();
        options.user = QString::fromLatin1(Town::operatorName);
        options.password = QString::fromLatin1(Town::operatorPassword);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 900);
        options.page = MainWindow::Extensions;
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_page = shownWindow()->page(MainWindow::Extensions);
        shownWindow()->activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->table().model()->rowCount(), 5, patience);
    }

    void aPhoneRegistersWithThePasswordThatWasGeneratedAndItsBadgeTurnsGreen()
    {
        buttonNamed(*m_page, QStringLiteral("New"))->click();
        const QPointer<ExtensionDialog> dialog = m_page->findChild<ExtensionDialog *>();
        QVERIFY(dialog);
        m_password = fieldNamed(*dialog, QStringLiteral("SIP password"))->text().toLatin1();
        QCOMPARE(m_password.size(), 20);
        fieldNamed(*dialog, QStringLiteral("Number"))->setText(number);
        fieldNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("Reception"));
        buttonNamed(*dialog, QStringLiteral("Add extension"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->table().current().data(ValueRole).value<Extension>().number, number,
                                  patience);
        QCOMPARE(state(), RegistrationState::Offline);

        const QByteArray contact = Town::contactOf(number.toLatin1(), freePort(), pushToken);
        QVERIFY(registerPhone(m_town.sipPort(), m_password, contact, 600));
        QTRY_COMPARE_WITH_TIMEOUT(state(), RegistrationState::Online, patience);
        const QModelIndex badge = m_page->table().current().siblingAtColumn(ExtensionModel::State);
        QCOMPARE(badge.data().toString(), QStringLiteral("Online"));
    }

    void aTestPushReachesThePhoneAndItsAnswerIsShown()
    {
        const QByteArray contact = Town::contactOf(number.toLatin1(), freePort(), pushToken);
        // Over TCP its push token is believed; the connection is closed, as of an app that is put away.
        QVERIFY(registerPhone(m_town.sipPort(), m_password, contact, 600, QStringLiteral("t1")));
        QTRY_VERIFY_WITH_TIMEOUT(says(*m_page, QStringLiteral("Reachable")), patience);
        ActionButton *button = buttonNamed(*m_page, QStringLiteral("Test push"));
        QVERIFY(button && button->isEnabled());
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_town.pushesOf(pushToken, QStringLiteral("test")).size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(says(*m_page, QStringLiteral("took it in ")), patience);
    }

    void aPhoneThatLeavesIsGreyAgain()
    {
        QVERIFY(registerPhone(m_town.sipPort(), m_password, "*", 0));
        QTRY_COMPARE_WITH_TIMEOUT(state(), RegistrationState::Offline, patience);
        const QByteArray contact = Town::contactOf(number.toLatin1(), freePort(), pushToken);
        QVERIFY2(!registerPhone(m_town.sipPort(), "not-" + m_password, contact, 600), "any password is let in");
        QCOMPARE(state(), RegistrationState::Offline);
    }

    void cleanupTestCase() { m_console.reset(); }

private:
    RegistrationState state() const
    {
        const QVariant live = m_page->table().current().data(ExtensionModel::RegistrationRole);
        return live.isValid() ? live.value<Registration>().state : RegistrationState::Offline;
    }

    Town m_town{Town::DatabaseKind::Sqlite};
    QTemporaryDir m_settings;
    std::unique_ptr<Console> m_console;
    Page *m_page = nullptr;
    QByteArray m_password;
};

QTEST_MAIN(ConsoleWalkJourneyTest)
#include "ConsoleWalkJourneyTest.moc"
