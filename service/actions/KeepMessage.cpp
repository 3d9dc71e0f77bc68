// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeepMessage.h"

#include "SpooledMessage.h"
#include "VoicemailLog.h"
#include "VoicemailNews.h"

namespace wakeline {

namespace {

/// Nobody is told of a recording without a second by a message of 0 s.
qint64 wholeSeconds(std::chrono::milliseconds duration)
{
    return std::max<qint64>(1, std::chrono::round<std::chrono::seconds>(duration).count());
}

} // namespace

QCoro::Task<Result<VoicemailMessage>> KeepMessage::keep(QString sidecar)
{
    auto reading = [sidecar] { return SpooledMessage::read(sidecar); };
    const auto spooled = co_await m_store.threads().run(std::move(reading));
    if (!spooled)
        co_return std::unexpected(spooled.error());
    const auto step = co_await store(*spooled);
    if (!step)
        co_return std::unexpected(step.error());
    auto removing = [message = *spooled] { return message.removeFiles(); };
    const auto removed = co_await m_store.threads().run(std::move(removing));
    if (!removed) // it is tried again with the spool's next round, and is no second message
        qCWarning(lcVoicemail).noquote() << "A message was kept, but its spool files stay:" << removed.error().message;
    const VoicemailMessage &message = step->change.message;
    if (step->isNews) {
        qCInfo(lcVoicemail).noquote() << QStringLiteral("Message %1 of %2 s from \"%3\" is in voicemail box %4")
                                             .arg(message.id)
                                             .arg(message.duration)
                                             .arg(message.callerIdNum, step->change.mailbox);
        Q_EMIT m_news.received(step->change);
    }
    co_return message;
}

QCoro::Task<Result<VoicemailStep>> KeepMessage::store(SpooledMessage spooled)
{
    // Asked first, so that a full box costs no copy each time that it is tried.
    const auto kept = co_await m_messages.isKept(spooled.uid, spooled.mailbox);
    if (!kept)
        co_return std::unexpected(kept.error());
    NewVoicemail message;
    message.uid = spooled.uid;
    message.mailbox = spooled.mailbox;
    message.callerIdName = spooled.callerName;
    message.callerIdNum = spooled.callerNumber;
    message.receivedAt = spooled.startedAt;
    message.mails = m_mails;
    if (!*kept) {
        const auto recording = co_await m_store.keep(spooled.soundPath());
        if (!recording)
            co_return std::unexpected(recording.error());
        message.duration = wholeSeconds(recording->duration);
        message.audio = recording->audio;
    }
    co_return co_await add(message);
}

QCoro::Task<Result<VoicemailMessage>> KeepMessage::keepImported(NewVoicemail message, QByteArray bytes, bool isBareGsm)
{
    const auto kept = co_await m_messages.isKept(message.uid, message.mailbox);
    if (!kept)
        co_return std::unexpected(kept.error());
    if (!*kept) {
        const auto recording = co_await m_store.keepMessage(bytes, isBareGsm);
        if (!recording)
            co_return std::unexpected(recording.error());
        message.duration = wholeSeconds(recording->duration);
        message.audio = recording->audio;
    }
    const auto step = co_await add(message);
    if (!step)
        co_return std::unexpected(step.error());
    if (step->isNews)
        Q_EMIT m_news.changed(step->change);
    co_return step->change.message;
}

/// Its file, if it has one, is on disk.
QCoro::Task<Result<VoicemailStep>> KeepMessage::add(NewVoicemail message)
{
    const QDateTime now = m_clock.now();
    const auto step = co_await m_messages.add(message, now);
    // After `outcome_unknown` the row may be there: then its file must be, else it is found as an orphan.
    const bool unused = step ? !step->isNews : step.error().code != QLatin1String("outcome_unknown");
    if (unused && !message.audio.file.isEmpty()) {
        const QStringList copy{message.audio.file};
        co_await m_store.remove(copy);
    }
    co_return step;
}

} // namespace wakeline
