// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace wakeline {

/// SIGTERM and SIGINT as a Qt signal; a second one ends the process at once, as a person at a terminal expects. SIGHUP
/// as another: the configuration is to be read again.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

    /// Whether one waits to be received: for loops that run before the event loop does.
    static bool arePending();

Q_SIGNALS:
    void received() const;
    void reloadAsked() const;

private:
    int m_fd = -1;
};

} // namespace wakeline
