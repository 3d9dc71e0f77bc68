// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "FilterProxies.h"
#include "LiveModels.h"
#include "Page.h"

#include <QTimer>

namespace wakeline {

class ActionButton;
class Chip;
class HoldRing;
class KeyValueList;
class Label;
class Timeline;

/// The calls in progress: held first, the one with least time on top.
class CallsPage : public Page
{
    Q_OBJECT

public:
    /// Models and client outlive the page.
    CallsPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    void setWritable(bool writable, const QString &why);

Q_SIGNALS:
    void extensionWanted(const QString &number);
    /// The pushes of this call, in the push log.
    void pushesWanted(const QString &callId);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override { armActions(); }
    void showEvent(QShowEvent *event) override;

private:
    void addColumns();
    void addFilters();
    void addDock();
    void addActions();
    void armActions();
    void hangUpSelected();
    void transferCurrent();
    void openMenu(const QPoint &place);
    QList<Call> answeredCalls() const;
    QCoro::Task<void> hangUp(QList<Call> calls);
    void showCounts();
    void showRing(const QModelIndex &index);

    LiveModels &m_models;
    ApiClient &m_client;
    QTimer m_pushesChanged;
    ActionButton *m_hangUp = nullptr;
    ActionButton *m_transfer = nullptr;
    bool m_writable = true;
    QString m_whyNot;
    QHash<int, Chip *> m_stateChips;
    Chip *m_all = nullptr;
    QWidget *m_ringBox = nullptr;
    HoldRing *m_ring = nullptr;
    Label *m_afterHold = nullptr;
    Timeline *m_timeline = nullptr;
    KeyValueList *m_values = nullptr;
    ActionButton *m_pushes = nullptr;
};

} // namespace wakeline
