// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ExtensionImport.h"

#include <QAbstractTableModel>

namespace wakeline {

/// The rows of a CSV file as a dry run judged them: what is wrong first, then what would happen.
class ImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Row, Subject, Outcome, ColumnCount };
    Q_ENUM(Column)
    enum Role { ProblemRole = Qt::UserRole }; ///< bool: the row stops the import

    using QAbstractTableModel::QAbstractTableModel;

    void show(const ExtensionImport &checked);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, int column) const;

    QList<ImportProblem> m_problems;
    QList<ImportChange> m_changes;
};

/// One line about the whole file: "5,000 rows: 4,998 new, 2 changed".
QString importSummary(const ExtensionImport &checked);

} // namespace wakeline
