// SPDX-License-Identifier: GPL-3.0-or-later
// What a vendor does on the licences page; its looks are in LicensesPage.cpp.
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "InstallationCards.h"
#include "LicenseDialog.h"
#include "LicenseKeyDialog.h"
#include "LicenseTransferDialog.h"
#include "LicensesPage.h"
#include "RenewDialog.h"
#include "RowTable.h"
#include "TiersDialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QSaveFile>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto readAnewAfter = 500ms; ///< heartbeats come in bursts

} // namespace

void LicensesPage::addKeys()
{
    connect(m_issue, &QPushButton::clicked, this, &LicensesPage::issueLicense);
    connect(m_tiers, &QPushButton::clicked, this, [this] {
        auto *dialog = new TiersDialog(look(), m_client, this);
        connect(dialog, &TiersDialog::saved, this, [this] {
            Q_EMIT said(tr("Tiers saved"));
            Q_EMIT reloadWanted(); // the limits of their licences are others now
        });
        dialog->open();
    });
    connect(m_edit, &QPushButton::clicked, this, [this] { act(Act::Edit); });
    connect(m_renew, &QPushButton::clicked, this, [this] { act(Act::Renew); });
    connect(m_more, &QToolButton::clicked, this, [this] {
        if (QMenu *menu = makeMenu())
            popUpAt(*menu, *m_more);
    });
    onTableKey(QKeySequence(Qt::Key_F2), [this] { act(Act::Edit); });
    onTableKey(QKeySequence(Qt::Key_R), [this] { act(Act::Renew); });
    onTableKey(QKeySequence(Qt::Key_Delete), [this] { act(Act::Revoke); });
    table().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table(), &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        if (QMenu *menu = makeMenu())
            menu->popup(table().viewport()->mapToGlobal(place));
    });
}

bool LicensesPage::mayAct(Act act) const
{
    const auto license = current();
    if (!license || isStale())
        return false;
    switch (act) {
    case Act::Suspend:
        return license->status == LicenseStatus::Active;
    case Act::Reinstate:
        return license->status == LicenseStatus::Suspended;
    default:
        return license->status != LicenseStatus::Revoked;
    }
}

/// What can be done with the current licence, for where the pointer or the button is. \return null if there is none
QMenu *LicensesPage::makeMenu()
{
    if (!current())
        return nullptr;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    return menu;
}

void LicensesPage::fillMenu(QMenu &menu)
{
    const auto add = [&](Act what, Icon icon, const QString &words, const QKeySequence &key = {}) {
        QAction *action = menu.addAction(look().icons().icon(icon, look().theme().secondary), words, this,
                                         [this, what] { act(what); });
        action->setShortcut(key); // shown only: the table itself listens for it
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(mayAct(what));
    };
    add(Act::Edit, Icon::Edit, tr("Edit…"), QKeySequence(Qt::Key_F2));
    add(Act::Renew, Icon::Refresh, tr("Renew…"), QKeySequence(Qt::Key_R));
    if (current()->status == LicenseStatus::Suspended)
        add(Act::Reinstate, Icon::Check, tr("Reinstate"));
    else
        add(Act::Suspend, Icon::Held, tr("Suspend"));
    add(Act::Transfer, Icon::Key, tr("Transfer, new key…"));
    add(Act::SaveFile, Icon::Download, tr("Save licence file…"));
    menu.addSeparator();
    add(Act::Revoke, Icon::Offline, tr("Revoke…"), QKeySequence::Delete);
}

void LicensesPage::act(Act what)
{
    if (!mayAct(what))
        return;
    const License license = *current();
    const auto keep = [this](const License &changed) {
        m_models.changeLicense(changed); // the event says the same; this is sooner
        Q_EMIT said(tr("Licence of %1 saved").arg(changed.holder));
    };
    switch (what) {
    case Act::Edit: {
        auto *dialog = new LicenseDialog(look(), m_client, license, this);
        connect(dialog, &LicenseDialog::saved, this, keep);
        return dialog->open();
    }
    case Act::Renew: {
        auto *dialog = new RenewDialog(look(), m_client, license, this);
        connect(dialog, &RenewDialog::saved, this, keep);
        return dialog->open();
    }
    case Act::Transfer: {
        auto *dialog = new LicenseTransferDialog(look(), m_client, license, this);
        connect(dialog, &LicenseTransferDialog::transferred, this, &LicensesPage::showKey);
        return dialog->open();
    }
    case Act::Suspend:
        change(license, ApiClient::LicenseAct::Suspend);
        return;
    case Act::Reinstate:
        change(license, ApiClient::LicenseAct::Reinstate);
        return;
    case Act::SaveFile:
        return askForFile(license);
    case Act::Revoke:
        return revokeCurrent(license);
    }
}

void LicensesPage::issueLicense()
{
    if (!m_issue->isEnabled())
        return;
    auto *dialog = new LicenseDialog(look(), m_client, std::nullopt, this);
    connect(dialog, &LicenseDialog::issued, this, &LicensesPage::showKey);
    dialog->open();
}

void LicensesPage::showKey(const License &license, const QString &key)
{
    m_models.changeLicense(license);
    showRow(LicenseModel::keyOf(license.id));
    m_installations->reload();
    (new LicenseKeyDialog(look(), license.holder, key, this))->open();
}

void LicensesPage::revokeCurrent(const License &license)
{
    auto *dialog = new ConfirmDialog(
        look(),
        {tr("Revoke the licence of %1?").arg(license.holder),
         tr("For good: its key is unknown from now on, and its PBXs cannot push through this server any more. "
            "Suspending can be taken back."),
         tr("Revoke"), Icon::Offline},
        this);
    connect(dialog, &QDialog::accepted, this, [this, license] { change(license, ApiClient::LicenseAct::Revoke); });
    dialog->open();
}

void LicensesPage::report(const ApiError &error, const QString &what)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    Q_EMIT failed(error.isStale() ? tr("%1 Somebody else has just changed it.").arg(what)
                                  : tr("%1 %2").arg(what, error.message));
}

QCoro::Task<void> LicensesPage::change(License license, ApiClient::LicenseAct act)
{
    const QPointer<LicensesPage> alive(this);
    const auto changed = co_await m_client.actOnLicense(license.id, act, license.version);
    if (!alive)
        co_return;
    if (!changed) {
        report(changed.error(), tr("The licence of %1 was not changed.").arg(license.holder));
        co_return;
    }
    m_models.changeLicense(*changed);
    const auto offer = [&](const QString &words, ApiClient::LicenseAct back) {
        const License now = *changed;
        Q_EMIT undoable(words, [alive, now, back] {
            if (alive)
                alive->change(now, back);
        });
    };
    switch (act) {
    case ApiClient::LicenseAct::Suspend:
        offer(tr("Licence of %1 suspended").arg(license.holder), ApiClient::LicenseAct::Reinstate);
        break;
    case ApiClient::LicenseAct::Reinstate:
        offer(tr("Licence of %1 reinstated").arg(license.holder), ApiClient::LicenseAct::Suspend);
        break;
    case ApiClient::LicenseAct::Revoke:
        Q_EMIT said(tr("Licence of %1 revoked").arg(license.holder));
        break;
    }
}

void LicensesPage::askForFile(const License &license)
{
    auto *dialog = new QFileDialog(this, tr("Save licence file"), QString(), tr("Licence files (*.lic)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("lic"));
    dialog->selectFile(QStringLiteral("%1.lic").arg(license.keyPrefix));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, license](const QString &path) { writeFile(license, path); });
    dialog->open();
}

void LicensesPage::saveFileTo(const QString &path)
{
    if (const auto license = current())
        writeFile(*license, path);
}

QCoro::Task<void> LicensesPage::writeFile(License license, QString path)
{
    const QPointer<LicensesPage> alive(this);
    const auto text = co_await m_client.licenseFile(license.id);
    if (!alive)
        co_return;
    if (!text) {
        report(text.error(), tr("No licence file was written."));
        co_return;
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text->bytes) == text->bytes.size() && file.commit())
        Q_EMIT said(tr("%1 written").arg(QFileInfo(path).fileName()));
    else
        Q_EMIT failed(tr("No licence file was written. %1").arg(file.errorString()));
}

void LicensesPage::installationChanged(const Installation &installation)
{
    m_outdated.insert(installation.licenseId);
    if (!m_readAnew.isActive() && !m_reading)
        m_readAnew.start(readAnewAfter);
}

/// One after the other, so that ten thousand heartbeats are not ten thousand requests at once.
QCoro::Task<void> LicensesPage::readAnew()
{
    const QPointer<LicensesPage> alive(this);
    m_reading = true;
    while (!m_outdated.isEmpty() && !isStale()) {
        const qint64 id = *m_outdated.cbegin();
        m_outdated.remove(id);
        const auto license = co_await m_client.license(id);
        if (!alive)
            co_return;
        if (license)
            m_models.changeLicense(*license);
        if (isDockOpen() && m_installations->license() == id)
            m_installations->reload();
    }
    m_outdated.clear(); // while stale: the lists are loaded anew behind it
    m_reading = false;
}

} // namespace wakeline
