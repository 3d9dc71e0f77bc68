// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Panel.h"

class QHBoxLayout;

namespace wakeline {

class ActionButton;
class Label;

/// What can be done with the rows that are selected; in view only while there are several.
class SelectionBar : public Panel
{
    Q_OBJECT

public:
    SelectionBar(const Appearance &look, QWidget *parent);

    void addAction(QWidget *button);
    void setCount(int count);
    int count() const { return m_count; }

Q_SIGNALS:
    void clearWanted();

private:
    Label *m_words;
    QHBoxLayout *m_actions;
    int m_count = 0;
};

} // namespace wakeline
