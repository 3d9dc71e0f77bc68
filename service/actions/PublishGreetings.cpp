// SPDX-License-Identifier: GPL-3.0-or-later
#include "PublishGreetings.h"

#include "RecorderReport.h"
#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>

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

/// \param maxDurationS  0: there is no such box any more
Result<void> writeNote(const QString &path, int maxDurationS)
{
    if (maxDurationS == 0)
        return removeFiles({path});
    const RecordedBox box{maxDurationS};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(toJson(box)).toJson()) < 0 || !file.commit())
        return failure(QStringLiteral("file_failed"),
                       QStringLiteral("Cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace

PublishGreetings::PublishGreetings(VoicemailBoxTable &boxes, AudioStore &store, const VoicemailNews &news,
                                   QString folder, std::chrono::milliseconds retry)
    : m_boxes(boxes), m_store(store), m_folder(std::move(folder))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retry);
    connect(&m_retry, &QTimer::timeout, this, &PublishGreetings::readAll);
    connect(&news, &VoicemailNews::boxChanged, this, &PublishGreetings::boxChanged);
    connect(&news, &VoicemailNews::boxRemoved, this, &PublishGreetings::boxChanged);
}

void PublishGreetings::start()
{
    if (!QDir().mkpath(m_folder + u'/' + QLatin1String(nameFolder)))
        qCWarning(lcVoicemail).noquote() << "The recorder's folder of greetings cannot be made:" << m_folder;
    readAll();
}

void PublishGreetings::boxChanged(const VoicemailBox &box)
{
    m_waiting.insert(box.number, box.id);
    work();
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
            m_waiting.insert(box.number, box.id);
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
        const auto published = co_await publish(box);
        if (!self)
            co_return;
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
    const int maxDuration = stored ? stored->maxDurationS : 0;
    auto note = [path = pathOf(box.number, "", ".json"), maxDuration] { return writeNote(path, maxDuration); };
    const auto noted = co_await m_store.threads().run(std::move(note));
    if (!self || !noted)
        co_return noted;
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
