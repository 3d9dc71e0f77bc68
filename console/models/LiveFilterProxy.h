// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

#include <optional>

namespace wakeline {

/// Sorts and filters a live table: numbers by value, texts naturally (9 before 10), equal rows by key, so that the
/// order is always the same.
class LiveFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
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

Q_SIGNALS:
    void filterChanged();

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    /// \return <0, 0 or >0; the default compares SortRole
    virtual int compare(const QModelIndex &left, const QModelIndex &right) const;
    int compareValues(const QVariant &left, const QVariant &right) const;
    void refilter();
    /// For a proxy that reads the search text in its own way.
    void rememberSearchText(const QString &text) { m_searchText = text; }

private:
    QString m_searchText;
    QStringList m_words;
    std::optional<int> m_state;
    bool m_orderHeld = false;
    QCollator m_collator;
};

} // namespace wakeline
