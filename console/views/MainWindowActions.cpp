// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menu and keys, and what leads from one page to another; its looks and its news are in MainWindow.cpp.
#include "AttentionModel.h"
#include "AuditPage.h"
#include "CallsPage.h"
#include "DashboardPage.h"
#include "ExtensionsPage.h"
#include "GoToDialog.h"
#include "InstallationPage.h"
#include "LicensesPage.h"
#include "MainWindow.h"
#include "NotificationPolicy.h"
#include "OperatorsPage.h"
#include "PasswordDialog.h"
#include "PushLogPage.h"
#include "RegistrationsPage.h"
#include "ShortcutsDialog.h"
#include "Sidebar.h"
#include "Toast.h"
#include "VoicemailPage.h"
#include "WindowPage.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QShortcut>

namespace wakeline {

namespace {

constexpr auto licensesAsTitled = "Licences"; // as the page calls itself

} // namespace

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
    menu->addAction(icon(Icon::Bell), tr("Notifications…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this,
                    &MainWindow::notificationsWanted);
    menu->addSeparator();
    menu->addAction(icon(Icon::Keyboard), tr("Keyboard"), QKeySequence(Qt::Key_F1), this,
                    [this] { (new ShortcutsDialog(m_look, this))->open(); });
    menu->addAction(icon(Icon::Refresh), tr("Load everything anew"), QKeySequence(Qt::Key_F5), this,
                    &MainWindow::reloadWanted);
    menu->addSeparator();
    menu->addAction(icon(Icon::Key), tr("Change your password…"), this, &MainWindow::changePassword);
    menu->addAction(icon(Icon::SignOut), tr("Sign out"), this, &MainWindow::signOutWanted);
    menu->addAction(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &MainWindow::quit);
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
    for (int place = 0; place < 9; ++place)
        on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + place)), [this, place] {
            const QList<int> numbers = pagesInView();
            if (place >= numbers.size())
                return;
            showPage(numbers.at(place));
            currentWindowPage().focusContent();
        });
    on(QKeySequence::Find, [this] { currentWindowPage().focusSearch(); });
    on(QKeySequence(Qt::Key_Escape), [this] { currentWindowPage().escape(); });
    on(QKeySequence::Undo, [this] { m_toast->undo(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_B), [this] { setSidebarNarrow(!m_sidebarNarrow); });
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openGoTo(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_N), [this] {
        if (currentPage() == Licenses)
            return m_licenses->issueLicense();
        if (currentPage() == Operators)
            return m_operators->addOperator();
        if (!mayShow(Extensions))
            return;
        showPage(Extensions);
        m_extensions->addExtension();
    });
}

void MainWindow::openTile(Tile tile)
{
    switch (tile) {
    case Tile::Registered:
        showPage(Registrations);
        m_registrations->showOnly(static_cast<int>(RegistrationState::Online));
        break;
    case Tile::OnCall:
    case Tile::Held:
        showPage(Calls);
        m_calls->showOnly(static_cast<int>(tile == Tile::Held ? CallState::Held : CallState::Answered));
        break;
    case Tile::PushSuccess:
        showPage(PushLog);
        m_pushLog->showOnly(static_cast<int>(PushResult::Failed));
        break;
    case Tile::Latency:
        showPage(PushLog);
        m_pushLog->showOnly(static_cast<int>(PushResult::Woke));
        break;
    case Tile::Voicemail:
        showPage(Voicemail);
        break;
    case Tile::License:
        showPage(Installation);
        break;
    case Tile::Services:
        showPage(SystemStatus);
        break;
    }
    currentWindowPage().focusContent();
}

void MainWindow::follow(const AttentionRow &row)
{
    switch (row.kind) {
    case AttentionRow::Kind::HeldCall:
        showPage(Calls);
        m_calls->showRow(row.subject);
        break;
    case AttentionRow::Kind::Tokens:
        openTile(Tile::PushSuccess);
        break;
    case AttentionRow::Kind::License:
        openTile(Tile::License);
        break;
    case AttentionRow::Kind::Alarm:
        openTile(isPushAlarm(row.subject) ? Tile::PushSuccess : Tile::Services);
        break;
    case AttentionRow::Kind::Part:
        openTile(Tile::Services);
        break;
    }
    currentWindowPage().focusContent();
}

QString MainWindow::pageName(int page)
{
    return QString::fromLatin1(QMetaEnum::fromType<PageNumber>().valueToKey(page));
}

QStringList MainWindow::pageNames()
{
    static const QRegularExpression word(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    const auto pages = QMetaEnum::fromType<PageNumber>();
    QStringList names;
    for (int i = 0; i < pages.keyCount(); ++i) {
        if (pages.value(i) == PageAsLeft)
            continue;
        QString name = QString::fromLatin1(pages.value(i) == Licenses ? licensesAsTitled : pages.key(i));
        names.append(name.replace(word, QStringLiteral("-")).toLower());
    }
    return names;
}

std::optional<int> MainWindow::pageNamed(const QString &name)
{
    const QString wanted = QString(name).remove(u'-');
    if (wanted.compare(QLatin1String(licensesAsTitled), Qt::CaseInsensitive) == 0)
        return Licenses;
    const auto pages = QMetaEnum::fromType<PageNumber>();
    for (int i = 0; i < pages.keyCount(); ++i) {
        if (pages.value(i) != PageAsLeft && wanted.compare(QLatin1String(pages.key(i)), Qt::CaseInsensitive) == 0)
            return pages.value(i);
    }
    return std::nullopt;
}

void MainWindow::quit()
{
    if (leadToOpenDialog())
        return;
    m_closingHides = false;
    close();
}

/// \return whether there is one
bool MainWindow::leadToOpenDialog()
{
    QWidget *dialog = QApplication::activeModalWidget();
    const QWidget *from = dialog;
    while (from && from != this)
        from = from->parentWidget();
    if (!from)
        return false;
    comeForward();
    dialog->raise();
    dialog->activateWindow();
    return true;
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::followAlert(const Alert &alert)
{
    comeForward();
    const bool several = alert.subject.isEmpty();
    switch (alert.kind) {
    case NoticeKind::HeldCall:
        openTile(Tile::Held);
        if (!several)
            m_calls->showRow(alert.subject);
        break;
    case NoticeKind::Part:
        openTile(Tile::Services);
        break;
    case NoticeKind::Alarm:
        openTile(isPushAlarm(alert.subject) ? Tile::PushSuccess : Tile::Services);
        break;
    case NoticeKind::License:
        openTile(Tile::License);
        break;
    case NoticeKind::FailedPush:
        openTile(Tile::PushSuccess);
        if (!several)
            m_pushLog->search(QStringLiteral("ext:%1 is:failed").arg(alert.subject));
        break;
    case NoticeKind::Voicemail:
        openTile(Tile::Voicemail);
        m_voicemail->showBox(several ? VoicemailBoxModel::allBoxes : boxNumbered(alert.subject));
        break;
    case NoticeKind::Link:        // the banner says all of it
    case NoticeKind::Certificate: // its dialog is open
        break;
    }
}

/// \return its id; that of all boxes if there is none of this number
qint64 MainWindow::boxNumbered(const QString &number) const
{
    const VoicemailBoxModel &boxes = m_models.voicemailBoxes;
    for (int row = 0; row < boxes.rowCount(); ++row) {
        const auto box = boxes.index(row, 0).data(ValueRole).value<VoicemailBox>();
        if (box.number == number)
            return box.id;
    }
    return VoicemailBoxModel::allBoxes;
}

void MainWindow::openGoTo()
{
    QStringList titles;
    const QList<int> numbers = pagesInView();
    for (const int number : numbers)
        titles.append(windowPage(number)->title());
    auto *dialog = new GoToDialog(m_look, titles, m_models.extensions, this);
    connect(dialog, &GoToDialog::pageChosen, this, [this, numbers](int index) { showPage(numbers.value(index, -1)); });
    connect(dialog, &GoToDialog::extensionChosen, this, &MainWindow::showExtension);
    dialog->open();
}

void MainWindow::changePassword()
{
    auto *dialog = new PasswordDialog(m_look, m_client, this);
    connect(dialog, &PasswordDialog::changed, this, [this] { say(tr("Your password was changed")); });
    dialog->open();
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeActions.value(choice)->setChecked(true);
}

} // namespace wakeline
