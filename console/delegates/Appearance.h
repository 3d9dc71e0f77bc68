// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Icons.h"
#include "Theme.h"
#include "Typography.h"

#include <QObject>

namespace wakeline {

/// How the console looks right now: theme, fonts and icons. Console owns the one instance and hands it to whatever
/// paints; nothing else knows whether the theme is light, dark or stale.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(Typography typography = {}, QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    const Typography &typography() const { return m_typography; }
    const Icons &icons() const { return m_icons; }

    QFont font(TextStyle style) const { return m_typography.font(style); }
    int scaled(int designPixels) const { return m_typography.scaled(designPixels); }

    void setDark(bool dark);
    /// While the link is lost everything shown is old, and looks it.
    void setStale(bool stale);
    void setTypography(Typography typography);

Q_SIGNALS:
    void changed();

private:
    void derive();

    Theme m_theme;
    Typography m_typography;
    Icons m_icons;
    bool m_dark = false;
    bool m_stale = false;
};

} // namespace wakeline
