// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Panel.h"
#include "Registration.h"

class QVBoxLayout;

namespace wakeline {

class Glyph;
class KeyValueList;
class Label;
class StatePill;

/// The live contacts of an extension, one card each; values change in place.
class BindingCards : public QWidget
{
    Q_OBJECT

public:
    BindingCards(const Appearance &look, QWidget *parent);

    /// \param now    the server's time
    /// \param stale  show times as they are instead of how long they are from now
    void show(const QList<Binding> &bindings, RegistrationState state, const QDateTime &now, bool stale);

private:
    struct CardParts
    {
        Card *card;
        Glyph *icon;
        Label *name;
        StatePill *pill;
        KeyValueList *values;
    };
    CardParts makeCard();

    const Appearance &m_look;
    QVBoxLayout *m_layout;
    QList<CardParts> m_cards;
};

/// The product of a user agent, without its versions: `Linphone-iOS/5.2 (iPhone)` is "Linphone-iOS".
QString phoneName(const QString &userAgent);

} // namespace wakeline
