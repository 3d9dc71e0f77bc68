// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeviceCards.h"

#include "BindingCards.h"
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "Dock.h"
#include "Glyph.h"
#include "KeyValueList.h"
#include "PushReasonText.h"
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

QString accountWords(const AppDeviceSession &session)
{
    return session.ownAccount ? DeviceCards::tr("Its own") : DeviceCards::tr("The extension's password");
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
    m_heading = new SectionHeading(look, tr("Devices"), this);
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
    const bool another = extensionId != m_extension;
    m_extension = extensionId;
    m_expected = pushDevices;
    if (another) {
        m_devices.clear();
        m_sessions.clear();
        m_answers.clear();
    }
    if (another || !extensionId) // else what is there stays until the answer
        build();
    reload();
}

void DeviceCards::reload()
{
    ++m_generation;
    if (m_extension)
        load(*m_extension);
}

void DeviceCards::showAnswers(const QList<PushLogEntry> &entries)
{
    for (const PushLogEntry &entry : entries)
        m_answers.insert(entry.deviceId, entry);
    reload(); // a token that was refused is known to be so from now on
}

QCoro::Task<void> DeviceCards::load(qint64 extensionId)
{
    const quint64 generation = m_generation;
    const QPointer<DeviceCards> alive(this);
    auto devices = m_client.devices(extensionId);
    auto sessions = m_client.appSessions(extensionId);
    const auto page = co_await devices;
    const auto signedIn = co_await sessions;
    if (!alive || generation != m_generation)
        co_return;
    if (page)
        m_devices = page->items;
    if (signedIn)
        m_sessions = signedIn->items;
    build();
    const ApiError *problem = !page ? &page.error() : !signedIn ? &signedIn.error() : nullptr;
    if (problem && problem->kind != ApiError::Kind::Cancelled) {
        m_note->setText(tr("The devices could not be loaded. %1").arg(problem->message));
        m_note->show();
    }
}

QCoro::Task<void> DeviceCards::logOut(qint64 extensionId, std::optional<qint64> device, qint64 session, QString name)
{
    const QPointer<DeviceCards> alive(this);
    ApiResult<void> done;
    if (device)
        done = co_await m_client.removeDevice(extensionId, *device);
    else
        done = co_await m_client.endAppSession(extensionId, session);
    if (!alive)
        co_return;
    if (done)
        Q_EMIT said(tr("%1 is logged out").arg(name));
    else if (done.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("%1 was not logged out. %2").arg(name, done.error().message));
    reload();
}

const AppDeviceSession *DeviceCards::sessionOf(qint64 deviceId) const
{
    const auto it = std::ranges::find_if(
        m_sessions, [&](const AppDeviceSession &session) { return session.deviceIds.contains(deviceId); });
    return it == m_sessions.cend() ? nullptr : &*it;
}

QList<AppDeviceSession> DeviceCards::withoutPush() const
{
    QList<AppDeviceSession> sessions = m_sessions;
    sessions.removeIf([](const AppDeviceSession &session) { return !session.deviceIds.isEmpty(); });
    return sessions;
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
    const QList<AppDeviceSession> others = withoutPush();
    for (const AppDeviceSession &session : others)
        layout->addWidget(makeCard(session));
    m_layout->addWidget(m_cards);
    m_cards->setVisible(!m_devices.isEmpty() || !others.isEmpty());
    const auto devices = std::max<qsizetype>(m_expected, m_devices.size());
    m_heading->setRemark(QString::number(devices + others.size()));
    m_note->setText(tr("No device can be woken. Calls reach this extension only while a phone is registered."));
    m_note->setVisible(m_devices.isEmpty() && m_expected <= 0);
}

QVBoxLayout *DeviceCards::beginCard(QWidget *card, const QString &name, const StateLook &state)
{
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(new Glyph(m_look, Icon::Mobile, 18, Ink::Secondary, card));
    auto *title = new Label(m_look, TextStyle::Strong, name, card);
    title->setElidable(true);
    top->addWidget(title, 1);
    auto *pill = new StatePill(m_look, card);
    top->addWidget(pill);
    pill->show(state);
    layout->addLayout(top);
    return layout;
}

QWidget *DeviceCards::makeCard(const Device &device)
{
    const AppDeviceSession *session = sessionOf(device.id);
    const bool named = session && !session->deviceName.isEmpty();
    const QString name = named ? session->deviceName : phoneName(device.userAgent);
    auto *card = new Card(m_look, m_cards);
    card->setAccessibleName(tr("Push device %1").arg(name));
    QVBoxLayout *layout = beginCard(card, name, tokenLook(device.tokenState));

    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<KeyValueList::Entry> entries{
        {tr("Via"), providerWords(device)},
        {tr("App"), device.appId.isEmpty() ? dash() : device.appId, TextStyle::Mono, Qt::ElideMiddle},
        {tr("Token"), device.tokenMasked, TextStyle::Mono, Qt::ElideMiddle},
        {tr("Registered"), absoluteText(device.registeredAt, now)},
        {tr("Last push"), device.lastPushAt ? absoluteText(*device.lastPushAt, now) : dash()}};
    if (session)
        entries.append({tr("SIP account"), accountWords(*session)});
    auto *values = new KeyValueList(m_look, card);
    values->show(entries);
    layout->addWidget(values);
    if (const auto wake = lastWake(device.id))
        layout->addWidget(makeWake(*wake, card));
    if (const auto answer = m_answers.constFind(device.id); answer != m_answers.cend())
        layout->addWidget(makeAnswer(*answer, card));
    layout->addWidget(makeLogOut(device.id, session, name, card), 0, Qt::AlignLeft);
    return card;
}

QWidget *DeviceCards::makeCard(const AppDeviceSession &session)
{
    const QString name = session.deviceName.isEmpty() ? tr("Signed-in app") : session.deviceName;
    auto *card = new Card(m_look, m_cards);
    card->setAccessibleName(tr("App without push, %1").arg(name));
    QVBoxLayout *layout = beginCard(card, name, {Icon::Offline, Tone::Quiet, tr("No push"), false});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto *values = new KeyValueList(m_look, card);
    values->show({{tr("SIP account"), accountWords(session)},
                  {tr("Signed in"), absoluteText(session.createdAt, now)},
                  {tr("Runs out"), absoluteText(session.expiresAt, now)}});
    layout->addWidget(values);
    layout->addWidget(makeLogOut(std::nullopt, &session, name, card), 0, Qt::AlignLeft);
    return card;
}

/// "Test push: FCM took it in 0.21 s", or the provider's reason in plain words.
QWidget *DeviceCards::makeAnswer(const PushLogEntry &answer, QWidget *card)
{
    const bool taken = answer.outcome == PushOutcome::Accepted;
    const QString provider = providerText(answer.provider);
    const QString words =
        taken
            ? tr("Test push: %1 took it in %2").arg(provider, secondsText(std::chrono::milliseconds(answer.latencyMs)))
            : tr("Test push: %1. %2").arg(explainPush(answer).title, explainPush(answer).advice).trimmed();
    auto *label = new Label(m_look, TextStyle::Body, words, card, taken ? Ink::Good : Ink::Bad);
    label->wrap();
    return label;
}

QWidget *DeviceCards::makeWake(const PushLogEntry &wake, QWidget *card)
{
    const std::chrono::milliseconds push(wake.latencyMs);
    const std::chrono::milliseconds whole(*wake.wokeMs);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto *part = new QWidget(card);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *words = new QHBoxLayout;
    words->addWidget(new Label(m_look, TextStyle::Body, tr("Last wake"), part, Ink::Hint));
    words->addStretch();
    words->addWidget(
        new Label(m_look, TextStyle::Body, tr("%1 at %2").arg(secondsText(whole), absoluteText(wake.at, now)), part));
    layout->addLayout(words);
    auto *bar = new WakeBar(m_look, part);
    bar->show(push, whole);
    layout->addWidget(bar);
    layout->addWidget(new Label(m_look, TextStyle::Caption,
                                tr("Push %1, then REGISTER %2").arg(secondsText(push), secondsText(whole - push)), part,
                                Ink::Hint));
    return part;
}

QWidget *DeviceCards::makeLogOut(std::optional<qint64> device, const AppDeviceSession *session, const QString &name,
                                 QWidget *card)
{
    auto *button = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Log out"), card, Icon::SignOut);
    button->setAccessibleName(tr("Log out %1").arg(name));
    button->setEnabled(m_writable);
    button->setToolTip(m_writable ? tr("Log out this device") : m_whyNot);
    const auto known = session ? std::optional(*session) : std::nullopt;
    connect(button, &QPushButton::clicked, this, [this, device, known, name] { confirmLogOut(device, known, name); });
    return button;
}

void DeviceCards::confirmLogOut(std::optional<qint64> device, std::optional<AppDeviceSession> session,
                                const QString &name)
{
    if (!m_extension)
        return;
    const QString consequence =
        session && session->ownAccount
            ? tr("Its session ends, its push token is forgotten and its own SIP account is deleted, at once. It rings "
                 "again only after it has been signed in anew.")
            : tr("Its push token is forgotten, and its session ends. It knows the extension's SIP password, so it "
                 "comes "
                 "back when it registers again; to keep it out, change the password too.");
    auto *dialog =
        new ConfirmDialog(m_look, {tr("Log out %1?").arg(name), consequence, tr("Log out"), Icon::SignOut}, this);
    connect(dialog, &QDialog::accepted, this,
            [this, extension = *m_extension, device, session = session ? session->id : 0, name] {
                logOut(extension, device, session, name);
            });
    dialog->open();
}

} // namespace wakeline
