// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "StateLook.h"

#include <QAbstractButton>
#include <QButtonGroup>

namespace wakeline {

class FlowLayout;

/// One choice of a filter, with how many rows it would show.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    Chip(const Appearance &look, const QString &text, QWidget *parent, Icon icon = Icon::None, Tone tone = Tone::Quiet);

    void setCount(int count);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    Icon m_icon;
    Tone m_tone;
    QString m_count;
};

/// The filters of a page, in more than one line where there is no room. One group is one choice; the arrow keys move
/// inside a group, Tab to the next.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    ChipRow(const Appearance &look, QWidget *parent);

    /// Begins a new group; its first chip is chosen.
    QButtonGroup *addGroup(const QString &name);
    Chip *addChip(QButtonGroup *group, int id, const QString &text, Icon icon = Icon::None, Tone tone = Tone::Quiet);
    /// Nothing needs to be chosen: a click on the chosen chip lets it go.
    void makeOptional(QButtonGroup *group);
    /// Back to what was chosen in the beginning.
    void reset();
    /// Behind the chips.
    void addWidget(QWidget *widget);

private:
    const Appearance &m_look;
    FlowLayout *m_layout;
};

} // namespace wakeline
