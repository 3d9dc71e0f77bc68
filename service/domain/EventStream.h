// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Event.h"

#include <QObject>

#include <deque>
#include <optional>
#include <vector>

namespace wakeline {

/// An event as it leaves the node. Its text is made once, for every listener and for the ring: as JSON objects the kept
/// events of a busy node took several times the memory (docs/decisions/0169).
struct NumberedEvent
{
    qint64 seq = 0;
    Topic topic = Topic::System;
    QByteArray text; ///< the Event as a compact JSON object
};

/// The node's events in order: numbers them, keeps the newest in a ring, and tells listeners.
///
/// An epoch is one life of the process. A client that comes back with an epoch and the last number it saw gets what it
/// missed as long as the ring holds it (wire contract §5).
class EventStream : public QObject
{
    Q_OBJECT

public:
    /// What is kept for clients that come back: the newest events, as far as both bounds allow.
    /// \param capacityBytes  of their texts
    EventStream(QString epoch, std::size_t capacity, qsizetype capacityBytes = 16 * 1024 * 1024,
                QObject *parent = nullptr);

    const QString &epoch() const { return m_epoch; }
    qint64 lastSeq() const { return m_lastSeq; }

    /// Numbers the event, keeps it, and emits published().
    void publish(Topic topic, const QString &type, const QJsonObject &data, const QDateTime &at);

    /// The events after `seq`, oldest first.
    /// \return no value if the epoch is another, the ring has dropped one of them, or `seq` lies in the future: resync
    std::optional<std::vector<NumberedEvent>> since(const QString &epoch, qint64 seq) const;

Q_SIGNALS:
    void published(const wakeline::NumberedEvent &event);

private:
    void keep(const NumberedEvent &event);

    QString m_epoch;
    std::size_t m_capacity;
    qsizetype m_capacityBytes;
    qint64 m_lastSeq = 0;
    std::deque<NumberedEvent> m_ring;
    qsizetype m_bytes = 0;                   ///< of the texts in the ring
    std::deque<NumberedEvent> m_unannounced; ///< a listener may publish: every listener still hears in order
    bool m_announcing = false;
};

} // namespace wakeline
