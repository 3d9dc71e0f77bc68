// SPDX-License-Identifier: GPL-3.0-or-later
#include "PasswordDialog.h"

#include "FormField.h"
#include "Label.h"

#include <QPointer>

namespace wakeline {

namespace {

constexpr int shortestPassword = 8;

} // namespace

PasswordDialog::PasswordDialog(const Appearance &look, ApiClient &client, QWidget *parent)
    : EditDialog(look, tr("Change your password"), tr("Change password"), parent), m_client(client)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(14);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    m_old = new FormField(look, tr("Present password"), this);
    m_new = new FormField(look, tr("New password"), this);
    m_again = new FormField(look, tr("New password again"), this);
    m_new->setHelp(tr("Your other sessions end; this one goes on."));
    for (FormField *field : {m_old, m_new, m_again}) {
        field->makeSecret();
        field->edit()->setMaxLength(1024);
        layout->addWidget(field);
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addLayout(makeButtons());
    constexpr int designWidth = 420;
    resize(look.scaled(designWidth), 1);
    m_old->edit()->setFocus();
    growToFit(*this);
}

bool PasswordDialog::check()
{
    m_old->setError(m_old->text().isEmpty() ? tr("It is needed to know that it is you.") : QString());
    m_new->setError(m_new->text().size() < shortestPassword ? tr("At least %1 characters.").arg(shortestPassword)
                                                            : QString());
    m_again->setError(m_again->text() != m_new->text() ? tr("This is not the same.") : QString());
    for (FormField *field : {m_old, m_new, m_again}) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return false;
        }
    }
    return true;
}

QCoro::Task<void> PasswordDialog::save()
{
    const QPointer<PasswordDialog> alive(this);
    setBusy(true);
    hideProblem();
    const QString before = m_old->text();
    const QString after = m_new->text();
    const auto answer = co_await m_client.changePassword(before, after);
    if (!alive)
        co_return;
    setBusy(false);
    if (answer) {
        Q_EMIT changed();
        accept();
        co_return;
    }
    const ApiError &error = answer.error();
    if (error.kind == ApiError::Kind::Cancelled)
        co_return;
    if (error.field == u"old")
        m_old->setError(tr("This is not your password."));
    else if (error.field == u"new")
        m_new->setError(error.message);
    else
        showProblem(error.message);
}

} // namespace wakeline
