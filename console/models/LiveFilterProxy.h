// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SortKey.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <functional>
#include <vector>

namespace wakeline {

/// Sorts and filters a live table: numbers by value, texts naturally (9 before 10), equal rows by key, so that the
/// order is always the same.
///
/// Not a QSortFilterProxyModel: with 100,000 rows that takes seconds for a keystroke, because it collates each text
/// anew for each comparison and removes what a filter leaves out piece by piece (docs/decisions/0157).
class LiveFilterProxy : public QAbstractProxyModel
{
    Q_OBJECT

public:
    /// More separate pieces than this are not inserted or removed one by one: the model is reset instead.
    static constexpr int mostPieces = 64;
    /// How soon after one re-ordering the next may come: a thousand changes a second must not become as many layouts.
    static constexpr std::chrono::milliseconds orderPause{100};

    explicit LiveFilterProxy(QObject *parent = nullptr);

    /// Every word must occur in what SearchRole holds (number, name, contact, user agent …), in any case.
    virtual void setSearchText(const QString &text);
    QString searchText() const { return m_searchText; }

    /// Only rows whose StateRole is this; no value: all.
    void setStateFilter(std::optional<int> state);
    std::optional<int> stateFilter() const { return m_state; }

    /// While held, changed rows stay where they are and new ones go to the end; letting go sorts once.
    /// For the time that the pointer or the keyboard is in the table (console.md, "Live rows").
    void setOrderHeld(bool held);
    bool isOrderHeld() const { return m_orderHeld; }

    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    void setSourceModel(QAbstractItemModel *source) override;
    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// \param column  -1: the order of the source
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void filterChanged();

protected:
    virtual bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const;
    /// Both of the source, in the column that is sorted by.
    /// \return <0, 0 or >0; the default compares SortRole
    virtual int compare(const QModelIndex &left, const QModelIndex &right) const;
    int compareValues(const QVariant &left, const QVariant &right) const;
    /// Whether compare() looks at more than SortRole of the column that is sorted by: then every change may move a row.
    virtual bool comparesMoreThanSortRole() const { return false; }
    void refilter();
    /// For a proxy that reads the search text in its own way.
    void rememberSearchText(const QString &text) { m_searchText = text; }

private:
    /// What is kept of a row of the source; made when it is first asked for, and thrown away when that part changes.
    struct Known
    {
        std::optional<SortKey> sort;
        std::optional<SortKey> identity;
        std::optional<QString> searched;
    };

    /// \param candidates  the only rows of the source that may be accepted, in the order of m_order
    void refilter(const std::vector<int> &candidates);
    const SortKey &sortKey(int sourceRow) const;
    const SortKey &identity(int sourceRow) const;
    const QString &searched(int sourceRow) const;
    bool precedes(int left, int right) const;

    void orderAll();
    void putInOrder(std::vector<int> rows);
    bool isInOrder(int sourceRow) const;
    const std::vector<int> &ranks() const;
    void sortLater();
    void sortMoved();
    void warmUp();

    void rebuild();
    void numberShown();
    void reorder(const std::function<void()> &change);
    void present(std::vector<int> wanted);
    void turn(const std::vector<bool> &turns);
    bool mayMove(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) const;
    std::vector<int> changedRows(int first, int last) const;
    void onDataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles);
    void onInserted(int first, int last);
    void onAboutToBeRemoved(int first, int last);
    void onRemoved(int first, int last);

    QCollator m_collator;
    QString m_searchText;
    QStringList m_words;
    std::optional<int> m_state;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_orderHeld = false;
    std::vector<int> m_order; ///< every row of the source, sorted, but for those in m_moved
    std::vector<int> m_moved; ///< rows of the source that are not where they belong; one may be named twice
    std::vector<int> m_shown; ///< those that are accepted, in that order: a row of the source for each of ours
    std::vector<int> m_place; ///< for each row of the source: ours, or -1
    mutable std::vector<Known> m_known;
    mutable std::vector<int> m_ranks; ///< for each row of the source its place in m_order; empty: not known
    int m_warm = 0;                   ///< rows of the source before it are prepared for a search
    QTimer m_orderTimer;
    QTimer m_warmTimer;
};

} // namespace wakeline
