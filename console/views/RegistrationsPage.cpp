// SPDX-License-Identifier: GPL-3.0-or-later
#include "RegistrationsPage.h"

#include "BindingCards.h"
#include "Buttons.h"
#include "ChipRow.h"
#include "DeviceCards.h"
#include "Dock.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "StateLooks.h"
#include "TextDelegate.h"

#include <QVBoxLayout>

namespace wakeline {

namespace {

using Column = RegistrationModel::Column;

PageWords words()
{
    PageWords words;
    words.title = RegistrationsPage::tr("Registrations");
    words.rows = RegistrationsPage::tr("Registrations");
    words.details = RegistrationsPage::tr("Registration details");
    words.searchHint = RegistrationsPage::tr("Search  (Ctrl+F)");
    words.emptyIcon = Icon::Registrations;
    words.emptyTitle = RegistrationsPage::tr("Nobody has registered yet");
    words.emptyHelp = RegistrationsPage::tr("A phone shows up here with its first REGISTER.");
    words.loading = RegistrationsPage::tr("Loading registrations…");
    words.loadFailed = RegistrationsPage::tr("Could not load the registrations");
    words.noMatch = RegistrationsPage::tr("No registration matches “%1”");
    words.noMatchHelp = RegistrationsPage::tr("Search looks at number, name, contact and user agent.");
    return words;
}

} // namespace

RegistrationsPage::RegistrationsPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<RegistrationFilterProxy>(), words(), parent), m_models(models), m_client(client)
{
    proxy().setSourceModel(&models.registrations);
    addToHeader(&searchField());
    addColumns();
    addFilters();
    addDock();
    connect(&models.registrations, &LiveTable::countsChanged, this, &RegistrationsPage::showCounts);
    connect(&models.extensions, &LiveTable::countsChanged, this, &RegistrationsPage::showCounts);
    showCounts();
    begin();
}

void RegistrationsPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank) { return new TextDelegate(look(), rows.cursor(), &rows, rank); };
    auto *push =
        new TextDelegate(look(), rows.cursor(), &rows, TextDelegate::Rank::Quiet, [](const QModelIndex &index) {
            const bool reachable = index.data(ValueRole).value<Registration>().pushDevices > 0;
            return TextDelegate::Mark{reachable ? Icon::Push : Icon::None, reachable ? Tone::Good : Tone::Quiet, false};
        });
    rows.setRowHeight(34, 1);
    rows.setHideOrder({Column::RoundTrip, Column::Contact, Column::Devices, Column::UserAgent, Column::Expires,
                       Column::LastSeen, Column::Push});
    rows.setColumn(Column::Extension, text(TextDelegate::Rank::Strong), {QStringLiteral("1000")});
    rows.setColumn(Column::Name, text(TextDelegate::Rank::Plain), {});
    rows.setColumn(Column::State, new StateDelegate(look(), rows.cursor(), &rows, registrationLook),
                   {stateText(RegistrationState::Offline), stateText(RegistrationState::Online),
                    stateText(RegistrationState::Ringing), stateText(RegistrationState::OnCall),
                    stateText(RegistrationState::Checking)});
    rows.setColumn(Column::Devices, text(TextDelegate::Rank::Plain), {QStringLiteral("10")});
    rows.setColumn(Column::Contact, text(TextDelegate::Rank::Quiet), {QStringLiteral("sip:207@10.8.4.31")});
    rows.setColumn(Column::UserAgent, text(TextDelegate::Rank::Quiet), {QStringLiteral("Wakeline-iOS/2.4")});
    rows.setColumn(Column::RoundTrip, text(TextDelegate::Rank::Plain), {tr("188 ms")});
    rows.setColumn(Column::Expires, text(TextDelegate::Rank::Quiet), {tr("58 min"), QStringLiteral("14:32:07")});
    rows.setColumn(Column::Push, push, {tr("2 devices")});
    rows.setColumn(Column::LastSeen, text(TextDelegate::Rank::Quiet), agoSamples());
    rows.setStretch(Column::Name, 132);
}

void RegistrationsPage::addFilters()
{
    QButtonGroup *group = chips().addGroup(tr("State"));
    m_all = chips().addChip(group, -1, tr("All"));
    for (const RegistrationState state :
         {RegistrationState::Online, RegistrationState::Offline, RegistrationState::OnCall, RegistrationState::Ringing,
          RegistrationState::Checking}) {
        const StateLook state_ = lookOf(state);
        m_stateChips.insert(static_cast<int>(state),
                            chips().addChip(group, static_cast<int>(state), state_.word, state_.icon, state_.tone));
    }
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { proxy().setStateFilter(id < 0 ? std::nullopt : std::optional(id)); });
}

void RegistrationsPage::addDock()
{
    auto *open = new ActionButton(look(), ActionButton::Kind::Plain, tr("Extension"), &dock(), Icon::Extensions);
    open->setToolTip(tr("Show this number on the Extensions page"));
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT extensionWanted(table().currentKey()); });
    dock().addAction(open);

    m_contactsHeading = new SectionHeading(look(), tr("Contacts"), &dock());
    m_contacts = new BindingCards(look(), &dock());
    m_devices = new DeviceCards(look(), m_client, m_models.pushLog, &dock());
    for (QWidget *part : std::initializer_list<QWidget *>{m_contactsHeading, m_contacts, m_devices})
        dock().body()->addWidget(part);
    dock().body()->addStretch();
    connect(m_devices, &DeviceCards::said, this, &Page::said);
    connect(m_devices, &DeviceCards::failed, this, &Page::failed);
}

QString RegistrationsPage::liveSubtitle() const
{
    return tr("%1 of %2 registered").arg(m_models.registrations.registeredCount()).arg(m_models.extensions.rowCount());
}

void RegistrationsPage::showCounts()
{
    m_all->setCount(m_models.registrations.rowCount());
    for (auto it = m_stateChips.cbegin(); it != m_stateChips.cend(); ++it)
        it.value()->setCount(m_models.registrations.count(static_cast<RegistrationState>(it.key())));
    showSubtitle();
}

void RegistrationsPage::showCurrent(const QModelIndex &index)
{
    const auto registration = index.data(ValueRole).value<Registration>();
    const Extension *extension = m_models.extensions.find(registration.extension);
    const QString name = registration.displayName.isEmpty() ? registration.extension : registration.displayName;
    dock().setHeading(name, tr("Extension %1").arg(registration.extension));
    dock().setState(lookOf(registration.state));
    m_contactsHeading->setRemark(QString::number(registration.bindings.size()));
    m_contacts->show(registration.bindings, registration.state, m_models.registrations.now(), isStale());
    m_devices->showDevices(extension ? std::optional(extension->id) : std::nullopt, registration.pushDevices);
}

void RegistrationsPage::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    staleChanged();
}

void RegistrationsPage::staleChanged()
{
    m_devices->setWritable(m_writable && !isStale(), isStale() ? tr("Not while the connection is lost") : m_whyNot);
}

} // namespace wakeline
