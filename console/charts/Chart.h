// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "ChartContent.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace wakeline {

/// Values over time on a card: title, legend with the last values, axis, and a crosshair that follows the pointer or
/// the arrow keys. The right edge is now. However often its content changes, it is painted once a second at most.
class Chart : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{1000};

    Chart(const Appearance &look, QWidget *parent);

    void show(const ChartContent &content);
    const ChartContent &content() const { return m_content; }
    /// The index of the time under the crosshair; none: there is no crosshair.
    std::optional<int> marked() const { return m_marked; }
    /// Free room at the right of the title, for a button.
    void setTitleRoom(int pixels) { m_titleRoom = pixels; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void contentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void mark(std::optional<int> index);
    void describe();

    const Appearance &m_look;
    ChartContent m_content;
    std::optional<int> m_marked;
    int m_titleRoom = 0;
    QRectF m_plot; ///< where it was painted last
    QTimer m_redraw;
    QElapsedTimer m_painted;
};

} // namespace wakeline
