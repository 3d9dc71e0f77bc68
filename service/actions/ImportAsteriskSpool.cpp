// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportAsteriskSpool.h"

#include "AsteriskMessage.h"
#include "FileThreads.h"
#include "KeepMessage.h"
#include "VoicemailImportTable.h"
#include "VoicemailLog.h"

#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto eventsTogether = 500ms; ///< Asterisk touches a folder several times for one message
constexpr qsizetype mostSaid = 10'000;

NewVoicemail rowOf(const AsteriskMessage &message, bool isHeard)
{
    NewVoicemail row;
    row.uid = message.uid;
    row.mailbox = message.mailbox;
    row.callerIdName = message.callerName;
    row.callerIdNum = message.callerNumber;
    row.receivedAt = message.receivedAt;
    if (isHeard)
        row.readAt = message.receivedAt; // when it was heard, Asterisk does not tell
    return row;
}

} // namespace

ImportAsteriskSpool::ImportAsteriskSpool(Parts parts, Options options) : m_parts(parts), m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { round(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ImportAsteriskSpool::soon);
}

void ImportAsteriskSpool::start()
{
    qCInfo(lcVoicemail).noquote() << "Messages are imported from Asterisk's voicemail in" << m_options.folder;
    soon();
}

void ImportAsteriskSpool::soon()
{
    if (m_running)
        m_again = true;
    else if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > eventsTogether)
        m_timer.start(eventsTogether);
}

QCoro::Task<> ImportAsteriskSpool::round()
{
    if (m_running)
        co_return;
    m_running = true;
    m_again = false;
    const QPointer<ImportAsteriskSpool> self(this);
    auto scanning = [folder = m_options.folder]() -> Result<AsteriskSpool> { return AsteriskSpool::scan(folder); };
    const auto spool = co_await m_parts.threads.run(std::move(scanning));
    if (!self)
        co_return;
    bool later = !spool;
    QSet<QString> closed;
    QHash<QString, std::pair<qint64, qint64>> done;
    if (spool) {
        if (!spool->isReadable)
            sayOnce(m_options.folder, QStringLiteral("The folder %1 cannot be read").arg(m_options.folder));
        if (!spool->isComplete)
            sayOnce(QStringLiteral("limit"), QStringLiteral("Only the first %1 messages of Asterisk's are looked at")
                                                 .arg(AsteriskSpool::mostEntries));
        watch(spool->folders);
        m_counts.unhoused = 0;
        bool stopped = false;
        for (const AsteriskSpoolEntry &entry : spool->entries) {
            const std::pair stamp{entry.changedMs, entry.bytes};
            Step step = Step::Later;
            if (m_done.value(entry.textPath) == stamp)
                step = Step::Done;
            else if (closed.contains(entry.mailbox))
                step = Step::BoxClosed;
            else if (!stopped)
                step = co_await take(entry);
            if (!self)
                co_return;
            stopped = stopped || step == Step::Stop;
            if (step == Step::Done)
                done.insert(entry.textPath, stamp);
            if (step == Step::BoxClosed) {
                closed.insert(entry.mailbox);
                ++m_counts.unhoused;
            }
            later = later || step == Step::Later;
        }
    }
    if (spool && spool->isReadable)
        m_done = done; // forgets what is gone
    m_running = false;
    const auto pause = m_again ? std::chrono::milliseconds(eventsTogether)
                       : later ? std::min(m_options.settle, m_options.rescan)
                               : m_options.rescan;
    m_timer.start(pause);
}

QCoro::Task<ImportAsteriskSpool::Step> ImportAsteriskSpool::take(AsteriskSpoolEntry entry)
{
    // A clock that was set back must not make a message wait for years.
    const qint64 age = m_parts.clock.now().toMSecsSinceEpoch() - entry.changedMs;
    if (age < m_options.settle.count() && age > -m_options.settle.count())
        co_return Step::Later;
    co_return co_await import(entry);
}

QCoro::Task<ImportAsteriskSpool::Step> ImportAsteriskSpool::import(AsteriskSpoolEntry entry)
{
    const QPointer<ImportAsteriskSpool> self(this);
    auto reading = [entry] { return AsteriskMessage::read(entry.mailbox, entry.textPath); };
    const auto message = co_await m_parts.threads.run(std::move(reading));
    if (!self)
        co_return Step::Stop;
    if (!message)
        co_return judge(entry, message.error());
    const auto known = co_await m_parts.imports.isKnown(message->uid);
    if (!self)
        co_return Step::Stop;
    if (!known)
        co_return judge(entry, known.error());
    if (*known)
        co_return Step::Done;
    auto listening = [message = *message] { return message.sound(); };
    const auto sound = co_await m_parts.threads.run(std::move(listening));
    if (!self)
        co_return Step::Stop;
    if (!sound)
        co_return judge(entry, sound.error());
    const NewVoicemail row = rowOf(*message, entry.isHeard);
    const auto kept = co_await m_parts.keep.keepImported(row, sound->bytes, sound->isBareGsm);
    if (!self)
        co_return Step::Stop;
    if (!kept)
        co_return judge(entry, kept.error());
    const QDateTime now = m_parts.clock.now();
    const auto remembered = co_await m_parts.imports.remember(message->uid, now);
    if (!self)
        co_return Step::Stop;
    if (!remembered)
        co_return judge(entry, remembered.error());
    ++m_counts.imported;
    qCInfo(lcVoicemail).noquote() << QStringLiteral("Asterisk's message %1 is in voicemail box %2 as message %3")
                                         .arg(entry.textPath, entry.mailbox)
                                         .arg(kept->id);
    co_return Step::Done;
}

ImportAsteriskSpool::Step ImportAsteriskSpool::judge(const AsteriskSpoolEntry &entry, const Error &error)
{
    if (error.code == u"incomplete" || error.code == u"not_found" || error.code == u"conflict")
        return Step::Later;
    if (error.code == u"no_such_mailbox" || error.code == u"mailbox_full") {
        sayOnce(error.code + entry.mailbox,
                QStringLiteral("Asterisk's messages for box %1 wait: %2").arg(entry.mailbox, error.message));
        return Step::BoxClosed;
    }
    if (error.code == u"bad_spool" || error.code == u"bad_audio") {
        ++m_counts.refused;
        sayOnce(entry.textPath + QString::number(entry.changedMs),
                QStringLiteral("Asterisk's message %1 is not imported: %2").arg(entry.textPath, error.message));
        return Step::Done;
    }
    // The disk or the database: for this round it is enough.
    sayOnce(error.code, QStringLiteral("Importing Asterisk's messages pauses: %1").arg(error.message));
    return Step::Stop;
}

void ImportAsteriskSpool::watch(const QStringList &folders)
{
    const QStringList known = m_watcher.directories();
    const QSet<QString> watched(known.begin(), known.end());
    QStringList added;
    for (const QString &folder : folders) {
        if (!watched.contains(folder))
            added.append(folder);
    }
    if (!added.isEmpty())
        m_watcher.addPaths(added); // what the kernel refuses to watch is found by the next round
}

void ImportAsteriskSpool::sayOnce(const QString &key, const QString &sentence)
{
    if (m_said.contains(key))
        return;
    if (m_said.size() < mostSaid)
        m_said.insert(key);
    qCWarning(lcVoicemail).noquote() << sentence;
}

} // namespace wakeline
