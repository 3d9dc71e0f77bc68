// SPDX-License-Identifier: GPL-3.0-or-later
#include "BindingCards.h"

#include "Glyph.h"
#include "KeyValueList.h"
#include "RelativeTime.h"
#include "StateLooks.h"
#include "StatePill.h"

#include <QLocale>
#include <QVBoxLayout>

namespace wakeline {

namespace {

QString roundTrip(const Binding &binding)
{
    if (!binding.rttUs)
        return dash();
    const double milliseconds = static_cast<double>(*binding.rttUs) / 1000;
    return BindingCards::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

} // namespace

QString phoneName(const QString &userAgent)
{
    const QString name = userAgent.section(QLatin1Char('/'), 0, 0).section(QLatin1Char('('), 0, 0).trimmed();
    return name.isEmpty() ? BindingCards::tr("Phone") : name;
}

BindingCards::BindingCards(const Appearance &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
}

BindingCards::CardParts BindingCards::makeCard()
{
    CardParts parts{};
    parts.card = new Card(m_look, this);
    auto *layout = new QVBoxLayout(parts.card);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    parts.icon = new Glyph(m_look, Icon::Desk, 18, Ink::Secondary, parts.card);
    parts.name = new Label(m_look, TextStyle::Strong, {}, parts.card);
    parts.name->setElidable(true);
    parts.pill = new StatePill(m_look, parts.card);
    top->addWidget(parts.icon);
    top->addWidget(parts.name, 1);
    top->addWidget(parts.pill);
    layout->addLayout(top);
    parts.values = new KeyValueList(m_look, parts.card);
    layout->addWidget(parts.values);
    m_layout->addWidget(parts.card);
    return parts;
}

void BindingCards::show(const QList<Binding> &bindings, RegistrationState state, const QDateTime &now, bool stale)
{
    while (m_cards.size() > bindings.size())
        delete m_cards.takeLast().card;
    while (m_cards.size() < bindings.size())
        m_cards.append(makeCard());

    for (qsizetype i = 0; i < bindings.size(); ++i) {
        const Binding &binding = bindings.at(i);
        const CardParts &parts = m_cards.at(i);
        parts.icon->show(deviceIcon(binding.userAgent, binding.pushCapable), Ink::Secondary);
        parts.name->setText(phoneName(binding.userAgent));
        const bool checking = state == RegistrationState::Checking;
        parts.pill->show(lookOf(checking ? RegistrationState::Checking : RegistrationState::Online));
        parts.card->setAccessibleName(tr("Contact of %1").arg(phoneName(binding.userAgent)));
        const QString expires = stale ? absoluteText(binding.expiresAt, now) : remainingText(binding.expiresAt, now);
        parts.values->show({
            {tr("User agent"), binding.userAgent.isEmpty() ? dash() : binding.userAgent},
            {tr("Contact"), binding.contact, TextStyle::Mono, Qt::ElideMiddle},
            {tr("Came from"), binding.source.isEmpty() ? dash() : binding.source, TextStyle::Mono, Qt::ElideMiddle},
            {tr("Round trip"), roundTrip(binding)},
            {stale ? tr("Expires at") : tr("Expires in"), expires},
            {tr("Push"), binding.pushCapable ? tr("Sent its push parameters") : tr("None, it must stay awake")},
        });
    }
    setVisible(!bindings.isEmpty());
}

} // namespace wakeline
