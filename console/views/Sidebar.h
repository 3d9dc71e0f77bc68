// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Panel.h"

#include <QAbstractButton>

class QListWidget;
class QMenu;

namespace wakeline {

class IconButton;
class Label;
class NavigationDelegate;
class Glyph;

/// The connection at the top of the sidebar; a click opens its menu.
class BrandButton : public QAbstractButton
{
    Q_OBJECT

public:
    BrandButton(const Appearance &look, QWidget *parent);

    void show(const QString &name, const QString &server);
    void setCompact(bool compact);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    QString m_name;
    QString m_server;
    bool m_compact = false;
};

/// Where everything is: the connection, the pages with what waits in them, the operator and the link.
class Sidebar : public Panel
{
    Q_OBJECT

public:
    Sidebar(const Appearance &look, QWidget *parent);

    void setConnection(const QString &name, const QString &server);
    void addHeading(const QString &text);
    /// \param number  the page's own, by which it is spoken of
    void addPage(int number, const QString &title, Icon icon);
    /// A heading without a page in view is hidden too, and Ctrl+1 to 9 count the pages in view.
    void setPageHidden(int page, bool hidden);
    void selectPage(int page);
    /// \param tone  no value: a plain count
    void setBadge(int page, int count, std::optional<Tone> tone, Icon icon = Icon::None);
    void setOperator(const QString &name);
    /// \param text  "Live, 38 ms" or what is wrong
    void setLink(const QString &text, bool live);
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    /// The menu behind the connection and behind the footer's dots.
    void setMenu(QMenu *menu);
    QListWidget &list() const { return *m_list; }

Q_SIGNALS:
    void pageChosen(int page);

private:
    QWidget *makeFooter();
    int rowOf(int page) const;
    void arrange();
    void applyWidth();

    BrandButton *m_brand = nullptr;
    QListWidget *m_list = nullptr;
    NavigationDelegate *m_delegate = nullptr;
    QHash<int, int> m_pageRows; ///< number → row of the list
    Glyph *m_linkIcon = nullptr;
    QWidget *m_footerWords = nullptr;
    Label *m_operator = nullptr;
    Label *m_link = nullptr;
    IconButton *m_more = nullptr;
    bool m_compact = false;
};

} // namespace wakeline
