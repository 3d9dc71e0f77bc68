// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

#include <array>
#include <chrono>

namespace wakeline {

/// How many phones woke how fast: bars over ranges of seconds, the slow ones in their own colour.
class WakeHistogram : public QWidget
{
    Q_OBJECT

public:
    /// Where the ranges end, in milliseconds; the last one has no end.
    static constexpr std::array<int, 7> ends{500, 1000, 1500, 2000, 3000, 5000, 10'000};
    using Counts = std::array<int, ends.size() + 1>;

    /// \param slow  from here on a wake is slow
    WakeHistogram(const Appearance &look, std::chrono::milliseconds slow, QWidget *parent);

    static Counts count(const QList<std::chrono::milliseconds> &latencies);

    void show(const Counts &counts);
    const Counts &counts() const { return m_counts; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF column(int range) const;
    QString rangeText(int range) const;

    const Appearance &m_look;
    std::chrono::milliseconds m_slow;
    Counts m_counts{};
};

} // namespace wakeline
