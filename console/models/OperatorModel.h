// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KeyedTable.h"
#include "Operator.h"

namespace wakeline {

/// Who may use the console. StateRole is 1 for who may sign in and 0 for who is disabled, KeyRole the operator's id,
/// ValueRole the Operator.
class OperatorModel : public KeyedTable<Operator>
{
    Q_OBJECT

public:
    enum Column { Name, RoleName, State, LastSignIn, Created, ColumnCount };
    Q_ENUM(Column)

    using KeyedTable::KeyedTable;

    /// Whose console this is: the row says so.
    void setSelf(qint64 id);
    bool isSelf(const Operator &account) const { return account.id == m_self; }

    void reset(const QList<Operator> &operators);
    void upsert(const Operator &account);
    void remove(qint64 id);
    int enabledCount() const { return m_enabled; }

protected:
    int liveColumns() const override { return ColumnCount; }
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    bool isNumeric(int) const override { return false; }
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override { return {LastSignIn}; }
    QString rowStateText(int row) const override;
    bool differs(const Operator &before, const Operator &after, int column) const override;
    void tally(const Operator &row, int step) override;
    bool tallyAlike(const Operator &before, const Operator &after) const override;

private:
    QString text(const Operator &account, int column) const;

    qint64 m_self = 0;
    int m_enabled = 0;
};

} // namespace wakeline
