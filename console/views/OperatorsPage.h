// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "OperatorModel.h"
#include "Page.h"

#include <QTimer>

namespace wakeline {

class ActionButton;
class Chip;
class KeyValueList;

/// Who may use the console: add, change, disable and delete operators, and change one's own password.
class OperatorsPage : public Page
{
    Q_OBJECT

public:
    /// \param client  outlives the page
    OperatorsPage(const Appearance &look, ApiClient &client, QWidget *parent);

    bool loadsItself() const override { return true; }
    /// Loads the list anew, if the page has been looked at yet.
    void refresh();
    /// Whose console this is.
    void setAccount(const Operator &account);
    void addOperator();

Q_SIGNALS:
    void historyWanted(const QString &name);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void staleChanged() override;
    void showEvent(QShowEvent *event) override;
    void emptyActionWanted() override { addOperator(); }

private:
    void addColumns();
    void addFilters();
    void addDock();
    void addKeys();
    std::optional<Operator> current() const;
    void openEditor(std::optional<Operator> known);
    void editCurrent();
    void toggleCurrent();
    void deleteCurrent();
    void changePassword();
    void load();
    QCoro::Task<void> loadAll(quint64 generation);
    QCoro::Task<void> setDisabled(Operator account, bool disabled);
    QCoro::Task<void> remove(Operator account);
    void report(const ApiError &error, const QString &what);

    ApiClient &m_client;
    OperatorModel m_operators;
    bool m_asked = false;
    quint64 m_generation = 0;
    QTimer m_retry;
    QTimer m_minute;
    Chip *m_all = nullptr;
    Chip *m_enabled = nullptr;
    Chip *m_disabled = nullptr;
    ActionButton *m_new = nullptr;
    ActionButton *m_password = nullptr;
    ActionButton *m_edit = nullptr;
    ActionButton *m_toggle = nullptr;
    ActionButton *m_delete = nullptr;
    ActionButton *m_history = nullptr;
    KeyValueList *m_values = nullptr;
};

} // namespace wakeline
