// SPDX-License-Identifier: GPL-3.0-or-later
#include "Sidebar.h"

#include "Buttons.h"
#include "Glyph.h"
#include "NavigationDelegate.h"
#include "Painting.h"

#include <QListWidget>
#include <QMenu>
#include <QStyleOption>
#include <QVBoxLayout>

namespace wakeline {

namespace {

constexpr int wide = 216;
constexpr int narrow = 64;

} // namespace

BrandButton::BrandButton(const Appearance &look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BrandButton::show(const QString &name, const QString &server)
{
    m_name = name;
    m_server = server;
    setAccessibleName(tr("Connection %1, %2").arg(name, server));
    setToolTip(plainToolTip(name + QLatin1Char('\n') + server));
    update();
}

void BrandButton::setCompact(bool compact)
{
    m_compact = compact;
    update();
}

QSize BrandButton::sizeHint() const
{
    return {m_look.scaled(narrow), m_look.scaled(60)};
}

void BrandButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    QStyleOption option;
    option.initFrom(this);
    const QRectF area = QRectF(rect()).adjusted(8, 6, -8, -6);
    if (underMouse() || isDown())
        brush.box(area, 8, mix(theme.sidebar, theme.text, 0.05));
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        brush.box(area, 8, {}, theme.accent, 2);

    const qreal size = m_look.scaled(30);
    const QRectF mark(m_compact ? (width() - size) / 2.0 : 16, (height() - size) / 2.0, size, size);
    brush.box(mark, 8, theme.accent);
    brush.icon(mark, Icon::Wave, 20, theme.onAccent);
    if (m_compact)
        return;
    const qreal line = m_look.scaled(18);
    const qreal left = mark.right() + 10;
    const QRectF name(left, height() / 2.0 - line, width() - left - 32, line);
    brush.text(name, TextStyle::Strong, theme.text, m_name);
    brush.text(name.translated(0, line), TextStyle::Caption, theme.hint, m_server, Qt::AlignLeft, Qt::ElideMiddle);
    brush.icon(QRectF(width() - 27, 0, 14, height()), Icon::ChevronDown, 14, theme.hint);
}

Sidebar::Sidebar(const Appearance &look, QWidget *parent) : Panel(look, Ground::Sidebar, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_brand = new BrandButton(look, this);
    layout->addWidget(m_brand);

    m_list = new QListWidget(this);
    m_delegate = new NavigationDelegate(look, m_list);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false); // the panel's ground shows through
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Pages"));
    layout->addWidget(m_list, 1);
    layout->addWidget(separator(look, Qt::Horizontal, this));
    layout->addWidget(makeFooter());

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (const int page = m_pageRows.key(row, -1); page >= 0)
            Q_EMIT pageChosen(page);
    });
    connect(&look, &Appearance::changed, this, &Sidebar::applyWidth);
    applyWidth();
}

QWidget *Sidebar::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setMinimumHeight(look().scaled(52));
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(inReadingOrder({look().scaled(20), 6, 8, 6}));
    layout->setSpacing(12);
    m_linkIcon = new Glyph(look(), Icon::Checking, 14, Ink::Hint, footer);
    layout->addWidget(m_linkIcon);
    m_footerWords = new QWidget(footer);
    auto *words = new QVBoxLayout(m_footerWords);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    m_operator = new Label(look(), TextStyle::Body, {}, m_footerWords);
    m_operator->setElidable(true);
    m_link = new Label(look(), TextStyle::Caption, {}, m_footerWords, Ink::Hint);
    m_link->setElidable(true);
    words->addWidget(m_operator);
    words->addWidget(m_link);
    layout->addWidget(m_footerWords, 1);
    m_more = new IconButton(look(), Icon::More, tr("Settings and help"), footer);
    layout->addWidget(m_more);
    return footer;
}

void Sidebar::setMenu(QMenu *menu)
{
    connect(m_brand, &QAbstractButton::clicked, menu, [this, menu] { popUpAt(*menu, *m_brand); });
    connect(m_more, &QToolButton::clicked, menu, [this, menu] { popUpAt(*menu, *m_more, true); });
}

void Sidebar::setConnection(const QString &name, const QString &server)
{
    m_brand->show(name, server);
}

void Sidebar::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::NoItemFlags);
}

void Sidebar::addPage(int number, const QString &title, Icon icon)
{
    auto *item = new QListWidgetItem(title, m_list);
    item->setData(NavigationDelegate::IconRole, static_cast<int>(icon));
    m_pageRows.insert(number, m_list->count() - 1);
    arrange();
}

void Sidebar::setPageHidden(int page, bool hidden)
{
    if (QListWidgetItem *item = m_list->item(rowOf(page)))
        item->setHidden(hidden);
    arrange();
}

void Sidebar::arrange()
{
    int place = 0;
    QListWidgetItem *heading = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (m_pageRows.key(row, -1) < 0) {
            heading = item;
            heading->setHidden(true); // until a page below it is in view
        } else if (!item->isHidden()) {
            if (heading)
                heading->setHidden(false);
            ++place;
            item->setToolTip(place <= 9 ? tr("%1 (Ctrl+%2)").arg(item->text()).arg(place) : item->text());
        }
    }
}

int Sidebar::rowOf(int page) const
{
    return m_pageRows.value(page, -1);
}

void Sidebar::selectPage(int page)
{
    m_list->setCurrentRow(rowOf(page));
}

void Sidebar::setBadge(int page, int count, std::optional<Tone> tone, Icon icon)
{
    QListWidgetItem *item = m_list->item(rowOf(page));
    if (!item)
        return;
    const QString text = count > 0 ? QLocale().toString(count) : QString();
    if (item->data(NavigationDelegate::BadgeRole).toString() != text)
        item->setData(NavigationDelegate::BadgeRole, text);
    const QVariant toned = tone && count > 0 ? QVariant(static_cast<int>(*tone)) : QVariant();
    if (item->data(NavigationDelegate::BadgeToneRole) != toned)
        item->setData(NavigationDelegate::BadgeToneRole, toned);
    item->setData(NavigationDelegate::BadgeIconRole, static_cast<int>(icon));
    item->setData(Qt::AccessibleTextRole, text.isEmpty() ? item->text() : tr("%1, %2").arg(item->text(), text));
}

void Sidebar::setOperator(const QString &name)
{
    m_operator->setText(name);
}

void Sidebar::setLink(const QString &text, bool live)
{
    m_link->setText(text);
    m_linkIcon->show(live ? Icon::Online : Icon::Unplugged, live ? Ink::Good : Ink::Alert);
    m_linkIcon->setToolTip(text);
}

void Sidebar::setCompact(bool compact)
{
    m_compact = compact;
    applyWidth();
}

void Sidebar::applyWidth()
{
    setFixedWidth(look().scaled(m_compact ? narrow : wide));
    m_brand->setCompact(m_compact);
    m_delegate->setCompact(m_compact);
    m_footerWords->setVisible(!m_compact);
    m_linkIcon->setVisible(!m_compact);
    m_list->doItemsLayout();
}

} // namespace wakeline
