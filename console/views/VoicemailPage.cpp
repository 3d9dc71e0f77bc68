// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows and loads; what it does is in VoicemailPageActions.cpp.
#include "VoicemailPage.h"

#include "Buttons.h"
#include "GreetingDialog.h"
#include "PlayerBar.h"
#include "RowTable.h"
#include "SearchField.h"
#include "TextDelegate.h"
#include "UnreadDelegate.h"

#include <QHeaderView>
#include <QLocale>
#include <QMimeData>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;
using Column = VoicemailMessageModel::Column;

constexpr int boxesWidth = 228;
constexpr auto tryAgainAfter = 10s;
constexpr auto layoutIsDoneAfter = 50ms;

PageWords words()
{
    PageWords words;
    words.title = VoicemailPage::tr("Voicemail");
    words.rows = VoicemailPage::tr("Voicemail messages, newest first");
    words.details = VoicemailPage::tr("Message");
    words.searchHint = VoicemailPage::tr("Search messages");
    words.searchWidth = 200;
    words.emptyIcon = Icon::Voicemail;
    words.emptyTitle = VoicemailPage::tr("No messages");
    words.emptyHelp = VoicemailPage::tr("What callers leave in this box is listed here at once.");
    words.loading = VoicemailPage::tr("Loading messages…");
    words.loadFailed = VoicemailPage::tr("Could not load the messages");
    words.noMatch = VoicemailPage::tr("No message matches “%1”");
    words.noMatchHelp = VoicemailPage::tr("Search looks at caller, number and box.");
    return words;
}

} // namespace

VoicemailPage::VoicemailPage(const Appearance &look, LiveModels &models, ApiClient &client,
                             std::unique_ptr<AudioOutput> output, QWidget *parent)
    : Page(look, std::make_unique<VoicemailMessageProxy>(), words(), parent),
      m_models(models),
      m_client(client),
      m_messages(models.extensions, models.voicemailBoxes),
      m_output(std::move(output)),
      m_player(*m_output),
      m_sound(client)
{
    m_boxProxy.setSourceModel(&models.voicemailBoxes);
    proxy().setSourceModel(&m_messages);
    m_bar = new PlayerBar(look, m_player, this);
    addBoxes();
    addColumns();
    addActions();
    addKeys();
    connectSound();
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &VoicemailPage::load);
    connect(this, &Page::reloadWanted, this, &VoicemailPage::load);
    connect(&m_messages, &VoicemailMessageModel::moreWanted, this, [this] { loadOlder(m_generation); });
    connect(&models.voicemailBoxes, &LiveTable::countsChanged, this, &VoicemailPage::onBoxes);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_messages.tick(QDateTime::currentDateTimeUtc()); });
    connect(&searchField(), &QLineEdit::textChanged, this, &VoicemailPage::fetchAtTheEnd);
    m_minute.start(1min);
    table().viewport()->installEventFilter(this);
    m_bar->heading()->installEventFilter(this);
    begin();
    onBoxes();
    staleChanged();
}

VoicemailPage::~VoicemailPage()
{
    ++m_generation;
    qDeleteAll(findChildren<GreetingDialog *>()); // they play on our output
    table().disconnect(this);
    m_boxTable->disconnect(this);
}

void VoicemailPage::addBoxes()
{
    m_boxTable = new RowTable(look(), m_boxProxy, tr("Voicemail boxes"), this);
    RowTable &rows = *m_boxTable;
    rows.setFixedWidth(look().scaled(boxesWidth));
    rows.setSortingEnabled(false);
    rows.horizontalHeader()->setSectionsClickable(false);
    rows.horizontalHeader()->setSortIndicatorShown(false);
    rows.setRowHeight(46, 2);
    rows.setColumn(
        VoicemailBoxModel::Name,
        new UnreadDelegate(look(), rows.cursor(), &rows, DetailRole, StateRole, UnreadDelegate::Dot::Without), {});
    rows.setColumn(VoicemailBoxModel::New, new UnreadCountDelegate(look(), rows.cursor(), &rows),
                   {QStringLiteral("999")});
    rows.setStretch(VoicemailBoxModel::Name, 80);
    surroundTable(m_boxTable, m_bar);
    connect(m_boxTable, &RowTable::currentRowChanged, this, &VoicemailPage::onBoxChosen);
}

void VoicemailPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank) { return new TextDelegate(look(), rows.cursor(), &rows, rank); };
    rows.setSortingEnabled(false); // only a part of the list may be here
    rows.horizontalHeader()->setSectionsClickable(false);
    rows.horizontalHeader()->setSortIndicatorShown(false);
    rows.setRowHeight(48, 2);
    rows.setArrivalColumn(Column::Received);
    rows.setHideOrder({Column::Box});
    rows.setColumn(Column::From,
                   new UnreadDelegate(look(), rows.cursor(), &rows, DetailRole, StateRole, UnreadDelegate::Dot::With),
                   {});
    rows.setColumn(Column::Received, text(TextDelegate::Rank::Quiet),
                   {VoicemailMessageModel::tr("Today %1").arg(QStringLiteral("17:22")),
                    VoicemailMessageModel::tr("Yesterday %1").arg(QStringLiteral("17:22"))});
    rows.setColumn(Column::Length, text(TextDelegate::Rank::Plain), {QStringLiteral("1:04:12")});
    rows.setColumn(Column::Box, text(TextDelegate::Rank::Quiet), {tr("Hélène Dubois")});
    rows.setStretch(Column::From, 150);
}

std::optional<qint64> VoicemailPage::scope() const
{
    return m_box == VoicemailBoxModel::allBoxes ? std::nullopt : std::optional(m_box);
}

std::optional<VoicemailBox> VoicemailPage::currentBox() const
{
    const VoicemailBox *box = scope() ? m_models.voicemailBoxes.find(m_box) : nullptr;
    return box ? std::optional(*box) : std::nullopt;
}

std::optional<VoicemailMessage> VoicemailPage::currentMessage() const
{
    const QModelIndex index = table().current();
    return index.isValid() ? std::optional(index.data(ValueRole).value<VoicemailMessage>()) : std::nullopt;
}

QString VoicemailPage::liveSubtitle() const
{
    const VoicemailBoxModel &boxes = m_models.voicemailBoxes;
    if (boxes.boxCount() == 0)
        return {};
    return boxes.boxCount() == 1 ? tr("%1 new in 1 box").arg(boxes.newMessages())
                                 : tr("%1 new in %n boxes", nullptr, boxes.boxCount()).arg(boxes.newMessages());
}

/// Boxes came, went or count differently.
void VoicemailPage::onBoxes()
{
    const bool none = m_models.voicemailBoxes.boxCount() == 0;
    setEmptyWords(none ? tr("No voicemail boxes yet") : tr("No messages"),
                  none ? tr("A box takes calls that nobody answers and keeps what callers say.")
                       : tr("What callers leave here is listed at once."),
                  none && m_writable ? tr("Add box") : QString());
    if (!none && !m_boxTable->current().isValid())
        m_boxTable->select(VoicemailBoxModel::keyOf(m_models.voicemailBoxes.find(m_box) ? m_box : 0));
    showSubtitle();
    showBoxActions();
}

void VoicemailPage::showBox(qint64 id)
{
    m_boxTable->select(VoicemailBoxModel::keyOf(id));
}

void VoicemailPage::onBoxChosen()
{
    const QString key = m_boxTable->currentKey();
    const qint64 chosen = key.isEmpty() ? VoicemailBoxModel::allBoxes : key.toLongLong();
    if (chosen == m_box) {
        showBoxActions();
        return;
    }
    m_box = chosen;
    table().clearCurrent();
    m_messages.reset({}, 0);
    showBoxActions();
    if (m_asked)
        load();
}

void VoicemailPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_asked)
        load();
}

void VoicemailPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_player.letGo(); // nobody looks for what speaks on another page
}

void VoicemailPage::refresh()
{
    if (m_asked)
        load();
}

void VoicemailPage::load()
{
    m_asked = true;
    m_loading = true;
    m_toldMeanwhile.clear();
    m_retry.stop();
    setLoading(true);
    loadNewest(++m_generation);
}

/// As many as are shown: who listens to the hundred and fiftieth goes on listening.
QCoro::Task<void> VoicemailPage::loadNewest(quint64 generation)
{
    const QPointer<VoicemailPage> alive(this);
    PageQuery query;
    query.limit = partLength;
    QList<VoicemailMessage> messages;
    qint64 total = 0;
    for (bool enough = false; !enough;) {
        const auto page = co_await m_client.voicemailMessages(scope(), query);
        if (!alive || generation != m_generation)
            co_return;
        if (!page) {
            showLoadFailure(page.error());
            co_return;
        }
        messages += page->items;
        total = page->total;
        const qsizetype got = page->items.size() + page->unreadable;
        query.offset += static_cast<int>(got);
        enough = got < partLength || query.offset >= m_messages.rowCount();
    }
    m_loading = false;
    setLoading(false);
    m_messages.reset(messages, total);
    tellAgain();
    setLoaded();
    selectFirst();
    fetchAtTheEnd();
}

/// What became of messages while the answer was under way: it may be older.
void VoicemailPage::tellAgain()
{
    const auto told = std::exchange(m_toldMeanwhile, {});
    for (auto it = told.cbegin(); it != told.cend(); ++it) {
        if (it.value())
            m_messages.upsert(*it.value());
        else if (m_messages.find(it.key()))
            m_messages.remove(it.key());
    }
}

void VoicemailPage::tellLater(qint64 id, const std::optional<VoicemailMessage> &message)
{
    if (m_loading && m_toldMeanwhile.size() < mostTold)
        m_toldMeanwhile.insert(id, message);
}

void VoicemailPage::showLoadFailure(const ApiError &error)
{
    m_loading = false;
    setLoading(false);
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    setLoadError(error, QDateTime::currentDateTimeUtc().addSecs(tryAgainAfter / 1s));
    m_retry.start(tryAgainAfter);
}

QCoro::Task<void> VoicemailPage::loadOlder(quint64 generation)
{
    const QPointer<VoicemailPage> alive(this);
    PageQuery query;
    query.limit = partLength;
    query.offset = m_messages.rowCount();
    const auto page = co_await m_client.voicemailMessages(scope(), query);
    if (!alive || generation != m_generation)
        co_return;
    if (page) {
        m_messages.append(page->items, page->total);
        fetchAtTheEnd();
        co_return;
    }
    m_messages.stopFetching();
    if (page.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("Older messages could not be loaded. %1 F5 tries again.").arg(page.error().message));
}

/// The view asks for more when it is scrolled, but not when the list grew or shrank under its end. A search wants all
/// parts: it looks only at what is here.
void VoicemailPage::fetchAtTheEnd()
{
    QTimer::singleShot(layoutIsDoneAfter, this, [this] {
        const QScrollBar &bar = *table().verticalScrollBar();
        if (isVisible() && (bar.value() == bar.maximum() || !searchField().text().isEmpty()))
            m_messages.fetchMore({});
    });
}

void VoicemailPage::selectFirst()
{
    if (!table().current().isValid() && table().model()->rowCount() > 0)
        table().select(table().model()->index(0, 0).data(KeyRole).toString());
}

void VoicemailPage::changeMessage(const VoicemailChange &change)
{
    if (!m_asked || (scope() && change.message.mailboxId != m_box))
        return;
    tellLater(change.message.id, change.message);
    m_messages.upsert(change.message);
}

void VoicemailPage::removeMessage(const VoicemailChange &change)
{
    if (!m_asked || (scope() && change.message.mailboxId != m_box))
        return;
    tellLater(change.message.id, std::nullopt);
    m_messages.remove(change.message.id);
}

void VoicemailPage::showCurrent(const QModelIndex &index)
{
    const auto message = index.data(ValueRole).value<VoicemailMessage>();
    const QString when = QLocale().toString(message.timestamp.toLocalTime(), QLocale::ShortFormat);
    m_bar->showMessage(m_messages.callerText(message), tr("to %1, %2").arg(m_messages.boxText(message), when),
                       !message.read);
    if (message.id == m_sound.messageId())
        return; // only something about it is another
    m_playWhenFetched = false;
    m_bar->controls().showClip(nullptr);
    m_bar->setSavable(false);
    const bool mayListen = m_writable;
    m_bar->controls().setExpecting(mayListen);
    m_bar->controls().setNote(mayListen ? QString() : tr("Your role may not listen to messages."), false);
    if (mayListen)
        m_sound.fetch(message);
    else
        m_sound.clear();
}

void VoicemailPage::showNothing()
{
    m_playWhenFetched = false;
    m_sound.clear();
    m_bar->showNothing();
}

void VoicemailPage::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    staleChanged();
    onBoxes();
}

void VoicemailPage::staleChanged()
{
    m_messages.setStale(isStale());
    const QString why = isStale() ? tr("Not while the connection is lost") : m_whyNot;
    m_bar->setWritable(m_writable && !isStale(), why);
    showBoxActions();
}

void VoicemailPage::showBoxActions()
{
    const bool free = m_writable && !isStale();
    const QString why = isStale() ? tr("Not while the connection is lost") : m_whyNot;
    const auto box = currentBox();
    m_add->setEnabled(free);
    m_add->setToolTip(free ? tr("Add a voicemail box") : why);
    for (ActionButton *button : {m_edit, m_greeting})
        button->setEnabled(free && box);
    const QString choose = tr("Choose one box first");
    m_edit->setToolTip(!free ? why : box ? tr("Change the box (F2)") : choose);
    m_greeting->setToolTip(!free ? why : box ? tr("What callers hear before the beep (G)") : choose);
}

} // namespace wakeline
