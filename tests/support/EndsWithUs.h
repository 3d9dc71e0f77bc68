// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace wakeline {

/// Lets a program end with this one, whatever ends it: CTest's timeout kills a test without a word, and what the test
/// has started would run on, on its ports.
/// \param newSession  also a process group of its own, for a program that forks
inline void endsWithUs(QProcess &process, int signal = SIGKILL, bool newSession = false)
{
    process.setChildProcessModifier([signal, newSession] {
        if (newSession)
            ::setsid();
        ::prctl(PR_SET_PDEATHSIG, signal);
    });
}

} // namespace wakeline
