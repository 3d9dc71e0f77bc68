// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampQueue.h"

namespace wakeline {

namespace {

// 400 a second: each may become a NOTIFY to every phone of its extension.
constexpr std::chrono::milliseconds pace{50};
constexpr int atOnce = 20;

} // namespace

LampQueue::LampQueue(std::function<bool(const MessageLamp &)> send, QObject *parent)
    : QObject(parent), m_send(std::move(send))
{
    m_pace.setInterval(pace);
    connect(&m_pace, &QTimer::timeout, this, &LampQueue::sendSome);
}

void LampQueue::add(const MessageLamp &lamp)
{
    const bool waits = m_lamps.contains(lamp.extension);
    m_lamps.insert(lamp.extension, lamp);
    if (waits)
        return;
    m_order.enqueue(lamp.extension);
    if (m_pace.isActive())
        return;
    m_pace.start();
    // The first one at once: ordinarily it is the only one.
    QMetaObject::invokeMethod(this, &LampQueue::sendSome, Qt::QueuedConnection);
}

void LampQueue::clear()
{
    m_lamps.clear();
    m_order.clear();
    m_pace.stop();
}

void LampQueue::sendSome()
{
    for (int sent = 0; sent < atOnce && !m_order.isEmpty(); ++sent) {
        if (!m_send(m_lamps.value(m_order.head())))
            return;
        m_lamps.remove(m_order.dequeue());
    }
    if (m_order.isEmpty())
        m_pace.stop();
}

} // namespace wakeline
