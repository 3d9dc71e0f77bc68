// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlayerBar.h"

#include "Buttons.h"
#include "Label.h"
#include "PlayButton.h"
#include "SoundPlayer.h"
#include "Waveform.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace wakeline {

namespace {

constexpr double speeds[] = {0.75, 1, 1.25, 1.5, 2};
constexpr int volumes[] = {100, 80, 60, 40, 20};

QString speedText(double speed)
{
    return PlayerBar::tr("%1×").arg(QLocale().toString(speed, 'g', 3));
}

QString volumeText(int percent)
{
    return PlayerBar::tr("%1 %").arg(percent);
}

int percentOf(double volume)
{
    return static_cast<int>(volume * 100 + 0.5);
}

} // namespace

ClipControls::ClipControls(const Appearance &look, SoundPlayer &player, QWidget *parent)
    : QWidget(parent),
      m_player(player),
      m_play(new PlayButton(look, this)),
      m_waveform(new Waveform(look, this)),
      m_position(new Label(look, TextStyle::Body, {}, this, Ink::Secondary)),
      m_duration(new Label(look, TextStyle::Body, {}, this, Ink::Secondary)),
      m_note(new Label(look, TextStyle::Body, {}, this, Ink::Hint))
{
    setAccessibleName(tr("Recording"));
    setLayoutDirection(Qt::LeftToRight); // time runs to the right in every language
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    auto *left = new QVBoxLayout;
    left->addSpacing(look.scaled(20));
    left->addWidget(m_play);
    left->addStretch();
    layout->addLayout(left);
    auto *right = new QVBoxLayout;
    right->setSpacing(2);
    right->addWidget(m_waveform);
    m_below = new QHBoxLayout;
    m_below->setSpacing(6);
    m_below->addWidget(m_position);
    m_note->setElidable(true);
    m_note->setContentsMargins(12, 0, 0, 0);
    m_below->addWidget(m_note, 1);
    m_below->addStretch(1);
    m_below->addWidget(m_duration);
    right->addLayout(m_below);
    layout->addLayout(right, 1);

    connect(m_play, &QAbstractButton::clicked, this, &ClipControls::toggleWanted);
    connect(m_waveform, &Waveform::seekWanted, &player, &SoundPlayer::seek);
    connect(&player, &SoundPlayer::stateChanged, this, &ClipControls::showState);
    connect(&player, &SoundPlayer::positionChanged, this, [this](std::chrono::milliseconds position) {
        m_waveform->setPosition(position);
        m_position->setText(clockText(position));
    });
    showState();
}

void ClipControls::showClip(const SharedClip &clip)
{
    if (clip)
        m_waveform->show([clip](int bars) { return clip->peaks(bars); }, clip->duration());
    else
        m_waveform->clear();
    m_player.load(clip);
}

void ClipControls::addBelow(QWidget *widget)
{
    m_below->insertWidget(m_below->count() - 2, widget);
}

void ClipControls::setNote(const QString &text, bool isProblem)
{
    m_note->setText(text);
    m_note->setInk(isProblem ? Ink::Bad : Ink::Hint);
    m_note->setAccessibleName(text);
}

void ClipControls::setExpecting(bool expecting)
{
    m_expecting = expecting;
    showState();
}

void ClipControls::showState()
{
    m_play->setPlaying(m_player.isPlaying());
    m_play->setEnabled(m_player.isLoaded() || m_expecting);
    m_position->setText(m_player.isLoaded() ? clockText(m_player.position()) : QString());
    m_duration->setText(m_player.isLoaded() ? clockText(m_player.duration()) : QString());
}

PlayerBar::PlayerBar(const Appearance &look, SoundPlayer &player, QWidget *parent)
    : Panel(look, Ground::Surface, parent), m_player(player)
{
    setAccessibleName(tr("Player"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(look.scaled(20), look.scaled(10), look.scaled(20), look.scaled(10));
    layout->setSpacing(4);
    layout->addWidget(makeHeading());
    m_controls = new ClipControls(look, player, this);
    m_speed = new ActionButton(look, ActionButton::Kind::Flat, {}, m_controls, Icon::Speed);
    m_output = new ActionButton(look, ActionButton::Kind::Flat, {}, m_controls, Icon::Volume);
    auto *speedMenu = new QMenu(this);
    auto *outputMenu = new QMenu(this);
    const auto opens = [](ActionButton *button, QMenu *menu) {
        connect(button, &QPushButton::clicked, menu, [button, menu] { popUpAt(*menu, *button, true); });
    };
    fillSpeeds(*speedMenu);
    connect(m_output, &QPushButton::clicked, this, [this, outputMenu] { fillOutputs(*outputMenu); });
    opens(m_speed, speedMenu);
    opens(m_output, outputMenu);
    m_controls->addBelow(m_speed);
    m_controls->addBelow(m_output);
    layout->addWidget(m_controls);
    setMinimumHeight(look.scaled(172));
    connect(&player, &SoundPlayer::stateChanged, this, &PlayerBar::showChoices);
    showChoices();
    showNothing();
}

QWidget *PlayerBar::makeHeading()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_heading = new QWidget(row);
    auto *words = new QHBoxLayout(m_heading);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(6);
    m_caller = new Label(look(), TextStyle::Strong, {}, m_heading);
    m_caller->setElidable(true);
    m_where = new Label(look(), TextStyle::Body, {}, m_heading, Ink::Secondary);
    m_where->setElidable(true);
    words->addWidget(m_caller);
    words->addWidget(m_where, 1);
    layout->addWidget(m_heading, 1);
    m_read = new ActionButton(look(), ActionButton::Kind::Flat, tr("Mark read"), row, Icon::Check);
    m_save = new ActionButton(look(), ActionButton::Kind::Flat, tr("Save as…"), row, Icon::Download);
    m_delete = new ActionButton(look(), ActionButton::Kind::Flat, tr("Delete"), row, Icon::Trash);
    for (ActionButton *button : {m_read, m_save, m_delete})
        layout->addWidget(button);
    connect(m_read, &QPushButton::clicked, this, &PlayerBar::readWanted);
    connect(m_save, &QPushButton::clicked, this, &PlayerBar::saveWanted);
    connect(m_delete, &QPushButton::clicked, this, &PlayerBar::deleteWanted);
    return row;
}

QWidget *PlayerBar::heading() const
{
    return m_heading;
}

void PlayerBar::fillSpeeds(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    for (const double speed : speeds) {
        QAction *action = menu.addAction(speedText(speed), &m_player, [this, speed] { m_player.setSpeed(speed); });
        action->setCheckable(true);
        action->setChecked(qFuzzyCompare(speed, m_player.speed()));
        group->addAction(action);
    }
}

/// Anew each time it opens: devices come and go.
void PlayerBar::fillOutputs(QMenu &menu)
{
    menu.clear();
    auto *volumeGroup = new QActionGroup(&menu);
    for (const int percent : volumes) {
        QAction *action =
            menu.addAction(volumeText(percent), &m_player, [this, percent] { m_player.setVolume(percent / 100.0); });
        action->setCheckable(true);
        action->setChecked(percent == percentOf(m_player.volume()));
        volumeGroup->addAction(action);
    }
    menu.addSeparator();
    const QList<OutputDevice> devices = m_player.devices();
    if (devices.isEmpty()) {
        menu.addAction(tr("This computer has no sound output"))->setEnabled(false);
        return;
    }
    auto *deviceGroup = new QActionGroup(&menu);
    const auto add = [&](const QByteArray &id, const QString &name) {
        QString words = name;
        QAction *action = menu.addAction(words.replace(QLatin1Char('&'), QStringLiteral("&&")), &m_player,
                                         [this, id] { m_player.setDevice(id); });
        action->setCheckable(true);
        action->setChecked(id == m_player.device());
        deviceGroup->addAction(action);
    };
    add({}, tr("The system's own output"));
    for (const OutputDevice &device : devices)
        add(device.id, device.name);
}

void PlayerBar::showChoices()
{
    m_speed->setText(speedText(m_player.speed()));
    m_speed->setAccessibleName(tr("Speed: %1").arg(m_speed->text()));
    m_speed->setToolTip(tr("Speed; the pitch stays"));
    m_output->setText(volumeText(percentOf(m_player.volume())));
    m_output->setAccessibleName(tr("Volume and output: %1").arg(m_output->text()));
    m_output->setToolTip(tr("Volume and sound output"));
    for (ActionButton *button : {m_speed, m_output})
        button->updateGeometry();
}

void PlayerBar::showMessage(const QString &caller, const QString &where, bool isNew)
{
    m_hasMessage = true;
    m_isNew = isNew;
    m_caller->setText(caller);
    m_caller->setInk(Ink::Text);
    m_where->setText(where);
    showActions();
}

void PlayerBar::showNothing()
{
    m_hasMessage = false;
    m_caller->setText(tr("No message chosen"));
    m_caller->setInk(Ink::Hint);
    m_where->setText({});
    m_controls->setNote({}, false);
    m_controls->setExpecting(false);
    m_controls->showClip(nullptr);
    setSavable(false);
    showActions();
}

void PlayerBar::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    showActions();
}

void PlayerBar::setSavable(bool savable)
{
    m_save->setEnabled(savable);
    m_save->setToolTip(tr("Save the recording as a WAV file (Ctrl+S)"));
}

void PlayerBar::showActions()
{
    m_read->setEnabled(m_hasMessage && m_isNew && m_writable);
    m_read->setToolTip(!m_writable               ? m_whyNot
                       : m_hasMessage && m_isNew ? tr("Mark the message as read (M)")
                                                 : tr("It is read already"));
    m_delete->setEnabled(m_hasMessage && m_writable);
    m_delete->setToolTip(m_writable ? tr("Delete the message (Delete)") : m_whyNot);
}

} // namespace wakeline
