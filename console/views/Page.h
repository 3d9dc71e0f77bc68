// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WindowPage.h"

#include <QKeySequence>

#include <functional>
#include <memory>

class QHBoxLayout;
class QStackedLayout;
class QVBoxLayout;

namespace wakeline {

class ChipRow;
class Dock;
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
class Page : public WindowPage
{
    Q_OBJECT

public:
    ~Page() override;

    bool loadsItself() const override { return false; }
    void setLoading(bool loading) override;
    /// Rows arrived. From here on an empty table means that there are none.
    void setLoaded() override;
    void setLoadError(const ApiError &error, const QDateTime &nextAttempt) override;

    void focusContent() override { focusTable(); }
    void focusSearch() override;
    void focusTable();
    /// Clears the search, then closes the dock.
    bool escape() override;
    /// Makes the row with this key current and opens the dock.
    void showRow(const QString &key);
    /// Only the rows in one of the states: as a click on its chip in the first group of filters.
    void showOnly(int chip);
    RowTable &table() const { return *m_table; }
    bool isDockOpen() const { return m_dockOpen; }

protected:
    Page(const Appearance &look, std::unique_ptr<LiveFilterProxy> proxy, const PageWords &words, QWidget *parent);

    Dock &dock() const { return *m_dock; }
    ChipRow &chips() const { return *m_chips; }
    SearchField &searchField() const { return *m_search; }
    LiveFilterProxy &proxy() const { return *m_proxy; }
    /// A widget between the filters and the table, for hints.
    void addBelowFilters(QWidget *widget);
    /// What stands beside the table and below it, on a page whose rows are no ends in themselves. The page has no dock
    /// then: showCurrent() is called for each row that becomes current, and showNothing() when none is.
    void surroundTable(QWidget *left, QWidget *below);
    /// What an empty page says, where that depends.
    void setEmptyWords(const QString &title, const QString &help, const QString &action);
    /// To be called at the end of the page's constructor, when its columns and filters are there.
    void begin();
    /// Acts only while the table has the focus, so that letters can be typed anywhere else.
    void onTableKey(const QKeySequence &key, std::function<void()> action);
    void closeDock();
    void updateBoard();

    /// Fills the dock from the current row; called whenever the row or its values change.
    virtual void showCurrent(const QModelIndex &index) = 0;
    virtual void showNothing() {}
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
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_body = nullptr;
    SearchField *m_search = nullptr;
    ChipRow *m_chips = nullptr;
    QStackedLayout *m_stack = nullptr;
    RowTable *m_table = nullptr;
    StateBoard *m_board = nullptr;
    Dock *m_dock = nullptr;
    bool m_dockOpen = false;
    bool m_hasDock = true;
    bool m_filteredAway = false; ///< there are rows, and none passes the filters
    bool m_focusWanted = false;  ///< by the table, which was not in view
    bool m_loading = false;
    bool m_loaded = false;
    std::optional<ApiError> m_error;
    QDateTime m_nextAttempt;
};

} // namespace wakeline
