// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportModel.h"

#include <QCoreApplication>
#include <QLocale>

namespace wakeline {

void ImportModel::show(const ExtensionImport &checked)
{
    beginResetModel();
    m_problems = checked.problems;
    m_changes = checked.changes;
    endResetModel();
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size() + m_changes.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportModel::text(int row, int column) const
{
    if (row < m_problems.size()) {
        const ImportProblem &problem = m_problems.at(row);
        switch (column) {
        case Row:
            return problem.row == 0 ? tr("File") : QString::number(problem.row);
        case Subject:
            return problem.field;
        default:
            return problem.message;
        }
    }
    const ImportChange &change = m_changes.at(row - m_problems.size());
    switch (column) {
    case Row:
        return QString::number(change.row);
    case Subject:
        return change.displayName.isEmpty() ? change.number : tr("%1, %2").arg(change.number, change.displayName);
    default:
        break;
    }
    switch (change.action) {
    case ImportAction::Create:
        return change.generatesPassword ? tr("New, with a generated password") : tr("New");
    case ImportAction::Change:
        return tr("Changed");
    case ImportAction::Keep:
        return tr("Stays as it is");
    }
    return {};
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return tr("Row %1: %2, %3").arg(text(index.row(), Row), text(index.row(), Subject), text(index.row(), Outcome));
    case ProblemRole:
        return index.row() < m_problems.size();
    default:
        return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Row:
        return tr("Row");
    case Subject:
        return tr("What");
    case Outcome:
        return tr("Result");
    default:
        return {};
    }
}

QString importSummary(const ExtensionImport &checked)
{
    const QLocale locale;
    if (checked.problemCount > 0)
        return ImportModel::tr("%Ln of %1 rows have an error. Nothing is imported until all of them are right.",
                               nullptr, checked.problemCount)
            .arg(locale.toString(std::max(checked.rows, checked.problemCount)));
    QStringList parts{ImportModel::tr("%1 new").arg(locale.toString(checked.created))};
    if (checked.changed > 0)
        parts.append(ImportModel::tr("%1 changed").arg(locale.toString(checked.changed)));
    if (checked.kept > 0)
        parts.append(ImportModel::tr("%1 as they are").arg(locale.toString(checked.kept)));
    return ImportModel::tr("%n rows: %1.", nullptr, checked.rows).arg(parts.join(QLatin1String(", ")));
}

} // namespace wakeline
