// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "Extension.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace wakeline {

class ActionButton;
class FollowMeRow;
class Label;
class SwitchButton;

/// The follow-me part of an extension's form: a switch, and behind it the numbers in their order, with what a call
/// would do in words below.
class FollowMeEditor : public QWidget
{
    Q_OBJECT

public:
    FollowMeEditor(const Appearance &look, QWidget *parent);

    void fill(const Extension &extension);
    /// Marks what is wrong and puts the cursor there. \param own  the extension's own number
    bool check(const QString &own);
    /// Names what differs from `known`, so that a change of something else says nothing about follow-me.
    void writeTo(ExtensionDraft &draft, const Extension &known) const;
    /// The service's refusal. \param path  `follow_me_numbers[1].delay` \return whether it is about follow-me
    bool showError(const QString &path, const QString &message);

Q_SIGNALS:
    /// It needs another height.
    void sizeChanged();

private:
    QWidget *makeHeadings();
    QWidget *makeList();
    FollowMeRow *addRow(const FollowMeNumber &number);
    void removeRow(FollowMeRow *row);
    void moveRow(FollowMeRow *row, qsizetype to);
    void drag(FollowMeRow *row, int globalY);
    void setOn(bool on);
    void showSummary();
    void fitList();
    QList<FollowMeNumber> numbers() const;
    FollowMeStrategy strategy() const;

    const Appearance &m_look;
    SwitchButton *m_switch;
    QWidget *m_details;
    QScrollArea *m_list = nullptr;
    QVBoxLayout *m_rowLayout = nullptr;
    QList<FollowMeRow *> m_rows;
    ActionButton *m_add = nullptr;
    SwitchButton *m_atOnce = nullptr;
    Label *m_problem = nullptr;
    Label *m_summary = nullptr;
};

} // namespace wakeline
