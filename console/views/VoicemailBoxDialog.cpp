// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailBoxDialog.h"

#include "Buttons.h"
#include "ChipRow.h"
#include "EmailAddress.h"
#include "FormField.h"
#include "Label.h"
#include "SipAddress.h"

#include <QButtonGroup>
#include <QPointer>
#include <QRegularExpression>

namespace wakeline {

namespace {

// As the service checks them.
constexpr int longestMessageS = 3600;
constexpr int mostMessages = 10'000;
constexpr int longestRetentionDays = 36'500;

bool isPin(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[0-9]{4,12}\\z"));
    return pattern.match(text).hasMatch();
}

QStringList numbersIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

/// What is wrong with a number that must lie between two; empty: nothing.
QString rangeProblem(const FormField &field, int least, int most)
{
    bool isNumber = false;
    const int value = field.text().trimmed().toInt(&isNumber);
    return isNumber && value >= least && value <= most ? QString()
                                                       : VoicemailBoxDialog::tr("%1 to %2.").arg(least).arg(most);
}

} // namespace

VoicemailBoxDialog::VoicemailBoxDialog(const Appearance &look, ApiClient &client, std::optional<VoicemailBox> known,
                                       QWidget *parent)
    : EditDialog(look, known ? tr("Edit voicemail box %1").arg(known->number) : tr("New voicemail box"),
                 known ? tr("Save") : tr("Add box"), parent),
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
    constexpr int designWidth = 600;
    resize(look.scaled(designWidth), 1);
    fill(draftOf(m_known.value_or(VoicemailBox())));
    for (FormField *field : fields()) {
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    (m_known ? m_name : m_number)->edit()->setFocus();
    growToFit(*this);
}

FormField *VoicemailBoxDialog::makeField(const QString &name, int longest)
{
    auto *field = new FormField(m_look, name, this);
    field->edit()->setMaxLength(longest);
    return field;
}

QWidget *VoicemailBoxDialog::makeFields()
{
    auto *fields = new QWidget(this);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addLayout(makeFirstRow());
    m_extensions = makeField(tr("Extensions that listen to it (numbers)"), 1000);
    layout->addWidget(m_extensions);
    layout->addLayout(makeMail());
    layout->addLayout(makeLimits());
    if (m_known)
        layout->addLayout(makeGreeting());
    return fields;
}

QLayout *VoicemailBoxDialog::makeFirstRow()
{
    auto *both = new QVBoxLayout;
    both->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_number = makeField(tr("Number"), 32);
    m_number->setEnabled(!m_known);
    m_number->setHelp(m_known ? tr("It stays as it is.") : QString());
    m_name = makeField(tr("Name"), 80);
    m_pin = makeField(m_known && m_known->hasPin ? tr("New PIN") : tr("PIN (optional)"), 12);
    m_pin->makeSecret();
    m_pin->setHelp(m_known && m_known->hasPin ? tr("Empty: it stays as it is.") : tr("To listen by phone."));
    row->addWidget(m_number, 3, Qt::AlignTop);
    row->addWidget(m_name, 5, Qt::AlignTop);
    row->addWidget(m_pin, 4, Qt::AlignTop);
    both->addLayout(row);
    m_noPin = new SwitchButton(m_look, tr("Remove the PIN"), this);
    m_noPin->setVisible(m_known && m_known->hasPin);
    connect(m_noPin, &QAbstractButton::toggled, this, [this](bool on) {
        m_pin->setEnabled(!on);
        if (on)
            m_pin->setText({});
    });
    both->addWidget(m_noPin);
    return both;
}

QLayout *VoicemailBoxDialog::makeChoice(const QString &question, QButtonGroup *group, const QStringList &words)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(new Label(m_look, TextStyle::Strong, question, this));
    row->addSpacing(6);
    for (int id = 0; id < words.size(); ++id) {
        auto *chip = new Chip(m_look, words.at(id), this);
        chip->setAccessibleName(tr("%1: %2").arg(question, words.at(id)));
        group->addButton(chip, id);
        row->addWidget(chip);
    }
    row->addStretch();
    return row;
}

QLayout *VoicemailBoxDialog::makeMail()
{
    auto *both = new QVBoxLayout;
    both->setSpacing(8);
    m_email = makeField(tr("E-mail (optional)"), 254);
    both->addWidget(m_email);
    m_notify = new QButtonGroup(this);
    both->addLayout(makeChoice(tr("Mail of a new message"), m_notify,
                               {tr("Nothing"), tr("A notice"), tr("The recording")})); // in the order of EmailNotify
    return both;
}

QLayout *VoicemailBoxDialog::makeGreeting()
{
    m_greeting = new QButtonGroup(this);
    return makeChoice(tr("Callers hear"), m_greeting,
                      {tr("The default"), tr("Its own"), tr("The default with its name")}); // as GreetingKind
}

QLayout *VoicemailBoxDialog::makeLimits()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_duration = makeField(tr("Longest message (s)"), 4);
    m_messages = makeField(tr("Most messages"), 5);
    m_retention = makeField(tr("Keep for (days)"), 5);
    m_retention->setHelp(tr("0: for ever."));
    for (FormField *field : {m_duration, m_messages, m_retention})
        row->addWidget(field, 1, Qt::AlignTop);
    return row;
}

QList<FormField *> VoicemailBoxDialog::fields() const
{
    return {m_number, m_name, m_pin, m_extensions, m_email, m_duration, m_messages, m_retention};
}

void VoicemailBoxDialog::fill(const VoicemailBoxDraft &shown)
{
    m_number->setText(m_known ? m_known->number : QString());
    m_name->setText(shown.name.value_or(QString()));
    m_noPin->setChecked(shown.pin && shown.pin->isEmpty());
    m_pin->setText(shown.pin.value_or(QString()));
    m_extensions->setText(shown.extensions.value_or(QStringList()).join(QStringLiteral(", ")));
    m_email->setText(shown.email.value_or(QString()));
    m_duration->setText(QString::number(shown.maxDurationS.value_or(0)));
    m_messages->setText(QString::number(shown.maxMessages.value_or(0)));
    m_retention->setText(QString::number(shown.retentionDays.value_or(0)));
    m_notify->button(static_cast<int>(shown.emailNotify.value_or(EmailNotify::None)))->setChecked(true);
    if (m_greeting)
        m_greeting->button(static_cast<int>(shown.greeting.value_or(GreetingKind::Default)))->setChecked(true);
}

VoicemailBoxDraft VoicemailBoxDialog::draftOf(const VoicemailBox &box)
{
    VoicemailBoxDraft draft;
    draft.name = box.name;
    draft.extensions = box.extensions;
    draft.greeting = box.greeting;
    draft.email = box.email;
    draft.emailNotify = box.emailNotify;
    draft.maxDurationS = box.maxDurationS;
    draft.maxMessages = box.maxMessages;
    draft.retentionDays = box.retentionDays;
    return draft;
}

QList<EditedField<VoicemailBoxDraft>> VoicemailBoxDialog::editedFields() const
{
    const auto mail = [this](const std::optional<EmailNotify> &value) {
        return m_notify->button(static_cast<int>(value.value_or(EmailNotify::None)))->text();
    };
    const auto greeting = [this](const std::optional<GreetingKind> &value) {
        return m_greeting->button(static_cast<int>(value.value_or(GreetingKind::Default)))->text();
    };
    using Draft = VoicemailBoxDraft;
    return {editedField(tr("Name"), &Draft::name, textWords),
            editedField(tr("PIN"), &Draft::pin, secretWords),
            editedField(tr("Extensions that listen to it"), &Draft::extensions, listWords),
            editedField(tr("E-mail"), &Draft::email, textWords),
            editedField(tr("Mail of a new message"), &Draft::emailNotify, mail),
            editedField(tr("Longest message (s)"), &Draft::maxDurationS, numberWords),
            editedField(tr("Most messages"), &Draft::maxMessages, numberWords),
            editedField(tr("Keep for (days)"), &Draft::retentionDays, numberWords),
            editedField(tr("Callers hear"), &Draft::greeting, greeting)};
}

bool VoicemailBoxDialog::check()
{
    const auto note = [](FormField *field, bool wrong, const QString &error) {
        field->setError(wrong ? error : QString());
    };
    const QString number = m_number->text().trimmed();
    note(m_number, !isMailboxNumber(number),
         isExtensionNumber(number) ? tr("Not with a dot first or two in a row, nor “default” or “names”.")
                                   : tr("1 to 32 letters, digits or _ . + -"));
    note(m_name, m_name->text().trimmed().isEmpty(), tr("A name is needed."));
    note(m_pin, !m_pin->text().isEmpty() && !isPin(m_pin->text()), tr("4 to 12 digits."));
    const QStringList numbers = numbersIn(m_extensions->text());
    const auto wrong = std::ranges::find_if_not(numbers, isExtensionNumber);
    m_extensions->setError(wrong == numbers.cend() ? QString() : tr("“%1” is not a number.").arg(*wrong));
    const QString email = m_email->text().trimmed();
    const bool mails = m_notify->checkedId() != static_cast<int>(EmailNotify::None);
    note(m_email, !email.isEmpty() && !isEmailAddress(email), tr("This is not an e-mail address."));
    if (email.isEmpty() && mails)
        m_email->setError(tr("An address is needed to send mail to."));
    m_duration->setError(rangeProblem(*m_duration, 1, longestMessageS));
    m_messages->setError(rangeProblem(*m_messages, 1, mostMessages));
    m_retention->setError(rangeProblem(*m_retention, 0, longestRetentionDays));
    for (FormField *field : fields()) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return false;
        }
    }
    return true;
}

VoicemailBoxDraft VoicemailBoxDialog::draft() const
{
    VoicemailBoxDraft draft;
    if (!m_known)
        draft.number = m_number->text().trimmed();
    draft.name = m_name->text().trimmed();
    if (!m_pin->text().isEmpty())
        draft.pin = m_pin->text();
    else if (m_noPin->isChecked())
        draft.pin = QString();
    draft.extensions = numbersIn(m_extensions->text());
    draft.email = m_email->text().trimmed();
    draft.emailNotify = static_cast<EmailNotify>(m_notify->checkedId());
    if (m_greeting)
        draft.greeting = static_cast<GreetingKind>(m_greeting->checkedId());
    draft.maxDurationS = m_duration->text().trimmed().toInt();
    draft.maxMessages = m_messages->text().trimmed().toInt();
    draft.retentionDays = m_retention->text().trimmed().toInt();
    return draft;
}

QCoro::Task<void> VoicemailBoxDialog::save()
{
    const QPointer<VoicemailBoxDialog> alive(this);
    setBusy(true);
    hideProblem();
    ApiResult<VoicemailBox> answer;
    if (m_known)
        answer = co_await m_client.changeVoicemailBox(m_known->id, draft(), m_known->version);
    else
        answer = co_await m_client.createVoicemailBox(draft());
    if (!alive)
        co_return;
    setBusy(false);
    if (!answer) {
        showError(answer.error());
        co_return;
    }
    Q_EMIT saved(*answer);
    accept();
}

void VoicemailBoxDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict();
        return;
    }
    const QHash<QString, FormField *> known{{QStringLiteral("number"), m_number},
                                            {QStringLiteral("name"), m_name},
                                            {QStringLiteral("pin"), m_pin},
                                            {QStringLiteral("email"), m_email},
                                            {QStringLiteral("max_duration_s"), m_duration},
                                            {QStringLiteral("max_messages"), m_messages},
                                            {QStringLiteral("retention_days"), m_retention}};
    FormField *field =
        error.field.startsWith(QLatin1String("extensions")) ? m_extensions : known.value(error.field, nullptr);
    if (error.code == QLatin1String("number_taken")) {
        m_number->setError(tr("This number is taken."));
        m_number->edit()->setFocus();
    } else if (error.field == QLatin1String("greeting")) {
        showProblem(tr("There is no recording of its own yet: upload one with “Greeting” first."));
    } else if (field) {
        field->setError(error.message);
        field->edit()->setFocus();
    } else {
        showFailure(error);
    }
}

QCoro::Task<void> VoicemailBoxDialog::settleConflict()
{
    const QPointer<VoicemailBoxDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.voicemailBox(m_known->id);
    if (!alive)
        co_return;
    if (!present) {
        setBusy(false);
        showFailure(present.error());
        co_return;
    }
    const ConflictSubject subject{tr("Voicemail box %1").arg(present->number), QStringLiteral("voicemail_box"),
                                  QString::number(present->id), present->updatedAt};
    const QPointer<ApiClient> client(&m_client);
    const auto fields = editedFields();
    const VoicemailBoxDraft base = draftOf(*m_known);
    const VoicemailBoxDraft mine = draft();
    const VoicemailBoxDraft theirs = draftOf(*present);
    const auto settled = co_await settle(client, subject, fields, base, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_known = *present;
    fill(settled->draft);
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
