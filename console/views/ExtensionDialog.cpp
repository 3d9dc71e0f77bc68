// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionDialog.h"

#include "Buttons.h"
#include "EmailAddress.h"
#include "FollowMeEditor.h"
#include "FollowMeText.h"
#include "FormField.h"
#include "Label.h"
#include "SipAddress.h"
#include "TryCallDialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QRandomGenerator>
#include <QVBoxLayout>

namespace wakeline {

namespace {

constexpr int shortestPassword = 8;
constexpr int generatedLength = 20;

} // namespace

QString ExtensionDialog::generatePassword()
{
    static const QString alphabet = QStringLiteral("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789");
    QString password;
    for (int i = 0; i < generatedLength; ++i)
        password.append(alphabet.at(QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size()))));
    return password;
}

ExtensionDialog::ExtensionDialog(const Appearance &look, ApiClient &client, std::optional<Extension> known,
                                 QWidget *parent)
    : EditDialog(look, known ? tr("Edit extension %1").arg(known->number) : tr("New extension"),
                 known ? tr("Save") : tr("Add extension"), parent),
      m_client(client),
      m_known(std::move(known))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    layout->addSpacing(6);
    layout->addWidget(makeFields());
    if (m_known) {
        auto *trial = new ActionButton(look, ActionButton::Kind::Link, tr("What would happen to a call now?"), this);
        layout->addWidget(trial, 0, Qt::AlignLeft);
        connect(trial, &QPushButton::clicked, this, &ExtensionDialog::tryCall);
    }
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    constexpr int designWidth = 560;
    resize(look.scaled(designWidth), 1);
    if (m_known)
        fill(draftOf(*m_known));
    else
        m_password->setText(generatePassword());
    (m_known ? m_name : m_number)->edit()->setFocus();
    growToFit(*this);
}

QWidget *ExtensionDialog::makeFields()
{
    auto *fields = new QWidget(this);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);

    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    m_number = new FormField(m_look, tr("Number"), fields);
    m_number->edit()->setMaxLength(32);
    m_number->setEnabled(!m_known);
    m_number->setHelp(m_known ? tr("It stays as it is.") : QString());
    m_name = new FormField(m_look, tr("Name"), fields);
    m_name->edit()->setMaxLength(80);
    first->addWidget(m_number, 2, Qt::AlignTop);
    first->addWidget(m_name, 5, Qt::AlignTop);
    layout->addLayout(first);

    m_email = new FormField(m_look, tr("E-mail (optional)"), fields);
    m_email->edit()->setMaxLength(254);
    layout->addWidget(m_email);
    layout->addLayout(makePasswordRow());

    m_doNotDisturb = new SwitchButton(m_look, tr("Do not disturb: turn calls away"), fields);
    m_followMe = new FollowMeEditor(m_look, fields);
    auto *switches = new QVBoxLayout;
    switches->setSpacing(4);
    switches->addWidget(m_doNotDisturb);
    switches->addWidget(m_followMe);
    layout->addLayout(switches);
    connect(
        m_followMe, &FollowMeEditor::sizeChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    for (FormField *field : {m_number, m_name, m_email, m_password}) {
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    return fields;
}

QLayout *ExtensionDialog::makePasswordRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_password = new FormField(m_look, m_known ? tr("New SIP password") : tr("SIP password"), this);
    m_password->edit()->setFont(m_look.font(TextStyle::Mono));
    m_password->edit()->setMaxLength(128);
    m_password->setHelp(m_known ? tr("Leave it empty to keep the present one.")
                                : tr("Copy it now: only a hash is stored, it can never be shown again."));
    row->addWidget(m_password, 1);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(5);
    buttons->addSpacing(QFontMetrics(m_look.font(TextStyle::Strong)).height() + 7); // beside the field, not its label
    auto *both = new QHBoxLayout;
    both->setSpacing(8);
    auto *generate = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Generate"), this, Icon::Key);
    auto *copy = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Copy"), this, Icon::Copy);
    both->addWidget(generate);
    both->addWidget(copy);
    buttons->addLayout(both);
    buttons->addStretch();
    row->addLayout(buttons);
    connect(generate, &QPushButton::clicked, this, [this] {
        m_password->setText(generatePassword());
        m_password->setError({});
    });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_password->text()); });
    return row;
}

void ExtensionDialog::fill(const ExtensionDraft &shown)
{
    m_number->setText(m_known->number);
    m_name->setText(shown.displayName.value_or(QString()));
    m_email->setText(shown.email.value_or(QString()));
    m_password->setText(shown.password.value_or(QString()));
    m_doNotDisturb->setChecked(shown.doNotDisturb.value_or(false));
    Extension followMe;
    followMe.followMeEnabled = shown.followMeEnabled.value_or(false);
    followMe.followMeNumbers = shown.followMeNumbers.value_or(QList<FollowMeNumber>());
    followMe.followMeStrategy = shown.followMeStrategy.value_or(FollowMeStrategy::Sequential);
    m_followMe->fill(followMe);
}

ExtensionDraft ExtensionDialog::draftOf(const Extension &extension)
{
    ExtensionDraft draft;
    draft.displayName = extension.displayName;
    draft.email = extension.email;
    draft.doNotDisturb = extension.doNotDisturb;
    draft.followMeEnabled = extension.followMeEnabled;
    draft.followMeNumbers = extension.followMeNumbers;
    draft.followMeStrategy = extension.followMeStrategy;
    return draft;
}

QList<EditedField<ExtensionDraft>> ExtensionDialog::editedFields() const
{
    const auto numbers = [](const std::optional<QList<FollowMeNumber>> &list) {
        return textWords(followMeText(list.value_or(QList<FollowMeNumber>()), FollowMeStrategy::Sequential));
    };
    const auto atOnce = [](const std::optional<FollowMeStrategy> &strategy) {
        return onOffWords(strategy == FollowMeStrategy::Simultaneous);
    };
    return {editedField(tr("Name"), &ExtensionDraft::displayName, textWords),
            editedField(tr("E-mail"), &ExtensionDraft::email, textWords),
            editedField(tr("New SIP password"), &ExtensionDraft::password, secretWords),
            editedField(tr("Do not disturb"), &ExtensionDraft::doNotDisturb, onOffWords),
            editedField(tr("Follow me"), &ExtensionDraft::followMeEnabled, onOffWords),
            editedField(tr("Follow-me numbers"), &ExtensionDraft::followMeNumbers, numbers),
            editedField(tr("Ring all of them at once"), &ExtensionDraft::followMeStrategy, atOnce)};
}

bool ExtensionDialog::check()
{
    const auto note = [](FormField *field, bool wrong, const QString &error) {
        field->setError(wrong ? error : QString());
    };
    note(m_number, !isExtensionNumber(m_number->text().trimmed()), tr("1 to 32 letters, digits or _ . + -"));
    note(m_name, m_name->text().trimmed().isEmpty(), tr("A name is needed, callers see it."));
    const QString email = m_email->text().trimmed();
    note(m_email, !email.isEmpty() && !isEmailAddress(email), tr("This is not an e-mail address."));
    const QString password = m_password->text();
    const bool tooShort = (!m_known || !password.isEmpty()) && password.size() < shortestPassword;
    note(m_password, tooShort, tr("At least %1 characters.").arg(shortestPassword));
    for (FormField *field : {m_number, m_name, m_email, m_password}) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return false;
        }
    }
    return m_followMe->check(m_number->text().trimmed());
}

ExtensionDraft ExtensionDialog::draft() const
{
    ExtensionDraft draft;
    if (!m_known)
        draft.number = m_number->text().trimmed();
    draft.displayName = m_name->text().trimmed();
    draft.email = m_email->text().trimmed();
    draft.doNotDisturb = m_doNotDisturb->isChecked();
    if (!m_password->text().isEmpty())
        draft.password = m_password->text();
    m_followMe->writeTo(draft, m_known.value_or(Extension()));
    return draft;
}

void ExtensionDialog::tryCall()
{
    if (!m_followMe->check(m_known->number))
        return;
    const ExtensionDraft now = draft();
    CallTrial trial;
    trial.doNotDisturb = now.doNotDisturb;
    trial.followMeEnabled = now.followMeEnabled;
    trial.followMeNumbers = now.followMeNumbers;
    trial.followMeStrategy = now.followMeStrategy;
    (new TryCallDialog(m_look, m_client, *m_known, trial, this))->open();
}

QCoro::Task<void> ExtensionDialog::save()
{
    const QPointer<ExtensionDialog> alive(this);
    const bool isNew = !m_known;
    setBusy(true);
    hideProblem();
    ApiResult<Extension> answer;
    if (isNew)
        answer = co_await m_client.createExtension(draft());
    else
        answer = co_await m_client.changeExtension(m_known->id, draft(), m_known->version);
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

void ExtensionDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict();
        return;
    }
    const QHash<QString, FormField *> fields{{QStringLiteral("number"), m_number},
                                             {QStringLiteral("display_name"), m_name},
                                             {QStringLiteral("email"), m_email},
                                             {QStringLiteral("password"), m_password}};
    if (error.code == QLatin1String("number_taken")) {
        m_number->setError(tr("This number is taken."));
        m_number->edit()->setFocus();
    } else if (FormField *field = fields.value(error.field)) {
        field->setError(error.message);
        field->edit()->setFocus();
    } else if (!m_followMe->showError(error.field, error.message)) {
        showFailure(error);
    }
}

QCoro::Task<void> ExtensionDialog::settleConflict()
{
    const QPointer<ExtensionDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.extension(m_known->id);
    if (!alive)
        co_return;
    if (!present) {
        setBusy(false);
        showFailure(present.error());
        co_return;
    }
    const ConflictSubject subject{tr("Extension %1").arg(present->number), QStringLiteral("extension"),
                                  QString::number(present->id), present->updatedAt};
    const QPointer<ApiClient> client(&m_client);
    const auto fields = editedFields();
    const ExtensionDraft base = draftOf(*m_known);
    ExtensionDraft mine = base; // numbers that are switched off are nobody's choice
    const ExtensionDraft typed = draft();
    mine.displayName = typed.displayName;
    mine.email = typed.email;
    mine.password = typed.password;
    mine.doNotDisturb = typed.doNotDisturb;
    m_followMe->writeTo(mine, *m_known);
    const ExtensionDraft theirs = draftOf(*present);
    const auto settled = co_await settle(client, subject, fields, base, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_known = *present;
    fill(settled->draft);
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
