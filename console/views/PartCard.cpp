// SPDX-License-Identifier: GPL-3.0-or-later
#include "PartCard.h"

#include "Glyph.h"
#include "Label.h"
#include "Painting.h"
#include "RelativeTime.h"
#include "StatePill.h"
#include "SystemStatusModel.h"

#include <QVBoxLayout>

namespace wakeline {

namespace {

Icon iconOf(const QString &part)
{
    if (part == u"licence")
        return Icon::Key;
    if (part == u"kamailio")
        return Icon::Handset;
    if (part == u"voicemail")
        return Icon::Voicemail;
    if (part == u"database" || part == u"http" || part == u"mail")
        return Icon::Server;
    return Icon::Push; // the providers
}

} // namespace

PartCard::PartCard(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    m_icon = new Glyph(look, Icon::Server, 16, Ink::Secondary, this);
    m_name = new Label(look, TextStyle::Strong, {}, this);
    m_name->setElidable(true);
    m_state = new StatePill(look, this);
    heading->addWidget(m_icon);
    heading->addWidget(m_name, 1);
    heading->addWidget(m_state);
    layout->addLayout(heading);
    m_message = new Label(look, TextStyle::Body, {}, this, Ink::Secondary);
    m_message->wrap();
    layout->addWidget(m_message);
    layout->addStretch();
    m_since = new Label(look, TextStyle::Caption, {}, this, Ink::Hint);
    m_since->setElidable(true);
    layout->addWidget(m_since);
}

void PartCard::show(const PartStatus &part, const QDateTime &now, bool stale)
{
    m_icon->show(iconOf(part.name), Ink::Secondary);
    m_name->setText(partText(part.name));
    if (part.ok)
        m_state->show({Icon::Online, Tone::Good, tr("Works"), true});
    else if (part.essential)
        m_state->show({Icon::Warning, Tone::Bad, tr("Down"), true});
    else
        m_state->show({Icon::Warning, Tone::Alert, tr("Not well"), true});
    m_message->setText(part.message);
    const QString since =
        stale ? tr("Since %1").arg(absoluteText(part.since, now)) : tr("Changed %1").arg(agoText(part.since, now));
    m_since->setText(part.essential ? since : tr("%1, phones ring without it").arg(since));
    setAccessibleName(tr("%1: %2, %3").arg(partText(part.name), part.ok ? tr("works") : tr("not well"), part.message));
}

void PartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush(painter, m_look).box(rect(), 8, m_look.theme().surface, m_look.theme().line);
}

} // namespace wakeline
