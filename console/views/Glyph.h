// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Label.h"

namespace wakeline {

/// An icon beside words that say the same, so it is silent for screen readers.
class Glyph : public QWidget
{
    Q_OBJECT

public:
    Glyph(const Appearance &look, Icon icon, int size, Ink ink, QWidget *parent);

    void show(Icon icon, Ink ink);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    Icon m_icon;
    int m_size;
    Ink m_ink;
};

} // namespace wakeline
