// SPDX-License-Identifier: GPL-3.0-or-later
#include "Console.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTextStream>

using namespace wakeline;

namespace {

constexpr int wrongUsage = 2;

/// The context of the words here.
struct CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString pageNames()
{
    return MainWindow::pageNames().join(QStringLiteral(", "));
}

QSize sizeFromText(const QString &text)
{
    return {text.section(QLatin1Char('x'), 0, 0).toInt(), text.section(QLatin1Char('x'), 1, 1).toInt()};
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        CommandLine::tr("Shows who is registered, which calls are held and what became of every push."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("profile"), CommandLine::tr("Connect to the saved connection of this name."),
         QStringLiteral("name")},
        {QStringLiteral("url"), CommandLine::tr("Connect to this server, for this run only."), QStringLiteral("url")},
        {QStringLiteral("user"), CommandLine::tr("Sign in as this operator."), QStringLiteral("name")},
        {QStringLiteral("password-stdin"),
         CommandLine::tr("Read the password from standard input, sign in at once, keep nothing.")},
        {QStringLiteral("theme"), CommandLine::tr("light, dark or system."), QStringLiteral("theme")},
        {QStringLiteral("language"),
         CommandLine::tr("Speak this language: %1.").arg(languageCodes().join(QStringLiteral(", "))),
         QStringLiteral("code")},
        {QStringLiteral("page"), CommandLine::tr("Open this page: %1.").arg(pageNames()), QStringLiteral("page")},
        {QStringLiteral("size"), CommandLine::tr("Size of the window, 1280x800."), QStringLiteral("WxH")},
        {QStringLiteral("settings"), CommandLine::tr("Use this settings file instead of your own."),
         QStringLiteral("file")},
        {QStringLiteral("screenshot"), CommandLine::tr("Write the window to this PNG file and quit."),
         QStringLiteral("file")},
        {QStringLiteral("screenshot-after"), CommandLine::tr("Milliseconds to wait before the screenshot (2000)."),
         QStringLiteral("ms"), QStringLiteral("2000")},
    });
}

/// \return what is wrong with the command line, or nothing
QString read(const QCommandLineParser &parser, ConsoleOptions &options)
{
    options.profile = parser.value(QStringLiteral("profile"));
    options.user = parser.value(QStringLiteral("user"));
    options.settingsFile = parser.value(QStringLiteral("settings"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.screenshotAfter = std::chrono::milliseconds(parser.value(QStringLiteral("screenshot-after")).toInt());
    if (parser.isSet(QStringLiteral("url"))) {
        ConnectionProfile profile;
        profile.url = ConnectionProfile::urlFromInput(parser.value(QStringLiteral("url")));
        profile.name = profile.url.host();
        if (const auto checked = profile.check(); !checked)
            return checked.error().message;
        options.url = profile.url;
    }
    if (parser.isSet(QStringLiteral("theme"))) {
        options.theme = themeChoice(parser.value(QStringLiteral("theme")));
        if (!options.theme)
            return CommandLine::tr("--theme is light, dark or system");
    }
    if (parser.isSet(QStringLiteral("language"))) {
        options.language = parser.value(QStringLiteral("language"));
        if (!languageCodes().contains(options.language))
            return CommandLine::tr("--language is one of %1").arg(languageCodes().join(QStringLiteral(", ")));
    }
    if (parser.isSet(QStringLiteral("page"))) {
        options.page = MainWindow::pageNamed(parser.value(QStringLiteral("page")));
        if (!options.page)
            return CommandLine::tr("--page is one of %1").arg(pageNames());
    }
    if (parser.isSet(QStringLiteral("size"))) {
        options.size = sizeFromText(parser.value(QStringLiteral("size")));
        if (options.size.isEmpty())
            return CommandLine::tr("--size is a width and a height, 1280x800");
    }
    if (parser.isSet(QStringLiteral("password-stdin"))) {
        QTextStream input(stdin);
        options.password = input.readLine();
        if (options.password.isEmpty())
            return CommandLine::tr("--password-stdin was given, and no password came");
    }
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Wakeline"));
    QApplication::setApplicationName(QStringLiteral("wakeline-console"));
    QApplication::setApplicationDisplayName(QStringLiteral("Wakeline Console"));
    QApplication::setApplicationVersion(QStringLiteral(WAKELINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("wakeline-console"));

    ConsoleOptions options;
    {
        SpokenLanguage system; // until the options and the preferences are known
        system.speak({});
        QCommandLineParser parser;
        describe(parser);
        parser.process(application);
        if (const QString problem = read(parser, options); !problem.isEmpty()) {
            QTextStream(stderr) << problem << '\n';
            return wrongUsage;
        }
    }

    Console console(std::move(options));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/console/icons/wakeline.svg")));
    console.start();
    return QApplication::exec();
}
