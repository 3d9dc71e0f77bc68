// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "WindowPage.h"

#include <QTimer>

class QStackedLayout;

namespace wakeline {

class ActionButton;
class KeyValueList;
class Label;
class ProgressBar;
class StateBoard;
class StatePill;

/// How this installation stands with its own licence: state, tier, what is used of what is allowed, how long it holds,
/// and when the vendor's server was last heard.
class InstallationPage : public WindowPage
{
    Q_OBJECT

public:
    /// \param client  outlives the page
    InstallationPage(const Appearance &look, ApiClient &client, QWidget *parent);

    /// Asks the service anew, if it was asked already.
    void refresh();
    void showState(const LicenseState &state);
    /// Whether the operator may give this installation another licence.
    void setWritable(bool writable, const QString &why);
    /// Gives the service a licence file.
    void useFile(const QString &path);
    const std::optional<LicenseState> &state() const { return m_state; }

    void focusContent() override;

protected:
    QString liveSubtitle() const override;
    void staleChanged() override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeCard(QWidget *parent);
    QString details() const;
    QCoro::Task<void> load();
    void showValues();
    void showActions();
    void askForFile();
    void confirmGiveBack();
    QCoro::Task<void> sendFile(QByteArray text);
    QCoro::Task<void> giveBack();
    void take(const ApiResult<LicenseState> &answer, const QString &done, const QString &failure);

    ApiClient &m_client;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_content = nullptr;
    StateBoard *m_board = nullptr;
    StatePill *m_pill = nullptr;
    Label *m_message = nullptr;
    Label *m_used = nullptr;
    ProgressBar *m_bar = nullptr;
    KeyValueList *m_values = nullptr;
    Label *m_how = nullptr;
    ActionButton *m_copy = nullptr;
    ActionButton *m_key = nullptr;
    ActionButton *m_file = nullptr;
    ActionButton *m_giveBack = nullptr;
    bool m_writable = true;
    QString m_whyNot;
    std::optional<LicenseState> m_state;
    quint64 m_generation = 0; ///< of the load that counts
    bool m_asked = false;
    QTimer m_retry;
};

} // namespace wakeline
