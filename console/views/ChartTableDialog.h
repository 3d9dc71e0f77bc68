// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "ChartTableModel.h"

#include <QDialog>

namespace wakeline {

class Chart;

/// The values of a chart as a table, which goes on with the chart while it is open.
class ChartTableDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param chart  outlives the dialog, or takes it along
    ChartTableDialog(const Appearance &look, const Chart &chart, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    ChartTableModel m_model;
};

} // namespace wakeline
