// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QButtonGroup>
#include <QWidget>

class QHBoxLayout;

namespace wakeline {

/// The names of a few views, one of them chosen; the arrow keys move between them.
class TabRow : public QWidget
{
    Q_OBJECT

public:
    TabRow(const Appearance &look, const QString &name, QWidget *parent);

    /// \return its number, from 0
    int addTab(const QString &title);
    void choose(int tab);
    int current() const { return m_group->checkedId(); }

Q_SIGNALS:
    void chosen(int tab);

private:
    const Appearance &m_look;
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
};

} // namespace wakeline
