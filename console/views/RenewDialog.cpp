// SPDX-License-Identifier: GPL-3.0-or-later
#include "RenewDialog.h"

#include "ExpiryField.h"
#include "FormField.h"
#include "Label.h"
#include "LicenseText.h"

#include <QPointer>

namespace wakeline {

RenewDialog::RenewDialog(const Appearance &look, ApiClient &client, License license, QWidget *parent)
    : EditDialog(look, tr("Renew licence %1").arg(license.keyPrefix), tr("Renew"), parent),
      m_client(client),
      m_license(std::move(license)),
      m_expiry(new ExpiryField(look, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    const QString now = m_license.expiresAt ? tr("%1, expires %2").arg(m_license.holder, dateText(*m_license.expiresAt))
                                            : tr("%1, never expires").arg(m_license.holder);
    auto *who = new Label(look, TextStyle::Body, now, this, Ink::Secondary);
    who->setElidable(true);
    layout->addWidget(who);
    layout->addSpacing(6);
    layout->addWidget(m_expiry);
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    const QDate from = m_license.expiresAt ? std::max(m_license.expiresAt->toLocalTime().date(), QDate::currentDate())
                                           : QDate::currentDate();
    m_expiry->setExpiry(from.addYears(1).endOfDay());
    connect(
        m_expiry, &ExpiryField::sizeChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    resize(look.scaled(480), 1);
    growToFit(*this);
}

bool RenewDialog::check()
{
    return m_expiry->check();
}

QCoro::Task<void> RenewDialog::save()
{
    const QPointer<RenewDialog> alive(this);
    setBusy(true);
    hideProblem();
    const auto renewed = co_await m_client.renewLicense(m_license.id, m_expiry->expiry(), m_license.version);
    if (!alive)
        co_return;
    setBusy(false);
    if (!renewed) {
        showError(renewed.error());
        co_return;
    }
    Q_EMIT saved(*renewed);
    accept();
}

void RenewDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict();
        return;
    }
    if (error.field == QLatin1String("expires_at"))
        m_expiry->setError(error.message);
    else
        showFailure(error);
}

QCoro::Task<void> RenewDialog::settleConflict()
{
    const QPointer<RenewDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.license(m_license.id);
    if (!alive)
        co_return;
    if (!present) {
        setBusy(false);
        showFailure(present.error());
        co_return;
    }
    const ConflictSubject subject{tr("Licence %1").arg(present->keyPrefix), QStringLiteral("license"),
                                  QString::number(present->id), present->updatedAt};
    const auto day = [](const std::optional<QDateTime> &value) { return value ? dateText(*value) : tr("Never"); };
    const QList<EditedField<LicenseDraft>> fields{editedField(tr("Last day"), &LicenseDraft::expiresAt, day)};
    const QPointer<ApiClient> client(&m_client);
    LicenseDraft base;
    base.expiresAt = m_license.expiresAt;
    LicenseDraft mine;
    mine.expiresAt = m_expiry->expiry();
    LicenseDraft theirs;
    theirs.expiresAt = present->expiresAt;
    const auto settled = co_await settle(client, subject, fields, base, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_license = *present;
    m_expiry->setExpiry(settled->draft.expiresAt);
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
