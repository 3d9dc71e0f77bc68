// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseFilterProxy.h"

#include "LicenseModel.h"

namespace wakeline {

LicenseFilterProxy::LicenseFilterProxy(QObject *parent) : LiveFilterProxy(parent)
{
    sort(LicenseModel::Holder);
}

void LicenseFilterProxy::setTierFilter(const QString &tier)
{
    if (tier == m_tier)
        return;
    m_tier = tier;
    refilter();
}

bool LicenseFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!m_tier.isEmpty()) {
        const QModelIndex tier = sourceModel()->index(sourceRow, LicenseModel::Tier, sourceParent);
        if (tier.data() != m_tier)
            return false;
    }
    return LiveFilterProxy::filterAcceptsRow(sourceRow, sourceParent);
}

} // namespace wakeline
