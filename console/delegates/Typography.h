// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

namespace wakeline {

/// The steps of the type scale, all relative to the operator's own font size.
enum class TextStyle { Caption, CaptionStrong, Body, Strong, Title, Figure, Mono };

/// The fonts of the console, derived from the system's.
class Typography
{
public:
    Typography() : Typography(systemFont(), systemFixedFont()) {}
    Typography(QFont body, QFont fixed);

    bool operator==(const Typography &) const = default;

    QFont font(TextStyle style) const;

    /// A length that the design gives at 10 pt, grown with larger text; it never shrinks.
    int scaled(int designPixels) const;
    /// A row's height: the design's, or what `lines` lines of body text need.
    int rowHeight(int designPixels, int lines) const;

    /// Width of a text whose digits all take the room of the widest (Qt gets OpenType `tnum` only in 6.7).
    static qreal tabularWidth(const QFont &font, const QString &text);

    /// The system's font; where there is no desktop to choose one, Inter at 10 pt if it is installed.
    static QFont systemFont();
    static QFont systemFixedFont();

private:
    QFont m_body;
    QFont m_fixed;
};

} // namespace wakeline
