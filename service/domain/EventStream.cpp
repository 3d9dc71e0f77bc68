// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventStream.h"

#include <QJsonDocument>

namespace wakeline {

EventStream::EventStream(QString epoch, std::size_t capacity, qsizetype capacityBytes, QObject *parent)
    : QObject(parent), m_epoch(std::move(epoch)), m_capacity(capacity), m_capacityBytes(capacityBytes)
{}

void EventStream::publish(Topic topic, const QString &type, const QJsonObject &data, const QDateTime &at)
{
    const Event happened{++m_lastSeq, at, topic, type, data};
    NumberedEvent event{happened.seq, topic, QJsonDocument(toJson(happened)).toJson(QJsonDocument::Compact)};
    event.text.squeeze(); // it stays for long
    keep(event);
    m_unannounced.push_back(event);
    if (m_announcing)
        return;
    m_announcing = true;
    while (!m_unannounced.empty()) {
        const NumberedEvent next = std::move(m_unannounced.front());
        m_unannounced.pop_front();
        Q_EMIT published(next);
    }
    m_announcing = false;
}

/// One that is larger than all that may be kept is told to whoever listens, and leaves at once.
void EventStream::keep(const NumberedEvent &event)
{
    m_ring.push_back(event);
    m_bytes += event.text.size();
    while (m_ring.size() > m_capacity || m_bytes > m_capacityBytes) {
        m_bytes -= m_ring.front().text.size();
        m_ring.pop_front();
    }
}

std::optional<std::vector<NumberedEvent>> EventStream::since(const QString &epoch, qint64 seq) const
{
    if (epoch != m_epoch || seq < 0 || seq > m_lastSeq)
        return std::nullopt;
    const qint64 missed = m_lastSeq - seq;
    if (missed > static_cast<qint64>(m_ring.size()))
        return std::nullopt;
    return std::vector<NumberedEvent>(m_ring.end() - missed, m_ring.end());
}

} // namespace wakeline
