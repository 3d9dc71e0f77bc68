// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "QrPicture.h"

#include <QWidget>

#include <optional>

namespace wakeline {

/// A QR code, black on white in every theme, since a scanner needs it so. Each module is a whole number of device
/// pixels: blurred edges are what makes a camera hesitate.
class QrCodeView : public QWidget
{
    Q_OBJECT

public:
    QrCodeView(const Appearance &look, QWidget *parent);

    void show(const QrPicture &picture);
    /// Nothing of the picture stays.
    void clear();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    std::optional<QrPicture> m_picture;
};

} // namespace wakeline
