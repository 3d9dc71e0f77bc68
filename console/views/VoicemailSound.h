// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "SoundClip.h"

#include <QTemporaryDir>
#include <QTimer>

namespace wakeline {

/// Fetches the recording of one message at a time, and decodes it.
class VoicemailSound : public QObject
{
    Q_OBJECT

public:
    /// \param client  outlives this object
    explicit VoicemailSound(ApiClient &client, QObject *parent = nullptr);
    ~VoicemailSound() override;

    /// Soon, so that walking through a list does not fetch all that is passed. What was under way is given up.
    void fetch(const VoicemailMessage &message);
    void clear();
    /// Of which message there is or will be sound; 0: none.
    qint64 messageId() const { return m_message.id; }
    bool isFetching() const { return m_start.isActive() || m_transfer; }
    /// The file as the service has it; empty until it is there.
    const QByteArray &wav() const { return m_wav; }
    /// A file with the recording for other programs to take, under this name; empty if it cannot be written. It stays
    /// until the console ends, as nobody says when the other program has read it.
    QString fileNamed(const QString &name);

Q_SIGNALS:
    /// \param share  0 to 1; -1: it is not known how long it is
    void progressed(double share);
    /// \param clip  null if this kind of sound cannot be played; it can be saved all the same
    void fetched(const wakeline::SharedClip &clip, const QString &problem);
    void failed(const wakeline::ApiError &error);

private:
    QCoro::Task<void> load();

    ApiClient &m_client;
    VoicemailMessage m_message;
    QByteArray m_wav;
    quint64 m_generation = 0;
    std::unique_ptr<Transfer> m_transfer;
    QTimer m_start;
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// "Voicemail 800 2026-11-21 14.12 +4570221400.wav": a name that every file system takes.
QString voicemailFileName(const VoicemailMessage &message, const QString &box);

} // namespace wakeline
