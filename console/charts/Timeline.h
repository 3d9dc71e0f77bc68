// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "StateLook.h"

#include <QWidget>

namespace wakeline {

/// What happened in order: a mark, a label and its time each, joined by a line. The first time is absolute, the others
/// are offsets, as a reader compares them with the start.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString time;
        QString label;
        QString note;
        Icon icon = Icon::Online;
        Tone tone = Tone::Good;
        bool current = false; ///< what is being waited for

        bool operator==(const Step &) const = default;
    };

    Timeline(const Appearance &look, QWidget *parent);

    void show(const QList<Step> &steps);
    const QList<Step> &steps() const { return m_steps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int stepHeight(const Step &step) const;
    void paintStep(class Brush &brush, const QRectF &rect, const Step &step) const;

    const Appearance &m_look;
    QList<Step> m_steps;
};

} // namespace wakeline
