// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoveVoicemail.h"

#include "VoicemailNews.h"

namespace wakeline {

QCoro::Task<Result<void>> RemoveVoicemail::remove(VoicemailScope scope, qint64 id)
{
    const QDateTime now = m_clock.now();
    const auto step = co_await m_messages.remove(scope, id, now);
    if (!step)
        co_return std::unexpected(step.error());
    Q_EMIT m_news.removed(step->change);
    co_return Result<void>();
}

QCoro::Task<Result<VoicemailMessage>> RemoveVoicemail::restore(VoicemailScope scope, qint64 id)
{
    const QDateTime since = m_clock.now().addSecs(-voicemailUndo.count());
    const auto step = co_await m_messages.restore(scope, id, since);
    if (!step)
        co_return std::unexpected(step.error());
    if (step->isNews)
        Q_EMIT m_news.changed(step->change);
    co_return step->change.message;
}

} // namespace wakeline
