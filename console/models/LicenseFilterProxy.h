// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveFilterProxy.h"

namespace wakeline {

/// State filter: LicenseCondition; and one tier. By holder to begin with.
class LicenseFilterProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit LicenseFilterProxy(QObject *parent = nullptr);

    /// An empty name: all tiers.
    void setTierFilter(const QString &tier);
    const QString &tierFilter() const { return m_tier; }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_tier;
};

} // namespace wakeline
