// SPDX-License-Identifier: GPL-3.0-or-later
#include "QrPicture.h"

#include <qrencode.h>

#include <memory>

namespace wakeline {

Result<QrPicture> QrPicture::of(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    // The C string ends at a NUL, and the picture would hold a part of the text.
    if (!code || bytes.contains('\0'))
        return failure(QStringLiteral("too_long"),
                       QStringLiteral("no QR code can hold a text of %1 bytes").arg(bytes.size()));
    const QByteArray modules(reinterpret_cast<const char *>(code->data), qsizetype(code->width) * code->width);
    return QrPicture(code->width, modules);
}

QString QrPicture::svg() const
{
    const int side = m_size + 2 * quietZone;
    QString dark;
    for (int y = 0; y < m_size; ++y) {
        for (int x = 0; x < m_size; ++x) {
            if (!isDark(x, y))
                continue;
            int end = x;
            while (end < m_size && isDark(end, y))
                ++end;
            dark += QStringLiteral("M%1 %2h%3v1h-%3z").arg(x + quietZone).arg(y + quietZone).arg(end - x);
            x = end;
        }
    }
    return QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %1\" "
                          "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1v%1H0z\"/>"
                          "<path fill=\"#000\" d=\"%2\"/></svg>")
        .arg(side)
        .arg(dark);
}

} // namespace wakeline
