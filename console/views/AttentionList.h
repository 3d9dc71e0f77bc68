// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AttentionModel.h"
#include "Panel.h"

class QVBoxLayout;

namespace wakeline {

class ActionButton;
class Glyph;
class Label;

/// The rows of an AttentionModel on a card: icon, what, why, when, and a link to where it is looked at.
class AttentionList : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostShown = 6; ///< of the worst; the rest is counted

    AttentionList(const Appearance &look, AttentionModel &model, QWidget *parent);

Q_SIGNALS:
    void followed(const wakeline::AttentionRow &row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        QWidget *frame;
        Glyph *icon;
        Label *what;
        Label *why;
        Label *when;
        ActionButton *link;
        Panel *separator;
    };
    void addLine();
    void showRows();

    const Appearance &m_look;
    AttentionModel &m_model;
    QVBoxLayout *m_layout;
    Label *m_count;
    Label *m_calm;
    Label *m_more;
    QList<Line> m_lines;
};

} // namespace wakeline
