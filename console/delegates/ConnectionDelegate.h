// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Painting.h"

#include <QStyledItemDelegate>

namespace wakeline {

/// A connection in the sign-in dialog: its name, and below it the server.
class ConnectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int ServerRole = Qt::UserRole + 1;

    ConnectionDelegate(const Appearance &look, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Appearance &m_look;
};

} // namespace wakeline
