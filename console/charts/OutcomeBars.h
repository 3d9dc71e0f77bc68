// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

namespace wakeline {

/// One bar for each provider: what it accepted, what may work later, and what failed, with the numbers in words.
class OutcomeBars : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name;
        qint64 accepted = 0;
        qint64 later = 0;  ///< throttled, unreachable or too late: not this token's fault
        qint64 failed = 0; ///< refused for good
        bool operator==(const Row &) const = default;
        qint64 all() const { return accepted + later + failed; }
    };

    OutcomeBars(const Appearance &look, QWidget *parent);

    /// \param empty  what stands there when there are no rows
    void show(const QString &title, const QList<Row> &rows, const QString &empty);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int rowHeight() const { return m_look.scaled(36); }

    const Appearance &m_look;
    QString m_title;
    QString m_empty;
    QList<Row> m_rows;
};

} // namespace wakeline
