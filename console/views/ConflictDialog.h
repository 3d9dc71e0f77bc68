// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "EditConflict.h"

#include <QDialog>

class QGridLayout;

namespace wakeline {

class ActionButton;
class ValueChoice;

/// What was typed beside what the server has by now, field by field, with a choice for each. Rejected: nothing is
/// chosen, the editor stays as it is. What only one side has changed is that side's until it is chosen otherwise.
/// Whoever opened it asks it what was chosen, and deletes it.
class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;  ///< "Extension 101 was changed meanwhile"
        QString who;    ///< "ada changed it at 14:32:07."
        QString saving; ///< the verb of the editor's button
    };
    ConflictDialog(const Appearance &look, const Words &words, QList<FieldDifference> differences, QWidget *parent);

    /// The fields that shall be as the server has them.
    QList<qsizetype> taken() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeTable();
    void addHeading(QGridLayout &grid, int column, const QString &text, const QString &all, bool theirs);
    void addRow(QGridLayout &grid, int line, const FieldDifference &difference);
    void chooseAll(bool theirs);
    void showChoice();

    const Appearance &m_look;
    const QString m_saving;
    const QList<FieldDifference> m_differences;
    QList<ValueChoice *> m_mine; ///< one per difference
    QList<ValueChoice *> m_theirs;
    ActionButton *m_act = nullptr;
};

} // namespace wakeline
