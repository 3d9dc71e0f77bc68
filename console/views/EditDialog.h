// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QCoroTask>
#include <QDialog>

class QLayout;

namespace wakeline {

class ActionButton;
class Label;

/// A dialog that saves its fields in the service. What is wrong with none of them stands above its buttons; what
/// somebody else has changed meanwhile is offered, and never written over.
class EditDialog : public QDialog
{
    Q_OBJECT

protected:
    /// \param saveText  of the button that saves
    EditDialog(const Appearance &look, const QString &title, QString saveText, QWidget *parent);

    void paintEvent(QPaintEvent *event) override;

    /// \return whether the fields may be sent; what is wrong stands under them
    virtual bool check() = 0;
    virtual QCoro::Task<void> save() = 0;
    /// Fills the fields with what the service has now.
    virtual QCoro::Task<void> loadTheirs() = 0;

    /// The line that showProblem() writes; hidden until then.
    Label *makeProblem();
    QLayout *makeButtons();
    void setBusy(bool busy);
    void showProblem(const QString &text);
    void hideProblem();
    /// Somebody else was faster: nothing can be saved until their values are loaded.
    void offerTheirs();
    void theirsAreLoaded();

    const Appearance &m_look;

private:
    QString m_saveText;
    Label *m_problem = nullptr;
    ActionButton *m_loadTheirs = nullptr;
    ActionButton *m_save = nullptr;
};

} // namespace wakeline
