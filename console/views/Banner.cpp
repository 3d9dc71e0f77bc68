// SPDX-License-Identifier: GPL-3.0-or-later
#include "Banner.h"

#include "Buttons.h"
#include "Glyph.h"
#include "Label.h"
#include "Painting.h"
#include "Panel.h"
#include "RelativeTime.h"

#include <QHBoxLayout>

namespace wakeline {

using namespace std::chrono_literals;

Banner::Banner(const Appearance &look, const QString &server, QWidget *parent)
    : QWidget(parent), m_look(look), m_server(server)
{
    setMinimumHeight(look.scaled(44));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(inReadingOrder({look.scaled(44), 4, look.scaled(16), 4}));
    layout->setSpacing(12);
    m_title = new Label(look, TextStyle::Strong, tr("Connection to %1 lost.").arg(server), this, Ink::Banner);
    m_title->setElidable(true);
    m_text = new Label(look, TextStyle::Body, {}, this, Ink::Banner);
    m_text->setElidable(true);
    m_reconnect = new ActionButton(look, ActionButton::Kind::Plain, tr("Reconnect now"), this, Icon::Refresh);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_reconnect);
    connect(m_reconnect, &QPushButton::clicked, this, &Banner::reconnectWanted);
    connect(&m_second, &QTimer::timeout, this, &Banner::refresh);
}

void Banner::showLost(const QDateTime &since, std::optional<QDateTime> nextAttempt, const QString &reason)
{
    m_since = since;
    m_nextAttempt = nextAttempt;
    setToolTip(plainToolTip(reason));
    m_text->setToolTip(plainToolTip(reason));
    setAccessibleDescription(reason);
    refresh();
    m_second.start(1s);
}

void Banner::refresh()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString since = tr("Values below are from %1.").arg(absoluteText(m_since, now));
    QString next = tr("Connecting…");
    if (m_nextAttempt) {
        const qint64 seconds = std::max<qint64>(0, (now.msecsTo(*m_nextAttempt) + 999) / 1000);
        next = tr("Next attempt in %1 s.").arg(seconds);
    }
    m_text->setText(since + QLatin1Char(' ') + next);
    m_reconnect->setEnabled(m_nextAttempt.has_value());
    m_reconnect->setToolTip(m_nextAttempt ? QString() : tr("An attempt is under way"));
    setAccessibleName(m_title->text() + QLatin1Char(' ') + since);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneColors &colors = m_look.theme().banner;
    painter.fillRect(rect(), colors.tint);
    painter.fillRect(QRect(0, height() - 1, width(), 1), mix(colors.tint, colors.text, 0.35));
    Brush(painter, m_look, *this).icon(QRectF(m_look.scaled(20), 0, 16, height()), Icon::Unplugged, 16, colors.text);
}

} // namespace wakeline
