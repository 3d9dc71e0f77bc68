// SPDX-License-Identifier: GPL-3.0-or-later
#include "SettingsPage.h"

#include "Buttons.h"
#include "Label.h"
#include "NavigationDelegate.h"
#include "RelativeTime.h"
#include "SearchField.h"
#include "StateBoard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPointer>
#include <QScrollArea>
#include <QStackedLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr int listWidth = 200;
constexpr int formWidth = 640;
constexpr auto tryAgainAfter = 10s;

QString sectionOf(const SettingValue &setting)
{
    return setting.name.section(u'.', 0, 0);
}

QString sourceText(const SettingValue &setting)
{
    switch (setting.source) {
    case SettingSource::Default:
        return SettingsPage::tr("Default");
    case SettingSource::File:
        return SettingsPage::tr("From %1").arg(setting.origin);
    case SettingSource::Environment:
        return SettingsPage::tr("From the environment: %1").arg(setting.origin);
    }
    return {};
}

QString valueText(const SettingValue &setting)
{
    if (setting.secret)
        return setting.isSet ? SettingsPage::tr("Set, and never shown") : SettingsPage::tr("Not set");
    return setting.value.value_or(QString()).isEmpty() ? dash() : *setting.value;
}

QScrollArea *scrolling(QWidget *content, const QString &name, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setAccessibleName(name);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    return scroll;
}

} // namespace

SettingsPage::SettingsPage(const Appearance &look, ApiClient &client, QWidget *parent)
    : WindowPage(look, Ground::Surface, tr("Settings"), parent), m_client(client)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(this));
    m_search = new SearchField(look, tr("Search  (Ctrl+F)"), 196, this);
    m_search->setAccessibleName(tr("Search the settings"));
    m_reload = new ActionButton(look, ActionButton::Kind::Plain, tr("Reload on the server"), this, Icon::Refresh);
    m_reload->setToolTip(tr("The server reads its configuration file and certificates again"));
    addToHeader(m_search);
    addToHeader(m_reload);
    layout->addWidget(separator(look, Qt::Horizontal, this));
    layout->addWidget(makeBody(), 1);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SettingsPage::load);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        if (!m_search->text().isEmpty() && m_sections->currentRow() == 0)
            m_sections->setCurrentRow(1);
        showSection();
    });
    connect(m_reload, &QPushButton::clicked, this, [this] { reloadServer(); });
    connect(m_sections, &QListWidget::currentRowChanged, this, &SettingsPage::showSection);
    fillSections();
    m_sections->setCurrentRow(0);
}

QWidget *SettingsPage::makeBody()
{
    auto *body = new QWidget(this);
    auto *columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_sections = new QListWidget(body);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setFixedWidth(look().scaled(listWidth));
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setItemDelegate(new NavigationDelegate(look(), m_sections));
    m_sections->setMouseTracking(true);
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sections->viewport()->setAutoFillBackground(false);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 12, 0, 12);
    left->addWidget(m_sections);
    columns->addLayout(left);
    columns->addWidget(separator(look(), Qt::Vertical, body));
    auto *place = new QWidget(body);
    m_stack = new QStackedLayout(place);
    m_own = scrolling(makeOwn(), tr("This console"), place);
    m_form = new QWidget;
    m_serverScroll = scrolling(m_form, tr("Settings of the server"), place);
    m_board = new StateBoard(look(), place);
    connect(m_board, &StateBoard::retryWanted, this, &SettingsPage::load);
    connect(m_board, &StateBoard::actionWanted, m_search, &QLineEdit::clear);
    for (QWidget *part : {m_own, m_serverScroll, static_cast<QWidget *>(m_board)})
        m_stack->addWidget(part);
    columns->addWidget(place, 1);
    return body;
}

QWidget *SettingsPage::makeOwn()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(6);
    const auto choice = [&](const QString &name, const QString &help) {
        layout->addWidget(new Label(look(), TextStyle::Strong, name, content));
        auto *box = new QComboBox(content);
        box->setAccessibleName(name);
        box->setMinimumHeight(look().scaled(30));
        box->setMaximumWidth(look().scaled(320));
        layout->addWidget(box);
        auto *note = new Label(look(), TextStyle::Caption, help, content, Ink::Hint);
        note->wrap();
        layout->addWidget(note);
        layout->addSpacing(14);
        return box;
    };
    m_theme = choice(tr("Appearance"), tr("Also in the menu of the sidebar."));
    m_theme->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    m_language = choice(tr("Language"), tr("The window opens anew in it."));
    m_start = choice(tr("First page"), tr("What this console shows after the sign-in."));
    auto *notices = new ActionButton(look(), ActionButton::Kind::Plain, tr("Notifications…"), content, Icon::Bell);
    notices->setToolTip(tr("What the desktop tells of while the window is not in use (Ctrl+,)"));
    connect(notices, &QPushButton::clicked, this, &SettingsPage::notificationsWanted);
    layout->addWidget(notices, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_theme, &QComboBox::activated, this,
            [this] { Q_EMIT themeChosen(static_cast<ThemeChoice>(m_theme->currentData().toInt())); });
    connect(m_language, &QComboBox::activated, this,
            [this] { Q_EMIT languageChosen(m_language->currentData().toString()); });
    connect(m_start, &QComboBox::activated, this, [this] { Q_EMIT startPageChosen(m_start->currentData().toInt()); });
    return content;
}

void SettingsPage::setServerShown(bool shown)
{
    if (shown == m_serverShown)
        return;
    m_serverShown = shown;
    m_search->clear();
    m_search->setVisible(shown);
    m_reload->setVisible(shown);
    ++m_generation; // an answer that is still under way is for somebody else
    m_retry.stop();
    m_asked = false;
    m_settings.clear();
    m_sections->setCurrentRow(0);
    fillSections();
    showSection();
    showSubtitle();
    if (isVisible())
        load();
}

void SettingsPage::refresh()
{
    if (m_asked)
        load();
}

void SettingsPage::setTheme(ThemeChoice choice)
{
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(choice)));
}

void SettingsPage::setLanguage(const QString &code, const QList<std::pair<QString, QString>> &languages)
{
    m_language->clear();
    m_language->addItem(tr("As the system"), QString());
    for (const auto &[known, name] : languages)
        m_language->addItem(name, known);
    m_language->setCurrentIndex(std::max(0, m_language->findData(code)));
}

void SettingsPage::setStartPage(int page, const QList<std::pair<int, QString>> &pages)
{
    m_start->clear();
    m_start->addItem(tr("The one that was open last"), static_cast<int>(MainWindow::PageAsLeft));
    for (const auto &[number, title] : pages)
        m_start->addItem(title, number);
    m_start->setCurrentIndex(std::max(0, m_start->findData(page)));
}

void SettingsPage::focusContent()
{
    m_sections->setFocus(Qt::ShortcutFocusReason);
}

void SettingsPage::focusSearch()
{
    if (!m_serverShown)
        return;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool SettingsPage::escape()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

QString SettingsPage::liveSubtitle() const
{
    const auto own = std::ranges::count_if(
        m_settings, [](const SettingValue &setting) { return setting.source != SettingSource::Default; });
    return m_settings.isEmpty() ? QString() : tr("%1 of %2 are not the default").arg(own).arg(m_settings.size());
}

void SettingsPage::staleChanged()
{
    m_reload->setEnabled(!isStale());
}

void SettingsPage::showEvent(QShowEvent *event)
{
    WindowPage::showEvent(event);
    if (!m_asked)
        load();
}

void SettingsPage::load()
{
    if (!m_serverShown)
        return;
    m_asked = true;
    m_retry.stop();
    if (m_settings.isEmpty())
        m_board->showLoading(tr("Loading the settings…"));
    loadAll(++m_generation);
}

QCoro::Task<void> SettingsPage::loadAll(quint64 generation)
{
    const QPointer<SettingsPage> alive(this);
    const auto page = co_await m_client.settings();
    if (!alive || generation != m_generation)
        co_return;
    if (page) {
        if (page->items == m_settings)
            co_return; // the place in the list stays
        m_settings = page->items;
        fillSections();
        showSection();
        showSubtitle();
        co_return;
    }
    if (page.error().kind == ApiError::Kind::Cancelled)
        co_return;
    if (m_settings.isEmpty())
        m_board->showError(tr("Could not load the settings"), page.error().message,
                           QDateTime::currentDateTimeUtc().addSecs(tryAgainAfter / 1s));
    m_retry.start(tryAgainAfter);
}

QCoro::Task<void> SettingsPage::reloadServer()
{
    const QPointer<SettingsPage> alive(this);
    m_reload->setEnabled(false);
    const auto report = co_await m_client.reloadSettings();
    if (!alive)
        co_return;
    staleChanged();
    if (!report) {
        if (report.error().kind != ApiError::Kind::Cancelled)
            Q_EMIT failed(report.error().message);
        co_return;
    }
    QString words = report->applied.isEmpty() ? tr("The server found nothing new to apply")
                                              : tr("Applied: %1").arg(report->applied.join(QStringLiteral(", ")));
    if (!report->needsRestart.isEmpty())
        words = tr("%1. After a restart: %2").arg(words, report->needsRestart.join(QStringLiteral(", ")));
    Q_EMIT said(words);
    load();
}

void SettingsPage::fillSections()
{
    const QSignalBlocker blocker(m_sections);
    const int row = std::max(0, m_sections->currentRow());
    m_sections->clear();
    QStringList names;
    for (const SettingValue &setting : std::as_const(m_settings)) {
        if (!names.contains(sectionOf(setting)))
            names.append(sectionOf(setting));
    }
    const auto add = [this](const QString &words, const QString &section) {
        auto *item = new QListWidgetItem(words, m_sections);
        item->setData(Qt::UserRole, section);
        item->setData(NavigationDelegate::IconRole, static_cast<int>(Icon::None));
    };
    add(tr("This console"), QString());
    if (m_serverShown)
        add(tr("All of the server"), QString());
    for (const QString &name : std::as_const(names))
        add(name, name);
    m_sections->setCurrentRow(std::min(row, m_sections->count() - 1));
}

void SettingsPage::showSection()
{
    if (m_sections->currentRow() == 0) {
        m_stack->setCurrentWidget(m_own);
        return;
    }
    if (m_settings.isEmpty()) {
        m_stack->setCurrentWidget(m_board);
        return;
    }
    const QString section =
        m_sections->currentItem() ? m_sections->currentItem()->data(Qt::UserRole).toString() : QString();
    const QString wanted = m_search->text().trimmed();
    // A new form each time: no label has to be hidden, moved and shown again.
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(2);
    int shown = 0;
    for (const SettingValue &setting : std::as_const(m_settings)) {
        const bool inSection = section.isEmpty() || sectionOf(setting) == section;
        const QString all = setting.name + u' ' + setting.environment + u' ' + setting.description + u' ' +
                            setting.value.value_or(QString());
        if (!inSection || !all.contains(wanted, Qt::CaseInsensitive))
            continue;
        addSetting(setting, layout, form);
        ++shown;
    }
    layout->addStretch();
    form->setAutoFillBackground(false);
    static_cast<QScrollArea *>(m_serverScroll)->setWidget(form);
    form->setAutoFillBackground(false);
    m_form = form;
    if (shown == 0)
        m_board->showEmpty(Icon::Search, tr("No setting matches “%1”").arg(wanted),
                           tr("Search looks at name, variable, value and description."), tr("Clear search"));
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_board) : m_serverScroll);
}

void SettingsPage::addSetting(const SettingValue &setting, QVBoxLayout *into, QWidget *parent)
{
    const int width = look().scaled(formWidth);
    const auto line = [&](TextStyle style, const QString &text, Ink ink) {
        auto *label = new Label(look(), style, text, parent, ink);
        label->wrap();
        label->setMaximumWidth(width);
        into->addWidget(label);
    };
    line(TextStyle::Strong, setting.name, Ink::Text);
    line(setting.secret ? TextStyle::Body : TextStyle::Mono, valueText(setting),
         setting.source == SettingSource::Default ? Ink::Secondary : Ink::Accent);
    QString help = setting.description;
    help.remove(u'`');
    line(TextStyle::Caption, help, Ink::Hint);
    QString source = sourceText(setting);
    if (setting.restarts)
        source = tr("%1. Another value waits for a restart.").arg(source);
    else if (setting.reloads)
        source = tr("%1. Changes with a reload.").arg(source);
    line(TextStyle::Caption, source, setting.restarts ? Ink::Alert : Ink::Hint);
    into->addSpacing(14);
}

} // namespace wakeline
