// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorDialog.h"

#include "AuditText.h"
#include "FormField.h"
#include "Label.h"

#include <QComboBox>
#include <QPointer>

namespace wakeline {

namespace {

constexpr int shortestPassword = 8;

QString roleHelp(Role role)
{
    switch (role) {
    case Role::Viewer:
        return OperatorDialog::tr("looks at everything, changes nothing");
    case Role::Operator:
        return OperatorDialog::tr("extensions, calls, voicemail");
    case Role::Admin:
        return OperatorDialog::tr("also operators, audit log, settings");
    case Role::Vendor:
        return OperatorDialog::tr("licences only");
    }
    return {};
}

} // namespace

OperatorDialog::OperatorDialog(const Appearance &look, ApiClient &client, std::optional<Operator> known,
                               QWidget *parent)
    : EditDialog(look, known ? tr("Edit operator %1").arg(known->name) : tr("New operator"),
                 known ? tr("Save") : tr("Add operator"), parent),
      m_client(client),
      m_known(std::move(known))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    layout->addSpacing(6);
    layout->addWidget(makeFields());
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    constexpr int designWidth = 480;
    resize(look.scaled(designWidth), 1);
    if (m_known) {
        m_name->setText(m_known->name);
        m_role->setCurrentIndex(m_role->findData(static_cast<int>(m_known->role)));
        m_role->setFocus();
    } else {
        m_name->edit()->setFocus();
    }
    growToFit(*this);
}

QWidget *OperatorDialog::makeFields()
{
    auto *fields = new QWidget(this);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    m_name = new FormField(m_look, tr("Name"), fields);
    m_name->edit()->setMaxLength(64);
    m_name->setEnabled(!m_known);
    m_name->setHelp(m_known ? tr("It stays as it is.") : QString());
    layout->addWidget(m_name);
    layout->addWidget(makeRoles(fields));
    m_password = new FormField(m_look, m_known ? tr("New password") : tr("Password"), fields);
    m_password->edit()->setMaxLength(1024);
    m_password->makeSecret();
    m_password->setHelp(m_known ? tr("Leave it empty to keep the present one. A new role or password signs the "
                                     "operator out everywhere.")
                                : tr("At least %1 characters.").arg(shortestPassword));
    layout->addWidget(m_password);
    for (FormField *field : {m_name, m_password}) {
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    return fields;
}

QWidget *OperatorDialog::makeRoles(QWidget *parent)
{
    auto *place = new QWidget(parent);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(new Label(m_look, TextStyle::Strong, tr("Role"), place));
    m_role = new QComboBox(place);
    m_role->setAccessibleName(tr("Role"));
    m_role->setMinimumHeight(m_look.scaled(30));
    for (const auto &[role, name] : EnumNames<Role>::names)
        m_role->addItem(tr("%1: %2").arg(roleText(role), roleHelp(role)), static_cast<int>(role));
    layout->addWidget(m_role);
    return place;
}

bool OperatorDialog::check()
{
    const QString name = m_name->text().trimmed();
    const QString password = m_password->text();
    m_name->setError(name.isEmpty() ? tr("A name is needed to sign in with.") : QString());
    const bool tooShort = (!m_known || !password.isEmpty()) && password.size() < shortestPassword;
    m_password->setError(tooShort ? tr("At least %1 characters.").arg(shortestPassword) : QString());
    for (FormField *field : {m_name, m_password}) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return false;
        }
    }
    return true;
}

OperatorDraft OperatorDialog::draft() const
{
    OperatorDraft draft;
    if (!m_known)
        draft.name = m_name->text().trimmed();
    draft.role = static_cast<Role>(m_role->currentData().toInt());
    if (!m_password->text().isEmpty())
        draft.password = m_password->text();
    return draft;
}

QCoro::Task<void> OperatorDialog::save()
{
    const QPointer<OperatorDialog> alive(this);
    const bool isNew = !m_known;
    setBusy(true);
    hideProblem();
    ApiResult<Operator> answer;
    if (isNew)
        answer = co_await m_client.createOperator(draft());
    else
        answer = co_await m_client.changeOperator(m_known->id, draft(), m_known->version);
    if (!alive)
        co_return;
    setBusy(false);
    if (!answer) {
        showError(answer.error());
        co_return;
    }
    Q_EMIT saved(*answer, isNew);
    accept();
}

void OperatorDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict();
        return;
    }
    if (error.code == u"name_taken")
        m_name->setError(tr("There is an operator of this name."));
    else if (error.field == u"name")
        m_name->setError(error.message);
    else if (error.field == u"password")
        m_password->setError(error.message);
    else
        showFailure(error);
}

QCoro::Task<void> OperatorDialog::settleConflict()
{
    const QPointer<OperatorDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.operatorAccount(m_known->id);
    if (!alive)
        co_return;
    if (!present) {
        setBusy(false);
        showFailure(present.error());
        co_return;
    }
    const ConflictSubject subject{tr("Operator %1").arg(present->name), QStringLiteral("operator"),
                                  QString::number(present->id)};
    const auto role = [](const std::optional<Role> &value) { return value ? roleText(*value) : QString(); };
    const QList<EditedField<OperatorDraft>> fields{
        editedField(tr("Role"), &OperatorDraft::role, role),
        editedField(tr("New password"), &OperatorDraft::password, secretWords)};
    const QPointer<ApiClient> client(&m_client);
    OperatorDraft base;
    base.role = m_known->role;
    OperatorDraft theirs;
    theirs.role = present->role;
    const OperatorDraft mine = draft();
    const auto settled = co_await settle(client, subject, fields, base, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_known = *present;
    m_role->setCurrentIndex(m_role->findData(static_cast<int>(settled->draft.role.value_or(present->role))));
    m_password->setText(settled->draft.password.value_or(QString()));
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
