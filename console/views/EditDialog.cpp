// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditDialog.h"

#include "Buttons.h"
#include "ConflictDialog.h"
#include "FormField.h"
#include "Label.h"

#include <QCoroSignal>
#include <QHBoxLayout>
#include <QPainter>

namespace wakeline {

EditDialog::EditDialog(const Appearance &look, const QString &title, QString saveText, QWidget *parent)
    : QDialog(parent), m_look(look), m_saveText(std::move(saveText))
{
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
}

Label *EditDialog::makeProblem()
{
    m_problem = new Label(m_look, TextStyle::Body, {}, this, Ink::Bad);
    m_problem->wrap();
    m_problem->hide();
    return m_problem;
}

QLayout *EditDialog::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_cancel = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Cancel"), this);
    m_save = new ActionButton(m_look, ActionButton::Kind::Primary, m_saveText, this);
    m_save->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (check())
            save();
    });
    return buttons;
}

void EditDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_cancel->setEnabled(!busy);
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : m_saveText);
    m_save->updateGeometry();
}

void EditDialog::reject()
{
    if (!m_busy)
        QDialog::reject(); // also what the window's own button and Escape lead to
}

void EditDialog::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
    growToFit(*this);
}

void EditDialog::hideProblem()
{
    m_problem->hide();
}

void EditDialog::showFailure(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Cancelled:
        return;
    case ApiError::Kind::Unreachable:
    case ApiError::Kind::TimedOut:
        return showProblem(error.neverSent
                               ? tr("%1 Nothing was saved. What you typed stays here: save it when the connection is "
                                    "back.")
                                     .arg(error.message)
                               : tr("%1 It is not known whether this was saved. What you typed stays here: save it "
                                    "again when the connection is back.")
                                     .arg(error.message));
    default:
        if (error.status == 404)
            return showProblem(tr("It was deleted meanwhile. What you typed stays here."));
        return showProblem(error.message);
    }
}

QCoro::Task<std::optional<QList<qsizetype>>>
EditDialog::askWhatHolds(QPointer<ApiClient> client, ConflictSubject subject, QList<FieldDifference> differences)
{
    constexpr int newestEntries = 20;
    const QPointer<EditDialog> alive(this);
    std::optional<QList<qsizetype>> taken;
    QList<AuditEntry> entries;
    const auto account = client ? client->account() : std::nullopt;
    const qint64 self = account ? account->id : 0;
    if (account && account->role == Role::Admin) { // others may not read the audit log
        AuditQuery query;
        query.target = subject.targetId;
        query.targetType = subject.targetType;
        query.succeeded = true;
        const std::optional<qint64> fromTheTop;
        const auto page = co_await client->auditLog(query, fromTheTop, newestEntries);
        if (!alive)
            co_return taken;
        if (page)
            entries = page->items;
    }
    setBusy(false);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString who = lastChangeText(lastChange(entries, subject), subject, self, now);
    const ConflictDialog::Words words{tr("%1 was changed meanwhile").arg(subject.title), who, m_saveText};
    const QPointer<ConflictDialog> dialog(new ConflictDialog(m_look, words, differences, this));
    dialog->open();
    const int answer = co_await qCoro(dialog.data(), &QDialog::finished);
    if (alive && dialog && answer == QDialog::Accepted)
        taken = dialog->taken();
    if (dialog)
        dialog->deleteLater();
    co_return taken;
}

void EditDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
