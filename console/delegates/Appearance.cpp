// SPDX-License-Identifier: GPL-3.0-or-later
#include "Appearance.h"

namespace wakeline {

Appearance::Appearance(Typography typography, QObject *parent)
    : QObject(parent), m_theme(Theme::light()), m_typography(std::move(typography))
{}

void Appearance::setDark(bool dark)
{
    m_dark = dark;
    derive();
}

void Appearance::setStale(bool stale)
{
    m_stale = stale;
    derive();
}

void Appearance::setTypography(Typography typography)
{
    if (typography == m_typography)
        return;
    m_typography = std::move(typography);
    Q_EMIT changed();
}

void Appearance::derive()
{
    const Theme fresh = m_dark ? Theme::night() : Theme::light();
    const Theme theme = m_stale ? fresh.faded() : fresh;
    if (theme == m_theme)
        return;
    m_theme = theme;
    Q_EMIT changed();
}

} // namespace wakeline
