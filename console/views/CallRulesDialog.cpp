// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRulesDialog.h"

#include "Buttons.h"
#include "CallRulesText.h"
#include "ChipRow.h"
#include "FormField.h"
#include "Label.h"
#include "SipAddress.h"
#include "TryCallDialog.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QPointer>
#include <QRegularExpression>
#include <QTimeZone>

namespace wakeline {

namespace {

// As the service checks them.
constexpr int shortestRing = 5;
constexpr int longestRing = 300;

constexpr NextStep steps[] = {NextStep::FollowMe, NextStep::Voicemail, NextStep::Reject};

bool isTimeOfDay(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A([01][0-9]|2[0-3]):[0-5][0-9]\\z"));
    return pattern.match(text).hasMatch();
}

QStringList numbersIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

} // namespace

CallRulesDialog::CallRulesDialog(const Appearance &look, ApiClient &client, const Extension &extension, QWidget *parent)
    : EditDialog(look, tr("Calls to extension %1").arg(extension.number), tr("Save"), parent),
      m_client(client),
      m_extension(extension)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(12);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    layout->addWidget(makeSteps());
    layout->addWidget(makeDoNotDisturb());
    layout->addWidget(makeQuietHours());
    m_summary = new Label(look, TextStyle::Body, {}, this, Ink::Hint);
    m_summary->wrap();
    layout->addWidget(m_summary);
    auto *trial = new ActionButton(look, ActionButton::Kind::Link, tr("What would happen to a call now?"), this);
    layout->addWidget(trial, 0, Qt::AlignLeft);
    connect(trial, &QPushButton::clicked, this, &CallRulesDialog::tryCall);
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addLayout(makeButtons());
    constexpr int designWidth = 560;
    resize(look.scaled(designWidth), 1);
    fill(extension.callRules);
    for (FormField *field : {m_ring, m_allowed, m_from, m_to, m_timeZone}) {
        connect(field->edit(), &QLineEdit::textEdited, this, [this, field] {
            field->setError({});
            showSummary();
        });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    m_ring->edit()->setFocus();
    growToFit(*this);
}

QWidget *CallRulesDialog::makeSteps()
{
    auto *part = new QWidget(this);
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    m_ring = new FormField(m_look, tr("Its own phones ring for (seconds)"), part);
    m_ring->edit()->setMaxLength(3);
    grid->addWidget(m_ring, 0, 0, 1, 2, Qt::AlignLeft);
    const QStringList questions{tr("When busy"), tr("When declined"), tr("Without an answer"), tr("With nobody there")};
    for (int question = 0; question < QuestionCount; ++question) {
        const QString words = questions.at(question);
        grid->addWidget(new Label(m_look, TextStyle::Body, words, part), question + 1, 0);
        auto *group = new QButtonGroup(part);
        auto *row = new QHBoxLayout;
        row->setSpacing(6);
        for (const NextStep step : steps) {
            auto *chip = new Chip(m_look, nextStepText(step), part);
            chip->setAccessibleName(tr("%1: %2").arg(words, nextStepText(step)));
            group->addButton(chip, static_cast<int>(step));
            row->addWidget(chip);
        }
        row->addStretch();
        grid->addLayout(row, question + 1, 1);
        connect(group, &QButtonGroup::idClicked, this, &CallRulesDialog::showSummary);
        m_steps.at(static_cast<std::size_t>(question)) = group;
    }
    return part;
}

QWidget *CallRulesDialog::makeDoNotDisturb()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new Label(m_look, TextStyle::Strong, tr("While it is not to be disturbed"), part));
    m_toVoicemail = new SwitchButton(m_look, tr("Callers get voicemail instead of being turned away"), part);
    layout->addWidget(m_toVoicemail);
    m_allowed = new FormField(m_look, tr("Who gets through all the same (numbers)"), part);
    layout->addWidget(m_allowed);
    return part;
}

QWidget *CallRulesDialog::makeQuietHours()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_quiet = new SwitchButton(m_look, tr("Quiet hours: do not disturb by the clock"), part);
    layout->addWidget(m_quiet);
    m_quietDetails = new QWidget(part);
    auto *details = new QVBoxLayout(m_quietDetails);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(8);
    auto *times = new QHBoxLayout;
    times->setSpacing(12);
    m_from = new FormField(m_look, tr("From"), m_quietDetails);
    m_to = new FormField(m_look, tr("To"), m_quietDetails);
    m_timeZone = new FormField(m_look, tr("Time zone"), m_quietDetails);
    times->addWidget(m_from, 2, Qt::AlignTop);
    times->addWidget(m_to, 2, Qt::AlignTop);
    times->addWidget(m_timeZone, 5, Qt::AlignTop);
    details->addLayout(times);
    auto *days = new QHBoxLayout;
    days->setSpacing(6);
    days->addWidget(new Label(m_look, TextStyle::Body, tr("Beginning on"), m_quietDetails));
    for (int day = 1; day <= 7; ++day) {
        auto *chip = new Chip(m_look, weekdayText(static_cast<Weekday>(day)), m_quietDetails);
        chip->setAccessibleName(tr("Quiet hours begin on %1").arg(QLocale().dayName(day)));
        connect(chip, &QAbstractButton::toggled, this, &CallRulesDialog::showSummary);
        days->addWidget(chip);
        m_days.append(chip);
    }
    days->addStretch();
    details->addLayout(days);
    layout->addWidget(m_quietDetails);
    connect(m_quiet, &QAbstractButton::toggled, this, [this](bool on) {
        m_quietDetails->setVisible(on);
        showSummary();
    });
    return part;
}

void CallRulesDialog::fill(const CallRules &rules)
{
    m_ring->setText(QString::number(rules.ringTimeout));
    const std::array next{rules.onBusy, rules.onDeclined, rules.onNoAnswer, rules.onOffline};
    for (std::size_t question = 0; question < QuestionCount; ++question)
        m_steps.at(question)->button(static_cast<int>(next.at(question)))->setChecked(true);
    m_toVoicemail->setChecked(rules.dndAction == DndAction::Voicemail);
    m_allowed->setText(rules.dndAllowed.join(QStringLiteral(", ")));
    const QuietHours hours =
        rules.quietHours.value_or(QuietHours{QStringLiteral("22:00"), QStringLiteral("07:00"),
                                             QString::fromLatin1(QTimeZone::systemTimeZoneId()), QList<Weekday>()});
    m_from->setText(hours.from);
    m_to->setText(hours.to);
    m_timeZone->setText(hours.timeZone);
    for (int day = 1; day <= 7; ++day)
        m_days.at(day - 1)->setChecked(hours.days.contains(static_cast<Weekday>(day)));
    m_quiet->setChecked(rules.quietHours.has_value());
    m_quietDetails->setVisible(rules.quietHours.has_value());
    showSummary();
}

CallRules CallRulesDialog::rules() const
{
    const auto step = [this](Question question) {
        return static_cast<NextStep>(m_steps.at(static_cast<std::size_t>(question))->checkedId());
    };
    CallRules rules;
    rules.ringTimeout = m_ring->text().toInt();
    rules.onBusy = step(Busy);
    rules.onDeclined = step(Declined);
    rules.onNoAnswer = step(NoAnswer);
    rules.onOffline = step(Offline);
    rules.dndAction = m_toVoicemail->isChecked() ? DndAction::Voicemail : DndAction::Reject;
    rules.dndAllowed = numbersIn(m_allowed->text());
    if (m_quiet->isChecked()) {
        QuietHours hours{m_from->text().trimmed(), m_to->text().trimmed(), m_timeZone->text().trimmed(), {}};
        for (int day = 1; day <= 7; ++day) {
            if (m_days.at(day - 1)->isChecked())
                hours.days.append(static_cast<Weekday>(day));
        }
        rules.quietHours = hours;
    }
    return rules;
}

void CallRulesDialog::showSummary()
{
    const CallRules now = rules();
    QString text = callRulesText(now);
    if (now.quietHours)
        text += u' ' + tr("Quiet from %1.").arg(quietHoursText(*now.quietHours));
    m_summary->setText(text);
    QMetaObject::invokeMethod(
        this, [this] { growToFit(*this); }, Qt::QueuedConnection);
}

void CallRulesDialog::tryCall()
{
    if (!check())
        return;
    CallTrial trial;
    trial.callRules = rules();
    (new TryCallDialog(m_look, m_client, m_extension, trial, this))->open();
}

bool CallRulesDialog::check()
{
    const CallRules typed = rules();
    const bool ringIsNumber = typed.ringTimeout >= shortestRing && typed.ringTimeout <= longestRing;
    m_ring->setError(ringIsNumber ? QString() : tr("%1 to %2 seconds.").arg(shortestRing).arg(longestRing));
    const auto wrong = std::ranges::find_if_not(typed.dndAllowed, isExtensionNumber);
    m_allowed->setError(wrong == typed.dndAllowed.cend() ? QString() : tr("“%1” is not a number.").arg(*wrong));
    for (FormField *field : {m_from, m_to}) {
        const bool bad = typed.quietHours && !isTimeOfDay(field->text().trimmed());
        field->setError(bad ? tr("A time such as 22:00.") : QString());
    }
    const bool noZone = typed.quietHours && typed.quietHours->timeZone.isEmpty();
    m_timeZone->setError(noZone ? tr("A name such as Europe/Berlin.") : QString());
    for (FormField *field : {m_ring, m_allowed, m_from, m_to, m_timeZone}) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return false;
        }
    }
    return true;
}

QCoro::Task<void> CallRulesDialog::save()
{
    const QPointer<CallRulesDialog> alive(this);
    setBusy(true);
    hideProblem();
    ExtensionDraft draft;
    draft.callRules = rules();
    const auto answer = co_await m_client.changeExtension(m_extension.id, draft, m_extension.version);
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

void CallRulesDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    const QHash<QString, FormField *> fields{{QStringLiteral("call_rules.ring_timeout"), m_ring},
                                             {QStringLiteral("call_rules.quiet_hours.from"), m_from},
                                             {QStringLiteral("call_rules.quiet_hours.to"), m_to},
                                             {QStringLiteral("call_rules.quiet_hours.time_zone"), m_timeZone}};
    FormField *field =
        error.field.startsWith(QLatin1String("call_rules.dnd_allowed")) ? m_allowed : fields.value(error.field);
    if (error.isStale()) {
        settleConflict();
    } else if (field) {
        field->setError(error.message);
        field->edit()->setFocus();
    } else {
        showFailure(error);
    }
}

QList<EditedField<CallRules>> CallRulesDialog::editedFields() const
{
    const auto seconds = [](int value) { return tr("%1 s").arg(value); };
    const auto action = [](DndAction value) {
        return value == DndAction::Voicemail ? nextStepText(NextStep::Voicemail) : nextStepText(NextStep::Reject);
    };
    const auto hours = [](const std::optional<QuietHours> &value) {
        return value ? quietHoursText(*value) : onOffWords(false);
    };
    return {editedField(tr("Its own phones ring for"), &CallRules::ringTimeout, seconds),
            editedField(tr("When busy"), &CallRules::onBusy, nextStepText),
            editedField(tr("When declined"), &CallRules::onDeclined, nextStepText),
            editedField(tr("Without an answer"), &CallRules::onNoAnswer, nextStepText),
            editedField(tr("With nobody there"), &CallRules::onOffline, nextStepText),
            editedField(tr("While it is not to be disturbed"), &CallRules::dndAction, action),
            editedField(tr("Who gets through all the same"), &CallRules::dndAllowed, listWords),
            editedField(tr("Quiet hours"), &CallRules::quietHours, hours)};
}

QCoro::Task<void> CallRulesDialog::settleConflict()
{
    const QPointer<CallRulesDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.extension(m_extension.id);
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
    const CallRules mine = rules();
    const auto settled = co_await settle(client, subject, fields, m_extension.callRules, mine, present->callRules);
    if (!alive || !settled)
        co_return;
    m_extension = *present;
    fill(settled->draft);
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
