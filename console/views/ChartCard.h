// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Chart.h"

namespace wakeline {

class IconButton;

/// A chart with its "Show as table", for whoever cannot see it or wants the numbers.
class ChartCard : public Chart
{
    Q_OBJECT

public:
    ChartCard(const Appearance &look, QWidget *parent);

    void showAsTable();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    const Appearance &m_look;
    IconButton *m_table;
};

} // namespace wakeline
