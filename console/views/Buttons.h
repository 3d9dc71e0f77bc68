// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QPushButton>
#include <QToolButton>

class QMenu;

namespace wakeline {

/// Opens the menu under the widget, or above it, flush with the edge that is read from.
void popUpAt(QMenu &menu, const QWidget &anchor, bool above = false);

/// A button with a word and perhaps an icon. One primary button per view; danger is red text, never a red button.
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind {
        Plain,
        Primary,
        Danger,
        Flat,
        Link,
        InverseLink, ///< on the toast's ground
    };

    ActionButton(const Appearance &look, Kind kind, const QString &text, QWidget *parent, Icon icon = Icon::None);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextStyle textStyle() const;
    QString words() const;

    const Appearance &m_look;
    Kind m_kind;
    Icon m_icon;
};

/// An icon alone, where its place explains it; the tooltip and the screen reader have the words.
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    IconButton(const Appearance &look, Icon icon, const QString &words, QWidget *parent);

    void setGlyph(Icon icon);
    void setWords(const QString &words);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    Icon m_icon;
};

/// A switch with its word.
class SwitchButton : public QAbstractButton
{
    Q_OBJECT

public:
    SwitchButton(const Appearance &look, const QString &text, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
};

} // namespace wakeline
