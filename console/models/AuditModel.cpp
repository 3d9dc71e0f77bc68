// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditModel.h"

#include "AuditText.h"
#include "RelativeTime.h"

#include <QLocale>

namespace wakeline {

QVariant AuditModel::cell(int row, int column, int role) const
{
    const AuditEntry &entry = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::ToolTipRole:
        if (column == Time)
            return QLocale().toString(entry.at.toLocalTime(), QLocale::LongFormat);
        return column == Changes && !entry.changes.isEmpty() ? QVariant(text(entry, column)) : QVariant();
    case SortRole:
        return column == Time ? QVariant(entry.id) : QVariant(text(entry, column));
    case StateRole:
        return entry.outcome == u"ok" || entry.outcome == u"repeated" ? 1 : 0;
    case KeyRole:
        return rows().keyAt(row);
    case ValueRole:
        return QVariant::fromValue(entry);
    default:
        return {};
    }
}

QString AuditModel::text(const AuditEntry &entry, int column) const
{
    switch (column) {
    case Time:
        return recordTimeText(entry.at);
    case Who:
        return entry.operatorName.isEmpty() ? tr("Unknown") : entry.operatorName;
    case Action:
        return actionText(entry.action);
    case Target:
        return targetText(entry.target);
    case Outcome:
        return outcomeText(entry.outcome);
    case Changes:
        return entry.changes.isEmpty() ? dash() : changesText(entry.changes);
    case Address:
        return entry.address;
    default:
        return {};
    }
}

QString AuditModel::columnTitle(int column) const
{
    switch (column) {
    case Time:
        return tr("Time");
    case Who:
        return tr("Operator");
    case Action:
        return tr("Action");
    case Target:
        return tr("What");
    case Outcome:
        return tr("Outcome");
    case Changes:
        return tr("Changes");
    case Address:
        return tr("From");
    default:
        return {};
    }
}

QString AuditModel::rowStateText(int row) const
{
    return text(rows().at(row), Outcome);
}

bool AuditModel::differs(const AuditEntry &before, const AuditEntry &after, int column) const
{
    return text(before, column) != text(after, column);
}

} // namespace wakeline
