// SPDX-License-Identifier: GPL-3.0-or-later
#include "TidyVoicemail.h"

#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

namespace {

constexpr int messagesAtOnce = 200;
constexpr int filesAtOnce = 200;

bool logged(const char *what, const Error &error)
{
    qCWarning(lcVoicemail, "%s; it is tried again: %s", what, qUtf8Printable(error.message));
    return false;
}

} // namespace

TidyVoicemail::TidyVoicemail(Database &database, AudioStore &store, VoicemailMessageTable &messages,
                             VoicemailNews &news, const Clock &clock, Options options)
    : m_database(database), m_store(store), m_messages(messages), m_news(news), m_clock(clock), m_options(options)
{
    m_round.setSingleShot(true);
    m_afterRemoval.setSingleShot(true);
    connect(&m_round, &QTimer::timeout, this, &TidyVoicemail::tidy);
    connect(&m_afterRemoval, &QTimer::timeout, this, [this] { purgeRemoved(m_clock.now()); });
    connect(&news, &VoicemailNews::removed, this, &TidyVoicemail::expectPurge);
}

void TidyVoicemail::start()
{
    connect(&m_database, &Database::availableChanged, this, [this](bool available) {
        if (available)
            tidy();
    });
    if (m_database.isAvailable())
        tidy();
}

/// What was removed later than the first is purged by a later round: purgeRemoved() asks for it.
void TidyVoicemail::expectPurge()
{
    if (!m_afterRemoval.isActive())
        m_afterRemoval.start(m_options.afterRemoval);
}

void TidyVoicemail::schedule(std::chrono::milliseconds after)
{
    const qint64 jitter = QRandomGenerator::global()->bounded(static_cast<qint64>(after.count() / 10 + 1));
    m_round.start(after + std::chrono::milliseconds(jitter));
}

QCoro::Task<> TidyVoicemail::tidy()
{
    if (m_tidying)
        co_return;
    const QPointer<TidyVoicemail> self(this);
    m_tidying = true;
    const QDateTime now = m_clock.now();
    const bool complete = co_await tidyAll(now);
    if (!self)
        co_return;
    m_tidying = false;
    schedule(complete ? m_options.interval : m_options.retry);
    Q_EMIT tidied(complete);
}

/// \return whether all of it worked
QCoro::Task<bool> TidyVoicemail::tidyAll(QDateTime now)
{
    const QPointer<TidyVoicemail> self(this);
    const bool removed = co_await purgeRemoved(now);
    if (!self)
        co_return false;
    const bool expired = co_await purgeExpired(now);
    if (!self)
        co_return false;
    const bool orphans = co_await removeOrphans(now);
    co_return removed &&expired &&orphans;
}

QCoro::Task<bool> TidyVoicemail::purgeRemoved(QDateTime now)
{
    const QPointer<TidyVoicemail> self(this);
    const QDateTime before = now.addSecs(-voicemailUndo.count());
    for (qsizetype count = messagesAtOnce; count == messagesAtOnce;) {
        const auto files = co_await m_messages.purgeRemoved(before, messagesAtOnce);
        if (!self)
            co_return false;
        if (!files) {
            expectPurge();
            co_return logged("Removed messages could not be purged", files.error());
        }
        count = files->size();
        const bool gone = co_await removeFiles(*files);
        if (!self || !gone)
            co_return false;
    }
    const auto more = co_await m_messages.hasRemoved();
    if (self && more.value_or(true))
        expectPurge();
    co_return true;
}

QCoro::Task<bool> TidyVoicemail::purgeExpired(QDateTime now)
{
    const QPointer<TidyVoicemail> self(this);
    for (qsizetype count = messagesAtOnce; count == messagesAtOnce;) {
        const auto expired = co_await m_messages.purgeExpired(now, messagesAtOnce);
        if (!self)
            co_return false;
        if (!expired)
            co_return logged("Messages that are too old could not be removed", expired.error());
        count = expired->files.size();
        if (count > 0)
            qCInfo(lcVoicemail, "Removed %lld messages that their boxes keep no longer.",
                   static_cast<long long>(count));
        for (const VoicemailChange &change : expired->changes)
            Q_EMIT m_news.removed(change);
        const bool gone = co_await removeFiles(expired->files);
        if (!self || !gone)
            co_return false;
    }
    co_return true;
}

QCoro::Task<bool> TidyVoicemail::removeOrphans(QDateTime now)
{
    const QPointer<TidyVoicemail> self(this);
    const QDateTime moment = now.addSecs(-m_options.orphanAge.count());
    const auto files = co_await m_store.writtenBefore(moment);
    if (!self)
        co_return false;
    if (!files)
        co_return logged("The voicemail folder could not be read", files.error());
    for (qsizetype at = 0; at < files->size(); at += filesAtOnce) {
        const QStringList some = files->mid(at, filesAtOnce);
        const auto orphans = co_await m_messages.unknownOf(some);
        if (!self)
            co_return false;
        if (!orphans)
            co_return logged("Files without a message could not be looked for", orphans.error());
        if (!orphans->isEmpty())
            qCInfo(lcVoicemail, "Removing %lld sound files that belong to no message.",
                   static_cast<long long>(orphans->size()));
        const bool gone = co_await removeFiles(*orphans);
        if (!self || !gone)
            co_return false;
    }
    co_return true;
}

QCoro::Task<bool> TidyVoicemail::removeFiles(QStringList files)
{
    if (files.isEmpty())
        co_return true;
    const auto removed = co_await m_store.remove(files);
    co_return removed || logged("Sound files could not be removed", removed.error());
}

} // namespace wakeline
