// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace wakeline {

/// One line that says what has just been done. It leaves by itself, but waits while the pointer is on it.
class Toast : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shownFor{8000};

    Toast(const Appearance &look, QWidget *parent);

    /// Shows `text` in the middle of the parent's lower edge and tells screen readers.
    void say(const QString &text, Icon icon = Icon::Check);
    void place();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void advance();

    const Appearance &m_look;
    QString m_text;
    Icon m_icon = Icon::Check;
    std::chrono::milliseconds m_left{0};
    QElapsedTimer m_sinceStep;
    QTimer m_step;
};

} // namespace wakeline
