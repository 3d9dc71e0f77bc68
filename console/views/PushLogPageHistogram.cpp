// SPDX-License-Identifier: GPL-3.0-or-later
// How fast phones wake, over the rows that the push log's filters let through.
#include "Buttons.h"
#include "ChipRow.h"
#include "PushLogPage.h"
#include "WakeHistogram.h"

namespace wakeline {

void PushLogPage::addHistogram()
{
    m_histogram = new WakeHistogram(look(), slowWake, this);
    addBelowFilters(m_histogram);
    m_histogramSwitch = new IconButton(look(), Icon::ChevronUp, tr("Hide how fast phones wake"), &chips());
    chips().addWidget(m_histogramSwitch);
    connect(m_histogramSwitch, &QToolButton::clicked, this, [this] {
        const bool show = m_histogram->isHidden();
        m_histogram->setVisible(show);
        m_histogramSwitch->setGlyph(show ? Icon::ChevronUp : Icon::ChevronDown);
        m_histogramSwitch->setWords(show ? tr("Hide how fast phones wake") : tr("Show how fast phones wake"));
    });
    m_latencies.setSingleShot(true);
    m_latencies.setInterval(1000);
    connect(&m_latencies, &QTimer::timeout, this, &PushLogPage::showLatencies);
    const auto soon = [this] {
        if (!m_latencies.isActive())
            m_latencies.start();
    };
    connect(&proxy(), &QAbstractItemModel::dataChanged, this, soon);
    connect(&proxy(), &QAbstractItemModel::rowsInserted, this, soon);
    connect(&proxy(), &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&proxy(), &QAbstractItemModel::modelReset, this, &PushLogPage::showLatencies);
    connect(&proxy(), &LiveFilterProxy::filterChanged, this, &PushLogPage::showLatencies);
}

void PushLogPage::showLatencies()
{
    QList<std::chrono::milliseconds> woken;
    for (int row = 0; row < proxy().rowCount(); ++row) {
        const auto entry = proxy().index(row, 0).data(ValueRole).value<PushLogEntry>();
        if (entry.wokeMs)
            woken.append(std::chrono::milliseconds(*entry.wokeMs));
    }
    m_histogram->show(WakeHistogram::count(woken));
}

} // namespace wakeline
