// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

#include <chrono>
#include <functional>

namespace wakeline {

/// A recording as bars, and where it is being played: a click or pull seeks, as do Left and Right.
class Waveform : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds keyStep{5000};
    using PeaksOf = std::function<std::vector<float>(int bars)>;

    Waveform(const Appearance &look, QWidget *parent);

    /// \param peaks     how loud each of so many parts is, 0 to 1; none: there is nothing to show
    /// \param duration  of the whole
    void show(PeaksOf peaks, std::chrono::milliseconds duration);
    void clear();
    void setPosition(std::chrono::milliseconds position);
    std::chrono::milliseconds position() const { return m_position; }
    int barCount() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void seekWanted(std::chrono::milliseconds position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void seekTo(qreal x);
    void tell();
    qreal playedX() const;

    const Appearance &m_look;
    PeaksOf m_peaks;
    std::vector<float> m_bars; ///< for the width that they were asked for
    std::chrono::milliseconds m_duration{0};
    std::chrono::milliseconds m_position{0};
};

/// "0:18", "12:05".
QString clockText(std::chrono::milliseconds time);

} // namespace wakeline
