// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "AttentionModel.h"
#include "DashboardContents.h"
#include "LiveModels.h"
#include "WindowPage.h"

#include <QElapsedTimer>
#include <QTimer>

#include <array>

class QGridLayout;
class QScrollArea;

namespace wakeline {

class ChartCard;
class ChipRow;
class StatePill;

/// How the PBX is doing, at a glance: tiles, charts, and what needs an operator. Tiles and rows lead to their page.
///
/// What is live comes from the live tables and is shown within a second. What only the database knows is asked for when
/// the feed told of something that changes it, at most every few seconds, and only while the page is looked at.
class DashboardPage : public WindowPage
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds pace{5};        ///< between two askings
    static constexpr std::chrono::seconds retryAfter{10}; ///< after one that failed

    DashboardPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent);

    /// Something became of a push, a call or a message: the statistics are others.
    void noteChange();
    void focusContent() override;

    DashboardTile &tile(Tile tile) const { return *m_tiles.at(static_cast<std::size_t>(tile)); }
    const AttentionModel &attention() const { return m_attention; }
    const std::optional<DashboardStats> &stats() const { return m_stats; }

Q_SIGNALS:
    void tileOpened(wakeline::Tile tile);
    void rowFollowed(const wakeline::AttentionRow &row);

protected:
    QString liveSubtitle() const override;
    void staleChanged() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeContent(QWidget *parent);
    void addHeader();
    void arrange();
    void choosePeriod(StatsPeriod period);
    void askSoon(std::chrono::milliseconds delay);
    QCoro::Task<void> ask();
    void take(const ApiResult<DashboardStats> &answer);
    void everySecond();
    void showLive();
    void showCharts();
    DashboardLive live() const;
    QDateTime now() const;

    LiveModels &m_models;
    ApiClient &m_client;
    AttentionModel m_attention;
    StatsPeriod m_period = StatsPeriod::Hour;
    std::optional<DashboardStats> m_stats;
    QString m_problem; ///< why the statistics could not be loaded
    std::array<DashboardTile *, tileCount> m_tiles{};
    ChartCard *m_registrations = nullptr;
    ChartCard *m_calls = nullptr;
    ChartCard *m_latency = nullptr;
    OutcomeBars *m_outcomes = nullptr;
    QWidget *m_attentionList = nullptr;
    StatePill *m_pill = nullptr;
    QScrollArea *m_scroll = nullptr;
    QGridLayout *m_grid = nullptr;
    std::optional<bool> m_narrow; ///< as arranged
    bool m_asking = false;
    bool m_due = true; ///< to be asked for as soon as the page is looked at
    QTimer m_next;
    QTimer m_second;
    QElapsedTimer m_asked;
};

} // namespace wakeline
