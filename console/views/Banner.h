// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

namespace wakeline {

class ActionButton;
class Label;

/// The line over the content while the link is lost: what, since when, when the next attempt is.
class Banner : public QWidget
{
    Q_OBJECT

public:
    Banner(const Appearance &look, const QString &server, QWidget *parent);

    /// \param nextAttempt  no value while an attempt is under way
    void showLost(const QDateTime &since, std::optional<QDateTime> nextAttempt, const QString &reason);

Q_SIGNALS:
    void reconnectWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Appearance &m_look;
    Label *m_title;
    Label *m_text;
    ActionButton *m_reconnect;
    QString m_server;
    QDateTime m_since;
    std::optional<QDateTime> m_nextAttempt;
    QTimer m_second;
};

} // namespace wakeline
