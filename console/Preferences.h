// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MainWindow.h"
#include "SavedFilter.h"

class QSettings;

namespace wakeline {

/// What the console remembers between two runs beside its connections. No secret.
class Preferences
{
public:
    /// \param settings  outlives this object
    explicit Preferences(QSettings &settings);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// A MainWindow::PageNumber.
    int startPage() const;
    void setStartPage(int page);

    bool sidebarNarrow() const;
    void setSidebarNarrow(bool narrow);

    /// Of the extensions page.
    QList<SavedFilter> extensionFilters() const;
    void setExtensionFilters(const QList<SavedFilter> &filters);

private:
    QSettings &m_settings;
};

/// "system", "light" or "dark".
std::optional<ThemeChoice> themeChoice(const QString &name);
QString themeName(ThemeChoice choice);

} // namespace wakeline
