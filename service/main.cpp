// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandLine.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char **argv)
{
    // Before any thread starts, so that all inherit it: SIGTERM, SIGINT and SIGHUP are read as events (StopSignals),
    // and a peer that left is an error of write(), not the end of the process.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wakelined"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAKELINE_VERSION));
    // One line is one sentence that journald stamps itself; a terminal gets the category and nothing else.
    qSetMessagePattern(QStringLiteral("%{if-debug}debug%{endif}%{if-info}info%{endif}%{if-warning}warning%{endif}"
                                      "%{if-critical}error%{endif}%{if-fatal}fatal%{endif} %{category}: %{message}"));
    return wakeline::CommandLine(application.arguments()).run();
}
