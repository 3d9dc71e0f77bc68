// SPDX-License-Identifier: GPL-3.0-or-later
#include "PublishGreetings.h"

#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QDir>
#include <QFile>
#include <QPointer>

namespace wakeline {

namespace {

constexpr int boxesAtOnce = 100;

Result<void> removeGreeting(const QString &path)
{
    QFile file(path);
    if (file.remove() || !file.exists())
        return {};
    return failure(QStringLiteral("file_failed"), QStringLiteral("Cannot remove %1: %2").arg(path, file.errorString()));
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
    if (!QDir().mkpath(m_folder))
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
    const QString path = m_folder + u'/' + box.number + QStringLiteral(".wav");
    const QPointer<PublishGreetings> self(this);
    const auto greeting = co_await m_boxes.greetingOf(box.id);
    if (!self)
        co_return Result<void>();
    if (!greeting && greeting.error().code != QLatin1String("not_found"))
        co_return std::unexpected(greeting.error());
    if (greeting && greeting->kind == GreetingKind::Custom && !greeting->audio.file.isEmpty()) {
        const QString file = greeting->audio.file;
        co_return co_await m_store.copyTo(file, path);
    }
    auto removal = [path] { return removeGreeting(path); };
    co_return co_await m_store.threads().run(std::move(removal));
}

} // namespace wakeline
