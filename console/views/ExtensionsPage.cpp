// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionsPage.h"

#include "BindingCards.h"
#include "Buttons.h"
#include "CallRulesText.h"
#include "ChipRow.h"
#include "DeviceCards.h"
#include "Dock.h"
#include "ExtensionHistory.h"
#include "FollowMeText.h"
#include "KeyValueList.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "StateLooks.h"
#include "TabRow.h"
#include "TextDelegate.h"
#include "ToggleDelegate.h"

#include <QVBoxLayout>

namespace wakeline {

namespace {

using Column = ExtensionModel::Column;

constexpr int noPushChip = 1000; // beside the states' own numbers

PageWords words()
{
    PageWords words;
    words.title = ExtensionsPage::tr("Extensions");
    words.rows = ExtensionsPage::tr("Extensions");
    words.details = ExtensionsPage::tr("Extension details");
    words.searchHint = ExtensionsPage::tr("Search  (Ctrl+F)");
    words.emptyIcon = Icon::Extensions;
    words.emptyTitle = ExtensionsPage::tr("No extensions yet");
    words.emptyHelp = ExtensionsPage::tr("An extension is a SIP user that phones sign in as.");
    words.emptyAction = ExtensionsPage::tr("New extension");
    words.loading = ExtensionsPage::tr("Loading extensions…");
    words.loadFailed = ExtensionsPage::tr("Could not load the extensions");
    words.noMatch = ExtensionsPage::tr("No extension matches “%1”");
    words.noMatchHelp = ExtensionsPage::tr("Search looks at number, name, contact and user agent.");
    return words;
}

QString followMeWords(const Extension &extension)
{
    if (!extension.followMeEnabled)
        return ExtensionsPage::tr("Off");
    const QString legs = followMeText(extension.followMeNumbers, extension.followMeStrategy);
    return legs.isEmpty() ? ExtensionsPage::tr("On, but without a number") : legs;
}

/// How the last wake-up went, beside its time.
TextDelegate::Mark wakeMark(const QModelIndex &index, const QDateTime &now)
{
    const QVariant push = index.data(ExtensionModel::LastPushRole);
    if (!push.isValid()) {
        const bool unreachable = index.data(ExtensionModel::NoPushRole).toBool();
        return {unreachable ? Icon::Warning : Icon::None, unreachable ? std::optional(Tone::Alert) : std::nullopt,
                unreachable};
    }
    const StateLook look = lookOf(pushResult(push.value<PushLogEntry>(), now));
    return {look.icon, look.tone, look.loud};
}

} // namespace

ExtensionsPage::ExtensionsPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<ExtensionFilterProxy>(), words(), parent), m_models(models), m_client(client)
{
    proxy().setSourceModel(&models.extensions);
    addToHeader(&searchField());
    m_new = new ActionButton(look, ActionButton::Kind::Primary, tr("New"), this, Icon::Plus);
    connect(m_new, &QPushButton::clicked, this, &ExtensionsPage::addExtension);
    addToHeader(m_new);
    addMore();
    addColumns();
    addFilters();
    addSelection();
    addDock();
    addKeys();
    connect(&models.extensions, &LiveTable::countsChanged, this, &ExtensionsPage::showCounts);
    showCounts();
    begin();
}

ExtensionFilterProxy &ExtensionsPage::rows() const
{
    return static_cast<ExtensionFilterProxy &>(proxy());
}

void ExtensionsPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank, TextDelegate::MarkOf mark = {}) {
        return new TextDelegate(look(), rows.cursor(), &rows, rank, std::move(mark));
    };
    m_toggle = new ToggleDelegate(look(), rows.cursor(), &rows);
    connect(m_toggle, &ToggleDelegate::toggled, this, &ExtensionsPage::toggle);
    rows.setRowHeight(34, 1);
    rows.setHideOrder({Column::Devices, Column::LastSeen, Column::FollowMe, Column::PushWake});
    rows.setColumn(Column::Number, text(TextDelegate::Rank::Strong), {QStringLiteral("1000")});
    rows.setColumn(Column::Name, text(TextDelegate::Rank::Plain), {});
    rows.setColumn(Column::State, new StateDelegate(look(), rows.cursor(), &rows, registrationLook),
                   {stateText(RegistrationState::Offline), stateText(RegistrationState::Online),
                    stateText(RegistrationState::Ringing), stateText(RegistrationState::OnCall),
                    stateText(RegistrationState::Checking)});
    rows.setColumn(Column::Devices, text(TextDelegate::Rank::Plain), {QStringLiteral("10")});
    rows.setColumn(Column::DoNotDisturb, m_toggle, {QString()});
    rows.setColumn(Column::FollowMe, m_toggle, {QString()});
    const auto mark = [this](const QModelIndex &index) { return wakeMark(index, m_models.extensions.now()); };
    rows.setColumn(Column::PushWake, text(TextDelegate::Rank::Quiet, mark), {tr("Token expired"), tr("Not needed")});
    rows.setColumn(Column::LastSeen, text(TextDelegate::Rank::Quiet), agoSamples());
    rows.setStretch(Column::Name, 132);
}

void ExtensionsPage::addFilters()
{
    QButtonGroup *group = chips().addGroup(tr("State"));
    m_states = group;
    m_all = chips().addChip(group, -1, tr("All"));
    for (const RegistrationState state : {RegistrationState::Online, RegistrationState::Offline,
                                          RegistrationState::OnCall, RegistrationState::Ringing}) {
        const StateLook look = lookOf(state);
        m_stateChips.insert(static_cast<int>(state),
                            chips().addChip(group, static_cast<int>(state), look.word, look.icon, look.tone));
    }
    m_noPush = chips().addChip(group, noPushChip, tr("No push"), Icon::Warning, Tone::Bad);
    m_noPush->setToolTip(tr("Offline, and no device that a push can wake"));
    connect(group, &QButtonGroup::idClicked, this, [this](int id) {
        rows().setNoPushOnly(id == noPushChip);
        rows().setStateFilter(id < 0 || id == noPushChip ? std::nullopt : std::optional(id));
    });
    addSavedFilters();
}

void ExtensionsPage::addDock()
{
    m_edit = new ActionButton(look(), ActionButton::Kind::Plain, tr("Edit"), &dock(), Icon::Edit);
    m_test = new ActionButton(look(), ActionButton::Kind::Plain, tr("Test push"), &dock(), Icon::Push);
    m_delete = new ActionButton(look(), ActionButton::Kind::Danger, tr("Delete"), &dock(), Icon::Trash);
    connect(m_edit, &QPushButton::clicked, this, &ExtensionsPage::editCurrent);
    connect(m_test, &QPushButton::clicked, this, &ExtensionsPage::testCurrent);
    connect(m_delete, &QPushButton::clicked, this, &ExtensionsPage::deleteCurrent);
    for (ActionButton *button : {m_edit, m_test, m_delete})
        dock().addAction(button);

    m_tabs = new TabRow(look(), tr("Details"), &dock());
    m_tabs->addTab(tr("Devices"));
    m_tabs->addTab(tr("Call history"));
    QWidget *devices = makeDevices();
    m_history = new ExtensionHistory(look(), m_client, m_models.extensions, &dock());
    m_history->hide();
    QVBoxLayout *body = dock().body();
    for (QWidget *part : std::initializer_list<QWidget *>{m_tabs, devices, m_history})
        body->addWidget(part);
    body->addStretch();
    connect(m_tabs, &TabRow::chosen, this, [this, devices](int tab) {
        devices->setVisible(tab == 0);
        m_history->setVisible(tab == 1);
    });
    connect(m_history, &ExtensionHistory::allWanted, this, &ExtensionsPage::callsWanted);
}

/// The first tab: what is registered, what can be woken, and what the extension says of itself.
QWidget *ExtensionsPage::makeDevices()
{
    auto *part = new QWidget(&dock());
    auto *body = new QVBoxLayout(part);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(10);
    m_contactsHeading = new SectionHeading(look(), tr("Contacts"), part);
    m_contacts = new BindingCards(look(), part);
    m_devices = new DeviceCards(look(), m_client, m_models.pushLog, part);
    m_qr = new ActionButton(look(), ActionButton::Kind::Plain, tr("QR sign-in"), m_devices, Icon::Qr);
    connect(m_qr, &QPushButton::clicked, this, &ExtensionsPage::signInByQrCode);
    m_devices->addAction(m_qr);
    m_values = new KeyValueList(look(), part);
    body->addWidget(m_contactsHeading);
    body->addWidget(m_contacts);
    body->addWidget(m_devices);
    auto *heading = new SectionHeading(look(), tr("Extension"), part);
    m_rules = new ActionButton(look(), ActionButton::Kind::Plain, tr("Call rules"), heading, Icon::Handset);
    connect(m_rules, &QPushButton::clicked, this, &ExtensionsPage::editRules);
    heading->addWidget(m_rules);
    body->addWidget(heading);
    body->addWidget(m_values);
    connect(m_devices, &DeviceCards::said, this, &Page::said);
    connect(m_devices, &DeviceCards::failed, this, &Page::failed);
    return part;
}

void ExtensionsPage::addKeys()
{
    onTableKey(QKeySequence(Qt::Key_F2), [this] { editCurrent(); });
    onTableKey(QKeySequence(Qt::Key_Delete), [this] { deleteCurrent(); });
    onTableKey(QKeySequence(Qt::Key_T), [this] { testCurrent(); });
    onTableKey(QKeySequence(Qt::Key_Q), [this] { signInByQrCode(); });
    onTableKey(QKeySequence(Qt::Key_R), [this] { editRules(); });
    table().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table(), &QWidget::customContextMenuRequested, this, &ExtensionsPage::openMenu);
    connect(&table(), &RowTable::spacePressed, this, [this](const QModelIndex &index) {
        if (index.data(Qt::CheckStateRole).isValid())
            toggle(index);
    });
}

QString ExtensionsPage::liveSubtitle() const
{
    const ExtensionModel &model = m_models.extensions;
    return tr("%1 of %2 online").arg(model.rowCount() - model.count(RegistrationState::Offline)).arg(model.rowCount());
}

void ExtensionsPage::showCounts()
{
    m_all->setCount(m_models.extensions.rowCount());
    for (auto it = m_stateChips.cbegin(); it != m_stateChips.cend(); ++it)
        it.value()->setCount(m_models.extensions.count(static_cast<RegistrationState>(it.key())));
    m_noPush->setCount(m_models.extensions.noPushCount());
    showSubtitle();
}

std::optional<Extension> ExtensionsPage::current() const
{
    const QModelIndex index = table().current();
    return index.isValid() ? std::optional(index.data(ValueRole).value<Extension>()) : std::nullopt;
}

void ExtensionsPage::showCurrent(const QModelIndex &index)
{
    const auto extension = index.data(ValueRole).value<Extension>();
    const auto live = index.data(ExtensionModel::RegistrationRole).value<Registration>();
    const QString who = tr("Extension %1").arg(extension.number);
    dock().setHeading(extension.displayName, extension.email.isEmpty() ? who : tr("%1, %2").arg(who, extension.email));
    dock().setState(registrationLook(index));
    m_contactsHeading->setRemark(live.bindings.isEmpty() ? tr("none, not registered")
                                                         : QString::number(live.bindings.size()));
    m_contacts->show(live.bindings, live.state, m_models.extensions.now(), isStale());
    m_devices->showDevices(extension.id, live.pushDevices);
    m_history->showCallsOf(extension.number);
    const QDateTime now = m_models.extensions.now();
    const auto &hours = extension.callRules.quietHours;
    m_values->show({{tr("DND"), extension.doNotDisturb ? tr("On, calls are turned away") : tr("Off")},
                    {tr("Follow me"), followMeWords(extension)},
                    {tr("Quiet hours"), hours ? quietHoursText(*hours) : tr("None")},
                    {tr("Created"), absoluteText(extension.createdAt, now)},
                    {tr("Changed"), absoluteText(extension.updatedAt, now)}});
}

void ExtensionsPage::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    staleChanged();
}

void ExtensionsPage::staleChanged()
{
    const bool writable = m_writable && !isStale();
    const QString why = isStale() ? tr("Not while the connection is lost") : m_whyNot;
    const auto arm = [&](ActionButton *button, const QString &words) {
        button->setEnabled(writable);
        button->setToolTip(writable ? words : why);
    };
    arm(m_new, tr("Add an extension (Ctrl+N)"));
    arm(m_edit, tr("Edit (F2)"));
    arm(m_test, tr("Push to every device of this extension (T)"));
    arm(m_qr, tr("Sign a phone in by QR code (Q)"));
    arm(m_rules, tr("What becomes of the calls to this extension (R)"));
    arm(m_delete, tr("Delete (Del)"));
    m_import->setEnabled(writable);
    for (ActionButton *button : std::as_const(m_batch)) {
        button->setEnabled(writable);
        button->setToolTip(writable ? QString() : why);
    }
    m_toggle->setEnabled(writable);
    m_devices->setWritable(writable, why);
    table().viewport()->update();
}

} // namespace wakeline
