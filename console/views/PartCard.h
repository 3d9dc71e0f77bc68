// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SystemStatus.h"

#include "Panel.h"

namespace wakeline {

class Glyph;
class Label;
class StatePill;

/// How one part of the service is.
class PartCard : public QWidget
{
    Q_OBJECT

public:
    PartCard(const Appearance &look, QWidget *parent);

    void show(const PartStatus &part, const QDateTime &now, bool stale);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_look;
    Glyph *m_icon;
    Label *m_name;
    StatePill *m_state;
    Label *m_message;
    Label *m_since;
};

} // namespace wakeline
