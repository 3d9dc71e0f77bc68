// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "PushLogModel.h"

#include "Panel.h"

#include <QTimer>

class QVBoxLayout;

namespace wakeline {

class ActionButton;
class Label;
class SectionHeading;
struct StateLook;

/// The devices of one extension that a push can wake, and the apps that are signed in without push, loaded when it is
/// shown; each with the means to log it out.
class DeviceCards : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive this object.
    DeviceCards(const Appearance &look, ApiClient &client, const PushLogModel &pushLog, QWidget *parent);

    /// \param extensionId  no value: the extension is not known (yet)
    /// \param pushDevices  how many there should be; another number than last time loads them anew
    void showDevices(std::optional<qint64> extensionId, int pushDevices);
    std::optional<qint64> extension() const { return m_extension; }
    /// What is shown stays until the answer is here.
    void reload();
    /// What the providers answered to a test push, in the cards of its devices.
    void showAnswers(const QList<PushLogEntry> &entries);
    void setWritable(bool writable, const QString &why);
    /// A button beside the heading.
    void addAction(QWidget *button);

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    QCoro::Task<void> load(qint64 extensionId);
    QCoro::Task<void> logOut(qint64 extensionId, std::optional<qint64> device, qint64 session, QString name);
    void build();
    QWidget *makeCard(const Device &device);
    QWidget *makeCard(const AppDeviceSession &session);
    QVBoxLayout *beginCard(QWidget *card, const QString &name, const StateLook &state);
    QWidget *makeAnswer(const PushLogEntry &answer, QWidget *card);
    QWidget *makeWake(const PushLogEntry &wake, QWidget *card);
    /// \param device  to log out by; no value: by its session
    QWidget *makeLogOut(std::optional<qint64> device, const AppDeviceSession *session, const QString &name,
                        QWidget *card);
    void confirmLogOut(std::optional<qint64> device, std::optional<AppDeviceSession> session, const QString &name);
    const AppDeviceSession *sessionOf(qint64 deviceId) const;
    QList<AppDeviceSession> withoutPush() const;
    std::optional<PushLogEntry> lastWake(qint64 deviceId) const;

    const Appearance &m_look;
    ApiClient &m_client;
    const PushLogModel &m_pushLog;
    SectionHeading *m_heading;
    Label *m_note;
    QWidget *m_cards = nullptr;
    QVBoxLayout *m_layout;
    std::optional<qint64> m_extension;
    int m_expected = -1;
    quint64 m_generation = 0; ///< of the load that counts
    QList<Device> m_devices;
    QList<AppDeviceSession> m_sessions;
    QHash<qint64, PushLogEntry> m_answers; ///< of the last test push, by device
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
