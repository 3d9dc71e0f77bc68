// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorModel.h"

#include "AuditText.h"
#include "RelativeTime.h"

#include <QLocale>

namespace wakeline {

namespace {

QString keyOf(qint64 id)
{
    return QString::number(id);
}

} // namespace

void OperatorModel::setSelf(qint64 id)
{
    if (std::exchange(m_self, id) != id && rows().size() > 0)
        Q_EMIT dataChanged(index(0, Name), index(rows().size() - 1, Name));
}

void OperatorModel::reset(const QList<Operator> &operators)
{
    std::vector<std::pair<QString, Operator>> wanted;
    wanted.reserve(static_cast<std::size_t>(operators.size()));
    for (const Operator &account : operators)
        wanted.emplace_back(keyOf(account.id), account);
    replaceAll(std::move(wanted));
}

void OperatorModel::upsert(const Operator &account)
{
    put(keyOf(account.id), account);
}

void OperatorModel::remove(qint64 id)
{
    if (const int row = rows().find(keyOf(id)); row >= 0)
        drop(row);
}

QVariant OperatorModel::cell(int row, int column, int role) const
{
    const Operator &account = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(account, column);
    case Qt::ToolTipRole:
        return column == LastSignIn && account.lastSignInAt
                   ? QVariant(QLocale().toString(account.lastSignInAt->toLocalTime(), QLocale::LongFormat))
                   : QVariant();
    case SortRole:
        if (column == LastSignIn)
            return account.lastSignInAt ? QVariant(*account.lastSignInAt) : QVariant();
        return column == Created ? QVariant(account.createdAt) : QVariant(text(account, column));
    case StateRole:
        return account.disabled ? 0 : 1;
    case KeyRole:
        return keyOf(account.id);
    case ValueRole:
        return QVariant::fromValue(account);
    case SearchRole:
        return QStringList{account.name, roleText(account.role)}.join(u'\n');
    default:
        return {};
    }
}

QString OperatorModel::text(const Operator &account, int column) const
{
    switch (column) {
    case Name:
        return isSelf(account) ? tr("%1 (you)").arg(account.name) : account.name;
    case RoleName:
        return roleText(account.role);
    case State:
        return account.disabled ? tr("Disabled") : tr("Enabled");
    case LastSignIn:
        if (!account.lastSignInAt)
            return tr("Never");
        return isStale() || !now().isValid() ? absoluteText(*account.lastSignInAt, QDateTime::currentDateTimeUtc())
                                             : agoText(*account.lastSignInAt, now());
    case Created:
        return QLocale().toString(account.createdAt.toLocalTime().date(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QString OperatorModel::columnTitle(int column) const
{
    switch (column) {
    case Name:
        return tr("Name");
    case RoleName:
        return tr("Role");
    case State:
        return tr("Status");
    case LastSignIn:
        return tr("Last sign-in");
    case Created:
        return tr("Added");
    default:
        return {};
    }
}

qint64 OperatorModel::timeStep(int row, int column, const QDateTime &now) const
{
    const auto &last = rows().at(row).lastSignInAt;
    return column == LastSignIn && last ? last->secsTo(now) / 60 : 0;
}

QString OperatorModel::rowStateText(int row) const
{
    return text(rows().at(row), State);
}

bool OperatorModel::differs(const Operator &before, const Operator &after, int column) const
{
    return text(before, column) != text(after, column) ||
           (column == LastSignIn && before.lastSignInAt != after.lastSignInAt); // "now" both times, sorted by time
}

void OperatorModel::tally(const Operator &row, int step)
{
    m_enabled += row.disabled ? 0 : step;
}

bool OperatorModel::tallyAlike(const Operator &before, const Operator &after) const
{
    return before.disabled == after.disabled;
}

} // namespace wakeline
