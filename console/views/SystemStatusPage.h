// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveModels.h"
#include "WindowPage.h"

#include <QTimer>

class QGridLayout;
class QStackedLayout;

namespace wakeline {

class ActionButton;
class KeyValueList;
class PartCard;
class StateBoard;

/// The parts of the service, one card each, as they are now; and what the service says of itself.
class SystemStatusPage : public WindowPage
{
    Q_OBJECT

public:
    /// \param server  where the service is, for the details
    SystemStatusPage(const Appearance &look, LiveModels &models, const QString &server, QWidget *parent);

    bool loadsItself() const override { return false; }
    void setLoading(bool loading) override;
    void setLoaded() override;
    void setLoadError(const ApiError &error, const QDateTime &nextAttempt) override;
    void focusContent() override;

    /// Everything on the page as text, for a ticket.
    QString details() const;

protected:
    QString liveSubtitle() const override;
    void staleChanged() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeContent();
    void showParts();
    void showFacts();
    void arrange();
    QDateTime now() const;

    LiveModels &m_models;
    QString m_server;
    QStackedLayout *m_stack = nullptr;
    StateBoard *m_board = nullptr;
    QWidget *m_content = nullptr;
    KeyValueList *m_facts = nullptr;
    KeyValueList *m_alarms = nullptr;
    QWidget *m_alarmCard = nullptr;
    ActionButton *m_copy = nullptr;
    QGridLayout *m_grid = nullptr;
    QList<PartCard *> m_cards;
    int m_columns = 0;
    QTimer m_second;
};

/// "3 days 4 h", "4 h 12 min", "12 min".
QString uptimeText(const QDateTime &since, const QDateTime &now);

} // namespace wakeline
