// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "Appearance.h"
#include "EditConflict.h"

#include <QCoroTask>
#include <QDialog>
#include <QPointer>

class QLayout;

namespace wakeline {

class ActionButton;
class Label;

/// A dialog that saves its fields in the service. What is wrong with none of them stands above its buttons. Nothing
/// that was typed goes by itself: not when the service is away, and not when somebody else has saved meanwhile, which
/// is shown beside it and never written over unasked.
class EditDialog : public QDialog
{
    Q_OBJECT

public:
    /// Not while it saves: what the service answers, a failure or a licence's only key, is shown nowhere else.
    void reject() override;

protected:
    /// \param saveText  of the button that saves
    EditDialog(const Appearance &look, const QString &title, QString saveText, QWidget *parent);

    void paintEvent(QPaintEvent *event) override;

    /// \return whether the fields may be sent; what is wrong stands under them
    virtual bool check() = 0;
    virtual QCoro::Task<void> save() = 0;
    /// The line that showProblem() writes; hidden until then.
    Label *makeProblem();
    QLayout *makeButtons();
    /// Nothing closes it meanwhile but accept(); every request has a deadline.
    void setBusy(bool busy);
    void showProblem(const QString &text);
    void hideProblem();
    /// As showProblem(), and what that means for what was typed.
    void showFailure(const ApiError &error);

    /// What was decided about two versions.
    template <typename Draft>
    struct Settled
    {
        Draft draft;         ///< for the fields
        bool toSave = false; ///< else the fields are to be shown, and edited on
    };
    /// Somebody else was faster: shows both versions and asks which fields shall hold. Keep Save off until then.
    /// \param base    what the fields were filled with
    /// \param theirs  what the service has now
    /// \return no value: the fields stay as they are
    template <typename Draft>
    QCoro::Task<std::optional<Settled<Draft>>> settle(QPointer<ApiClient> client, ConflictSubject subject,
                                                      QList<EditedField<Draft>> fields, Draft base, Draft mine,
                                                      Draft theirs)
    {
        const QList<FieldDifference> differences = differencesBetween(fields, base, mine, theirs);
        std::optional<Settled<Draft>> settled;
        if (differences.isEmpty()) { // an answer that was lost, or the same idea
            setBusy(false);
            settled.emplace(mine, true);
            co_return settled;
        }
        const auto taken = co_await askWhatHolds(client, subject, differences);
        if (taken) {
            const bool anyMine = taken->size() < differences.size();
            settled.emplace(merged(fields, mine, theirs, *taken), anyMine);
        }
        co_return settled;
    }

    const Appearance &m_look;

private:
    QCoro::Task<std::optional<QList<qsizetype>>> askWhatHolds(QPointer<ApiClient> client, ConflictSubject subject,
                                                              QList<FieldDifference> differences);

    QString m_saveText;
    bool m_busy = false;
    Label *m_problem = nullptr;
    ActionButton *m_cancel = nullptr;
    ActionButton *m_save = nullptr;
};

} // namespace wakeline
