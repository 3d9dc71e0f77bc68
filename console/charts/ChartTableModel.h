// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChartContent.h"

#include <QAbstractTableModel>

namespace wakeline {

/// A chart's values as a table, newest first: for whoever cannot see the chart, or wants the numbers.
class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const ChartContent &content);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Everything with tabs between the columns, for a spreadsheet.
    QString text() const;

private:
    ChartContent m_content;
};

} // namespace wakeline
