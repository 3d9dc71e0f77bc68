// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QLabel>

namespace wakeline {

/// The colour of a text by its meaning; the theme knows the rest.
enum class Ink { Text, Secondary, Hint, Accent, Good, Bad, Busy, Alert, OnInverse, Banner };

QColor inkColor(const Theme &theme, Ink ink);

/// Text in one style of the type scale: one line that elides (with the whole text as its tooltip), or wrapped lines.
class Label : public QLabel
{
    Q_OBJECT

public:
    Label(const Appearance &look, TextStyle style, const QString &text, QWidget *parent, Ink ink = Ink::Text);

    void setInk(Ink ink);
    /// Several lines, as many as the width makes necessary.
    void wrap(Qt::Alignment alignment = Qt::AlignLeft);
    void setElide(Qt::TextElideMode elide);
    /// Whether the text may be cut where room is short; else it asks for its whole width.
    void setElidable(bool elidable);
    bool isElidable() const { return m_elidable; }
    TextStyle style() const { return m_style; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    qreal textWidth() const;

    const Appearance &m_look;
    TextStyle m_style;
    Ink m_ink;
    Qt::TextElideMode m_elide = Qt::ElideRight;
    bool m_elidable = false;
};

} // namespace wakeline
