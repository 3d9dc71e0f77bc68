// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

namespace wakeline {

/// How far a job is.
class ProgressBar : public QWidget
{
    Q_OBJECT

public:
    ProgressBar(const Appearance &look, QWidget *parent);

    /// \param share  0 to 1
    void show(double share);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    double m_share = 0;
};

} // namespace wakeline
