// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "DashboardStats.h"
#include "SystemStatusModel.h"

namespace wakeline {

/// One thing that needs an operator, in the order of AttentionModel: what, why, when, and where it is looked at.
struct AttentionRow
{
    enum class Kind { Part, HeldCall, Alarm, Tokens, License };

    QString key; ///< of what it is about, the same as long as it lasts
    Kind kind = Kind::Part;
    bool bad = false; ///< else it is only on its way there
    QString what;
    QString why;
    QString when;
    QString link;    ///< the words of the link
    QString subject; ///< the Call-ID of a held call, the name of a part

    bool operator==(const AttentionRow &) const = default;
};

/// What the rows are made of.
struct AttentionFacts
{
    QList<Call> held;
    QList<PartStatus> parts;
    QList<Alarm> alarms;
    QList<PushOutcomeCount> pushOutcomes;
    StatsPeriod period = StatsPeriod::Hour; ///< of the pushes
    std::optional<LicenseState> license;
    bool stale = false; ///< the link is lost: nothing is counted down
};

/// Worst first: parts without which nothing works, calls that wait (the one with the least time left first), other
/// parts and alarms, refused tokens, the licence.
QList<AttentionRow> attentionRows(const AttentionFacts &facts, const QDateTime &now);

/// Alarms are told as long as this.
constexpr std::chrono::hours alarmAge{1};
/// A licence that ends within this is told of.
constexpr std::chrono::days licenseNotice{30};

/// The rows as a list. ValueRole is the AttentionRow, DisplayRole what it says in one line.
class AttentionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Rows that stay keep their index data in place; only what differs is announced.
    void show(const QList<AttentionRow> &rows);
    const QList<AttentionRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<AttentionRow> m_rows;
};

} // namespace wakeline
