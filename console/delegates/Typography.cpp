// SPDX-License-Identifier: GPL-3.0-or-later
#include "Typography.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace wakeline {

namespace {

/// Ten points at 96 dpi, the size that the design's pixel values belong to.
constexpr qreal designPixelSize = 13.333;

bool isFallbackFamily(const QString &family)
{
    static const QStringList generic{QStringLiteral("sans serif"), QStringLiteral("sans-serif"),
                                     QStringLiteral("sans"),       QStringLiteral("helvetica"),
                                     QStringLiteral("monospace"),  QStringLiteral("mono"),
                                     QStringLiteral("fixed"),      QStringLiteral("")};
    return generic.contains(family.toLower());
}

QFont preferred(QFont font, const QString &family)
{
    // The name fontconfig resolved a generic name to says nothing of what the operator wants, so ask for the name as
    // set.
    if (isFallbackFamily(font.family()) && QFontDatabase::hasFamily(family)) {
        font = QFont(family);
        font.setPointSizeF(10);
    }
    return font;
}

} // namespace

Typography::Typography(QFont body, QFont fixed) : m_body(std::move(body)), m_fixed(std::move(fixed))
{
    if (m_body.pointSizeF() <= 0) // set in pixels
        m_body.setPointSizeF(QFontInfo(m_body).pointSizeF());
    // Hinted advances differ from the design's by up to a pixel per letter at fractional scale factors.
    m_body.setHintingPreference(QFont::PreferNoHinting);
    m_fixed.setHintingPreference(QFont::PreferNoHinting);
}

QFont Typography::systemFont()
{
    return preferred(QFontDatabase::systemFont(QFontDatabase::GeneralFont), QStringLiteral("Inter"));
}

QFont Typography::systemFixedFont()
{
    return preferred(QFontDatabase::systemFont(QFontDatabase::FixedFont), QStringLiteral("JetBrains Mono"));
}

QFont Typography::font(TextStyle style) const
{
    const auto sized = [this](const QFont &from, qreal factor, bool strong) {
        QFont font = from;
        font.setPointSizeF(m_body.pointSizeF() * factor);
        if (strong)
            font.setWeight(QFont::DemiBold);
        return font;
    };
    switch (style) {
    case TextStyle::Caption:
        return sized(m_body, 0.9, false);
    case TextStyle::CaptionStrong:
        return sized(m_body, 0.9, true);
    case TextStyle::Body:
        return m_body;
    case TextStyle::Strong:
        return sized(m_body, 1.0, true);
    case TextStyle::Title:
        return sized(m_body, 1.4, true);
    case TextStyle::Figure:
        return sized(m_body, 2.0, true);
    case TextStyle::Mono:
        return sized(m_fixed, 0.87, false);
    }
    return m_body;
}

int Typography::scaled(int designPixels) const
{
    const qreal pixels = QFontInfo(m_body).pixelSize();
    return static_cast<int>(std::ceil(designPixels * std::max(1.0, pixels / designPixelSize)));
}

int Typography::rowHeight(int designPixels, int lines) const
{
    return std::max(designPixels, static_cast<int>(std::ceil(lines * QFontMetricsF(m_body).height())) + 12);
}

qreal Typography::tabularWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    qreal digit = 0;
    for (char c = '0'; c <= '9'; ++c)
        digit = std::max(digit, metrics.horizontalAdvance(QLatin1Char(c)));
    qreal width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

} // namespace wakeline
