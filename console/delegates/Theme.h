// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace wakeline {

/// What a state means, apart from its colour: chrome is neutral, only these speak.
enum class Tone {
    Good,  ///< online, delivered
    Bad,   ///< offline, failed
    Busy,  ///< on call
    Alert, ///< ringing, held, slow
    Quiet, ///< checking, waiting
};

/// The three colours of one tone. `text` reads at 4.5:1 or better on every ground of its theme, its own tint included;
/// `graphic` (bars, rings, lines) reaches 3:1 and is never used for text.
struct ToneColors
{
    QColor text;
    QColor tint;
    QColor graphic;

    bool operator==(const ToneColors &) const = default;
};

/// Every colour of the console. A value: pages ask the Appearance for the current one and never name a colour.
struct Theme
{
    bool dark = false;
    bool stale = false; ///< the link is lost: what is shown is old

    QColor window;  ///< ground of inset cards
    QColor surface; ///< cards, tables, docks
    QColor sidebar;
    QColor raised;  ///< buttons
    QColor hover;   ///< row under the pointer
    QColor line;    ///< separators, card border
    QColor control; ///< field border, toggle that is off
    QColor text;
    QColor secondary; ///< second rank, steady state
    QColor hint;      ///< labels, hints, axis
    QColor accent;    ///< selection bar, focus, primary button, links
    QColor onAccent;
    QColor selection; ///< selected row
    QColor inverse;   ///< toast, tooltip
    QColor onInverse;
    QColor inverseLink;
    QColor measure; ///< bars and rings that show a value: the accent, grey while stale
    std::array<ToneColors, 5> tones;
    ToneColors banner; ///< keeps its colour while everything else is stale
    QColor bannerText;

    bool operator==(const Theme &) const = default;

    static Theme light();
    static Theme night();

    /// The same theme with the colour taken out of every state: icons and words stay.
    Theme faded() const;

    const ToneColors &tone(Tone tone) const { return tones.at(static_cast<std::size_t>(tone)); }
    QColor disabledText() const;
    QColor buttonBorder() const;
    QPalette palette() const;
};

/// `from` where share is 0, `to` where it is 1.
QColor mix(const QColor &from, const QColor &to, qreal share);

/// WCAG 2.1 contrast ratio, 1 to 21.
qreal contrast(const QColor &one, const QColor &other);

} // namespace wakeline
