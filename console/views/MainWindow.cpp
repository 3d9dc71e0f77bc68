// SPDX-License-Identifier: GPL-3.0-or-later
#include "MainWindow.h"

#include "Banner.h"
#include "CallHistoryPage.h"
#include "CallsPage.h"
#include "DeviceCards.h"
#include "ExtensionsPage.h"
#include "GoToDialog.h"
#include "PushLogPage.h"
#include "RegistrationsPage.h"
#include "ShortcutsDialog.h"
#include "Sidebar.h"
#include "Toast.h"

#include <QAccessible>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
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
    showPage(Calls);
    showBadges();
}

void MainWindow::addPages()
{
    m_calls = new CallsPage(m_look, m_models, m_stack);
    m_registrations = new RegistrationsPage(m_look, m_models, m_client, m_stack);
    m_extensions = new ExtensionsPage(m_look, m_models, m_client, m_stack);
    m_history = new CallHistoryPage(m_look, m_models, m_client, m_stack);
    m_pushLog = new PushLogPage(m_look, m_models, m_client, m_stack);
    addPage(m_calls, Icon::Handset);
    addPage(m_registrations, Icon::Registrations);
    m_sidebar->addHeading(tr("Manage"));
    addPage(m_extensions, Icon::Extensions);
    addPage(m_history, Icon::Clock);
    m_sidebar->addHeading(tr("Diagnose"));
    addPage(m_pushLog, Icon::Push);
}

void MainWindow::addPage(Page *page, Icon icon)
{
    m_stack->addWidget(page);
    m_sidebar->addPage(page->title(), icon);
    connect(page, &Page::said, this, &MainWindow::say);
    connect(page, &Page::failed, this, &MainWindow::warn);
    connect(page, &Page::reloadWanted, this, &MainWindow::reloadWanted);
}

void MainWindow::connectPages()
{
    connect(m_calls, &CallsPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_registrations, &RegistrationsPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_pushLog, &PushLogPage::extensionWanted, this, &MainWindow::showExtension);
    connect(m_history, &CallHistoryPage::extensionWanted, this, &MainWindow::showExtension);
    const auto showPushes = [this](const QString &callId) {
        showPage(PushLog);
        m_pushLog->search(QStringLiteral("call:\"%1\"").arg(callId));
    };
    connect(m_calls, &CallsPage::pushesWanted, this, showPushes);
    connect(m_history, &CallHistoryPage::pushesWanted, this, showPushes);
    for (LiveTable *table : std::initializer_list<LiveTable *>{&m_models.calls, &m_models.registrations,
                                                               &m_models.extensions, &m_models.pushLog})
        connect(table, &LiveTable::countsChanged, this, &MainWindow::showBadges);
}

void MainWindow::addMenu()
{
    auto *menu = new QMenu(this);
    const auto icon = [this](Icon icon) { return m_look.icons().icon(icon, m_look.theme().secondary); };
    menu->addAction(icon(Icon::Server), tr("Switch connection…"), this, &MainWindow::switchConnectionWanted);
    menu->addSeparator();
    auto *group = new QActionGroup(menu);
    const std::initializer_list<std::pair<ThemeChoice, QString>> themes{
        {ThemeChoice::System, tr("Light or dark as the system")},
        {ThemeChoice::Light, tr("Light")},
        {ThemeChoice::Dark, tr("Dark")}};
    for (const auto &[choice, words] : themes) {
        QAction *action = menu->addAction(words, this, [this, choice = choice] { Q_EMIT themeChosen(choice); });
        action->setCheckable(true);
        group->addAction(action);
        m_themeActions.insert(choice, action);
    }
    menu->addSeparator();
    menu->addAction(icon(Icon::Keyboard), tr("Keyboard"), QKeySequence(Qt::Key_F1), this,
                    [this] { (new ShortcutsDialog(m_look, this))->open(); });
    menu->addAction(icon(Icon::Refresh), tr("Load everything anew"), QKeySequence(Qt::Key_F5), this,
                    &MainWindow::reloadWanted);
    menu->addSeparator();
    menu->addAction(icon(Icon::SignOut), tr("Sign out"), this, &MainWindow::signOutWanted);
    menu->addAction(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
    // Only actions of a widget in view have working shortcuts.
    addActions(menu->actions());
    m_sidebar->setMenu(menu);
    setThemeChoice(ThemeChoice::System);
}

void MainWindow::addKeys()
{
    const auto on = [this](const QKeySequence &key, auto action) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, action);
    };
    for (int number = 0; number < m_stack->count(); ++number)
        on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number)), [this, number] {
            showPage(number);
            page(number)->focusTable();
        });
    on(QKeySequence::Find, [this] { page(currentPage())->focusSearch(); });
    on(QKeySequence(Qt::Key_Escape), [this] { page(currentPage())->escape(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_B), [this] { setSidebarNarrow(!m_sidebarNarrow); });
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openGoTo(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_N), [this] {
        showPage(Extensions);
        m_extensions->addExtension();
    });
}

Page *MainWindow::page(int page) const
{
    return static_cast<Page *>(m_stack->widget(page));
}

int MainWindow::currentPage() const
{
    return m_stack->currentIndex();
}

void MainWindow::showPage(int page)
{
    if (page < 0 || page >= m_stack->count())
        return;
    m_stack->setCurrentIndex(page);
    m_sidebar->selectPage(page);
    m_toast->raise();
}

void MainWindow::showExtension(const QString &number)
{
    showPage(Extensions);
    m_extensions->showRow(number);
    m_extensions->focusTable();
}

void MainWindow::openGoTo()
{
    QStringList titles;
    for (int number = 0; number < m_stack->count(); ++number)
        titles.append(page(number)->title());
    auto *dialog = new GoToDialog(m_look, titles, m_models.extensions, this);
    connect(dialog, &GoToDialog::pageChosen, this, &MainWindow::showPage);
    connect(dialog, &GoToDialog::extensionChosen, this, &MainWindow::showExtension);
    dialog->open();
}

void MainWindow::showBadges()
{
    const int held = m_models.calls.count(CallState::Held);
    const int failed = m_pushLog->failedCount();
    m_sidebar->setBadge(Calls, held > 0 ? held : m_models.calls.activeCount(),
                        held > 0 ? std::optional(Tone::Alert) : std::nullopt, Icon::Held);
    m_sidebar->setBadge(Registrations, m_models.registrations.registeredCount(), std::nullopt);
    m_sidebar->setBadge(Extensions, m_models.extensions.rowCount(), std::nullopt);
    m_sidebar->setBadge(PushLog, failed, Tone::Bad, Icon::Warning);
}

void MainWindow::setAccount(const Operator &account)
{
    m_sidebar->setOperator(account.name);
    const bool writable = account.role == Role::Operator || account.role == Role::Admin;
    const QString why = tr("Your role, %1, may only look").arg(enumName(account.role));
    m_registrations->setWritable(writable, why);
    m_extensions->setWritable(writable, why);
    m_pushLog->setWritable(writable, why);
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
    for (int number = 0; number < m_stack->count(); ++number)
        page(number)->setStale(stale, since);
}

QList<Page *> MainWindow::livePages() const
{
    QList<Page *> pages;
    for (int number = 0; number < m_stack->count(); ++number) {
        if (!page(number)->loadsItself())
            pages.append(page(number));
    }
    return pages;
}

void MainWindow::setLoading(bool loading)
{
    for (Page *page : livePages())
        page->setLoading(loading);
}

void MainWindow::setLoaded()
{
    for (Page *page : livePages())
        page->setLoaded();
    m_history->refresh(); // calls may have ended that the feed did not tell of
}

void MainWindow::setLoadError(const ApiError &error, const QDateTime &nextAttempt)
{
    for (Page *page : livePages())
        page->setLoadError(error, nextAttempt);
}

void MainWindow::addCallRecord(const CallRecord &record)
{
    m_history->add(record);
}

void MainWindow::refreshDevices()
{
    m_registrations->devices().reload();
    m_extensions->devices().reload();
}

void MainWindow::say(const QString &text)
{
    m_toast->say(text, Icon::Check);
}

void MainWindow::warn(const QString &text)
{
    m_toast->say(text, Icon::Warning);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeActions.value(choice)->setChecked(true);
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
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
