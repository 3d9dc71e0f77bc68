// SPDX-License-Identifier: GPL-3.0-or-later
#include "InstallationCards.h"

#include "Buttons.h"
#include "ConfirmDialog.h"
#include "Dock.h"
#include "Glyph.h"
#include "KeyValueList.h"
#include "LicenseLooks.h"
#include "PushResult.h"
#include "RelativeTime.h"
#include "StateLooks.h"
#include "StatePill.h"

#include <QPointer>
#include <QVBoxLayout>

namespace wakeline {

namespace {

QString pushWords(const PushLogEntry &entry, const QDateTime &now)
{
    const QString result = lookOf(pushResult(entry, now)).word;
    const QString how = InstallationCards::tr("%1 by %2").arg(result, providerText(entry.provider));
    return entry.reason.isEmpty() ? how : InstallationCards::tr("%1, %2").arg(how, entry.reason);
}

} // namespace

InstallationCards::InstallationCards(const Appearance &look, ApiClient &client, QWidget *parent)
    : QWidget(parent), m_look(look), m_client(client)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_heading = new SectionHeading(look, tr("Installations"), this);
    m_note = new Label(look, TextStyle::Body, {}, this, Ink::Hint);
    m_note->wrap();
    layout->addWidget(m_heading);
    layout->addWidget(m_note);
    m_cardsPlace = new QVBoxLayout;
    layout->addLayout(m_cardsPlace);
    layout->addWidget(new SectionHeading(look, tr("Activity"), this));
    m_pushes = new KeyValueList(look, this);
    layout->addWidget(m_pushes);
    m_pushNote = new Label(look, TextStyle::Body, {}, this, Ink::Hint);
    m_pushNote->wrap();
    layout->addWidget(m_pushNote);
}

void InstallationCards::setWritable(bool writable, const QString &why)
{
    if (writable == m_writable && why == m_whyNot)
        return; // it is said with every heartbeat
    m_writable = writable;
    m_whyNot = why;
    build();
}

void InstallationCards::showLicense(qint64 id)
{
    if (m_license == id)
        return;
    m_license = id;
    m_installations.clear();
    m_note->setText(tr("Loading…"));
    m_note->show();
    m_heading->setRemark({});
    m_pushes->show({});
    m_pushNote->hide();
    build();
    reload();
}

void InstallationCards::reload()
{
    ++m_generation;
    if (m_license)
        load(*m_license);
}

QCoro::Task<void> InstallationCards::load(qint64 license)
{
    const quint64 generation = m_generation;
    const QPointer<InstallationCards> alive(this);
    auto seats = m_client.installations(license);
    auto activity = m_client.licensePushes(license, pushes);
    const auto installations = co_await seats;
    const auto entries = co_await activity;
    if (!alive || generation != m_generation)
        co_return;
    if (!installations || !entries) {
        const ApiError &error = installations ? entries.error() : installations.error();
        if (error.kind != ApiError::Kind::Cancelled) {
            m_note->setText(tr("The installations could not be loaded. %1").arg(error.message));
            m_note->show();
        }
        co_return;
    }
    m_installations = installations->items;
    m_heading->setRemark(QString::number(installations->total));
    m_note->setText(tr("The key was not activated on any PBX yet."));
    m_note->setVisible(m_installations.isEmpty());
    build();
    showPushes(entries->items);
}

void InstallationCards::showPushes(const QList<PushLogEntry> &entries)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<KeyValueList::Entry> rows;
    for (const PushLogEntry &entry : entries)
        rows.append({absoluteText(entry.at, now), pushWords(entry, now)});
    m_pushes->show(rows);
    m_pushNote->setText(tr("Nothing was pushed with this licence yet."));
    m_pushNote->setVisible(entries.isEmpty());
}

void InstallationCards::build()
{
    delete m_cards;
    m_cards = new QWidget(this);
    auto *layout = new QVBoxLayout(m_cards);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (const Installation &installation : std::as_const(m_installations))
        layout->addWidget(makeCard(installation));
    m_cardsPlace->addWidget(m_cards);
    m_cards->setVisible(!m_installations.isEmpty());
}

QWidget *InstallationCards::makeCard(const Installation &installation)
{
    auto *card = new Card(m_look, m_cards);
    card->setAccessibleName(tr("Installation %1").arg(installation.hostname));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(new Glyph(m_look, Icon::Server, 18, Ink::Secondary, card));
    auto *title = new Label(m_look, TextStyle::Strong, installation.hostname, card);
    title->setElidable(true);
    top->addWidget(title, 1);
    auto *pill = new StatePill(m_look, card);
    top->addWidget(pill);
    pill->show(lookOf(installation.state));
    layout->addLayout(top);

    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto *values = new KeyValueList(m_look, card);
    values->show({{tr("Version"), installation.version.isEmpty() ? dash() : installation.version},
                  {tr("Extensions"), QString::number(installation.extensionsInUse)},
                  {tr("Last seen"), absoluteText(installation.lastSeenAt, now)},
                  {tr("Activated"), absoluteText(installation.activatedAt, now)},
                  {tr("Instance"), installation.instanceId, TextStyle::Mono, Qt::ElideMiddle}});
    layout->addWidget(values);
    if (installation.state == InstallationState::Released)
        return card;
    auto *button = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Deactivate"), card, Icon::Unplugged);
    button->setAccessibleName(tr("Deactivate %1").arg(installation.hostname));
    button->setEnabled(m_writable);
    button->setToolTip(m_writable ? tr("Take the seat back") : m_whyNot);
    connect(button, &QPushButton::clicked, this, [this, installation] { confirmRelease(installation); });
    layout->addWidget(button, 0, Qt::AlignLeft);
    return card;
}

void InstallationCards::confirmRelease(const Installation &installation)
{
    const QString consequence =
        tr("Its seat is free for another PBX. If it still runs, its next heartbeat takes a seat again where there is "
           "one.");
    auto *dialog = new ConfirmDialog(
        m_look, {tr("Deactivate %1?").arg(installation.hostname), consequence, tr("Deactivate"), Icon::Unplugged},
        this);
    connect(dialog, &QDialog::accepted, this, [this, installation] {
        if (m_license)
            release(*m_license, installation);
    });
    dialog->open();
}

QCoro::Task<void> InstallationCards::release(qint64 license, Installation installation)
{
    const QPointer<InstallationCards> alive(this);
    const auto released = co_await m_client.releaseInstallation(license, installation.instanceId);
    if (!alive)
        co_return;
    if (released)
        Q_EMIT said(tr("%1 is deactivated").arg(installation.hostname));
    else if (released.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("%1 was not deactivated. %2").arg(installation.hostname, released.error().message));
    reload();
}

} // namespace wakeline
