// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDialog>
#include <QLineEdit>
#include <QVBoxLayout>

namespace wakeline {

class Label;

/// A label, its field, and below them what is wrong with it or what helps to fill it in.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// \param height  of the field at 10 pt
    FormField(const Appearance &look, const QString &name, QWidget *parent, int height = 30);

    QLineEdit *edit() const { return m_edit; }
    QString text() const { return m_edit->text(); }
    void setText(const QString &text) { m_edit->setText(text); }

    /// An empty text takes the error away.
    void setError(const QString &error);
    bool hasError() const { return m_hasError; }
    void setHelp(const QString &help);
    /// Hides what is typed, with a button to look at it.
    void makeSecret();

Q_SIGNALS:
    /// The note below the field came, went or is another.
    void noteChanged();

private:
    void showNote();

    const Appearance &m_look;
    QLineEdit *m_edit;
    QWidget *m_noteRow;
    QWidget *m_noteIcon;
    Label *m_note;
    QString m_help;
    bool m_hasError = false;
    QString m_error;
};

/// Makes a dialog as high as its wrapped texts need; Qt's own size hint does not ask for height at a width.
void growToFit(QDialog &dialog);

} // namespace wakeline
