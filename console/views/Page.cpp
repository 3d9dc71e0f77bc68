// SPDX-License-Identifier: GPL-3.0-or-later
#include "Page.h"

#include "ChipRow.h"
#include "Dock.h"
#include "LiveFilterProxy.h"
#include "LiveTable.h"
#include "RowJson.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateBoard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QShortcut>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace wakeline {

Page::Page(const Appearance &look, std::unique_ptr<LiveFilterProxy> proxy, const PageWords &words, QWidget *parent)
    : WindowPage(look, Ground::Surface, words.title, parent), m_words(words), m_proxy(std::move(proxy))
{
    m_center = makeCenter();
    m_dock = new Dock(look, words.details, this);
    m_dock->hide();

    connect(m_search, &QLineEdit::textChanged, m_proxy.get(), &LiveFilterProxy::setSearchText);
    connect(m_table, &RowTable::currentRowChanged, this, &Page::onCurrentRow);
    connect(m_table, &RowTable::rowOpened, this, &Page::openDock);
    connect(m_dock, &Dock::closeWanted, this, &Page::closeDock);
    connect(m_board, &StateBoard::actionWanted, this,
            [this] { m_filteredAway ? clearFilters() : emptyActionWanted(); });
    connect(m_board, &StateBoard::retryWanted, this, &Page::reloadWanted);
    connect(m_board, &StateBoard::copyWanted, this, [this] {
        if (m_error)
            QGuiApplication::clipboard()->setText(m_error->details());
    });
    connect(m_proxy.get(), &QAbstractItemModel::modelReset, this, &Page::updateBoard);
    connect(m_proxy.get(), &QAbstractItemModel::rowsInserted, this, &Page::updateBoard);
    connect(m_proxy.get(), &QAbstractItemModel::rowsRemoved, this, &Page::updateBoard);
    connect(m_proxy.get(), &LiveFilterProxy::filterChanged, this, &Page::updateBoard);
    onTableKey(QKeySequence::Copy, [this] { copyRow(); });
    onTableKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyJson(); });
    onTableKey(QKeySequence(Qt::Key_Slash), [this] { focusSearch(); });
    onTableKey(QKeySequence(Qt::Key_C), [this] { m_table->openColumnMenu(); });
}

Page::~Page() = default;

QWidget *Page::makeCenter()
{
    auto *center = new QWidget(this);
    m_column = new QVBoxLayout(center);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);

    QWidget *header = makeHeader(center);
    m_search = new SearchField(look(), m_words.searchHint, m_words.searchWidth, header);
    m_column->addWidget(header);

    m_chips = new ChipRow(look(), center);
    m_column->addWidget(m_chips);
    m_column->addWidget(separator(look(), Qt::Horizontal, center));

    auto *content = new QWidget(center);
    m_stack = new QStackedLayout(content);
    m_table = new RowTable(look(), *m_proxy, m_words.rows, content);
    m_board = new StateBoard(look(), content);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_board);
    m_body = new QHBoxLayout;
    m_body->setSpacing(0);
    m_body->addWidget(content, 1);
    m_column->addLayout(m_body, 1);
    return center;
}

void Page::addBelowFilters(QWidget *widget)
{
    m_column->insertWidget(2, widget);
}

void Page::begin()
{
    m_table->setArrangeable();
    orderTabs();
    updateBoard();
    showSubtitle();
    layOut();
}

void Page::surroundTable(QWidget *left, QWidget *below)
{
    m_hasDock = false;
    m_chips->hide();
    QLayoutItem *content = m_body->takeAt(0);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addItem(content);
    middle->setStretch(0, 1);
    middle->addWidget(separator(look(), Qt::Horizontal, m_center));
    middle->addWidget(below);
    m_body->addWidget(left);
    m_body->addWidget(separator(look(), Qt::Vertical, m_center));
    m_body->addLayout(middle, 1);
}

void Page::setEmptyWords(const QString &title, const QString &help, const QString &action)
{
    m_words.emptyTitle = title;
    m_words.emptyHelp = help;
    m_words.emptyAction = action;
    updateBoard();
}

/// Toolbar, filters, table; the dock comes last because it was made last.
void Page::orderTabs()
{
    QList<QWidget *> order;
    for (int i = 0; i < header().count(); ++i) {
        if (QWidget *widget = header().itemAt(i)->widget())
            order.append(widget);
    }
    const auto groups = m_chips->findChildren<QButtonGroup *>();
    for (const QButtonGroup *group : groups) {
        for (QAbstractButton *chip : group->buttons())
            order.append(chip);
    }
    order.append(m_table);
    for (qsizetype i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order.at(i - 1), order.at(i));
}

void Page::onTableKey(const QKeySequence &key, std::function<void()> action)
{
    auto *shortcut = new QShortcut(key, m_table);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, std::move(action));
}

void Page::setLoading(bool loading)
{
    m_loading = loading;
    updateBoard();
}

void Page::setLoaded()
{
    m_loaded = true;
    m_error.reset();
    updateBoard();
}

void Page::setLoadError(const ApiError &error, const QDateTime &nextAttempt)
{
    m_error = error;
    m_nextAttempt = nextAttempt;
    updateBoard();
}

void Page::clearFilters()
{
    m_search->clear();
    m_chips->reset();
}

void Page::updateBoard()
{
    const bool known = m_proxy->sourceModel() && m_proxy->sourceModel()->rowCount() > 0;
    m_filteredAway = (known || (m_loaded && !m_error && isFilteredByServer())) && m_proxy->rowCount() == 0;
    if (m_proxy->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table); // known rows are never blanked to load them anew
        if (std::exchange(m_focusWanted, false) && isVisible())
            m_table->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (m_filteredAway) {
        const QString text = m_search->text().trimmed();
        m_board->showEmpty(Icon::Search, text.isEmpty() ? tr("Nothing in this filter") : m_words.noMatch.arg(text),
                           text.isEmpty() ? tr("Choose another filter to see the rest.") : m_words.noMatchHelp,
                           text.isEmpty() ? tr("Show all") : tr("Clear search"));
    } else if (m_error) {
        m_board->showError(m_words.loadFailed, m_error->message, m_nextAttempt);
    } else if (m_loaded) {
        m_board->showEmpty(m_words.emptyIcon, m_words.emptyTitle, m_words.emptyHelp, m_words.emptyAction);
    } else {
        m_board->showLoading(m_words.loading);
    }
    m_stack->setCurrentWidget(m_board);
}

void Page::focusSearch()
{
    m_focusWanted = false;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Page::focusTable()
{
    m_focusWanted = m_stack->currentWidget() != m_table;
    m_table->setFocus(Qt::ShortcutFocusReason);
}

bool Page::escape()
{
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (!m_dockOpen)
        return false;
    closeDock();
    return true;
}

void Page::showRow(const QString &key)
{
    clearFilters();
    m_table->select(key);
    if (m_table->current().isValid())
        openDock();
}

void Page::showOnly(int chip)
{
    clearFilters();
    const auto groups = m_chips->findChildren<QButtonGroup *>();
    if (QAbstractButton *button = groups.isEmpty() ? nullptr : groups.first()->button(chip))
        button->click();
}

void Page::openDock()
{
    m_dockOpen = m_hasDock && m_table->current().isValid();
    onCurrentRow();
    layOut();
}

void Page::closeDock()
{
    m_dockOpen = false;
    layOut();
    focusTable();
}

void Page::onCurrentRow()
{
    const QModelIndex index = m_table->current();
    if (!m_hasDock) {
        index.isValid() ? showCurrent(index) : showNothing();
        return;
    }
    if (!index.isValid()) {
        if (m_dockOpen && m_loaded) {
            m_dockOpen = false; // its row is gone
            layOut();
        }
        return;
    }
    if (m_dockOpen)
        showCurrent(index);
}

void Page::layOut()
{
    // Its actions are wider in some languages; whatever else it holds wraps or elides.
    const int dockWidth =
        std::min(std::max(look().scaled(Dock::designWidth), m_dock->minimumSizeHint().width()), width());
    const int needed = std::max({m_center->minimumSizeHint().width(), m_table->leastWidth(), look().scaled(480)});
    const bool over = width() - dockWidth < needed; // no room beside the table: the dock lies over it
    m_dock->setVisible(m_dockOpen);
    const auto placed = [this](int left, int wide) {
        return QStyle::visualRect(layoutDirection(), rect(), {left, 0, wide, height()});
    };
    m_center->setGeometry(placed(0, m_dockOpen && !over ? width() - dockWidth : width()));
    m_dock->setGeometry(placed(width() - dockWidth, dockWidth));
    m_dock->raise();
    setMinimumWidth(m_center->minimumSizeHint().width());
}

void Page::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    layOut();
}

void Page::copyRow()
{
    if (!m_table->current().isValid())
        return;
    QGuiApplication::clipboard()->setText(m_table->currentRowText());
    Q_EMIT said(tr("Row copied"));
}

void Page::copyJson()
{
    if (!m_table->current().isValid())
        return;
    QGuiApplication::clipboard()->setText(rowJson(m_table->current().data(ValueRole)));
    Q_EMIT said(tr("Row copied as JSON"));
}

} // namespace wakeline
