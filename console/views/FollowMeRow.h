// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "Extension.h"

#include <QWidget>

class QLineEdit;

namespace wakeline {

class Label;

/// One number of a follow-me list: where to, after how long, for how long. Its grip moves it, by pointer or by keys.
class FollowMeRow : public QWidget
{
    Q_OBJECT

public:
    enum Width { GripWidth = 30, SecondsWidth = 76, RemoveWidth = 30, Gap = 8 }; ///< at 10 pt, for the headings above

    FollowMeRow(const Appearance &look, const FollowMeNumber &number, QWidget *parent);

    /// What is typed; a field that holds no number counts as -1.
    FollowMeNumber number() const;
    /// Says what is wrong next to the row. \param own  the extension's own number \return whether all is well
    bool check(const QString &own);
    /// \param field  `number`, `delay` or `timeout`; an empty text takes the error away
    void setError(const QString &field, const QString &error);
    void focusNumber();

Q_SIGNALS:
    void changed();
    void noteChanged();
    void removeWanted();
    /// The grip was pulled to this height of the screen.
    void dragged(int globalY);
    /// By the keyboard: -1 up, 1 down.
    void moveWanted(int by);

private:
    QLineEdit *makeField(const QString &name, int longest);
    QLineEdit *makeSeconds(const QString &name, int value);

    const Appearance &m_look;
    QLineEdit *m_number;
    QLineEdit *m_delay;
    QLineEdit *m_timeout;
    QWidget *m_noteRow;
    Label *m_note;
};

} // namespace wakeline
