// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LampBook.h"

#include <QHash>
#include <QObject>
#include <QQueue>
#include <QTimer>

#include <functional>

namespace wakeline {

/// Lamps on their way to Kamailio: the newest word for each extension, a few at a time, so that no call waits behind
/// the lamps of a whole company.
class LampQueue : public QObject
{
    Q_OBJECT

public:
    /// \param send  \return false: it did not go out, and comes again
    explicit LampQueue(std::function<bool(const MessageLamp &)> send, QObject *parent = nullptr);

    void add(const MessageLamp &lamp);
    void clear();
    qsizetype size() const { return m_order.size(); }

private:
    void sendSome();

    std::function<bool(const MessageLamp &)> m_send;
    QHash<QString, MessageLamp> m_lamps;
    QQueue<QString> m_order;
    QTimer m_pace;
};

} // namespace wakeline
