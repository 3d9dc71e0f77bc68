// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>
#include <QString>

namespace wakeline {

/// A text as a QR code (ISO/IEC 18004): a square of dark and light modules, error correction level M. The quiet zone
/// around it is the painter's to leave: `quietZone` modules of light on each side.
class QrPicture
{
public:
    static constexpr int quietZone = 4; ///< ISO/IEC 18004 §6.3.8

    /// \return `too_long` for a text that no QR code holds; an empty one is none either
    static Result<QrPicture> of(const QString &text);

    /// Modules on a side, without the quiet zone.
    int size() const { return m_size; }
    /// \param x,y  from the upper left, 0 to size() - 1
    bool isDark(int x, int y) const { return (static_cast<unsigned char>(m_modules.at(y * m_size + x)) & 1) != 0; }

    /// With the quiet zone; black on white whatever the page's colours, since scanners need it.
    QString svg() const;

private:
    QrPicture(int size, QByteArray modules) : m_size(size), m_modules(std::move(modules)) {}

    int m_size;
    QByteArray m_modules; ///< row by row, bit 0: dark
};

} // namespace wakeline
