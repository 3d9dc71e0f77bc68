// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDialog>

namespace wakeline {

/// Asks before something that the server cannot take back. Cancel is where the keyboard is.
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString consequence;
        QString action; ///< the verb of the button that does it
        Icon icon = Icon::Trash;
    };
    ConfirmDialog(const Appearance &look, const Words &words, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
};

} // namespace wakeline
