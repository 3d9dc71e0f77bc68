// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestPush.h"

#include "Clock.h"
#include "Directory.h"
#include "SendPush.h"

#include <QUuid>

#include <vector>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

/// Long enough for a retry, short enough for a person who waits.
constexpr auto patience = 8s;

} // namespace

TestPush::TestPush(Directory &directory, SendPush &sendPush, const Clock &clock)
    : m_directory(directory), m_sendPush(sendPush), m_clock(clock)
{}

QCoro::Task<Result<QList<PushLogEntry>>> TestPush::send(QString extension)
{
    if (!m_directory.extension(extension))
        co_return failure(QStringLiteral("not_found"), QStringLiteral("there is no extension %1").arg(extension));
    const QString testId = QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QDateTime expiresAt = m_clock.now().addSecs(60);
    std::vector<QCoro::Task<SentPush>> underWay;
    const QList<PushTarget> targets = m_directory.targetsOf(extension);
    for (const PushTarget &target : targets) {
        PushMessage message;
        message.target = target;
        message.event = PushEvent::Test;
        message.callId = testId;
        message.callerName = QStringLiteral("Wakeline test");
        message.expiresAt = expiresAt;
        underWay.push_back(m_sendPush.send(message, QDeadlineTimer(patience)));
    }
    QList<PushLogEntry> entries;
    for (auto &task : underWay)
        entries.append((co_await task).entry);
    co_return entries;
}

} // namespace wakeline
