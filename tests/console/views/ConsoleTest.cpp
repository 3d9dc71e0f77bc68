// SPDX-License-Identifier: GPL-3.0-or-later
#include "Console.h"
#include "Buttons.h"
#include "CannedServer.h"
#include "ConsoleStage.h"
#include "FormField.h"
#include "StageValues.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

template <typename Window>
Window *shown()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<Window *>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

} // namespace

/// The console as main() starts it, against a canned server: what it shows, and what it leaves behind.
class ConsoleTest : public QObject
{
    Q_OBJECT

private:
    ConsoleOptions options(const QString &password) const
    {
        ConsoleOptions options;
        options.settingsFile = settingsFile();
        options.url = m_server->url();
        options.user = QStringLiteral("m.solberg");
        options.password = password;
        options.theme = ThemeChoice::Light;
        return options;
    }
    QString settingsFile() const { return m_folder->filePath(QStringLiteral("console.conf")); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<CannedServer>();
        m_server->answer(QStringLiteral("POST /api/v1/auth/login"),
                         toJson(stageSession(QDateTime::currentDateTimeUtc())));
    }

    void aPasswordOnStandardInputOpensTheWindowAtOnce()
    {
        Console console(options(QStringLiteral("secret")));
        console.start();
        QTRY_VERIFY(shown<MainWindow>());
        QVERIFY(!shown<SignInDialog>());
        QCOMPARE(m_server->lastBody().value(QStringLiteral("username")).toString(), QStringLiteral("m.solberg"));
    }

    void aServerForOneRunLeavesNothingInTheSettings()
    {
        {
            Console console(options(QStringLiteral("secret")));
            console.start();
            QTRY_VERIFY(shown<MainWindow>());
            shown<MainWindow>()->close();
        }
        QFile file(settingsFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        for (const char *word : {"secret", "refresh", "127.0.0.1", "m.solberg"})
            QVERIFY2(!kept.contains(word), word);
        QVERIFY(kept.contains("geometry"));
    }

    void aWrongPasswordAsksAgain()
    {
        m_server->refuse(QStringLiteral("POST /api/v1/auth/login"), 401, QStringLiteral("invalid_credentials"),
                         QStringLiteral("Wrong name or password."));
        Console console(options(QStringLiteral("guess")));
        console.start();
        QTRY_VERIFY(shown<SignInDialog>());
        QVERIFY(!shown<MainWindow>());
        SignInDialog &dialog = *shown<SignInDialog>();
        const auto fields = dialog.findChildren<FormField *>();
        QTRY_VERIFY(
            std::any_of(fields.begin(), fields.end(), [](const FormField *field) { return field->hasError(); }));
    }

    void withoutAnyConnectionTheFirstThingIsToNameOne()
    {
        ConsoleOptions plain;
        plain.settingsFile = settingsFile();
        Console console(plain);
        console.start();
        QTRY_VERIFY(shown<SignInDialog>());
        bool offered = false;
        for (const ActionButton *button : shown<SignInDialog>()->findChildren<ActionButton *>())
            offered = offered || (button->isVisible() && button->text() == QStringLiteral("New connection"));
        QVERIFY(offered);
    }

    void theThemeIsKeptForTheNextRun()
    {
        {
            Console console(options(QStringLiteral("secret")));
            console.start();
            QTRY_VERIFY(shown<MainWindow>());
            Q_EMIT shown<MainWindow>()->themeChosen(ThemeChoice::Dark);
            QVERIFY(QApplication::palette().color(QPalette::Base).lightness() < 128);
        }
        QSettings settings(settingsFile(), QSettings::IniFormat);
        QCOMPARE(Preferences(settings).theme(), ThemeChoice::Dark);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CannedServer> m_server;
};

QTEST_MAIN(ConsoleTest)
#include "ConsoleTest.moc"
