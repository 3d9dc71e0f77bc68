// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace wakeline {

/// What wakelined is asked to do; the exit status is the process's.
/// 0 success · 1 failure · 2 wrong usage or configuration (as sysexits' callers expect of small tools)
class CommandLine
{
public:
    explicit CommandLine(QStringList arguments);

    int run();

private:
    int serve();
    int migrate();
    int checkConfig();
    int addOperator();
    int addExtension();

    QStringList m_arguments;
};

} // namespace wakeline
