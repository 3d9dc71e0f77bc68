// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Device.h"
#include "Extension.h"
#include "Pace.h"
#include "PushLogEntry.h"

#include <QHash>
#include <QObject>

#include <chrono>

namespace wakeline {

class Directory;
class LiveBoard;
class MailVoicemail;
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
    void follow(const MailVoicemail &mail);

private:
    void alarm(const QString &code, const QString &message);
    void extensionChanged(const Extension &extension);
    void extensionRemoved(const QString &number);
    void deviceChanged(const Device &device);
    void deviceRemoved(qint64 id, const QString &extension, const QString &reason);
    void pushesStored(const QList<PushLogEntry> &entries);
    void deviceWoke(qint64 deviceId, const QString &callId, std::chrono::milliseconds afterPush);
    void updateRegistration(const QString &number);
    /// An event about the directory: in its turn, so that an import of thousands drowns no viewer.
    void publishInTurn(const char *type, const QJsonObject &data);
    void inTurn(std::function<void()> what);

    using PushKey = std::pair<qint64, QString>; ///< device and Call-ID

    Directory &m_directory;
    LiveBoard &m_board;
    Pace m_pace;
    QHash<PushKey, PushLogEntry> m_recentCalls; ///< pushes that a REGISTER may still answer
    QList<PushKey> m_recentOrder;
};

} // namespace wakeline
