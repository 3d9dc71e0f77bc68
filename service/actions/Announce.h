// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Device.h"
#include "Extension.h"
#include "PushLogEntry.h"

#include <QHash>
#include <QObject>

#include <chrono>

namespace wakeline {

class Directory;
class LiveBoard;
class PushGateway;
class PushLogWriter;
class VoicemailNews;
class WakePhones;

/// Turns what the rooms below signal into events of the live feed: changes of the directory, pushes as they are logged,
/// phones as they wake, and alarms.
class Announce : public QObject
{
    Q_OBJECT

public:
    explicit Announce(Directory &directory, LiveBoard &board);

    void follow(const PushLogWriter &log);
    void follow(const WakePhones &wakePhones);
    void follow(const PushGateway &gateway);
    void follow(const VoicemailNews &news);

private:
    void extensionChanged(const Extension &extension);
    void extensionRemoved(const QString &number);
    void deviceChanged(const Device &device);
    void deviceRemoved(qint64 id, const QString &extension, const QString &reason);
    void pushesStored(const QList<PushLogEntry> &entries);
    void deviceWoke(qint64 deviceId, const QString &callId, std::chrono::milliseconds afterPush);
    void updateRegistration(const QString &number);

    using PushKey = std::pair<qint64, QString>; ///< device and Call-ID

    Directory &m_directory;
    LiveBoard &m_board;
    QHash<PushKey, PushLogEntry> m_recentCalls; ///< pushes that a REGISTER may still answer
    QList<PushKey> m_recentOrder;
};

} // namespace wakeline
