// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

#include <chrono>

namespace wakeline {

/// How one wake-up went: the provider's part of the time, then the phone's until it registered.
class WakeBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultScale{5000};

    WakeBar(const Appearance &look, QWidget *parent);

    /// \param push   until the provider accepted
    /// \param whole  until the phone registered
    void show(std::chrono::milliseconds push, std::chrono::milliseconds whole,
              std::chrono::milliseconds scale = defaultScale);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    qreal m_push = 0;
    qreal m_whole = 0;
};

} // namespace wakeline
