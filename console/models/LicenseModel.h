// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KeyedTable.h"
#include "LicenseText.h"
#include "StateCounts.h"

namespace wakeline {

/// The licences that a vendor has given out. StateRole is a LicenseCondition, KeyRole the licence's id, ValueRole the
/// License.
class LicenseModel : public KeyedTable<License>
{
    Q_OBJECT

public:
    enum Column { Holder, Key, Tier, State, Extensions, Installations, Expires, LastSeen, ColumnCount };
    Q_ENUM(Column)

    using KeyedTable::KeyedTable;

    static QString keyOf(qint64 id) { return QString::number(id); }

    /// Adds the row, or changes it in place; an answer that a newer one has overtaken is passed over.
    void upsert(const License &license);
    void reset(const QList<License> &licenses);

    const License *find(qint64 id) const;
    const License &at(int row) const { return rows().at(row); }
    int count(LicenseCondition condition) const { return m_counts.of(condition); }
    int countOfTier(const QString &tier) const { return m_tiers.value(tier); }
    /// The tiers that licences have, in alphabetical order.
    QStringList tiersInUse() const;

protected:
    int liveColumns() const override { return ColumnCount; }
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override { return {State, LastSeen}; }
    void advance(const QDateTime &now) override;
    QString rowStateText(int row) const override;
    bool differs(const License &before, const License &after, int column) const override;
    void tally(const License &row, int step) override;
    bool tallyAlike(const License &before, const License &after) const override;

private:
    QString text(const License &license, int column) const;
    QString toolTip(const License &license, int column) const;
    QVariant sortValue(const License &license, int column) const;

    StateCounts<LicenseCondition> m_counts;
    QHash<QString, int> m_tiers;
    QDateTime m_countedAt; ///< the conditions that are counted are those of this moment
};

} // namespace wakeline
