// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QAbstractButton>

namespace wakeline {

/// One of several values to choose from, shown whole: a radio button whose text wraps.
class ValueChoice : public QAbstractButton
{
    Q_OBJECT

public:
    /// \param name  for a screen reader, which does not see the column that it stands in
    ValueChoice(const Appearance &look, const QString &value, const QString &name, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int textLeft() const;

    const Appearance &m_look;
};

} // namespace wakeline
