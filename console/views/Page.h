// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"
#include "Panel.h"

#include <QDateTime>
#include <QKeySequence>

#include <functional>
#include <memory>

class QHBoxLayout;
class QStackedLayout;
class QVBoxLayout;

namespace wakeline {

class ChipRow;
class Dock;
class Label;
class LiveFilterProxy;
class RowTable;
class SearchField;
class StateBoard;

/// The words of a page, so that all pages can share their behaviour.
struct PageWords
{
    QString title;
    QString rows;    ///< what the table lists, for screen readers
    QString details; ///< what the dock shows
    QString searchHint;
    int searchWidth = 196; ///< at 10 pt
    Icon emptyIcon = Icon::Info;
    QString emptyTitle;
    QString emptyHelp;
    QString emptyAction = {}; ///< the button of the empty page; empty: none
    QString loading;
    QString loadFailed;
    QString noMatch; ///< with %1 for the search text
    QString noMatchHelp;
};

/// A live table with its header, filters and dock. What all of them share lives here: search, empty, loading and error
/// states, stale data, keyboard, and the dock that closes and comes back.
class Page : public Panel
{
    Q_OBJECT

public:
    ~Page() override;

    QString title() const { return m_words.title; }
    /// Its rows are not among those that are loaded for all pages at once.
    virtual bool loadsItself() const { return false; }

    void setLoading(bool loading);
    /// Rows arrived. From here on an empty table means that there are none.
    void setLoaded();
    void setLoadError(const ApiError &error, const QDateTime &nextAttempt);
    void setStale(bool stale, const QDateTime &since);
    bool isStale() const { return m_stale; }

    void focusSearch();
    void focusTable();
    /// Clears the search, then closes the dock. \return whether there was anything to do
    bool escape();
    /// Makes the row with this key current and opens the dock.
    void showRow(const QString &key);
    RowTable &table() const { return *m_table; }
    bool isDockOpen() const { return m_dockOpen; }

Q_SIGNALS:
    void reloadWanted();
    /// Something was done that the operator should read about.
    void said(const QString &text);
    /// Something did not work out.
    void failed(const QString &text);

protected:
    Page(const Appearance &look, std::unique_ptr<LiveFilterProxy> proxy, const PageWords &words, QWidget *parent);

    Dock &dock() const { return *m_dock; }
    ChipRow &chips() const { return *m_chips; }
    SearchField &searchField() const { return *m_search; }
    LiveFilterProxy &proxy() const { return *m_proxy; }
    void addToHeader(QWidget *widget);
    /// A widget between the filters and the table, for hints.
    void addBelowFilters(QWidget *widget);
    /// To be called at the end of the page's constructor, when its columns and filters are there.
    void begin();
    void showSubtitle();
    /// Acts only while the table has the focus, so that letters can be typed anywhere else.
    void onTableKey(const QKeySequence &key, std::function<void()> action);
    void closeDock();
    void updateBoard();

    /// What the header says beside the title while the page is live.
    virtual QString liveSubtitle() const = 0;
    /// Fills the dock from the current row; called whenever the row or its values change.
    virtual void showCurrent(const QModelIndex &index) = 0;
    virtual void staleChanged() {}
    /// The server filters, so no rows may mean that there are others.
    virtual bool isFilteredByServer() const { return false; }
    virtual void emptyActionWanted() {}
    void clearFilters();

    void resizeEvent(QResizeEvent *event) override;

private:
    void openDock();
    void orderTabs();
    void onCurrentRow();
    void layOut();
    void copyRow();
    void copyJson();
    QWidget *makeCenter();

    PageWords m_words;
    std::unique_ptr<LiveFilterProxy> m_proxy;
    QWidget *m_center = nullptr;
    QHBoxLayout *m_header = nullptr;
    QVBoxLayout *m_column = nullptr;
    Label *m_subtitle = nullptr;
    SearchField *m_search = nullptr;
    ChipRow *m_chips = nullptr;
    QStackedLayout *m_stack = nullptr;
    RowTable *m_table = nullptr;
    StateBoard *m_board = nullptr;
    Dock *m_dock = nullptr;
    bool m_dockOpen = false;
    bool m_filteredAway = false; ///< there are rows, and none passes the filters
    bool m_focusWanted = false;  ///< by the table, which was not in view
    bool m_loading = false;
    bool m_loaded = false;
    bool m_stale = false;
    QDateTime m_staleSince;
    std::optional<ApiError> m_error;
    QDateTime m_nextAttempt;
};

} // namespace wakeline
