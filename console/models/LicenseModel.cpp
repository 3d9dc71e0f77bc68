// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseModel.h"

#include "RelativeTime.h"

#include <algorithm>

namespace wakeline {

void LicenseModel::upsert(const License &license)
{
    const License *known = find(license.id);
    if (!known || known->version <= license.version)
        put(keyOf(license.id), license);
}

void LicenseModel::reset(const QList<License> &licenses)
{
    std::vector<std::pair<QString, License>> wanted;
    wanted.reserve(static_cast<std::size_t>(licenses.size()));
    for (const License &license : licenses)
        wanted.emplace_back(keyOf(license.id), license);
    replaceAll(std::move(wanted));
}

const License *LicenseModel::find(qint64 id) const
{
    const int row = rows().find(keyOf(id));
    return row < 0 ? nullptr : &rows().at(row);
}

QStringList LicenseModel::tiersInUse() const
{
    QStringList names;
    for (auto it = m_tiers.cbegin(); it != m_tiers.cend(); ++it) {
        if (it.value() > 0)
            names.append(it.key());
    }
    names.sort();
    return names;
}

QVariant LicenseModel::cell(int row, int column, int role) const
{
    const License &license = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(license, column);
    case Qt::ToolTipRole: {
        const QString words = toolTip(license, column);
        return words.isEmpty() ? QVariant() : words;
    }
    case SortRole:
        return sortValue(license, column);
    case StateRole:
        return static_cast<int>(conditionOf(license, now()));
    case KeyRole:
        return keyOf(license.id);
    case ValueRole:
        return QVariant::fromValue(license);
    case SearchRole:
        return QStringList{license.holder, license.email, license.keyPrefix, license.tier}.join(u'\n');
    default:
        return {};
    }
}

QString LicenseModel::text(const License &license, int column) const
{
    switch (column) {
    case Holder:
        return license.holder;
    case Key:
        return license.keyPrefix;
    case Tier:
        return license.tier;
    case State:
        return stateText(conditionOf(license, now()));
    case Extensions:
        return usedOfText(license.extensionsInUse, license.maxExtensions);
    case Installations:
        return usedOfText(license.installationCount, license.maxInstallations);
    case Expires:
        return license.expiresAt ? dateText(*license.expiresAt) : tr("Never");
    case LastSeen:
        if (!license.lastSeenAt)
            return dash();
        return isStale() ? absoluteText(*license.lastSeenAt, now()) : agoText(*license.lastSeenAt, now());
    default:
        return {};
    }
}

QString LicenseModel::toolTip(const License &license, int column) const
{
    switch (column) {
    case Holder:
        return license.email.isEmpty() ? license.holder : tr("%1\n%2").arg(license.holder, license.email);
    case Key:
        return tr("The key begins so. The whole of it was shown once and is stored nowhere.");
    case State:
        return license.expiresAt && license.status == LicenseStatus::Active
                   ? tr("Served until %1").arg(dateText(*graceEndOf(license)))
                   : QString();
    case Extensions:
        return license.extensionsInUse > license.maxExtensions ? tr("More extensions in use than the licence allows")
                                                               : QString();
    case LastSeen:
        return license.lastSeenAt ? absoluteText(*license.lastSeenAt, now()) : tr("Never activated");
    default:
        return {};
    }
}

QVariant LicenseModel::sortValue(const License &license, int column) const
{
    switch (column) {
    case State:
        return static_cast<int>(conditionOf(license, now()));
    case Extensions:
        return license.extensionsInUse;
    case Installations:
        return license.installationCount;
    case Expires: // never is behind every date
        return license.expiresAt.value_or(QDateTime(QDate(9999, 1, 1), QTime(), Qt::UTC));
    case LastSeen:
        return license.lastSeenAt ? QVariant(*license.lastSeenAt) : QVariant();
    default:
        return text(license, column);
    }
}

QString LicenseModel::columnTitle(int column) const
{
    switch (column) {
    case Holder:
        return tr("Holder");
    case Key:
        return tr("Key");
    case Tier:
        return tr("Tier");
    case State:
        return tr("Status");
    case Extensions:
        return tr("Extensions");
    case Installations:
        return tr("Seats");
    case Expires:
        return tr("Expires");
    case LastSeen:
        return tr("Last seen");
    default:
        return {};
    }
}

QString LicenseModel::columnHelp(int column) const
{
    switch (column) {
    case Extensions:
        return tr("In use at all installations together, as their heartbeats said last");
    case Installations:
        return tr("Installations that hold a seat");
    case LastSeen:
        return tr("Newest heartbeat of any installation");
    default:
        return {};
    }
}

bool LicenseModel::isNumeric(int column) const
{
    return column == Extensions || column == Installations;
}

qint64 LicenseModel::timeStep(int row, int column, const QDateTime &now) const
{
    const License &license = rows().at(row);
    if (column == State)
        return static_cast<qint64>(conditionOf(license, now));
    return license.lastSeenAt ? agoStep(*license.lastSeenAt, now) : 0;
}

/// A licence that runs out changes its condition without any news of it.
void LicenseModel::advance(const QDateTime &now)
{
    const QDateTime before = std::exchange(m_countedAt, now);
    bool changed = false;
    for (int row = 0; row < rows().size() && !changed; ++row)
        changed = conditionOf(rows().at(row), before) != conditionOf(rows().at(row), now);
    if (!changed)
        return;
    m_counts = {};
    for (int row = 0; row < rows().size(); ++row)
        m_counts.add(conditionOf(rows().at(row), now), 1);
    tellCounts();
}

QString LicenseModel::rowStateText(int row) const
{
    return stateText(conditionOf(rows().at(row), now()));
}

bool LicenseModel::differs(const License &before, const License &after, int column) const
{
    return text(before, column) != text(after, column) || sortValue(before, column) != sortValue(after, column) ||
           toolTip(before, column) != toolTip(after, column);
}

void LicenseModel::tally(const License &row, int step)
{
    m_counts.add(conditionOf(row, m_countedAt), step);
    m_tiers[row.tier] += step;
}

bool LicenseModel::tallyAlike(const License &before, const License &after) const
{
    return before.tier == after.tier && conditionOf(before, m_countedAt) == conditionOf(after, m_countedAt);
}

} // namespace wakeline
