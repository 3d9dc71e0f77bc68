// SPDX-License-Identifier: GPL-3.0-or-later
#include "TiersDialog.h"

#include "Buttons.h"
#include "ConsoleStyle.h"
#include "FormField.h"
#include "Label.h"

#include <QGridLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>

namespace wakeline {

TiersDialog::TiersDialog(const Appearance &look, ApiClient &client, QWidget *parent)
    : EditDialog(look, tr("Tiers"), tr("Save"), parent), m_client(client)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    auto *help = new Label(look, TextStyle::Body,
                           tr("What a licence of each tier allows, unless it has limits of its own. A change holds for "
                              "all licences of the tier."),
                           this, Ink::Secondary);
    help->wrap();
    layout->addWidget(help);
    layout->addSpacing(6);
    layout->addWidget(makeTable());
    auto *add = new ActionButton(look, ActionButton::Kind::Plain, tr("Add a tier"), this, Icon::Plus);
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] {
        Tier fresh;
        fresh.maxExtensions = 10;
        fresh.version = 0;
        addRow(fresh);
        m_rows.last().name->setFocus();
        growToFit(*this);
    });
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    resize(look.scaled(640), 1);
    growToFit(*this);
    load();
}

QWidget *TiersDialog::makeTable()
{
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    int column = 0;
    for (const QString &title : {tr("Name"), tr("Extensions"), tr("Seats"), tr("Entitlements")})
        m_grid->addWidget(new Label(m_look, TextStyle::Strong, title, m_table), 0, column++);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 2);
    m_grid->setColumnStretch(3, 5);
    return m_table;
}

void TiersDialog::addRow(const Tier &tier)
{
    Row row;
    row.known = tier;
    const int line = m_grid->rowCount();
    const auto field = [&](int column, const QString &text, const QString &name) {
        auto *edit = new QLineEdit(text, m_table);
        edit->setMinimumHeight(m_look.scaled(30));
        edit->setAccessibleName(tier.name.isEmpty() ? tr("%1 of the new tier").arg(name)
                                                    : tr("%1 of %2").arg(name, tier.name));
        connect(edit, &QLineEdit::textEdited, edit,
                [edit] { edit->setProperty(ConsoleStyle::invalidProperty, false); });
        m_grid->addWidget(edit, line, column);
        return edit;
    };
    row.name = field(0, tier.name, tr("Name"));
    row.name->setEnabled(tier.version == 0);
    row.name->setMaxLength(64);
    row.extensions = field(1, QString::number(tier.maxExtensions), tr("Extensions"));
    row.installations = field(2, QString::number(tier.maxInstallations), tr("Seats"));
    row.entitlements = field(3, tier.entitlements.join(u' '), tr("Entitlements"));
    for (QLineEdit *number : {row.extensions, row.installations})
        number->setValidator(new QIntValidator(1, 10'000'000, number));
    m_rows.append(row);
}

Tier TiersDialog::read(const Row &row)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    Tier tier;
    tier.name = row.name->text().trimmed();
    tier.maxExtensions = row.extensions->text().toInt();
    tier.maxInstallations = row.installations->text().toInt();
    tier.entitlements = row.entitlements->text().split(between, Qt::SkipEmptyParts);
    tier.entitlements.sort();
    tier.version = row.known.version;
    return tier;
}

void TiersDialog::markWrong(QLineEdit *field, const QString &what)
{
    field->setProperty(ConsoleStyle::invalidProperty, true);
    field->update();
    field->setFocus();
    showProblem(what);
}

bool TiersDialog::check()
{
    for (const Row &row : std::as_const(m_rows)) {
        const Tier tier = read(row);
        QLineEdit *wrong = tier.name.isEmpty()         ? row.name
                           : tier.maxExtensions < 1    ? row.extensions
                           : tier.maxInstallations < 1 ? row.installations
                                                       : nullptr;
        if (wrong) {
            markWrong(wrong, wrong == row.name ? tr("A tier needs a name.") : tr("A tier allows at least one."));
            return false;
        }
    }
    return true;
}

/// One after the other: what was saved before one is refused stays saved, and is not sent again.
QCoro::Task<void> TiersDialog::save()
{
    const QPointer<TiersDialog> alive(this);
    setBusy(true);
    hideProblem();
    bool changed = false;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Tier wanted = read(m_rows.at(i));
        if (wanted == m_rows.at(i).known)
            continue;
        const auto put = co_await m_client.putTier(wanted);
        if (!alive)
            co_return;
        if (!put) {
            setBusy(false);
            showError(i, put.error());
            if (changed)
                Q_EMIT saved();
            co_return;
        }
        m_rows[i].known = *put;
        m_rows[i].name->setEnabled(false);
        changed = true;
    }
    setBusy(false);
    if (changed)
        Q_EMIT saved();
    accept();
}

void TiersDialog::showError(qsizetype index, const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict(index);
        return;
    }
    const Row &row = m_rows.at(index);
    const QHash<QString, QLineEdit *> fields{{QStringLiteral("name"), row.name},
                                             {QStringLiteral("max_extensions"), row.extensions},
                                             {QStringLiteral("max_installations"), row.installations},
                                             {QStringLiteral("entitlements"), row.entitlements}};
    if (QLineEdit *field = fields.value(error.field))
        markWrong(field, error.message);
    else
        showFailure(error);
}

QCoro::Task<void> TiersDialog::load()
{
    const QPointer<TiersDialog> alive(this);
    const auto page = co_await m_client.tiers();
    if (!alive)
        co_return;
    if (!page) {
        if (page.error().kind != ApiError::Kind::Cancelled)
            showProblem(tr("The tiers could not be loaded. %1").arg(page.error().message));
        co_return;
    }
    for (const Tier &tier : page->items)
        addRow(tier);
    growToFit(*this);
}

/// Of one tier: what is typed for the others stays as it is.
QCoro::Task<void> TiersDialog::settleConflict(qsizetype index)
{
    const QPointer<TiersDialog> alive(this);
    setBusy(true);
    const auto page = co_await m_client.tiers();
    if (!alive)
        co_return;
    const QList<Tier> present = page ? page->items : QList<Tier>();
    const Tier mine = read(m_rows.at(index));
    const auto found = std::ranges::find(present, mine.name, &Tier::name);
    if (found == present.cend()) {
        setBusy(false);
        if (page)
            showProblem(tr("Somebody else has removed the tier %1 meanwhile.").arg(mine.name));
        else
            showFailure(page.error());
        co_return;
    }
    const Tier theirs = *found;
    const auto number = [](int value) { return QString::number(value); };
    const QList<EditedField<Tier>> fields{editedField(tr("Extensions"), &Tier::maxExtensions, number),
                                          editedField(tr("Seats"), &Tier::maxInstallations, number),
                                          editedField(tr("Entitlements"), &Tier::entitlements, listWords)};
    const ConflictSubject subject{tr("Tier %1").arg(theirs.name), QStringLiteral("tier"), theirs.name};
    const QPointer<ApiClient> client(&m_client);
    const auto settled = co_await settle(client, subject, fields, m_rows.at(index).known, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_rows[index].known = theirs;
    m_rows[index].extensions->setText(QString::number(settled->draft.maxExtensions));
    m_rows[index].installations->setText(QString::number(settled->draft.maxInstallations));
    m_rows[index].entitlements->setText(settled->draft.entitlements.join(u' '));
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
