// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ServerTrust.h"

#include "Appearance.h"

#include <QDialog>

namespace wakeline {

/// Shows a certificate that nobody vouches for and asks whether to trust it. The safe answer is the default.
class CertificateDialog : public QDialog
{
    Q_OBJECT

public:
    CertificateDialog(const Appearance &look, const CertificateNotice &notice, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
};

} // namespace wakeline
