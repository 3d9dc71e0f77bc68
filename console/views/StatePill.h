// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "StateLook.h"

#include <QWidget>

namespace wakeline {

/// A state as a tinted pill, for headers and cards.
class StatePill : public QWidget
{
    Q_OBJECT

public:
    StatePill(const Appearance &look, QWidget *parent);

    void show(const StateLook &state);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    StateLook m_state;
};

} // namespace wakeline
