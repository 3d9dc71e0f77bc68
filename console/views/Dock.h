// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Panel.h"

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace wakeline {

class IconButton;
class Label;
class StatePill;
struct StateLook;

/// The details of the current row, beside the table: a title with its state, actions, and a body that scrolls.
class Dock : public Panel
{
    Q_OBJECT

public:
    static constexpr int designWidth = 352;

    Dock(const Appearance &look, const QString &name, QWidget *parent);

    void setHeading(const QString &title, const QString &subtitle);
    void setState(const StateLook &state);
    void addAction(QWidget *button);
    QVBoxLayout *body() const { return m_body; }
    QWidget *bodyWidget() const { return m_bodyWidget; }

Q_SIGNALS:
    void closeWanted();

private:
    QWidget *makeHeader();

    Label *m_title = nullptr;
    Label *m_subtitle = nullptr;
    StatePill *m_pill = nullptr;
    QWidget *m_actionRow = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QWidget *m_bodyWidget = nullptr;
    QVBoxLayout *m_body = nullptr;
};

/// A heading inside a dock's body, with a count or another remark behind it.
class SectionHeading : public QWidget
{
    Q_OBJECT

public:
    SectionHeading(const Appearance &look, const QString &title, QWidget *parent);

    void setRemark(const QString &remark);
    void addWidget(QWidget *widget);

private:
    Label *m_remark;
    QHBoxLayout *m_layout;
};

} // namespace wakeline
