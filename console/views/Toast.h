// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

namespace wakeline {

class ActionButton;

/// One line that says what has just been done, perhaps with a way back. It leaves by itself, but waits while the
/// pointer or the keyboard is on it.
class Toast : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shownFor{8000};

    Toast(const Appearance &look, QWidget *parent);

    /// Shows `text` in the middle of the parent's lower edge and tells screen readers; while there is something to take
    /// back, behind that. Only the newest that waits is kept.
    void say(const QString &text, Icon icon = Icon::Check);
    /// The same with an "Undo" that takes it back. Another offer, or the end of its time, gives the chance up.
    void offerUndo(const QString &text, std::function<void()> undo);
    /// Ctrl+Z. \return whether there was anything to take back
    bool undo();
    void place();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Line
    {
        QString text;
        Icon icon = Icon::Check;
    };
    void put(const Line &line);
    void advance();
    void leave();

    const Appearance &m_look;
    Line m_line;
    std::optional<Line> m_waiting; ///< until nothing can be taken back any more
    std::chrono::milliseconds m_left{0};
    QElapsedTimer m_sinceStep;
    QTimer m_step;
    ActionButton *m_undoButton = nullptr;
    std::function<void()> m_undo;
};

} // namespace wakeline
