// SPDX-License-Identifier: GPL-3.0-or-later
#include "PublishGreetings.h"

#include "RecorderReport.h"
#include "SipAddress.h"
#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>

#include <utility>

namespace wakeline {

namespace {

constexpr int boxesAtOnce = 100;

constexpr char nameFolder[] = "names/";

Result<void> removeFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.remove() && file.exists())
            return failure(QStringLiteral("file_failed"),
                           QStringLiteral("Cannot remove %1: %2").arg(path, file.errorString()));
    }
    return {};
}

/// \param box  none: there is no such box any more
Result<void> writeNote(const QString &path, const std::optional<RecordedBox> &box)
{
    if (!box)
        return removeFiles({path});
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(toJson(*box)).toJson()) < 0 || !file.commit())
        return failure(QStringLiteral("file_failed"),
                       QStringLiteral("Cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

bool isFull(const VoicemailBox &box)
{
    return box.newMessages + box.oldMessages >= box.maxMessages;
}

/// `full` only where it is true, since a recorder of before knows no such key.
RecordedBox noteOf(const VoicemailBox &box)
{
    RecordedBox note;
    note.maxDurationS = box.maxDurationS;
    if (isFull(box))
        note.full = true;
    return note;
}

} // namespace

PublishGreetings::PublishGreetings(VoicemailBoxTable &boxes, AudioStore &store, const VoicemailNews &news,
                                   QString folder, std::chrono::milliseconds retry)
    : m_boxes(boxes), m_store(store), m_folder(std::move(folder))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retry);
    connect(&m_retry, &QTimer::timeout, this, &PublishGreetings::readAll);
    m_review.setInterval(retry);
    connect(&m_review, &QTimer::timeout, this, &PublishGreetings::reviewFull);
    for (const auto signal : {&VoicemailNews::received, &VoicemailNews::changed, &VoicemailNews::removed})
        connect(&news, signal, this, &PublishGreetings::messagesChanged);
    connect(&news, &VoicemailNews::boxChanged, this, &PublishGreetings::boxChanged);
    connect(&news, &VoicemailNews::boxRemoved, this, &PublishGreetings::boxChanged);
}

void PublishGreetings::start()
{
    if (!QDir().mkpath(m_folder + u'/' + QLatin1String(nameFolder)))
        qCWarning(lcVoicemail).noquote() << "The recorder's folder of greetings cannot be made:" << m_folder;
    m_review.start();
    readAll();
}

void PublishGreetings::boxChanged(const VoicemailBox &box)
{
    enqueue(box.number, box.id);
    work();
}

void PublishGreetings::messagesChanged(const VoicemailChange &change)
{
    const auto told = m_told.constFind(change.mailbox);
    const bool isKnown = told != m_told.constEnd(); // else it is still to be told, as it is then
    const qint64 messages = change.newMessages + change.oldMessages;
    const bool crosses = isKnown && (messages >= told->maxMessages) != told->full;
    if (!crosses && change.mailbox != m_current) // what is being written may be what it was before
        return;
    enqueue(change.mailbox, change.message.mailboxId);
    work();
}

void PublishGreetings::enqueue(const QString &number, qint64 id)
{
    if (isMailboxNumber(number))
        m_waiting.insert(number, id);
    else // made by an earlier version: the recorder refuses its calls, and its files would be somebody else's
        qCWarning(lcVoicemail).noquote() << "The recorder is not told of voicemail box" << number
                                         << "since it cannot answer for a box of this number";
}

/// One after the other; what has room now is written anew.
QCoro::Task<> PublishGreetings::reviewFull()
{
    if (std::exchange(m_reviewing, true))
        co_return;
    const QPointer<PublishGreetings> self(this);
    QStringList full;
    for (auto told = m_told.constBegin(); told != m_told.constEnd(); ++told) {
        if (told->full)
            full.append(told.key());
    }
    for (const QString &number : std::as_const(full)) {
        const auto box = co_await m_boxes.findByNumber(number);
        if (!self)
            co_return;
        if (box && !isFull(*box))
            enqueue(number, box->id);
    }
    m_reviewing = false;
    if (!m_waiting.isEmpty())
        co_await work();
}

QCoro::Task<> PublishGreetings::readAll()
{
    const QPointer<PublishGreetings> self(this);
    for (int offset = 0;; offset += boxesAtOnce) {
        const QString all;
        const auto page = co_await m_boxes.list(all, boxesAtOnce, offset);
        if (!self)
            co_return;
        if (!page) {
            qCWarning(lcVoicemail).noquote() << "The greetings for the recorder wait:" << page.error().message;
            m_retry.start();
            co_return;
        }
        for (const VoicemailBox &box : page->items)
            enqueue(box.number, box.id);
        if (page->items.size() < boxesAtOnce)
            break;
    }
    co_await work();
}

QCoro::Task<> PublishGreetings::work()
{
    if (m_working)
        co_return;
    const QPointer<PublishGreetings> self(this);
    m_working = true;
    bool complete = true;
    while (!m_waiting.isEmpty()) {
        VoicemailBox box;
        box.number = m_waiting.constBegin().key();
        box.id = m_waiting.take(box.number);
        m_current = box.number;
        const auto published = co_await publish(box);
        if (!self)
            co_return;
        m_current.clear();
        if (!published) {
            qCWarning(lcVoicemail).noquote()
                << "The greeting of voicemail box" << box.number << "waits:" << published.error().message;
            complete = false;
            m_retry.start();
        }
    }
    m_working = false;
    Q_EMIT settled(complete);
}

QCoro::Task<Result<void>> PublishGreetings::publish(VoicemailBox box)
{
    const QPointer<PublishGreetings> self(this);
    const auto stored = co_await m_boxes.find(box.id);
    if (!self)
        co_return Result<void>();
    const bool isGone = !stored && stored.error().code == QLatin1String("not_found");
    if (!stored && !isGone)
        co_return std::unexpected(stored.error());
    VoicemailBoxTable::Greeting greeting;
    if (stored) {
        const auto read = co_await m_boxes.greetingOf(box.id);
        if (!self)
            co_return Result<void>();
        if (!read)
            co_return std::unexpected(read.error());
        greeting = *read;
    }
    std::optional<RecordedBox> said;
    if (stored)
        said = noteOf(*stored);
    auto note = [path = pathOf(box.number, "", ".json"), said] { return writeNote(path, said); };
    const auto noted = co_await m_store.threads().run(std::move(note));
    if (!self || !noted)
        co_return noted;
    if (stored)
        m_told.insert(box.number, {stored->maxMessages, isFull(*stored)});
    else
        m_told.remove(box.number);
    const QString whole = pathOf(box.number, "", ".wav");
    const QString name = pathOf(box.number, nameFolder, ".wav");
    const QString file = greeting.audio.file;
    const bool isWhole = greeting.kind == GreetingKind::Custom && !file.isEmpty();
    const bool isName = greeting.kind == GreetingKind::Name && !file.isEmpty();
    QStringList others;
    if (!isWhole)
        others.append(whole);
    if (!isName)
        others.append(name);
    auto removal = [others] { return removeFiles(others); };
    const auto removed = co_await m_store.threads().run(std::move(removal));
    if (!self || !removed || (!isWhole && !isName))
        co_return removed;
    const QString target = isWhole ? whole : name;
    co_return co_await m_store.copyTo(file, target);
}

QString PublishGreetings::pathOf(const QString &number, const char *folder, const char *suffix) const
{
    return m_folder + u'/' + QLatin1String(folder) + number + QLatin1String(suffix);
}

} // namespace wakeline
