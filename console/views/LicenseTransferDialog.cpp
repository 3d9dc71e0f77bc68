// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseTransferDialog.h"

#include "FormField.h"
#include "Label.h"

#include <QPointer>

namespace wakeline {

LicenseTransferDialog::LicenseTransferDialog(const Appearance &look, ApiClient &client, License license,
                                             QWidget *parent)
    : EditDialog(look, tr("Transfer licence %1").arg(license.keyPrefix), tr("Transfer"), parent),
      m_client(client),
      m_license(std::move(license)),
      m_holder(new FormField(look, tr("New holder"), this)),
      m_email(new FormField(look, tr("E-mail (optional)"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    auto *what = new Label(look, TextStyle::Body,
                           tr("There will be a new key. The old one stops at once, and the PBXs that were activated "
                              "with it lose their seats."),
                           this, Ink::Secondary);
    what->wrap();
    layout->addWidget(what);
    layout->addSpacing(6);
    for (FormField *field : {m_holder, m_email}) {
        layout->addWidget(field);
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    m_holder->edit()->setMaxLength(120);
    m_email->edit()->setMaxLength(254);
    m_holder->setText(m_license.holder);
    m_email->setText(m_license.email);
    m_holder->setHelp(tr("The same holder replaces a lost key."));
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    resize(look.scaled(480), 1);
    growToFit(*this);
}

bool LicenseTransferDialog::check()
{
    m_holder->setError(m_holder->text().trimmed().isEmpty() ? tr("Whose licence will it be?") : QString());
    return !m_holder->hasError();
}

QCoro::Task<void> LicenseTransferDialog::save()
{
    const QPointer<LicenseTransferDialog> alive(this);
    LicenseDraft holder;
    holder.holder = m_holder->text().trimmed();
    holder.email = m_email->text().trimmed();
    setBusy(true);
    hideProblem();
    const auto moved = co_await m_client.transferLicense(m_license.id, holder, m_license.version);
    if (!alive)
        co_return;
    setBusy(false);
    if (!moved) {
        showError(moved.error());
        co_return;
    }
    accept();
    Q_EMIT transferred(moved->license, moved->key);
}

void LicenseTransferDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict();
        return;
    }
    if (error.field == QLatin1String("holder"))
        m_holder->setError(error.message);
    else if (error.field == QLatin1String("email"))
        m_email->setError(error.message);
    else
        showFailure(error);
}

QCoro::Task<void> LicenseTransferDialog::settleConflict()
{
    const QPointer<LicenseTransferDialog> alive(this);
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
    const QList<EditedField<LicenseDraft>> fields{editedField(tr("Holder"), &LicenseDraft::holder, textWords),
                                                  editedField(tr("E-mail"), &LicenseDraft::email, textWords)};
    const QPointer<ApiClient> client(&m_client);
    LicenseDraft base;
    base.holder = m_license.holder;
    base.email = m_license.email;
    LicenseDraft mine;
    mine.holder = m_holder->text().trimmed();
    mine.email = m_email->text().trimmed();
    LicenseDraft theirs;
    theirs.holder = present->holder;
    theirs.email = present->email;
    const auto settled = co_await settle(client, subject, fields, base, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_license = *present;
    m_holder->setText(settled->draft.holder.value_or(QString()));
    m_email->setText(settled->draft.email.value_or(QString()));
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
