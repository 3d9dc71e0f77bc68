// SPDX-License-Identifier: GPL-3.0-or-later
#include "Console.h"
#include "Buttons.h"
#include "CannedServer.h"
#include "ConsoleStage.h"
#include "FormField.h"
#include "SettingsPage.h"
#include "StageValues.h"

#include <QApplication>
#include <QLibraryInfo>
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
        options.language = QStringLiteral("en"); // whatever the tester's system speaks
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

    void theConsoleSpeaksTheLanguageThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("button"); // of Qt's own words
        QTest::newRow("German") << QStringLiteral("de") << QStringLiteral("Nebenstellen")
                                << QStringLiteral("Abbrechen");
        QTest::newRow("French") << QStringLiteral("fr") << QStringLiteral("Postes") << QStringLiteral("Annuler");
        QTest::newRow("English") << QStringLiteral("en") << QStringLiteral("Extensions") << QStringLiteral("Cancel");
    }
    void theConsoleSpeaksTheLanguageThatIsAskedFor()
    {
        QFETCH(QString, language);
        QFETCH(QString, title);
        QFETCH(QString, button);
        ConsoleOptions wanted = options(QStringLiteral("secret"));
        wanted.language = language;
        Console console(wanted);
        console.start();
        QTRY_VERIFY(shown<MainWindow>());
        QCOMPARE(shown<MainWindow>()->windowPage(MainWindow::Extensions)->title(), title);
        QCOMPARE(QLocale().language(), QLocale(language).language());
        if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm")))
            QSKIP("Qt's own translations are not installed (qt6-translations-l10n)");
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), button);
    }

    void aLanguageThatIsChosenIsSpokenAtOnceAndKept()
    {
        {
            Console console(options(QStringLiteral("secret")));
            console.start();
            QTRY_VERIFY(shown<MainWindow>());
            shown<MainWindow>()->showPage(MainWindow::Settings);
            Q_EMIT shown<MainWindow>()->settings().languageChosen(QStringLiteral("fr"));
            QTRY_VERIFY(shown<MainWindow>() && shown<MainWindow>()->settings().title() == QStringLiteral("Réglages"));
            QCOMPARE(shown<MainWindow>()->currentPage(), static_cast<int>(MainWindow::Settings));
        }
        QSettings settings(settingsFile(), QSettings::IniFormat);
        QCOMPARE(Preferences(settings).language(), QStringLiteral("fr"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CannedServer> m_server;
};

QTEST_MAIN(ConsoleTest)
#include "ConsoleTest.moc"
