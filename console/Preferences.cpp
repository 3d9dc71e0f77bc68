// SPDX-License-Identifier: GPL-3.0-or-later
#include "Preferences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

namespace wakeline {

namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString geometryKey = QStringLiteral("window/geometry");
const QString startPageKey = QStringLiteral("window/start_page");
const QString narrowKey = QStringLiteral("window/sidebar_narrow");
const QString filtersKey = QStringLiteral("extensions/filters");

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

int Preferences::startPage() const
{
    return m_settings.value(startPageKey, static_cast<int>(MainWindow::Dashboard)).toInt();
}

void Preferences::setStartPage(int page)
{
    m_settings.setValue(startPageKey, page);
}

bool Preferences::sidebarNarrow() const
{
    return m_settings.value(narrowKey).toBool();
}

void Preferences::setSidebarNarrow(bool narrow)
{
    m_settings.setValue(narrowKey, narrow);
}

QList<SavedFilter> Preferences::extensionFilters() const
{
    const QJsonArray stored = QJsonDocument::fromJson(m_settings.value(filtersKey).toString().toUtf8()).array();
    return json::Codec<QList<SavedFilter>>::read(stored, {}).value_or(QList<SavedFilter>());
}

void Preferences::setExtensionFilters(const QList<SavedFilter> &filters)
{
    const QJsonArray array = json::Codec<QList<SavedFilter>>::write(filters).toArray();
    m_settings.setValue(filtersKey, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

} // namespace wakeline
