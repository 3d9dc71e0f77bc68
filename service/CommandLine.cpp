// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandLine.h"

#include "ChangeExtension.h"
#include "CommandParser.h"
#include "LicenseCommands.h"
#include "LogCategories.h"
#include "OperatorRules.h"
#include "PasswordHasher.h"
#include "Service.h"
#include "SettingRow.h"
#include "StopSignals.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>
#include <systemd/sd-daemon.h>

namespace wakeline {

using namespace exitCode;

namespace {

const char description[] =
    "wakelined wakes sleeping phones for incoming calls.\n\n"
    "Commands:\n"
    "  (none)                                    run the service in the foreground\n"
    "  migrate                                   bring the database schema up to date\n"
    "  check-config                              name every bad or unknown setting\n"
    "  operator add NAME --role ROLE --password-stdin\n"
    "  extension add NUMBER --name NAME --password-stdin\n"
    "  license issue --tier TIER --holder NAME     make a licence and print its key, once\n"
    "  license revoke KEY                        end a licence for good\n"
    "  license keygen --private FILE --public FILE\n"
    "                                            make the key that licence files are signed with\n"
    "  license verify FILE --public FILE         check a licence file, offline\n"
    "  describe-settings                         print docs/settings.md";

} // namespace

CommandLine::CommandLine(QStringList arguments) : m_arguments(std::move(arguments)) {}

int CommandLine::run()
{
    const QString command = m_arguments.value(1);
    if (command.isEmpty() || command.startsWith(u'-'))
        return serve();
    const QString object = m_arguments.value(2);
    if (command == u"migrate")
        return migrate();
    if (command == u"check-config")
        return checkConfig();
    if (command == u"operator" && object == u"add")
        return addOperator();
    if (command == u"extension" && object == u"add")
        return addExtension();
    if (command == u"license")
        return LicenseCommands(m_arguments).run();
    if (command == u"describe-settings") {
        QTextStream(stdout) << settingsDocument();
        return success;
    }
    return fail(QStringLiteral("there is no command \"%1\"; wakelined --help lists them").arg(command), badUsage);
}

int CommandLine::serve()
{
    const CommandParser parser(m_arguments, QString::fromLatin1(description));
    const auto settings = parser.settings();
    if (!settings)
        return fail(settings.error());
    for (const SettingProblem &problem : settings->problems())
        qCWarning(lcService).noquote() << problem.text;

    Service service(*settings);
    if (const auto started = service.start(); !started)
        return fail(started.error());
    sd_notify(0, "READY=1\nSTATUS=Waking phones");
    qCInfo(lcService) << "wakelined" << WAKELINE_VERSION << "is ready";
    const StopSignals signals;
    QObject::connect(&signals, &StopSignals::received, QCoreApplication::instance(), &QCoreApplication::quit);
    QObject::connect(&signals, &StopSignals::reloadAsked, &service, [&service] { service.reload(); });
    QCoreApplication::exec();
    sd_notify(0, "STOPPING=1\nSTATUS=Finishing what is under way");
    qCInfo(lcService) << "stopping";
    service.stop();
    return success;
}

int CommandLine::migrate()
{
    m_arguments.removeAt(1);
    const CommandParser parser(m_arguments, QStringLiteral("Brings the database schema up to date."));
    const auto store = OpenStore::open(parser);
    if (!store)
        return fail(store.error());
    say((*store)->migrationsApplied == 0
            ? QStringLiteral("the schema is up to date")
            : QStringLiteral("applied %1 migrations; the schema is up to date").arg((*store)->migrationsApplied));
    return success;
}

int CommandLine::checkConfig()
{
    m_arguments.removeAt(1);
    const CommandParser parser(m_arguments,
                               QStringLiteral("Names every bad or unknown setting, and exits 2 if there is any."));
    const Settings settings = parser.everything();
    bool clean = true;
    for (const SettingProblem &problem : settings.problems()) {
        const bool harmless = problem.kind == SettingProblem::Kind::NotInUse;
        QTextStream(harmless ? stdout : stderr) << (harmless ? "note: " : "error: ") << problem.text << '\n';
        clean = clean && harmless;
    }
    if (!clean)
        return badUsage;
    say(QStringLiteral("the configuration is good"));
    return success;
}

int CommandLine::addOperator()
{
    m_arguments.remove(1, 2);
    const QCommandLineOption role(QStringLiteral("role"), QStringLiteral("viewer, operator, admin or vendor."),
                                  QStringLiteral("role"));
    const QCommandLineOption fromInput(QStringLiteral("password-stdin"),
                                       QStringLiteral("Read the password from the first line of the standard input."));
    CommandParser parser(m_arguments,
                         QStringLiteral("Adds an operator: operator add NAME --role ROLE --password-stdin"),
                         {role, fromInput});
    const QString name = parser.positionalArguments().value(0);
    const auto chosen = enumFromName<Role>(parser.value(role));
    if (name.isEmpty() || name.size() > 64 || parser.positionalArguments().size() != 1)
        return fail(QStringLiteral("operator add needs one NAME of at most 64 characters"), badUsage);
    if (!chosen)
        return fail(QStringLiteral("--role must be %1").arg(enumChoices<Role>()), badUsage);
    if (!parser.isSet(fromInput))
        return fail(QStringLiteral("--password-stdin is needed: a password never stands on a command line"), badUsage);
    const auto password = readPassword();
    if (!password)
        return fail(password.error());
    if (const auto good = checkOperatorName(name); !good)
        return fail(good.error());
    if (const auto good = checkOperatorPassword(*password, name, QStringLiteral("password")); !good)
        return fail(good.error());
    const auto store = OpenStore::open(parser);
    if (!store)
        return fail(store.error());
    PasswordHasher hasher;
    const auto hash = QCoro::waitFor(hasher.hash(*password));
    if (!hash)
        return fail(hash.error());
    const auto added = QCoro::waitFor((*store)->operators.add(name, *chosen, *hash));
    if (!added)
        return fail(added.error());
    say(QStringLiteral("added %1 %2").arg(enumName(*chosen), name));
    return success;
}

int CommandLine::addExtension()
{
    m_arguments.remove(1, 2);
    const QCommandLineOption displayName(QStringLiteral("name"), QStringLiteral("Whose phone it is."),
                                         QStringLiteral("name"));
    const QCommandLineOption fromInput(
        QStringLiteral("password-stdin"),
        QStringLiteral("Read the SIP password from the first line of the standard input."));
    CommandParser parser(m_arguments,
                         QStringLiteral("Adds an extension: extension add NUMBER --name NAME --password-stdin"),
                         {displayName, fromInput});
    if (parser.positionalArguments().size() != 1)
        return fail(QStringLiteral("extension add needs one NUMBER"), badUsage);
    if (!parser.isSet(displayName))
        return fail(QStringLiteral("--name is needed"), badUsage);
    if (!parser.isSet(fromInput))
        return fail(QStringLiteral("--password-stdin is needed: a password never stands on a command line"), badUsage);
    const auto password = readPassword();
    if (!password)
        return fail(password.error());
    const auto store = OpenStore::open(parser);
    if (!store)
        return fail(store.error());
    const QString domain = store->settings().text("sip.domain");
    ChangeExtension change((*store)->directory, (*store)->extensions, domain);
    ExtensionDraft draft;
    draft.number = parser.positionalArguments().first();
    draft.displayName = parser.value(displayName);
    draft.password = *password;
    auto added = QCoro::waitFor(change.create(draft));
    if (added) {
        if (const auto set = QCoro::waitFor((*store)->settings.setSipDomain(domain)); !set)
            added = std::unexpected(set.error());
    }
    if (!added)
        return fail(added.error());
    say(QStringLiteral("added extension %1 (%2@%3)").arg(added->displayName, added->number, domain));
    return success;
}

} // namespace wakeline
