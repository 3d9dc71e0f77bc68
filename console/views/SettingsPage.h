// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "MainWindow.h"
#include "WindowPage.h"

#include <QTimer>

class QComboBox;
class QListWidget;
class QStackedLayout;
class QVBoxLayout;

namespace wakeline {

class ActionButton;
class SearchField;
class StateBoard;

/// The server's settings, to read and to reload, and this console's own. The server's are an administrator's.
///
/// The server's are changed in its configuration file: what stands there is shown with where it comes from.
class SettingsPage : public WindowPage
{
    Q_OBJECT

public:
    /// \param client  outlives the page
    SettingsPage(const Appearance &look, ApiClient &client, QWidget *parent);

    void focusContent() override;
    void focusSearch() override;
    bool escape() override;

    /// Else it has this console's own alone, and asks the service for nothing.
    void setServerShown(bool shown);
    /// Asks for the server's anew, if they were looked at.
    void refresh();

    void setTheme(ThemeChoice choice);
    /// \param code  empty: as the system  \param languages  code and name of each
    void setLanguage(const QString &code, const QList<std::pair<QString, QString>> &languages);
    /// \param pages  number and title of what may be shown first
    void setStartPage(int page, const QList<std::pair<int, QString>> &pages);

Q_SIGNALS:
    void themeChosen(wakeline::ThemeChoice choice);
    void languageChosen(const QString &code);
    void startPageChosen(int page);
    void notificationsWanted();

protected:
    QString liveSubtitle() const override;
    void staleChanged() override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBody();
    QWidget *makeOwn();
    void load();
    QCoro::Task<void> loadAll(quint64 generation);
    QCoro::Task<void> reloadServer();
    void fillSections();
    void showSection();
    void addSetting(const SettingValue &setting, QVBoxLayout *into, QWidget *parent);

    ApiClient &m_client;
    QList<SettingValue> m_settings;
    bool m_serverShown = true;
    bool m_asked = false;
    quint64 m_generation = 0;
    QTimer m_retry;
    SearchField *m_search = nullptr;
    ActionButton *m_reload = nullptr;
    QListWidget *m_sections = nullptr;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_own = nullptr;
    QWidget *m_serverScroll = nullptr;
    QWidget *m_form = nullptr;
    StateBoard *m_board = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_start = nullptr;
};

} // namespace wakeline
