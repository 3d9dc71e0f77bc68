// SPDX-License-Identifier: GPL-3.0-or-later
#include "Theme.h"

#include <cmath>

namespace wakeline {

QColor mix(const QColor &from, const QColor &to, qreal share)
{
    const auto between = [share](qreal a, qreal b) { return a + (b - a) * share; };
    return QColor::fromRgbF(static_cast<float>(between(from.redF(), to.redF())),
                            static_cast<float>(between(from.greenF(), to.greenF())),
                            static_cast<float>(between(from.blueF(), to.blueF())));
}

qreal contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](qreal channel) {
            return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Theme Theme::light()
{
    Theme theme;
    theme.window = QColor(0xF3F4F6);
    theme.surface = QColor(0xFFFFFF);
    theme.sidebar = QColor(0xECEEF2);
    theme.raised = QColor(0xFFFFFF);
    theme.hover = QColor(0xF5F5F9);
    theme.line = QColor(0xDDE0E6);
    theme.control = QColor(0x757D8A);
    theme.text = QColor(0x1A1F27);
    theme.secondary = QColor(0x4C5561);
    theme.hint = QColor(0x5B6471);
    theme.accent = QColor(0x5A45C4);
    theme.onAccent = QColor(0xFFFFFF);
    theme.selection = QColor(0xE7E3FA);
    theme.inverse = QColor(0x262B33);
    theme.onInverse = QColor(0xF2F4F7);
    theme.inverseLink = QColor(0xB3A6FF);
    theme.measure = theme.accent;
    theme.tones = {ToneColors{QColor(0x17693A), QColor(0xDFF3E6), QColor(0x2B8A57)},
                   ToneColors{QColor(0xB3261E), QColor(0xFCE6E4), QColor(0xD2382F)},
                   ToneColors{QColor(0x1A58B5), QColor(0xE1ECFB), QColor(0x3273DC)},
                   ToneColors{QColor(0x855300), QColor(0xFCEFCF), QColor(0xB97500)},
                   ToneColors{QColor(0x545D6A), QColor(0xEAECEF), QColor(0x7B8390)}};
    theme.banner = theme.tone(Tone::Alert);
    theme.bannerText = theme.text;
    return theme;
}

Theme Theme::night()
{
    Theme theme;
    theme.dark = true;
    theme.window = QColor(0x14161A);
    theme.surface = QColor(0x1B1E24);
    theme.sidebar = QColor(0x0F1114);
    theme.raised = QColor(0x23272F);
    theme.hover = QColor(0x20242B);
    theme.line = QColor(0x2B3038);
    theme.control = QColor(0x767F8D);
    theme.text = QColor(0xE7EAEE);
    theme.secondary = QColor(0xAEB6C1);
    theme.hint = QColor(0x959EAB);
    theme.accent = QColor(0xB3A6FF);
    theme.onAccent = QColor(0x15112E);
    theme.selection = QColor(0x302B52);
    theme.inverse = QColor(0xE7EAEE);
    theme.onInverse = QColor(0x1A1F27);
    theme.inverseLink = QColor(0x5A45C4);
    theme.measure = theme.accent;
    theme.tones = {ToneColors{QColor(0x62D08F), QColor(0x163325), QColor(0x4FB57C)},
                   ToneColors{QColor(0xFF938C), QColor(0x42201F), QColor(0xF0776F)},
                   ToneColors{QColor(0x85B8FF), QColor(0x172F52), QColor(0x6BA1EA)},
                   ToneColors{QColor(0xF2BB57), QColor(0x3D2D0F), QColor(0xDDA63F)},
                   ToneColors{QColor(0xA8B1BD), QColor(0x2A2F37), QColor(0x7E8794)}};
    theme.banner = theme.tone(Tone::Alert);
    theme.bannerText = theme.text;
    return theme;
}

Theme Theme::faded() const
{
    Theme theme = *this;
    theme.stale = true;
    theme.text = secondary;
    theme.measure = hint;
    const ToneColors quiet = tone(Tone::Quiet);
    for (ToneColors &colors : theme.tones)
        colors = {hint, quiet.tint, mix(colors.graphic, quiet.graphic, 0.85)};
    return theme;
}

QColor Theme::disabledText() const
{
    return mix(hint, surface, 0.35);
}

QColor Theme::buttonBorder() const
{
    return mix(line, control, dark ? 0.35 : 0.25);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, surface);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, hover);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, tone(Tone::Bad).text);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::PlaceholderText, hint);
    palette.setColor(QPalette::Light, raised);
    palette.setColor(QPalette::Midlight, hover);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, control);
    palette.setColor(QPalette::Shadow, control);
    palette.setColor(QPalette::ToolTipBase, inverse);
    palette.setColor(QPalette::ToolTipText, onInverse);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabledText());
    return palette;
}

} // namespace wakeline
