// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace wakeline {

/// `wakelined license …`: the vendor's work from a shell.
class LicenseCommands
{
public:
    /// \param arguments  of the program, with `license` as the second
    explicit LicenseCommands(QStringList arguments) : m_arguments(std::move(arguments)) {}

    /// \return the exit code
    int run();

private:
    int issue();
    int revoke();
    int keygen();
    int verify();

    QStringList m_arguments;
};

} // namespace wakeline
