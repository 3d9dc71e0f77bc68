// SPDX-License-Identifier: GPL-3.0-or-later
#include "TryCallDialog.h"

#include "Buttons.h"
#include "ChipRow.h"
#include "FormField.h"
#include "Label.h"

#include <QPainter>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

namespace wakeline {

namespace {

QString answerText(PreviewAnswer answer)
{
    switch (answer) {
    case PreviewAnswer::NoAnswer:
        return TryCallDialog::tr("Nobody answers");
    case PreviewAnswer::Busy:
        return TryCallDialog::tr("Busy");
    case PreviewAnswer::Declined:
        return TryCallDialog::tr("Declined");
    case PreviewAnswer::Asleep:
        return TryCallDialog::tr("Does not wake");
    }
    return {};
}

QString rejectText(int code)
{
    switch (code) {
    case 404:
        return TryCallDialog::tr("No such number");
    case 486:
        return TryCallDialog::tr("The caller hears “busy”");
    case 603:
        return TryCallDialog::tr("The caller hears “declined”");
    default:
        return TryCallDialog::tr("The caller hears “unavailable”");
    }
}

Timeline::Step stepOf(const PreviewStep &step)
{
    const QString who = step.numbers.join(QLatin1String(", "));
    const QString lasts = step.lasts > 0 ? TryCallDialog::tr("for %1 s at most").arg(step.lasts) : QString();
    Timeline::Step shown;
    shown.time = TryCallDialog::tr("+%1 s").arg(step.startsAt);
    shown.note = lasts;
    switch (step.action) {
    case PreviewAction::Wake:
        shown.label = TryCallDialog::tr("Held while a push wakes %1").arg(who);
        shown.icon = Icon::Held;
        shown.tone = Tone::Alert;
        break;
    case PreviewAction::Ring:
    case PreviewAction::RingAll:
        shown.label = step.action == PreviewAction::Ring ? TryCallDialog::tr("%1 rings").arg(who)
                                                         : TryCallDialog::tr("%1 ring at once").arg(who);
        shown.icon = Icon::Bell;
        break;
    case PreviewAction::Pause:
        shown.label = TryCallDialog::tr("The caller waits for the next number");
        shown.icon = Icon::Clock;
        shown.tone = Tone::Quiet;
        break;
    case PreviewAction::Voicemail:
        shown.label = TryCallDialog::tr("Voicemail box %1 answers").arg(who);
        shown.icon = Icon::Online;
        break;
    case PreviewAction::Reject:
        shown.label = rejectText(step.code);
        shown.note = TryCallDialog::tr("SIP %1").arg(step.code);
        shown.icon = Icon::Offline;
        shown.tone = Tone::Bad;
        break;
    }
    return shown;
}

} // namespace

QList<Timeline::Step> previewSteps(const CallPreview &preview)
{
    QList<Timeline::Step> steps;
    for (const PreviewStep &step : preview.steps)
        steps.append(stepOf(step));
    return steps;
}

TryCallDialog::TryCallDialog(const Appearance &look, ApiClient &client, const Extension &extension,
                             const CallTrial &draft, QWidget *parent)
    : QDialog(parent), m_look(look), m_client(client), m_extension(extension), m_draft(draft)
{
    const QString title = tr("A call to extension %1 now").arg(extension.number);
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, title, this));
    auto *help = new Label(look, TextStyle::Body,
                           tr("As the fields are now, saved or not, and as phones are registered now. Nothing rings."),
                           this, Ink::Secondary);
    help->wrap();
    layout->addWidget(help);
    m_from = new FormField(look, tr("Caller (optional)"), this);
    m_from->edit()->setMaxLength(64);
    layout->addWidget(m_from);
    m_answers = new QButtonGroup(this);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(6);
    for (const PreviewAnswer answer :
         {PreviewAnswer::NoAnswer, PreviewAnswer::Busy, PreviewAnswer::Declined, PreviewAnswer::Asleep}) {
        auto *chip = new Chip(look, answerText(answer), this);
        chip->setAccessibleName(tr("Its own phones: %1").arg(answerText(answer)));
        m_answers->addButton(chip, static_cast<int>(answer));
        chips->addWidget(chip);
    }
    chips->addStretch();
    m_answers->button(0)->setChecked(true);
    layout->addLayout(chips);
    m_words = new Label(look, TextStyle::Body, {}, this, Ink::Secondary);
    m_words->wrap();
    layout->addWidget(m_words);
    m_timeline = new Timeline(look, this);
    layout->addWidget(m_timeline);
    layout->addStretch();
    auto *close = new ActionButton(look, ActionButton::Kind::Plain, tr("Close"), this);
    close->setDefault(true);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_answers, &QButtonGroup::idClicked, this, [this] { ask(); });
    auto *typed = new QTimer(this);
    typed->setSingleShot(true);
    typed->setInterval(250);
    connect(m_from->edit(), &QLineEdit::textEdited, typed, qOverload<>(&QTimer::start));
    connect(typed, &QTimer::timeout, this, [this] { ask(); });
    resize(look.scaled(480), look.scaled(420));
    m_from->edit()->setFocus();
    ask();
}

QCoro::Task<void> TryCallDialog::ask()
{
    const QPointer<TryCallDialog> alive(this);
    const quint64 generation = ++m_generation;
    CallTrial trial = m_draft;
    if (const QString from = m_from->text().trimmed(); !from.isEmpty())
        trial.from = from;
    trial.answer = static_cast<PreviewAnswer>(m_answers->checkedId());
    auto asking = m_client.tryCall(m_extension.id, trial);
    const auto preview = co_await asking;
    if (!alive || generation != m_generation)
        co_return;
    if (preview) {
        showPreview(*preview);
    } else if (preview.error().kind != ApiError::Kind::Cancelled) {
        m_timeline->show({});
        m_words->setInk(Ink::Bad);
        m_words->setText(preview.error().message);
        m_words->show();
    }
    growToFit(*this);
}

void TryCallDialog::showPreview(const CallPreview &preview)
{
    QStringList words;
    if (preview.undisturbed)
        words.append(tr("It is not to be disturbed by this caller now."));
    if (!preview.refusedNumbers.isEmpty())
        words.append(tr("Never rings, neither an extension nor allowed through the trunk: %1.")
                         .arg(preview.refusedNumbers.join(QLatin1String(", "))));
    m_words->setInk(preview.refusedNumbers.isEmpty() ? Ink::Secondary : Ink::Alert);
    m_words->setText(words.join(u' '));
    m_words->setVisible(!words.isEmpty());
    m_timeline->show(previewSteps(preview));
}

void TryCallDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
