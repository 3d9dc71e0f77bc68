// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Settings.h"
#include "Store.h"

#include <QCommandLineParser>

namespace wakeline {

/// How a command ends.
namespace exitCode {
inline constexpr int success = 0;
inline constexpr int failed = 1;
inline constexpr int badUsage = 2;
} // namespace exitCode

/// One line on the standard output.
void say(const QString &text);
/// One line on the standard error. \return `status`, for whoever ends with it
int fail(const QString &text, int status = exitCode::failed);
/// \return `badUsage` for a bad configuration, else `failed`
int fail(const Error &error);

/// One line of the standard input: a password never stands in a process list.
Result<QString> readPassword();

/// The options that every command knows, with the command's own.
class CommandParser : public QCommandLineParser
{
public:
    CommandParser(const QStringList &arguments, const QString &usage, const QList<QCommandLineOption> &own = {});

    /// Error `bad_configuration`, which names every bad setting.
    Result<Settings> settings() const;
    /// Whatever is wrong with them.
    Settings everything() const;

private:
    QCommandLineOption m_config;
};

/// The database as a command works with it; shut down when the command is done.
class OpenStore
{
public:
    /// Errors: `bad_configuration`; an absent database is not waited for.
    static Result<OpenStore> open(const CommandParser &parser);

    OpenStore(OpenStore &&) = default;
    ~OpenStore();

    const Settings &settings() const { return m_settings; }
    Store *operator->() const { return m_store.get(); }

private:
    OpenStore(Settings settings, std::unique_ptr<Store> store);

    Settings m_settings;
    std::unique_ptr<Store> m_store;
};

} // namespace wakeline
