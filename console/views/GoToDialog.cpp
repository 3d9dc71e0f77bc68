// SPDX-License-Identifier: GPL-3.0-or-later
#include "GoToDialog.h"

#include "ExtensionModel.h"
#include "NavigationDelegate.h"
#include "SearchField.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace wakeline {

namespace {

enum Role { PageRole = Qt::UserRole + 10, NumberRole }; // beside NavigationDelegate's own

} // namespace

GoToDialog::GoToDialog(const Appearance &look, const QStringList &pages, const ExtensionModel &extensions,
                       QWidget *parent)
    : QDialog(parent), m_look(look), m_pages(pages), m_extensions(extensions)
{
    setWindowTitle(tr("Go to"));
    setAccessibleName(tr("Go to"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    m_search = new SearchField(look, tr("Page, number or name"), 420, this);
    m_search->setMinimumWidth(look.scaled(420));
    m_list = new QListWidget(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Places"));
    m_list->setMinimumHeight(look.scaled(420));
    m_list->setItemDelegate(new NavigationDelegate(look, m_list));
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &GoToDialog::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &GoToDialog::choose);
    connect(m_list, &QListWidget::itemClicked, this, &GoToDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, &GoToDialog::choose);
    fill({});
    m_search->setFocus();
}

void GoToDialog::fill(const QString &text)
{
    m_list->clear();
    const auto add = [this](const QString &words, int role, const QVariant &value) {
        auto *item = new QListWidgetItem(words, m_list);
        const Icon icon = role == PageRole ? Icon::ArrowRight : Icon::Extensions;
        item->setData(NavigationDelegate::IconRole, static_cast<int>(icon));
        item->setData(role, value);
    };
    const auto matches = [&](const QString &words) { return words.contains(text.trimmed(), Qt::CaseInsensitive); };
    for (qsizetype page = 0; page < m_pages.size(); ++page) {
        if (matches(m_pages.at(page)))
            add(m_pages.at(page), PageRole, static_cast<int>(page));
    }
    for (int row = 0; row < m_extensions.rowCount() && m_list->count() < longestList; ++row) {
        const Extension &extension = m_extensions.at(row);
        const QString words = tr("%1  %2").arg(extension.number, extension.displayName);
        if (matches(words))
            add(words, NumberRole, extension.number);
    }
    m_list->setCurrentRow(0);
}

bool GoToDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) { // the list moves while the field keeps the focus
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void GoToDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    if (item->data(PageRole).isValid())
        Q_EMIT pageChosen(item->data(PageRole).toInt());
    else
        Q_EMIT extensionChosen(item->data(NumberRole).toString());
    accept();
}

void GoToDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
