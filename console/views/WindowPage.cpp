// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowPage.h"

#include "Label.h"
#include "RelativeTime.h"

#include <QHBoxLayout>

namespace wakeline {

WindowPage::WindowPage(const Appearance &look, Ground ground, const QString &title, QWidget *parent)
    : Panel(look, ground, parent), m_title(title)
{
    setAccessibleName(title);
}

QWidget *WindowPage::makeHeader(QWidget *parent)
{
    auto *header = new QWidget(parent);
    header->setMinimumHeight(look().scaled(60));
    m_header = new QHBoxLayout(header);
    m_header->setContentsMargins(look().scaled(20), 0, look().scaled(20), 0);
    m_header->setSpacing(8);
    m_header->addWidget(new Label(look(), TextStyle::Title, m_title, header));
    m_header->addSpacing(6);
    m_subtitle = new Label(look(), TextStyle::Body, {}, header, Ink::Hint);
    m_subtitle->setElidable(true);
    m_header->addWidget(m_subtitle, 1);
    return header;
}

void WindowPage::addToHeader(QWidget *widget)
{
    m_header->addWidget(widget);
}

void WindowPage::showSubtitle()
{
    m_subtitle->setText(m_stale ? tr("as of %1").arg(absoluteText(m_staleSince, QDateTime::currentDateTimeUtc()))
                                : liveSubtitle());
}

void WindowPage::setStale(bool stale, const QDateTime &since)
{
    m_stale = stale;
    m_staleSince = since;
    showSubtitle();
    staleChanged();
}

} // namespace wakeline
