// SPDX-License-Identifier: GPL-3.0-or-later
#include "InstallationPage.h"

#include "Buttons.h"
#include "ConfirmDialog.h"
#include "KeyValueList.h"
#include "LicenseKeyEntry.h"
#include "LicenseLooks.h"
#include "Painting.h"
#include "ProgressBar.h"
#include "RelativeTime.h"
#include "RowJson.h"
#include "StateBoard.h"
#include "StatePill.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPointer>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto tryAgainAfter = 10s;
constexpr qint64 largestFile = 64 * 1024;
constexpr int widest = 640; ///< lines longer than this are hard to read

/// A card on the page's ground.
class SheetCard : public QWidget
{
public:
    SheetCard(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        Brush(painter, m_look).box(rect(), 8, m_look.theme().surface, m_look.theme().line);
    }

private:
    const Appearance &m_look;
};

QString orDash(const QString &text)
{
    return text.isEmpty() ? dash() : text;
}

QString whenText(const std::optional<QDateTime> &time)
{
    return time ? absoluteText(*time, QDateTime::currentDateTimeUtc()) : dash();
}

bool isByFile(const LicenseState &state)
{
    return state.source == QLatin1String("file");
}

} // namespace

InstallationPage::InstallationPage(const Appearance &look, ApiClient &client, QWidget *parent)
    : WindowPage(look, Ground::Window, tr("This installation"), parent), m_client(client)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(this));
    m_copy = new ActionButton(look, ActionButton::Kind::Plain, tr("Copy details"), this, Icon::Copy);
    m_copy->setToolTip(tr("For the vendor's support. No key is in it."));
    m_giveBack = new ActionButton(look, ActionButton::Kind::Danger, tr("Deactivate"), this, Icon::Unplugged);
    m_file = new ActionButton(look, ActionButton::Kind::Primary, tr("Load licence file"), this);
    m_key = new ActionButton(look, ActionButton::Kind::Primary, tr("Enter a key"), this, Icon::Key);
    for (ActionButton *button : {m_copy, m_giveBack, m_file, m_key})
        addToHeader(button);
    connect(m_giveBack, &QPushButton::clicked, this, &InstallationPage::confirmGiveBack);
    connect(m_file, &QPushButton::clicked, this, &InstallationPage::askForFile);
    connect(m_key, &QPushButton::clicked, this, [this] {
        auto *dialog = new LicenseKeyEntry(this->look(), m_client, this);
        connect(dialog, &LicenseKeyEntry::activated, this, [this](const LicenseState &state) {
            showState(state);
            // The server may be away: then the key is kept, and nothing is activated yet.
            Q_EMIT said(state.instanceId.isEmpty() ? licenseCodeText(state.code)
                                                   : tr("This installation is activated"));
        });
        dialog->open();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(details());
        Q_EMIT said(tr("Details copied"));
    });
    layout->addWidget(separator(look, Qt::Horizontal, this));

    auto *place = new QWidget(this);
    m_stack = new QStackedLayout(place);
    auto *scroll = new QScrollArea(place);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setAccessibleName(tr("This installation"));
    m_content = new QWidget(scroll);
    auto *rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(look.scaled(20), look.scaled(20), look.scaled(20), look.scaled(20));
    rows->addWidget(makeCard(m_content));
    rows->addStretch();
    scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    m_board = new StateBoard(look, place);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_board);
    m_stack->setCurrentWidget(m_board);
    layout->addWidget(place, 1);
    m_board->showLoading(tr("Loading the licence…"));
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { load(); });
    connect(m_board, &StateBoard::retryWanted, this, [this] { load(); });
    showValues();
}

QWidget *InstallationPage::makeCard(QWidget *parent)
{
    auto *card = new SheetCard(look(), parent);
    card->setAccessibleName(tr("Licence of this installation"));
    card->setMaximumWidth(look().scaled(widest));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(10);
    auto *top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(new Label(look(), TextStyle::Strong, tr("Licence"), card));
    m_pill = new StatePill(look(), card);
    top->addWidget(m_pill);
    top->addStretch();
    layout->addLayout(top);
    m_message = new Label(look(), TextStyle::Body, {}, card);
    m_message->wrap();
    layout->addWidget(m_message);
    layout->addSpacing(4);
    m_used = new Label(look(), TextStyle::Body, {}, card, Ink::Secondary);
    layout->addWidget(m_used);
    m_bar = new ProgressBar(look(), card);
    layout->addWidget(m_bar);
    layout->addSpacing(4);
    m_values = new KeyValueList(look(), card);
    layout->addWidget(m_values);
    layout->addSpacing(4);
    m_how = new Label(look(), TextStyle::Body, {}, card, Ink::Hint);
    m_how->wrap();
    layout->addWidget(m_how);
    return card;
}

QString InstallationPage::liveSubtitle() const
{
    return m_state ? licenseCodeText(m_state->code) : QString();
}

void InstallationPage::focusContent()
{
    m_copy->setFocus(Qt::ShortcutFocusReason);
}

void InstallationPage::staleChanged()
{
    showValues();
}

void InstallationPage::showEvent(QShowEvent *event)
{
    WindowPage::showEvent(event);
    if (!m_asked)
        load();
}

void InstallationPage::refresh()
{
    if (m_asked)
        load();
}

void InstallationPage::showState(const LicenseState &state)
{
    ++m_generation; // an answer under way is older than this
    m_retry.stop();
    m_state = state;
    showValues();
}

QCoro::Task<void> InstallationPage::load()
{
    m_asked = true;
    m_retry.stop();
    const quint64 generation = ++m_generation;
    const QPointer<InstallationPage> alive(this);
    const auto answer = co_await m_client.ownLicense();
    if (!alive || generation != m_generation)
        co_return;
    if (answer) {
        showState(*answer);
        co_return;
    }
    const ApiError &error = answer.error();
    if (error.kind == ApiError::Kind::Cancelled)
        co_return;
    if (error.status == 404) {
        m_state.reset();
        m_board->showEmpty(Icon::Key, tr("This installation needs no licence"),
                           tr("It pushes with credentials of its own, or not at all. A licence is needed where "
                              "push.gateway_url names another server to push through."));
        showValues();
        co_return;
    }
    if (!m_state) {
        m_board->showError(tr("Could not load the licence"), error.message,
                           QDateTime::currentDateTimeUtc().addSecs(tryAgainAfter / 1s));
        m_stack->setCurrentWidget(m_board);
    }
    m_retry.start(tryAgainAfter);
}

void InstallationPage::showValues()
{
    m_copy->setEnabled(m_state.has_value());
    showActions();
    showSubtitle();
    if (!m_state) {
        m_stack->setCurrentWidget(m_board);
        return;
    }
    const LicenseState &state = *m_state;
    m_pill->show(lookOf(state));
    m_message->setText(state.message);
    const bool over = state.extensionsInUse > state.maxExtensions && state.maxExtensions > 0;
    m_used->setText(state.maxExtensions > 0
                        ? tr("%1 extensions in use").arg(usedOfText(state.extensionsInUse, state.maxExtensions))
                        : tr("%n extension(s) in use", nullptr, state.extensionsInUse));
    m_used->setInk(over ? Ink::Alert : Ink::Secondary);
    m_bar->setVisible(state.maxExtensions > 0);
    m_bar->show(std::min(1.0, static_cast<double>(state.extensionsInUse) / std::max(1, state.maxExtensions)));
    QList<KeyValueList::Entry> entries{{tr("Tier"), orDash(state.tier)},
                                       {tr("Expires"), state.expiresAt        ? dateText(*state.expiresAt)
                                                       : state.tier.isEmpty() ? dash()
                                                                              : tr("Never")}};
    if (isByFile(state)) {
        entries.append({tr("File holds until"), whenText(state.holdsUntil)});
    } else {
        entries.append({tr("Last contact"), whenText(state.confirmedAt)});
        if (state.confirmedAt)
            entries.append({tr("Holds without server"), state.holdsUntil
                                                            ? tr("until %1").arg(whenText(state.holdsUntil))
                                                            : tr("three days from the last contact")});
    }
    if (!state.entitlements.isEmpty())
        entries.append({tr("Entitlements"), state.entitlements.join(QStringLiteral(", "))});
    entries.append({tr("Key"), state.keyPrefix.isEmpty() ? dash() : tr("%1…").arg(state.keyPrefix), TextStyle::Mono});
    if (!state.instanceId.isEmpty())
        entries.append({tr("Instance"), state.instanceId, TextStyle::Mono, Qt::ElideMiddle});
    m_values->show(entries);
    m_how->setText(state.fixedBy.isEmpty()
                       ? tr("Calls and pushes go on whatever becomes of the licence, but without any licence no push "
                            "gets through.")
                       : tr("The setting %1 names the licence. It is changed there, and takes effect when the service "
                            "starts again.")
                             .arg(state.fixedBy));
    m_stack->setCurrentIndex(0);
}

void InstallationPage::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    showActions();
}

/// What the settings fix has no buttons; what the role or the lost link forbids says why.
void InstallationPage::showActions()
{
    const bool open = m_state && m_state->fixedBy.isEmpty();
    const bool byFile = m_state && isByFile(*m_state);
    const bool licensed = m_state && m_state->code != QLatin1String("UNLICENSED");
    m_key->setVisible(open && !byFile);
    m_file->setVisible(open && byFile);
    m_giveBack->setVisible(open && licensed);
    m_giveBack->setText(byFile ? tr("Remove file") : tr("Deactivate"));
    const bool enabled = m_writable && !isStale();
    for (ActionButton *button : {m_key, m_file, m_giveBack}) {
        button->setEnabled(enabled);
        button->setToolTip(enabled ? QString() : isStale() ? tr("Not while the connection is lost") : m_whyNot);
    }
}

void InstallationPage::askForFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Load licence file"), QString(), tr("Licence files (*.lic);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &InstallationPage::useFile);
    dialog->open();
}

void InstallationPage::useFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT failed(tr("The licence file cannot be read. %1").arg(file.errorString()));
        return;
    }
    sendFile(file.read(largestFile));
}

QCoro::Task<void> InstallationPage::sendFile(QByteArray text)
{
    const QPointer<InstallationPage> alive(this);
    const auto answer = co_await m_client.useLicenseFile(text);
    if (alive)
        take(answer, tr("The licence file is in use"), tr("The licence file was not taken."));
}

void InstallationPage::confirmGiveBack()
{
    auto *dialog =
        new ConfirmDialog(look(),
                          {tr("Deactivate this installation?"),
                           tr("Its seat is free for another PBX. Until a licence is given again, no push gets "
                              "through and phones that sleep do not ring."),
                           m_giveBack->text(), Icon::Unplugged},
                          this);
    connect(dialog, &QDialog::accepted, this, [this] { giveBack(); });
    dialog->open();
}

QCoro::Task<void> InstallationPage::giveBack()
{
    const QPointer<InstallationPage> alive(this);
    const auto answer = co_await m_client.giveLicenseBack();
    if (alive)
        take(answer, tr("This installation is deactivated"), tr("This installation was not deactivated."));
}

void InstallationPage::take(const ApiResult<LicenseState> &answer, const QString &done, const QString &failure)
{
    if (answer) {
        showState(*answer);
        Q_EMIT said(done);
    } else if (answer.error().kind != ApiError::Kind::Cancelled) {
        Q_EMIT failed(tr("%1 %2").arg(failure, answer.error().message));
    }
}

QString InstallationPage::details() const
{
    return m_state ? rowJson(QVariant::fromValue(*m_state)) : QString();
}

} // namespace wakeline
