// SPDX-License-Identifier: GPL-3.0-or-later
#include "Preferences.h"

#include <QSettings>

namespace wakeline {

namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString geometryKey = QStringLiteral("window/geometry");
const QString narrowKey = QStringLiteral("window/sidebar_narrow");
const QString pageKey = QStringLiteral("window/page");

} // namespace

std::optional<ThemeChoice> themeChoice(const QString &name)
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (themeName(choice) == name)
            return choice;
    }
    return std::nullopt;
}

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

Preferences::Preferences(QSettings &settings) : m_settings(settings) {}

ThemeChoice Preferences::theme() const
{
    return themeChoice(m_settings.value(themeKey).toString()).value_or(ThemeChoice::System);
}

void Preferences::setTheme(ThemeChoice choice)
{
    m_settings.setValue(themeKey, themeName(choice));
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

bool Preferences::sidebarNarrow() const
{
    return m_settings.value(narrowKey).toBool();
}

void Preferences::setSidebarNarrow(bool narrow)
{
    m_settings.setValue(narrowKey, narrow);
}

int Preferences::page() const
{
    return m_settings.value(pageKey).toInt();
}

void Preferences::setPage(int page)
{
    m_settings.setValue(pageKey, page);
}

} // namespace wakeline
