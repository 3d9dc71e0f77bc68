// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"

#include <functional>

namespace wakeline {

/// One line of text, in the alignment that the model asks for.
class TextDelegate : public RowDelegate
{
    Q_OBJECT

public:
    enum class Rank { Plain, Quiet, Strong, Mono };
    /// An icon before the text and the tone of both; no tone: the rank's own colour.
    struct Mark
    {
        Icon icon = Icon::None;
        std::optional<Tone> tone;
        bool tintsText = false;
    };
    using MarkOf = std::function<Mark(const QModelIndex &)>;

    TextDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, Rank rank = Rank::Plain,
                 MarkOf mark = {});

    /// Contacts keep both their ends.
    void setElide(Qt::TextElideMode elide) { m_elide = elide; }

protected:
    void paintCell(Brush &brush, const Cell &cell) const override;
    qreal contentWidth(const QString &sample) const override;

private:
    TextStyle style() const;

    Rank m_rank;
    MarkOf m_mark;
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

} // namespace wakeline
