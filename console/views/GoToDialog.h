// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDialog>

class QListWidget;

namespace wakeline {

class ExtensionModel;
class SearchField;

/// Type a page's name, an extension's number or a name, press Enter, be there (Ctrl+K).
class GoToDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int longestList = 12;

    GoToDialog(const Appearance &look, const QStringList &pages, const ExtensionModel &extensions, QWidget *parent);

Q_SIGNALS:
    void pageChosen(int page);
    void extensionChosen(const QString &number);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QString &text);
    void choose();

    const Appearance &m_look;
    QStringList m_pages;
    const ExtensionModel &m_extensions;
    SearchField *m_search;
    QListWidget *m_list;
};

} // namespace wakeline
