// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeviceCards.h"

#include "BindingCards.h"
#include "Buttons.h"
#include "Dock.h"
#include "Glyph.h"
#include "KeyValueList.h"
#include "RelativeTime.h"
#include "StatePill.h"
#include "WakeBar.h"

#include <QPointer>
#include <QVBoxLayout>

namespace wakeline {

namespace {

StateLook tokenLook(TokenState state)
{
    switch (state) {
    case TokenState::Active:
        return {Icon::Push, Tone::Good, DeviceCards::tr("Reachable"), false};
    case TokenState::Quarantined:
        return {Icon::Warning, Tone::Bad, DeviceCards::tr("Token refused"), true};
    case TokenState::Disabled:
        return {Icon::Offline, Tone::Bad, DeviceCards::tr("Other sender"), true};
    }
    return {};
}

QString providerWords(const Device &device)
{
    const QString name = providerText(device.provider);
    return device.environment.isEmpty() ? name : DeviceCards::tr("%1, %2").arg(name, device.environment);
}

} // namespace

DeviceCards::DeviceCards(const Appearance &look, ApiClient &client, const PushLogModel &pushLog, QWidget *parent)
    : QWidget(parent), m_look(look), m_client(client), m_pushLog(pushLog), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    m_heading = new SectionHeading(look, tr("Push devices"), this);
    m_note = new Label(look, TextStyle::Body, {}, this, Ink::Hint);
    m_note->wrap();
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_note);
    m_note->hide();
}

void DeviceCards::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    build();
}

void DeviceCards::addAction(QWidget *button)
{
    m_heading->addWidget(button);
}

void DeviceCards::showDevices(std::optional<qint64> extensionId, int pushDevices)
{
    if (extensionId == m_extension && pushDevices == m_expected)
        return;
    if (extensionId != m_extension)
        m_devices.clear();
    m_extension = extensionId;
    m_expected = pushDevices;
    m_heading->setRemark(QString::number(pushDevices));
    reload();
}

void DeviceCards::reload()
{
    ++m_generation;
    if (m_extension)
        load(*m_extension);
    build();
}

QCoro::Task<void> DeviceCards::load(qint64 extensionId)
{
    const quint64 generation = m_generation;
    const QPointer<DeviceCards> alive(this);
    const auto page = co_await m_client.devices(extensionId);
    if (!alive || generation != m_generation)
        co_return;
    if (page)
        m_devices = page->items;
    build();
    if (!page && page.error().kind != ApiError::Kind::Cancelled) {
        m_note->setText(tr("The devices could not be loaded. %1").arg(page.error().message));
        m_note->show();
    }
}

QCoro::Task<void> DeviceCards::remove(qint64 extensionId, Device device)
{
    const QPointer<DeviceCards> alive(this);
    const auto removed = co_await m_client.removeDevice(extensionId, device.id);
    if (!alive)
        co_return;
    if (removed)
        Q_EMIT said(tr("%1 gets no more pushes until it signs in again").arg(phoneName(device.userAgent)));
    else if (removed.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("The device was not removed. %1").arg(removed.error().message));
    reload();
}

std::optional<PushLogEntry> DeviceCards::lastWake(qint64 deviceId) const
{
    for (int row = m_pushLog.rowCount() - 1; row >= 0; --row) {
        const PushLogEntry &entry = m_pushLog.at(row);
        if (entry.deviceId == deviceId && entry.wokeMs)
            return entry;
    }
    return std::nullopt;
}

void DeviceCards::build()
{
    delete m_cards;
    m_cards = new QWidget(this);
    auto *layout = new QVBoxLayout(m_cards);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (const Device &device : std::as_const(m_devices))
        layout->addWidget(makeCard(device));
    m_layout->addWidget(m_cards);
    m_cards->setVisible(!m_devices.isEmpty());
    m_heading->setRemark(QString::number(std::max(m_expected, static_cast<int>(m_devices.size()))));
    m_note->setText(tr("No device can be woken. Calls reach this extension only while a phone is registered."));
    m_note->setVisible(m_devices.isEmpty() && m_expected <= 0);
}

QWidget *DeviceCards::makeCard(const Device &device)
{
    auto *card = new Card(m_look, m_cards);
    card->setAccessibleName(tr("Push device %1").arg(phoneName(device.userAgent)));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(new Glyph(m_look, Icon::Mobile, 18, Ink::Secondary, card));
    auto *name = new Label(m_look, TextStyle::Strong, phoneName(device.userAgent), card);
    name->setElidable(true);
    top->addWidget(name, 1);
    auto *pill = new StatePill(m_look, card);
    top->addWidget(pill);
    pill->show(tokenLook(device.tokenState));
    layout->addLayout(top);

    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto *values = new KeyValueList(m_look, card);
    values->show({{tr("Via"), providerWords(device)},
                  {tr("App"), device.appId.isEmpty() ? dash() : device.appId, TextStyle::Mono, Qt::ElideMiddle},
                  {tr("Token"), device.tokenMasked, TextStyle::Mono, Qt::ElideMiddle},
                  {tr("Registered"), absoluteText(device.registeredAt, now)},
                  {tr("Last push"), device.lastPushAt ? absoluteText(*device.lastPushAt, now) : dash()}});
    layout->addWidget(values);

    if (const auto wake = lastWake(device.id)) {
        const std::chrono::milliseconds push(wake->latencyMs);
        const std::chrono::milliseconds whole(*wake->wokeMs);
        auto *words = new QHBoxLayout;
        words->addWidget(new Label(m_look, TextStyle::Body, tr("Last wake"), card, Ink::Hint));
        words->addStretch();
        words->addWidget(new Label(m_look, TextStyle::Body,
                                   tr("%1 at %2").arg(secondsText(whole), absoluteText(wake->at, now)), card));
        layout->addLayout(words);
        auto *bar = new WakeBar(m_look, card);
        bar->show(push, whole);
        layout->addWidget(bar);
        layout->addWidget(new Label(m_look, TextStyle::Caption,
                                    tr("Push %1, then REGISTER %2").arg(secondsText(push), secondsText(whole - push)),
                                    card, Ink::Hint));
    }
    auto *remove = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Remove"), card, Icon::Trash);
    remove->setEnabled(m_writable);
    remove->setToolTip(m_writable ? tr("Forget this device's token; the app registers it anew when it starts")
                                  : m_whyNot);
    connect(remove, &QPushButton::clicked, this, [this, device, remove] {
        remove->setEnabled(false);
        if (m_extension)
            this->remove(*m_extension, device);
    });
    layout->addWidget(remove, 0, Qt::AlignLeft);
    return card;
}

} // namespace wakeline
