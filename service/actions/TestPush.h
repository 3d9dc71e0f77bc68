// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"
#include "Result.h"

#include <QCoroTask>
#include <QObject>

namespace wakeline {

class Clock;
class Directory;
class SendPush;

/// An operator's question whether a push reaches an extension's devices.
class TestPush : public QObject
{
    Q_OBJECT

public:
    TestPush(Directory &directory, SendPush &sendPush, const Clock &clock);

    /// Pushes to every device at once and answers when all have answered, with one entry each.
    /// \return `not_found` for an unknown extension
    QCoro::Task<Result<QList<PushLogEntry>>> send(QString extension);

private:
    Directory &m_directory;
    SendPush &m_sendPush;
    const Clock &m_clock;
};

} // namespace wakeline
