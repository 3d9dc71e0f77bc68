// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorsPage.h"

#include "AuditText.h"
#include "Buttons.h"
#include "ChipRow.h"
#include "ConfirmDialog.h"
#include "Dock.h"
#include "KeyValueList.h"
#include "LiveFilterProxy.h"
#include "OperatorDialog.h"
#include "PasswordDialog.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "TextDelegate.h"

#include <QPointer>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;
using Column = OperatorModel::Column;

constexpr auto tryAgainAfter = 10s;

PageWords words()
{
    PageWords words;
    words.title = OperatorsPage::tr("Operators");
    words.rows = OperatorsPage::tr("Operators");
    words.details = OperatorsPage::tr("Operator details");
    words.searchHint = OperatorsPage::tr("Search  (Ctrl+F)");
    words.emptyIcon = Icon::Operator;
    words.emptyTitle = OperatorsPage::tr("No operators");
    words.emptyHelp = OperatorsPage::tr("Operators sign in to this console.");
    words.emptyAction = OperatorsPage::tr("Add an operator");
    words.loading = OperatorsPage::tr("Loading operators…");
    words.loadFailed = OperatorsPage::tr("Could not load the operators");
    words.noMatch = OperatorsPage::tr("No operator matches “%1”");
    words.noMatchHelp = OperatorsPage::tr("Search looks at name and role.");
    return words;
}

StateLook lookOf(const QModelIndex &index)
{
    return index.data(StateRole).toInt() == 1
               ? StateLook{Icon::Online, Tone::Good, OperatorsPage::tr("Enabled"), false}
               : StateLook{Icon::Offline, Tone::Quiet, OperatorsPage::tr("Disabled"), false};
}

} // namespace

OperatorsPage::OperatorsPage(const Appearance &look, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<LiveFilterProxy>(), words(), parent), m_client(client)
{
    proxy().setSourceModel(&m_operators);
    proxy().sort(Column::Name);
    addToHeader(&searchField());
    m_password = new ActionButton(look, ActionButton::Kind::Plain, tr("My password"), this, Icon::Key);
    m_new = new ActionButton(look, ActionButton::Kind::Primary, tr("New"), this, Icon::Plus);
    connect(m_password, &QPushButton::clicked, this, &OperatorsPage::changePassword);
    connect(m_new, &QPushButton::clicked, this, &OperatorsPage::addOperator);
    addToHeader(m_password);
    addToHeader(m_new);
    addColumns();
    addFilters();
    addDock();
    addKeys();
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &OperatorsPage::load);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_operators.tick(QDateTime::currentDateTimeUtc()); });
    connect(this, &Page::reloadWanted, this, &OperatorsPage::load);
    connect(&m_operators, &LiveTable::countsChanged, this, [this] {
        m_all->setCount(m_operators.rowCount());
        m_enabled->setCount(m_operators.enabledCount());
        m_disabled->setCount(m_operators.rowCount() - m_operators.enabledCount());
        showSubtitle();
    });
    staleChanged();
    begin();
}

void OperatorsPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank) { return new TextDelegate(look(), rows.cursor(), &rows, rank); };
    rows.setRowHeight(34, 1);
    rows.setHideOrder({Column::Created, Column::LastSignIn});
    rows.setColumn(Column::Name, text(TextDelegate::Rank::Strong), {});
    rows.setColumn(Column::RoleName, text(TextDelegate::Rank::Plain),
                   {roleText(Role::Viewer), roleText(Role::Operator), roleText(Role::Admin), roleText(Role::Vendor)});
    rows.setColumn(Column::State, new StateDelegate(look(), rows.cursor(), &rows, lookOf),
                   {tr("Disabled"), tr("Enabled")});
    rows.setColumn(Column::LastSignIn, text(TextDelegate::Rank::Quiet), agoSamples());
    rows.setColumn(Column::Created, text(TextDelegate::Rank::Quiet),
                   {QLocale().toString(QDate(2026, 12, 28), QLocale::ShortFormat)});
    rows.setStretch(Column::Name, 132);
}

void OperatorsPage::addFilters()
{
    QButtonGroup *group = chips().addGroup(tr("Status"));
    m_all = chips().addChip(group, -1, tr("All"));
    m_enabled = chips().addChip(group, 1, tr("Enabled"), Icon::Online, Tone::Good);
    m_disabled = chips().addChip(group, 0, tr("Disabled"), Icon::Offline, Tone::Quiet);
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { proxy().setStateFilter(id < 0 ? std::nullopt : std::optional(id)); });
}

void OperatorsPage::addDock()
{
    m_edit = new ActionButton(look(), ActionButton::Kind::Plain, tr("Edit"), &dock(), Icon::Edit);
    m_toggle = new ActionButton(look(), ActionButton::Kind::Plain, tr("Disable"), &dock());
    m_history = new ActionButton(look(), ActionButton::Kind::Link, tr("What they did"), &dock());
    m_delete = new ActionButton(look(), ActionButton::Kind::Danger, tr("Delete"), &dock(), Icon::Trash);
    connect(m_edit, &QPushButton::clicked, this, &OperatorsPage::editCurrent);
    connect(m_toggle, &QPushButton::clicked, this, &OperatorsPage::toggleCurrent);
    connect(m_delete, &QPushButton::clicked, this, &OperatorsPage::deleteCurrent);
    connect(m_history, &QPushButton::clicked, this, [this] {
        if (const auto account = current())
            Q_EMIT historyWanted(account->name);
    });
    for (ActionButton *button : {m_edit, m_toggle, m_delete})
        dock().addAction(button);
    m_values = new KeyValueList(look(), &dock());
    dock().body()->addWidget(m_values);
    dock().body()->addWidget(m_history, 0, Qt::AlignLeft);
    dock().body()->addStretch();
}

void OperatorsPage::addKeys()
{
    onTableKey(QKeySequence(Qt::Key_F2), [this] { editCurrent(); });
    onTableKey(QKeySequence::Delete, [this] { deleteCurrent(); });
}

std::optional<Operator> OperatorsPage::current() const
{
    const QModelIndex index = table().current();
    return index.isValid() ? std::optional(index.data(ValueRole).value<Operator>()) : std::nullopt;
}

QString OperatorsPage::liveSubtitle() const
{
    return m_asked ? tr("%1 of %2 enabled").arg(m_operators.enabledCount()).arg(m_operators.rowCount()) : QString();
}

void OperatorsPage::setAccount(const Operator &account)
{
    m_operators.setSelf(account.id);
}

void OperatorsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_operators.tick(QDateTime::currentDateTimeUtc());
    m_minute.start(std::chrono::seconds(30));
    if (!m_asked)
        load();
}

void OperatorsPage::refresh()
{
    if (m_asked)
        load();
}

void OperatorsPage::load()
{
    m_asked = true;
    m_retry.stop();
    setLoading(true);
    loadAll(++m_generation);
}

QCoro::Task<void> OperatorsPage::loadAll(quint64 generation)
{
    const QPointer<OperatorsPage> alive(this);
    QList<Operator> all;
    PageQuery query;
    for (bool more = true; more;) {
        const auto page = co_await m_client.operators(query);
        if (!alive || generation != m_generation)
            co_return;
        if (!page) {
            setLoading(false);
            if (page.error().kind == ApiError::Kind::Cancelled)
                co_return;
            setLoadError(page.error(), QDateTime::currentDateTimeUtc().addSecs(tryAgainAfter / 1s));
            m_retry.start(tryAgainAfter);
            co_return;
        }
        all += page->items;
        query.offset += query.limit;
        more = query.offset < page->total && !page->items.isEmpty();
    }
    setLoading(false);
    m_operators.reset(all);
    setLoaded();
}

void OperatorsPage::showCurrent(const QModelIndex &index)
{
    const auto account = index.data(ValueRole).value<Operator>();
    const auto when = [](const std::optional<QDateTime> &time) { return time ? wholeTimeText(*time) : tr("Never"); };
    dock().setHeading(account.name, m_operators.isSelf(account) ? tr("This is you") : roleText(account.role));
    dock().setState(lookOf(index));
    m_toggle->setText(account.disabled ? tr("Enable") : tr("Disable"));
    m_toggle->updateGeometry();
    m_values->show({{tr("Role"), roleText(account.role)},
                    {tr("Last sign-in"), when(account.lastSignInAt)},
                    {tr("Added"), when(account.createdAt)}});
    staleChanged();
}

void OperatorsPage::staleChanged()
{
    m_operators.setStale(isStale());
    const QString why = isStale() ? tr("Not while the connection is lost") : QString();
    for (ActionButton *button : {m_new, m_password, m_edit, m_toggle, m_delete}) {
        button->setEnabled(!isStale());
        button->setToolTip(why);
    }
    const auto account = current();
    if (isStale() || !account || !m_operators.isSelf(*account))
        return;
    for (ActionButton *button : {m_toggle, m_delete}) {
        button->setEnabled(false);
        button->setToolTip(tr("Another admin can do that, you cannot do it to yourself"));
    }
}

void OperatorsPage::addOperator()
{
    if (m_new->isEnabled())
        openEditor(std::nullopt);
}

void OperatorsPage::editCurrent()
{
    if (m_edit->isEnabled() && current())
        openEditor(current());
}

void OperatorsPage::openEditor(std::optional<Operator> known)
{
    auto *dialog = new OperatorDialog(look(), m_client, std::move(known), this);
    connect(dialog, &OperatorDialog::saved, this, [this](const Operator &account, bool isNew) {
        m_operators.upsert(account);
        if (isNew)
            showRow(QString::number(account.id));
        Q_EMIT said(isNew ? tr("Operator %1 added").arg(account.name) : tr("Operator %1 saved").arg(account.name));
    });
    dialog->open();
}

void OperatorsPage::toggleCurrent()
{
    if (const auto account = current(); account && m_toggle->isEnabled())
        setDisabled(*account, !account->disabled);
}

void OperatorsPage::deleteCurrent()
{
    const auto account = current();
    if (!account || !m_delete->isEnabled())
        return;
    auto *dialog = new ConfirmDialog(look(),
                                     {tr("Delete operator %1?").arg(account->name),
                                      tr("Every session of this operator ends. What was done stays in the audit log. "
                                         "This cannot be taken back."),
                                      tr("Delete")},
                                     this);
    connect(dialog, &QDialog::accepted, this, [this, account] { remove(*account); });
    dialog->open();
}

void OperatorsPage::changePassword()
{
    auto *dialog = new PasswordDialog(look(), m_client, this);
    connect(dialog, &PasswordDialog::changed, this, [this] { Q_EMIT said(tr("Your password was changed")); });
    dialog->open();
}

QCoro::Task<void> OperatorsPage::setDisabled(Operator account, bool disabled)
{
    const QPointer<OperatorsPage> alive(this);
    OperatorDraft draft;
    draft.disabled = disabled;
    const auto changed = co_await m_client.changeOperator(account.id, draft, account.version);
    if (!alive)
        co_return;
    if (!changed) {
        report(changed.error(), tr("Operator %1 was not changed.").arg(account.name));
        co_return;
    }
    m_operators.upsert(*changed);
    const Operator now = *changed;
    Q_EMIT undoable(disabled ? tr("Operator %1 disabled and signed out").arg(account.name)
                             : tr("Operator %1 enabled").arg(account.name),
                    [alive, now, disabled] {
                        if (alive)
                            alive->setDisabled(now, !disabled);
                    });
}

QCoro::Task<void> OperatorsPage::remove(Operator account)
{
    const QPointer<OperatorsPage> alive(this);
    const auto removed = co_await m_client.deleteOperator(account.id, account.version);
    if (!alive)
        co_return;
    if (!removed) {
        report(removed.error(), tr("Operator %1 was not deleted.").arg(account.name));
        co_return;
    }
    m_operators.remove(account.id);
    Q_EMIT said(tr("Operator %1 deleted").arg(account.name));
}

void OperatorsPage::report(const ApiError &error, const QString &what)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        load();
        Q_EMIT failed(tr("%1 Somebody else has just changed it.").arg(what));
    } else {
        Q_EMIT failed(tr("%1 %2").arg(what, error.message));
    }
}

} // namespace wakeline
