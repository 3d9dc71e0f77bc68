// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDialog>

namespace wakeline {

/// Shows a licence key, this once: the server stores only a keyed hash of it.
class LicenseKeyDialog : public QDialog
{
    Q_OBJECT

public:
    LicenseKeyDialog(const Appearance &look, const QString &holder, const QString &key, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
};

} // namespace wakeline
