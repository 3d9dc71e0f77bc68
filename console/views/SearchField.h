// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QLineEdit>

namespace wakeline {

/// The search of a page. Esc clears it; a second Esc is the page's.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// \param width  at 10 pt
    SearchField(const Appearance &look, const QString &placeholder, int width, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Appearance &m_look;
    int m_width;
};

} // namespace wakeline
