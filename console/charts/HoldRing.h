// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QWidget>

#include <optional>

namespace wakeline {

/// The countdown of a held call, large: what is left, and of how much.
class HoldRing : public QWidget
{
    Q_OBJECT

public:
    HoldRing(const Appearance &look, QWidget *parent);

    /// \param share    0 to 1 of the hold that is left; no value: unknown (stale), a dash
    /// \param seconds  whole seconds left
    /// \param of       the whole hold in words, "of 5 s"
    void show(std::optional<qreal> share, std::optional<int> seconds, const QString &of, bool expiring);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    std::optional<qreal> m_share;
    std::optional<int> m_seconds;
    QString m_of;
    bool m_expiring = false;
};

} // namespace wakeline
