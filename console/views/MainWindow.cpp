// SPDX-License-Identifier: GPL-3.0-or-later
#include "MainWindow.h"

#include "AuditPage.h"
#include "AuditText.h"
#include "Banner.h"
#include "CallHistoryPage.h"
#include "CallsPage.h"
#include "DashboardPage.h"
#include "DeviceCards.h"
#include "ExtensionsPage.h"
#include "InstallationPage.h"
#include "LicensesPage.h"
#include "OperatorsPage.h"
#include "PushLogPage.h"
#include "QtAudioOutput.h"
#include "RegistrationsPage.h"
#include "SettingsPage.h"
#include "Sidebar.h"
#include "SystemStatusPage.h"
#include "Toast.h"
#include "VoicemailPage.h"
#include "WindowPage.h"

#include <QAccessible>
#include <QApplication>
#include <QCloseEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace wakeline {

namespace {

constexpr int narrowBelow = 1100; // the sidebar gives its words up so that the table keeps its columns

QString serverText(const ConnectionProfile &profile)
{
    const QString host = profile.url.host();
    return profile.url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(profile.url.port());
}

} // namespace

MainWindow::MainWindow(const Appearance &look, LiveModels &models, ApiClient &client, const ConnectionProfile &profile)
    : m_look(look), m_models(models), m_client(client), m_profile(profile)
{
    setWindowTitle(tr("%1 – Wakeline Console").arg(profile.name));
    auto *central = new QWidget(this);
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setCentralWidget(central);

    m_sidebar = new Sidebar(look, central);
    m_sidebar->setConnection(profile.name, serverText(profile));
    layout->addWidget(m_sidebar);
    layout->addWidget(separator(look, Qt::Vertical, central));
    auto *content = new QVBoxLayout;
    content->setSpacing(0);
    layout->addLayout(content, 1);
    m_banner = new Banner(look, profile.url.host(), central);
    m_banner->hide();
    content->addWidget(m_banner);
    m_stack = new QStackedWidget(central);
    content->addWidget(m_stack, 1);
    m_toast = new Toast(look, m_stack);

    addPages();
    addMenu();
    addKeys();
    connectPages();
    connect(m_banner, &Banner::reconnectWanted, this, &MainWindow::reconnectWanted);
    connect(m_sidebar, &Sidebar::pageChosen, this, &MainWindow::showPage);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::showLink);
    setMinimumSize(1024, 640);
    showPage(Dashboard);
    showBadges();
}

void MainWindow::addPages()
{
    m_dashboard = new DashboardPage(m_look, m_models, m_client, m_stack);
    m_systemStatus = new SystemStatusPage(m_look, m_models, m_profile.url.toString(), m_stack);
    m_calls = new CallsPage(m_look, m_models, m_client, m_stack);
    m_registrations = new RegistrationsPage(m_look, m_models, m_client, m_stack);
    m_extensions = new ExtensionsPage(m_look, m_models, m_client, m_stack);
    m_voicemail = new VoicemailPage(m_look, m_models, m_client, std::make_unique<QtAudioOutput>(), m_stack);
    m_history = new CallHistoryPage(m_look, m_models, m_client, m_stack);
    m_pushLog = new PushLogPage(m_look, m_models, m_client, m_stack);
    m_licenses = new LicensesPage(m_look, m_models, m_client, m_stack);
    m_installation = new InstallationPage(m_look, m_client, m_stack);
    addPage(Dashboard, m_dashboard, Icon::Dashboard, Right::ReadPbx);
    addPage(Calls, m_calls, Icon::Handset, Right::ReadPbx);
    addPage(Registrations, m_registrations, Icon::Registrations, Right::ReadPbx);
    m_sidebar->addHeading(tr("Manage"));
    addPage(Extensions, m_extensions, Icon::Extensions, Right::ReadPbx);
    addPage(Voicemail, m_voicemail, Icon::Voicemail, Right::ReadPbx);
    addPage(CallHistory, m_history, Icon::Clock, Right::ReadPbx);
    m_sidebar->addHeading(tr("Diagnose"));
    addPage(PushLog, m_pushLog, Icon::Push, Right::ReadPbx);
    addPage(SystemStatus, m_systemStatus, Icon::Wave, Right::ReadPbx);
    m_sidebar->addHeading(tr("Administer"));
    addPage(Licenses, m_licenses, Icon::Key, Right::Licenses);
    m_operators = new OperatorsPage(m_look, m_client, m_stack);
    m_auditLog = new AuditPage(m_look, m_client, m_stack);
    m_settings = new SettingsPage(m_look, m_client, m_stack);
    addPage(Installation, m_installation, Icon::Server, Right::ReadPbx);
    addPage(Operators, m_operators, Icon::Operator, Right::Administer);
    addPage(AuditLog, m_auditLog, Icon::List, Right::Administer);
    addPage(Settings, m_settings, Icon::Sliders, std::nullopt); // everybody chooses a language
}

/// Pages are added in the order of their numbers, which is the sidebar's and that of the keys Ctrl+1 to 9.
/// \param toRead  for operators without this right there is no such page; no value: it is there for all
void MainWindow::addPage(PageNumber number, WindowPage *page, Icon icon, std::optional<Right> toRead)
{
    m_stack->addWidget(page);
    m_toRead.insert(number, toRead);
    m_pages.insert(number, page);
    m_sidebar->addPage(number, page->title(), icon);
    connect(page, &WindowPage::said, this, &MainWindow::say);
    connect(page, &WindowPage::failed, this, &MainWindow::warn);
    connect(page, &WindowPage::undoable, m_toast, &Toast::offerUndo);
    connect(page, &WindowPage::reloadWanted, this, &MainWindow::reloadWanted);
}

void MainWindow::connectPages()
{
    connect(m_calls, &CallsPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_registrations, &RegistrationsPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_pushLog, &PushLogPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_history, &CallHistoryPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_dashboard, &DashboardPage::tileOpened, this, &MainWindow::openTile);
    connect(m_dashboard, &DashboardPage::rowFollowed, this, &MainWindow::follow);
    connect(&m_models.system, &SystemStatusModel::changed, this, &MainWindow::showBadges);
    const auto showPushes = [this](const QString &callId) {
        showPage(PushLog);
        m_pushLog->search(QStringLiteral("call:\"%1\"").arg(callId));
    };
    connect(m_calls, &CallsPage::pushesWanted, this, showPushes);
    connect(m_extensions, &ExtensionsPage::callsWanted, this, [this](const QString &number) {
        showPage(CallHistory);
        m_history->search(number);
    });
    connect(m_history, &CallHistoryPage::pushesWanted, this, showPushes);
    connect(m_operators, &OperatorsPage::historyWanted, this, [this](const QString &name) {
        showPage(AuditLog);
        m_auditLog->showOperator(name);
    });
    for (LiveTable *table :
         std::initializer_list<LiveTable *>{&m_models.calls, &m_models.registrations, &m_models.extensions,
                                            &m_models.pushLog, &m_models.voicemailBoxes})
        connect(table, &LiveTable::countsChanged, this, &MainWindow::showBadges);
}

Page *MainWindow::page(int page) const
{
    return qobject_cast<Page *>(windowPage(page));
}

WindowPage &MainWindow::currentWindowPage() const
{
    return *static_cast<WindowPage *>(m_stack->currentWidget());
}

int MainWindow::currentPage() const
{
    return m_pages.key(&currentWindowPage());
}

bool MainWindow::mayShow(int page) const
{
    const auto toRead = m_toRead.constFind(page);
    return toRead != m_toRead.cend() && (!*toRead || may(m_role, **toRead));
}

QList<int> MainWindow::pagesInView() const
{
    QList<int> numbers = m_pages.keys();
    numbers.removeIf([this](int number) { return !mayShow(number); });
    return numbers;
}

void MainWindow::showPage(int page)
{
    if (!mayShow(page))
        return;
    m_stack->setCurrentWidget(windowPage(page));
    m_sidebar->selectPage(page);
    m_toast->raise();
}

void MainWindow::showExtension(const QString &number)
{
    showPage(Extensions);
    m_extensions->showRow(number);
    m_extensions->focusTable();
}

void MainWindow::showBadges()
{
    const int held = m_models.calls.count(CallState::Held);
    const int failed = m_pushLog->failedCount();
    m_sidebar->setBadge(Calls, held > 0 ? held : m_models.calls.activeCount(),
                        held > 0 ? std::optional(Tone::Alert) : std::nullopt, Icon::Held);
    m_sidebar->setBadge(Registrations, m_models.registrations.registeredCount(), std::nullopt);
    m_sidebar->setBadge(Extensions, m_models.extensions.rowCount(), std::nullopt);
    m_sidebar->setBadge(Voicemail, static_cast<int>(m_models.voicemailBoxes.newMessages()), std::nullopt);
    m_sidebar->setBadge(PushLog, failed, Tone::Bad, Icon::Warning);
    m_sidebar->setBadge(SystemStatus, m_models.system.failing(), Tone::Alert, Icon::Warning);
}

void MainWindow::setAccount(const Operator &account)
{
    m_sidebar->setOperator(account.name);
    m_role = account.role;
    for (const int number : m_pages.keys())
        m_sidebar->setPageHidden(number, !mayShow(number));
    if (!mayShow(currentPage()))
        showPage(pagesInView().value(0, -1));
    const QString why = tr("Your role, %1, may only look").arg(roleText(account.role));
    m_installation->setWritable(may(account.role, Right::Administer), why);
    m_settings->setServerShown(may(account.role, Right::Administer));
    const bool writable = may(account.role, Right::ChangePbx);
    m_calls->setWritable(writable, why);
    m_registrations->setWritable(writable, why);
    m_extensions->setWritable(writable, why);
    m_pushLog->setWritable(writable, why);
    m_voicemail->setWritable(writable, why);
    m_operators->setAccount(account);
}

void MainWindow::setLink(const FeedStatus &status, std::optional<std::chrono::milliseconds> roundTrip)
{
    m_status = status;
    m_roundTrip = roundTrip;
    showLink();
    if (status.state == FeedStatus::State::Lost) {
        m_banner->showLost(status.since, status.nextAttemptAt, status.reason);
        m_banner->show();
        m_second.start(std::chrono::seconds(1));
        if (!std::exchange(m_wasLost, true))
            announce(tr("Connection to %1 lost").arg(m_profile.url.host()));
    } else if (status.state == FeedStatus::State::Live) {
        m_banner->hide();
        m_second.stop();
        if (std::exchange(m_wasLost, false))
            announce(tr("Connected to %1 again").arg(m_profile.url.host()));
    }
}

void MainWindow::showLink()
{
    switch (m_status.state) {
    case FeedStatus::State::Live:
        m_sidebar->setLink(m_roundTrip ? tr("Live, %1 ms").arg(m_roundTrip->count()) : tr("Live"), true);
        break;
    case FeedStatus::State::Lost: {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const qint64 left = m_status.nextAttemptAt ? (now.msecsTo(*m_status.nextAttemptAt) + 999) / 1000 : 0;
        m_sidebar->setLink(left > 0 ? tr("Reconnecting in %1 s").arg(left) : tr("Reconnecting…"), false);
        break;
    }
    case FeedStatus::State::Connecting:
        m_sidebar->setLink(tr("Connecting…"), false);
        break;
    case FeedStatus::State::SignedOut:
        m_sidebar->setLink(tr("Signed out"), false);
        break;
    }
}

void MainWindow::announce(const QString &text)
{
    m_banner->setAccessibleName(text);
    QAccessibleEvent alert(m_banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::setStale(bool stale, const QDateTime &since)
{
    for (WindowPage *page : pages())
        page->setStale(stale, since);
}

QList<WindowPage *> MainWindow::livePages() const
{
    QList<WindowPage *> live = pages();
    live.removeIf([](const WindowPage *page) { return page->loadsItself(); });
    return live;
}

void MainWindow::setLoading(bool loading)
{
    for (WindowPage *page : livePages())
        page->setLoading(loading);
}

void MainWindow::setLoaded()
{
    for (WindowPage *page : livePages())
        page->setLoaded();
    m_voicemail->refresh();
    m_installation->refresh();
    m_operators->refresh();
    m_settings->refresh();
    m_auditLog->refresh();
    m_history->refresh(); // calls may have ended that the feed did not tell of
}

void MainWindow::setLoadError(const ApiError &error, const QDateTime &nextAttempt)
{
    for (WindowPage *page : livePages())
        page->setLoadError(error, nextAttempt);
}

void MainWindow::addCallRecord(const CallRecord &record)
{
    m_history->add(record);
    m_dashboard->noteChange();
}

void MainWindow::addAuditEntry(const AuditEntry &entry)
{
    m_auditLog->add(entry);
    if (entry.target.type == u"operator" && entry.outcome == u"ok")
        m_operators->refresh();
}

void MainWindow::changeVoicemail(const VoicemailChange &change)
{
    m_voicemail->changeMessage(change);
}

void MainWindow::removeVoicemail(const VoicemailChange &change)
{
    m_voicemail->removeMessage(change);
}

void MainWindow::refreshDevices(const QString &extension)
{
    const Extension *changed = m_models.extensions.find(extension);
    for (DeviceCards *cards : {&m_registrations->devices(), &m_extensions->devices()}) {
        if (changed && cards->extension() == changed->id)
            cards->reload();
    }
}

void MainWindow::say(const QString &text)
{
    m_toast->say(text, Icon::Check);
}

void MainWindow::warn(const QString &text)
{
    m_toast->say(text, Icon::Warning);
}

void MainWindow::setSidebarNarrow(bool narrow)
{
    m_sidebarNarrow = narrow;
    applySidebar();
}

void MainWindow::applySidebar()
{
    m_sidebar->setCompact(m_sidebarNarrow || width() < m_look.scaled(narrowBelow));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    applySidebar();
    m_toast->place();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (leadToOpenDialog()) {
        event->ignore();
        return;
    }
    if (m_closingHides) {
        event->ignore();
        hide();
        return;
    }
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
