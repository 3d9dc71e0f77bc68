// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QAbstractButton>

namespace wakeline {

/// The round button that plays and pauses.
class PlayButton : public QAbstractButton
{
    Q_OBJECT

public:
    PlayButton(const Appearance &look, QWidget *parent);

    void setPlaying(bool playing);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    bool m_playing = false;
};

} // namespace wakeline
