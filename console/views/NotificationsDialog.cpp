// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotificationsDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"
#include "Notices.h"

#include <QGridLayout>
#include <QPainter>
#include <QRegularExpression>

namespace wakeline {

namespace {

const QString timeFormat = QStringLiteral("HH:mm");

/// In the order of the dialog: what an operator meets most often first.
constexpr NoticeKind shownKinds[] = {NoticeKind::HeldCall,   NoticeKind::Part,     NoticeKind::Link,
                                     NoticeKind::Alarm,      NoticeKind::License,  NoticeKind::Certificate,
                                     NoticeKind::FailedPush, NoticeKind::Voicemail};

QStringList numbersIn(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

} // namespace

NotificationsDialog::NotificationsDialog(const Appearance &look, const NotificationPreferences &preferences,
                                         bool hasTray, QWidget *parent)
    : QDialog(parent), m_look(look)
{
    setWindowTitle(tr("Notifications"));
    setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(12);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    layout->addWidget(makeKinds());
    layout->addWidget(makeOptions(hasTray));
    layout->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *example = new ActionButton(look, ActionButton::Kind::Link, tr("Show an example"), this);
    auto *cancel = new ActionButton(look, ActionButton::Kind::Plain, tr("Cancel"), this);
    auto *save = new ActionButton(look, ActionButton::Kind::Primary, tr("Save"), this);
    save->setDefault(true);
    buttons->addWidget(example);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    layout->addLayout(buttons);
    connect(example, &QPushButton::clicked, this, &NotificationsDialog::exampleWanted);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] {
        if (!check())
            return;
        Q_EMIT saved(typed());
        accept();
    });
    constexpr int designWidth = 640;
    resize(look.scaled(designWidth), 1);
    fill(preferences);
    for (FormField *field : {m_boxes, m_from, m_to}) {
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    m_kinds.first()->setFocus();
    growToFit(*this);
}

/// Below the words of a switch.
QLayout *NotificationsDialog::behindSwitch(QWidget &widget) const
{
    auto *row = new QHBoxLayout;
    row->addSpacing(m_look.scaled(28) + 11);
    row->addWidget(&widget, 1);
    return row;
}

QWidget *NotificationsDialog::makeKinds()
{
    auto *part = new QWidget(this);
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    int place = 0;
    for (const NoticeKind kind : shownKinds) {
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *button = new SwitchButton(m_look, noticeText(kind), part);
        button->setAccessibleDescription(noticeHelp(kind));
        auto *help = new Label(m_look, TextStyle::Caption, noticeHelp(kind), part, Ink::Hint);
        help->wrap();
        words->addWidget(button);
        words->addLayout(behindSwitch(*help));
        words->addStretch();
        grid->addLayout(words, place / 2, place % 2);
        grid->setColumnStretch(place % 2, 1);
        m_kinds.insert(kind, button);
        ++place;
    }
    m_boxes = new FormField(m_look, tr("Voicemail boxes (numbers)"), part);
    m_boxes->edit()->setPlaceholderText(tr("All boxes"));
    grid->addWidget(m_boxes, place / 2, 0, 1, 2);
    connect(m_kinds.value(NoticeKind::Voicemail), &QAbstractButton::toggled, this, [this](bool on) {
        m_boxes->setVisible(on);
        QMetaObject::invokeMethod(
            this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    });
    return part;
}

QWidget *NotificationsDialog::makeOptions(bool hasTray)
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(new Label(m_look, TextStyle::Strong, tr("How"), part));
    const auto add = [&](const QString &words) {
        auto *button = new SwitchButton(m_look, words, part);
        layout->addWidget(button);
        return button;
    };
    m_background = add(tr("Only while the window is not in use"));
    m_sound = add(tr("With a sound"));
    m_quiet = add(tr("Quiet hours: nothing on the desktop"));
    m_times = new QWidget(part);
    auto *times = new QHBoxLayout(m_times);
    times->setContentsMargins(0, 0, 0, 8);
    times->setSpacing(0);
    times->addSpacing(m_look.scaled(28) + 11);
    m_from = new FormField(m_look, tr("From"), m_times);
    m_to = new FormField(m_look, tr("To"), m_times);
    times->addWidget(m_from, 1, Qt::AlignTop);
    times->addSpacing(12);
    times->addWidget(m_to, 1, Qt::AlignTop);
    times->addStretch(2);
    layout->addWidget(m_times);
    m_tray = add(tr("Closing the window keeps Wakeline in the tray"));
    m_tray->setEnabled(hasTray);
    if (!hasTray)
        m_tray->setToolTip(tr("This desktop has no tray"));
    connect(m_quiet, &QAbstractButton::toggled, this, [this](bool on) {
        m_times->setVisible(on);
        QMetaObject::invokeMethod(
            this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    });
    return part;
}

void NotificationsDialog::fill(const NotificationPreferences &preferences)
{
    for (auto it = m_kinds.cbegin(); it != m_kinds.cend(); ++it)
        it.value()->setChecked(preferences.kinds.contains(it.key()));
    m_boxes->setText(preferences.boxes.join(QStringLiteral(", ")));
    m_boxes->setVisible(preferences.kinds.contains(NoticeKind::Voicemail));
    m_background->setChecked(preferences.onlyInBackground);
    m_sound->setChecked(preferences.sound);
    m_quiet->setChecked(preferences.quiet);
    m_times->setVisible(preferences.quiet);
    m_from->setText(preferences.quietFrom.toString(timeFormat));
    m_to->setText(preferences.quietTo.toString(timeFormat));
    m_tray->setChecked(preferences.stayInTray);
}

NotificationPreferences NotificationsDialog::typed() const
{
    NotificationPreferences preferences;
    preferences.kinds.clear();
    for (auto it = m_kinds.cbegin(); it != m_kinds.cend(); ++it) {
        if (it.value()->isChecked())
            preferences.kinds.insert(it.key());
    }
    preferences.boxes = numbersIn(m_boxes->text());
    preferences.onlyInBackground = m_background->isChecked();
    preferences.sound = m_sound->isChecked();
    preferences.quiet = m_quiet->isChecked();
    preferences.quietFrom = QTime::fromString(m_from->text().trimmed(), timeFormat);
    preferences.quietTo = QTime::fromString(m_to->text().trimmed(), timeFormat);
    preferences.stayInTray = m_tray->isChecked();
    return preferences;
}

bool NotificationsDialog::check()
{
    if (!m_quiet->isChecked()) {
        const NotificationPreferences usual; // what is not in view cannot be mended
        for (const auto &[field, time] : {std::pair{m_from, usual.quietFrom}, std::pair{m_to, usual.quietTo}}) {
            if (!QTime::fromString(field->text().trimmed(), timeFormat).isValid())
                field->setText(time.toString(timeFormat));
        }
        return true;
    }
    for (FormField *field : {m_from, m_to}) {
        const bool good = QTime::fromString(field->text().trimmed(), timeFormat).isValid();
        field->setError(good ? QString() : tr("A time such as 22:00."));
    }
    if (m_from->text().trimmed() == m_to->text().trimmed())
        m_to->setError(tr("Later or earlier than its beginning."));
    for (FormField *field : {m_from, m_to}) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return false;
        }
    }
    return true;
}

void NotificationsDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
