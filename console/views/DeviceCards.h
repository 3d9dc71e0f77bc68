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

/// The devices of one extension that a push can wake, loaded when it is shown; each with its last wake-up and the
/// means to forget it.
class DeviceCards : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive this object.
    DeviceCards(const Appearance &look, ApiClient &client, const PushLogModel &pushLog, QWidget *parent);

    /// \param extensionId  no value: the extension is not known (yet)
    /// \param pushDevices  how many there should be; another number than last time loads them anew
    void showDevices(std::optional<qint64> extensionId, int pushDevices);
    void reload();
    void setWritable(bool writable, const QString &why);
    /// A button beside the heading.
    void addAction(QWidget *button);

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    QCoro::Task<void> load(qint64 extensionId);
    QCoro::Task<void> remove(qint64 extensionId, Device device);
    void build();
    QWidget *makeCard(const Device &device);
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
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
