// SPDX-License-Identifier: GPL-3.0-or-later
#include "StopSignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace wakeline {

StopSignals::StopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    m_fd = ::signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    auto *notifier = new QSocketNotifier(m_fd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, signals] {
        signalfd_siginfo arrived;
        if (::read(m_fd, &arrived, sizeof arrived) != sizeof arrived)
            return;
        if (arrived.ssi_signo == SIGHUP) {
            Q_EMIT reloadAsked();
            return;
        }
        ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
        Q_EMIT received();
    });
}

bool StopSignals::arePending()
{
    sigset_t pending;
    return ::sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1);
}

StopSignals::~StopSignals()
{
    ::close(m_fd);
}

} // namespace wakeline
