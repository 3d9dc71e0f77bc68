// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicensesPage.h"

#include "Buttons.h"
#include "ChipRow.h"
#include "Dock.h"
#include "InstallationCards.h"
#include "KeyValueList.h"
#include "LicenseLooks.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "TextDelegate.h"

#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using Column = LicenseModel::Column;
using namespace std::chrono_literals;

constexpr auto activityAfter = 3s; ///< "gateway.pushes" comes up to once a second

PageWords words()
{
    PageWords words;
    words.title = LicensesPage::tr("Licences");
    words.rows = LicensesPage::tr("Licences");
    words.details = LicensesPage::tr("Licence details");
    words.searchHint = LicensesPage::tr("Search  (Ctrl+F)");
    words.emptyIcon = Icon::Key;
    words.emptyTitle = LicensesPage::tr("No licences yet");
    words.emptyHelp = LicensesPage::tr("A licence lets another PBX push through this server.");
    words.emptyAction = LicensesPage::tr("Issue a licence");
    words.loading = LicensesPage::tr("Loading licences…");
    words.loadFailed = LicensesPage::tr("Could not load the licences");
    words.noMatch = LicensesPage::tr("No licence matches “%1”");
    words.noMatchHelp = LicensesPage::tr("Search looks at holder, e-mail, the beginning of the key, and tier.");
    return words;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? dash() : text;
}

} // namespace

LicensesPage::LicensesPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<LicenseFilterProxy>(), words(), parent), m_models(models), m_client(client)
{
    proxy().setSourceModel(&models.licenses);
    addToHeader(&searchField());
    m_tiers = new ActionButton(look, ActionButton::Kind::Plain, tr("Tiers"), this);
    m_issue = new ActionButton(look, ActionButton::Kind::Primary, tr("Issue"), this, Icon::Plus);
    addToHeader(m_tiers);
    addToHeader(m_issue);
    addColumns();
    addFilters();
    addDock();
    addKeys();
    for (QTimer *timer : {&m_readAnew, &m_activity})
        timer->setSingleShot(true);
    connect(&m_readAnew, &QTimer::timeout, this, [this] { readAnew(); });
    connect(&m_activity, &QTimer::timeout, m_installations, &InstallationCards::reload);
    connect(&models.licenses, &LiveTable::countsChanged, this, &LicensesPage::showCounts);
    showCounts();
    staleChanged();
    begin();
}

LicenseFilterProxy &LicensesPage::rows() const
{
    return static_cast<LicenseFilterProxy &>(proxy());
}

void LicensesPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank, TextDelegate::MarkOf mark = {}) {
        return new TextDelegate(look(), rows.cursor(), &rows, rank, std::move(mark));
    };
    const auto overLimit = [](const QModelIndex &index) {
        const auto license = index.data(ValueRole).value<License>();
        const bool over = license.extensionsInUse > license.maxExtensions;
        return TextDelegate::Mark{over ? Icon::Warning : Icon::None, over ? std::optional(Tone::Alert) : std::nullopt,
                                  over};
    };
    rows.setRowHeight(34, 1);
    rows.setHideOrder({Column::Key, Column::Installations, Column::LastSeen, Column::Tier, Column::Expires});
    rows.setColumn(Column::Holder, text(TextDelegate::Rank::Strong), {});
    rows.setColumn(Column::Key, text(TextDelegate::Rank::Mono), {QStringLiteral("WL-7K3QF")});
    rows.setColumn(Column::Tier, text(TextDelegate::Rank::Plain), {QStringLiteral("professional")});
    rows.setColumn(Column::State, new StateDelegate(look(), rows.cursor(), &rows, licenseLook),
                   {stateText(LicenseCondition::Active), stateText(LicenseCondition::Grace),
                    stateText(LicenseCondition::Expired), stateText(LicenseCondition::Suspended),
                    stateText(LicenseCondition::Revoked)});
    rows.setColumn(Column::Extensions, text(TextDelegate::Rank::Plain, overLimit), {usedOfText(9999, 9999)});
    rows.setColumn(Column::Installations, text(TextDelegate::Rank::Plain), {usedOfText(10, 10)});
    rows.setColumn(Column::Expires, text(TextDelegate::Rank::Quiet), widestOf(dayText));
    rows.setColumn(Column::LastSeen, text(TextDelegate::Rank::Quiet), agoSamples());
    rows.setStretch(Column::Holder, 132);
}

void LicensesPage::addFilters()
{
    QButtonGroup *group = chips().addGroup(tr("Status"));
    m_all = chips().addChip(group, -1, tr("All"));
    for (const LicenseCondition condition :
         {LicenseCondition::Active, LicenseCondition::Grace, LicenseCondition::Expired, LicenseCondition::Suspended,
          LicenseCondition::Revoked}) {
        const StateLook look = lookOf(condition);
        m_stateChips.insert(static_cast<int>(condition),
                            chips().addChip(group, static_cast<int>(condition), look.word, look.icon, look.tone));
    }
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { proxy().setStateFilter(id < 0 ? std::nullopt : std::optional(id)); });

    QButtonGroup *tiers = chips().addGroup(tr("Tier"));
    m_tier = chips().addChip(tiers, 0, tr("Any tier"), Icon::ChevronDown);
    m_tier->setAccessibleName(tr("Tier"));
    chips().makeOptional(tiers);
    connect(m_tier, &QAbstractButton::clicked, this, &LicensesPage::chooseTier);
}

/// A click on a tier that is chosen lets it go, as with every chip that need not be chosen.
void LicensesPage::chooseTier()
{
    if (!rows().tierFilter().isEmpty())
        return setTier({});
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &tier : m_models.licenses.tiersInUse())
        menu->addAction(tr("%1  (%2)").arg(tier).arg(m_models.licenses.countOfTier(tier)), this,
                        [this, tier] { setTier(tier); });
    connect(menu, &QMenu::aboutToHide, this, [this] { m_tier->setChecked(!rows().tierFilter().isEmpty()); });
    popUpAt(*menu, *m_tier);
}

void LicensesPage::setTier(const QString &tier)
{
    rows().setTierFilter(tier);
    m_tier->setText(tier.isEmpty() ? tr("Any tier") : tier);
    m_tier->setChecked(!tier.isEmpty());
    m_tier->setAccessibleName(tier.isEmpty() ? tr("Tier") : tr("Tier: %1").arg(tier));
    m_tier->updateGeometry();
    showCounts();
}

void LicensesPage::addDock()
{
    m_edit = new ActionButton(look(), ActionButton::Kind::Plain, tr("Edit"), &dock(), Icon::Edit);
    m_renew = new ActionButton(look(), ActionButton::Kind::Plain, tr("Renew"), &dock(), Icon::Refresh);
    m_more = new IconButton(look(), Icon::More, tr("More actions"), &dock());
    for (QWidget *button : std::initializer_list<QWidget *>{m_edit, m_renew, m_more})
        dock().addAction(button);
    m_values = new KeyValueList(look(), &dock());
    m_installations = new InstallationCards(look(), m_client, &dock());
    dock().body()->addWidget(m_values);
    dock().body()->addWidget(m_installations);
    dock().body()->addStretch();
    connect(m_installations, &InstallationCards::said, this, &Page::said);
    connect(m_installations, &InstallationCards::failed, this, &Page::failed);
}

QString LicensesPage::liveSubtitle() const
{
    const LicenseModel &model = m_models.licenses;
    const QString licences = tr("%1 of %2 active").arg(model.count(LicenseCondition::Active)).arg(model.rowCount());
    if (m_forwarded <= 0)
        return licences;
    return tr("%1, %2 pushes forwarded").arg(licences, QLocale().toString(m_forwarded));
}

void LicensesPage::setGatewayPushes(qint64 forwarded, qint64)
{
    m_forwarded = forwarded;
    showSubtitle();
    if (isVisible() && isDockOpen() && !m_activity.isActive())
        m_activity.start(activityAfter);
}

void LicensesPage::showCounts()
{
    const LicenseModel &model = m_models.licenses;
    m_all->setCount(model.rowCount());
    for (auto it = m_stateChips.cbegin(); it != m_stateChips.cend(); ++it)
        it.value()->setCount(model.count(static_cast<LicenseCondition>(it.key())));
    const QString &tier = rows().tierFilter();
    m_tier->setCount(tier.isEmpty() ? static_cast<int>(model.tiersInUse().size()) : model.countOfTier(tier));
    showSubtitle();
}

std::optional<License> LicensesPage::current() const
{
    const QModelIndex index = table().current();
    return index.isValid() ? std::optional(index.data(ValueRole).value<License>()) : std::nullopt;
}

void LicensesPage::showCurrent(const QModelIndex &index)
{
    const auto license = index.data(ValueRole).value<License>();
    const QString key = tr("Key %1…").arg(license.keyPrefix);
    dock().setHeading(license.holder, license.email.isEmpty() ? key : tr("%1, %2").arg(key, license.email));
    dock().setState(licenseLook(index));
    const auto grace = graceEndOf(license);
    m_values->show(
        {{tr("Tier"), license.tier},
         {tr("Extensions"), usedOfText(license.extensionsInUse, license.maxExtensions)},
         {tr("Seats"), usedOfText(license.installationCount, license.maxInstallations)},
         {tr("Entitlements"), orDash(license.entitlements.join(QStringLiteral(", ")))},
         {tr("Issued"), dateText(license.issuedAt)},
         {tr("Expires"), license.expiresAt ? dateText(*license.expiresAt) : tr("Never")},
         {tr("Served until"), grace ? tr("%1, with grace").arg(dateText(*grace)) : tr("No end")},
         {tr("Last seen"), license.lastSeenAt ? absoluteText(*license.lastSeenAt, m_models.licenses.now()) : dash()},
         {tr("Changed"), absoluteText(license.updatedAt, m_models.licenses.now())}});
    m_installations->showLicense(license.id);
    staleChanged();
}

void LicensesPage::staleChanged()
{
    const QString why = tr("Not while the connection is lost");
    const auto arm = [&](ActionButton *button, bool enabled, const QString &words, const QString &whyNot) {
        button->setEnabled(enabled && !isStale());
        button->setToolTip(isStale() ? why : enabled ? words : whyNot);
    };
    const QString revoked = tr("A revoked licence stays as it is");
    arm(m_issue, true, tr("Issue a licence (Ctrl+N)"), {});
    arm(m_tiers, true, tr("What licences of each tier allow"), {});
    arm(m_edit, !current() || mayAct(Act::Edit), tr("Edit (F2)"), revoked);
    arm(m_renew, !current() || mayAct(Act::Renew), tr("Let it hold longer (R)"), revoked);
    m_installations->setWritable(!isStale(), why);
}

} // namespace wakeline
