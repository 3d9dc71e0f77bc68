// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Settings.h"

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

} // namespace wakeline
