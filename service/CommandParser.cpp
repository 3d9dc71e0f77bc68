// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandParser.h"

#include <QTextStream>

namespace wakeline {

namespace {

const char defaultConfig[] = "/etc/wakeline/wakelined.conf";

} // namespace

void say(const QString &text)
{
    QTextStream(stdout) << text << '\n';
}

int fail(const QString &text, int status)
{
    QTextStream(stderr) << "wakelined: " << text << '\n';
    return status;
}

int fail(const Error &error)
{
    return fail(error.message, error.code == u"bad_configuration" ? exitCode::badUsage : exitCode::failed);
}

Result<QString> readPassword()
{
    QTextStream input(stdin);
    const QString password = input.readLine(4096);
    if (password.isEmpty())
        return failure(QStringLiteral("missing_password"), QStringLiteral("no password on the standard input"));
    return password;
}

CommandParser::CommandParser(const QStringList &arguments, const QString &usage, const QList<QCommandLineOption> &own)
    : m_config(QStringLiteral("config"), QStringLiteral("Configuration file."), QStringLiteral("file"),
               QString::fromLatin1(defaultConfig))
{
    setApplicationDescription(usage);
    addHelpOption();
    addVersionOption();
    addOption(m_config);
    addOptions(own);
    process(arguments);
}

Settings CommandParser::everything() const
{
    const bool named = isSet(m_config);
    return Settings::read(named ? value(m_config) : QString::fromLatin1(defaultConfig), named,
                          QProcessEnvironment::systemEnvironment());
}

Result<Settings> CommandParser::settings() const
{
    Settings read = everything();
    if (read.isUsable())
        return read;
    QStringList bad;
    for (const SettingProblem &problem : read.problems()) {
        if (problem.kind == SettingProblem::Kind::Bad)
            bad.append(problem.text);
    }
    return failure(QStringLiteral("bad_configuration"), bad.join(QStringLiteral("\nwakelined: ")));
}

OpenStore::OpenStore(Settings settings, std::unique_ptr<Store> store)
    : m_settings(std::move(settings)), m_store(std::move(store))
{}

OpenStore::~OpenStore()
{
    if (m_store)
        m_store->database.shutDown();
}

Result<OpenStore> OpenStore::open(const CommandParser &parser)
{
    const auto settings = parser.settings();
    if (!settings)
        return std::unexpected(settings.error());
    auto store = Store::open(*settings, std::chrono::seconds(0));
    if (!store)
        return std::unexpected(store.error());
    return OpenStore(*settings, std::move(*store));
}

} // namespace wakeline
