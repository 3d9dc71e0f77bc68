// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShowLamps.h"

#include "Directory.h"
#include "Pbx.h"
#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

namespace {

/// Of more changed boxes than these it is cheaper to read all.
constexpr qsizetype mostBoxes = 500;

std::chrono::milliseconds jittered(std::chrono::milliseconds time)
{
    return time + std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(time.count() / 10 + 1)));
}

} // namespace

ShowLamps::ShowLamps(Pbx &pbx, Database &database, Options options) : m_pbx(pbx), m_table(database), m_options(options)
{
    m_burst.setSingleShot(true);
    connect(&m_burst, &QTimer::timeout, this, &ShowLamps::work);
    m_review.setSingleShot(true);
    connect(&m_review, &QTimer::timeout, this, &ShowLamps::everythingChanged);
    connect(&pbx, &Pbx::synchronised, this, [this](const PbxSnapshot &snapshot) {
        m_registered.clear();
        for (const BindingReport &binding : snapshot.bindings)
            m_registered.insert(binding.extension);
        everythingChanged();
    });
}

void ShowLamps::follow(const VoicemailNews &news)
{
    const auto messageChanged = [this](const VoicemailChange &change) { boxChanged(change.message.mailboxId); };
    connect(&news, &VoicemailNews::received, this, messageChanged);
    connect(&news, &VoicemailNews::changed, this, messageChanged);
    connect(&news, &VoicemailNews::removed, this, messageChanged);
    // Who listened to it before is not said: all are looked at.
    connect(&news, &VoicemailNews::boxChanged, this, &ShowLamps::everythingChanged);
    connect(&news, &VoicemailNews::boxRemoved, this, &ShowLamps::everythingChanged);
}

void ShowLamps::follow(const Directory &directory)
{
    connect(&directory, &Directory::extensionRemoved, this, &ShowLamps::extensionRemoved);
}

void ShowLamps::boxChanged(qint64 id)
{
    m_boxes.insert(id);
    if (!m_burst.isActive())
        m_burst.start(m_options.burst);
}

void ShowLamps::everythingChanged()
{
    m_everything = true;
    if (!m_burst.isActive())
        m_burst.start(m_options.burst);
}

void ShowLamps::extensionRemoved(const QString &number)
{
    tell(m_book.removed(number));
}

void ShowLamps::tell(const QList<MessageLamp> &lamps)
{
    for (MessageLamp lamp : lamps) {
        if (!lamp.account.isEmpty() && !m_options.account.isEmpty())
            lamp.account = m_options.account;
        m_pbx.showLamp(lamp);
    }
}

QCoro::Task<> ShowLamps::work()
{
    if (m_working || !m_pbx.isConnected()) // when it is back, all is told
        co_return;
    const QPointer<ShowLamps> self(this);
    m_working = true;
    const bool everything = std::exchange(m_everything, false) || m_boxes.size() > mostBoxes;
    const QSet<qint64> boxes = std::exchange(m_boxes, {});
    bool told = false;
    if (everything)
        told = co_await tellAll();
    else
        told = co_await tellSome(boxes);
    if (!self)
        co_return;
    m_working = false;
    if (!told) {
        m_everything = m_everything || everything;
        m_boxes += boxes;
        retry();
        co_return;
    }
    m_failures = 0;
    if (everything)
        m_review.start(jittered(m_options.review));
    if ((m_everything || !m_boxes.isEmpty()) && !m_burst.isActive())
        m_burst.start(m_options.burst);
}

QCoro::Task<bool> ShowLamps::tellAll()
{
    const QPointer<ShowLamps> self(this);
    const auto boxes = co_await m_table.all();
    if (!self || !boxes)
        co_return false;
    tell(m_book.all(*boxes, m_registered));
    m_registered.clear();
    co_return true;
}

QCoro::Task<bool> ShowLamps::tellSome(QSet<qint64> boxes)
{
    if (boxes.isEmpty())
        co_return true;
    const QPointer<ShowLamps> self(this);
    const QList<qint64> ids(boxes.cbegin(), boxes.cend());
    const auto linked = co_await m_table.beside(ids);
    if (!self || !linked)
        co_return false;
    tell(m_book.some(*linked));
    co_return true;
}

/// A database that is away is reported elsewhere.
void ShowLamps::retry()
{
    const auto pause = std::min(m_options.lastRetry, m_options.firstRetry * (1 << std::min(m_failures, 10)));
    ++m_failures;
    m_burst.start(jittered(pause));
}

} // namespace wakeline
