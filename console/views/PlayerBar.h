// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Panel.h"
#include "SoundClip.h"

class QHBoxLayout;
class QMenu;

namespace wakeline {

class ActionButton;
class Label;
class PlayButton;
class SoundPlayer;
class Waveform;

/// Play and pause, the waveform and the clock of one clip: what the voicemail page and the greeting dialog share.
class ClipControls : public QWidget
{
    Q_OBJECT

public:
    /// \param player  outlives this widget
    ClipControls(const Appearance &look, SoundPlayer &player, QWidget *parent);

    void showClip(const SharedClip &clip);
    Waveform &waveform() const { return *m_waveform; }
    /// What stands below the waveform, between the two times.
    void addBelow(QWidget *widget);
    void setNote(const QString &text, bool isProblem);
    /// There will be something to play: Play may be pressed already.
    void setExpecting(bool expecting);

Q_SIGNALS:
    void toggleWanted();

private:
    void showState();

    SoundPlayer &m_player;
    PlayButton *m_play;
    Waveform *m_waveform;
    Label *m_position;
    Label *m_duration;
    Label *m_note;
    QHBoxLayout *m_below;
    bool m_expecting = false;
};

/// The player below the list of messages.
class PlayerBar : public Panel
{
    Q_OBJECT

public:
    PlayerBar(const Appearance &look, SoundPlayer &player, QWidget *parent);

    /// \param where  "to Sales Nordic, today 14:12"
    void showMessage(const QString &caller, const QString &where, bool isNew);
    void showNothing();
    /// \param why  when not: the reason, for the tooltips
    void setWritable(bool writable, const QString &why);
    void setSavable(bool savable);
    ClipControls &controls() const { return *m_controls; }
    QWidget *heading() const;

Q_SIGNALS:
    void readWanted();
    void saveWanted();
    void deleteWanted();

private:
    QWidget *makeHeading();
    void fillSpeeds(QMenu &menu);
    void fillOutputs(QMenu &menu);
    void showChoices();
    void showActions();

    SoundPlayer &m_player;
    ClipControls *m_controls = nullptr;
    QWidget *m_heading = nullptr;
    Label *m_caller = nullptr;
    Label *m_where = nullptr;
    ActionButton *m_read = nullptr;
    ActionButton *m_save = nullptr;
    ActionButton *m_delete = nullptr;
    ActionButton *m_speed = nullptr;
    ActionButton *m_output = nullptr;
    bool m_hasMessage = false;
    bool m_isNew = false;
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
