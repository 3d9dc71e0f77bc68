// SPDX-License-Identifier: GPL-3.0-or-later
#include "SystemStatusPage.h"

#include "Buttons.h"
#include "KeyValueList.h"
#include "Painting.h"
#include "PartCard.h"
#include "RelativeTime.h"
#include "StateBoard.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QScrollArea>
#include <QStackedLayout>

namespace wakeline {

namespace {

constexpr int margin = 20;
constexpr int gap = 12;
constexpr int cardWidth = 300; // at least, before a column is given up

/// A card on the page's ground, with a heading.
class SurfaceCard : public QWidget
{
public:
    SurfaceCard(const Appearance &look, const QString &title, QWidget *parent) : QWidget(parent), m_look(look)
    {
        setAccessibleName(title);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(14, 12, 14, 12);
        layout->setSpacing(8);
        layout->addWidget(new Label(look, TextStyle::Strong, title, this));
        list = new KeyValueList(look, this);
        layout->addWidget(list);
    }

    KeyValueList *list;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        Brush(painter, m_look).box(rect(), 8, m_look.theme().surface, m_look.theme().line);
    }

private:
    const Appearance &m_look;
};

} // namespace

QString uptimeText(const QDateTime &since, const QDateTime &now)
{
    const qint64 minutes = std::max<qint64>(0, since.secsTo(now)) / 60;
    const qint64 hours = minutes / 60;
    if (hours >= 48)
        return SystemStatusPage::tr("%n days %1 h", nullptr, static_cast<int>(hours / 24)).arg(hours % 24);
    if (hours >= 24)
        return SystemStatusPage::tr("1 day %1 h").arg(hours % 24);
    if (hours > 0)
        return SystemStatusPage::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return SystemStatusPage::tr("%1 min").arg(minutes);
}

SystemStatusPage::SystemStatusPage(const Appearance &look, LiveModels &models, const QString &server, QWidget *parent)
    : WindowPage(look, Ground::Window, tr("System status"), parent), m_models(models), m_server(server)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(this));
    m_copy = new ActionButton(look, ActionButton::Kind::Plain, tr("Copy details"), this, Icon::Copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(details());
        Q_EMIT said(tr("Details copied"));
    });
    addToHeader(m_copy);
    auto *refresh = new IconButton(look, Icon::Refresh, tr("Load everything anew (F5)"), this);
    connect(refresh, &QToolButton::clicked, this, &SystemStatusPage::reloadWanted);
    addToHeader(refresh);

    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    auto *scroll = new QScrollArea(body);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setAccessibleName(tr("System status"));
    scroll->setWidget(makeContent());
    m_content->setAutoFillBackground(false);
    m_board = new StateBoard(look, body);
    connect(m_board, &StateBoard::retryWanted, this, &SystemStatusPage::reloadWanted);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_board);
    layout->addWidget(body, 1);

    connect(&models.system, &SystemStatusModel::changed, this, [this] {
        showParts();
        showFacts();
        showSubtitle();
    });
    connect(&m_second, &QTimer::timeout, this, [this] {
        showParts();
        showFacts();
    });
    setLoading(true);
    showParts();
    showFacts();
    showSubtitle();
}

QWidget *SystemStatusPage::makeContent()
{
    m_content = new QWidget;
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(margin, 0, margin, margin);
    layout->setSpacing(gap);
    m_grid = new QGridLayout;
    m_grid->setSpacing(gap);
    layout->addLayout(m_grid);
    auto *service = new SurfaceCard(look(), tr("Service"), m_content);
    m_facts = service->list;
    layout->addWidget(service);
    auto *alarms = new SurfaceCard(look(), tr("Latest alarms"), m_content);
    m_alarms = alarms->list;
    m_alarmCard = alarms;
    layout->addWidget(alarms);
    layout->addStretch(1); // cards are as high as their words
    return m_content;
}

void SystemStatusPage::setLoading(bool loading)
{
    if (!loading || m_models.system.isLoaded())
        return;
    m_board->showLoading(tr("Loading the status…"));
    m_stack->setCurrentWidget(m_board);
}

void SystemStatusPage::setLoaded()
{
    m_stack->setCurrentIndex(0);
    showSubtitle();
}

void SystemStatusPage::setLoadError(const ApiError &error, const QDateTime &nextAttempt)
{
    if (m_models.system.isLoaded())
        return; // what is known is never blanked
    m_board->showError(tr("Could not load the status"), error.message, nextAttempt);
    m_stack->setCurrentWidget(m_board);
}

void SystemStatusPage::focusContent()
{
    m_copy->setFocus(Qt::ShortcutFocusReason);
}

QString SystemStatusPage::liveSubtitle() const
{
    if (!m_models.system.isLoaded())
        return {};
    const auto parts = static_cast<int>(m_models.system.parts().size());
    const int failing = m_models.system.failing();
    return failing == 0 ? tr("All %1 parts work").arg(parts)
                        : tr("%1 of %2 parts work").arg(parts - failing).arg(parts);
}

void SystemStatusPage::staleChanged()
{
    showParts();
    showFacts();
}

QDateTime SystemStatusPage::now() const
{
    const QDateTime &now = m_models.calls.now();
    return now.isValid() ? now : QDateTime::currentDateTimeUtc();
}

void SystemStatusPage::showParts()
{
    const QList<PartStatus> &parts = m_models.system.parts();
    while (m_cards.size() > parts.size())
        delete m_cards.takeLast();
    const bool more = m_cards.size() < parts.size();
    while (m_cards.size() < parts.size())
        m_cards.append(new PartCard(look(), m_content));
    if (more)
        m_columns = 0; // to be arranged anew
    for (qsizetype i = 0; i < parts.size(); ++i)
        m_cards.at(i)->show(parts.at(i), now(), isStale());
    arrange();
}

void SystemStatusPage::arrange()
{
    const int room = width() - 2 * margin;
    const int columns = std::clamp(room / (look().scaled(cardWidth) + gap), 1, 4);
    if (columns == m_columns)
        return;
    for (PartCard *card : m_cards)
        m_grid->removeWidget(card);
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) {
        m_grid->addWidget(m_cards.at(i), i / columns, i % columns);
        m_cards.at(i)->setVisible(true);
    }
}

void SystemStatusPage::showFacts()
{
    const SystemStatus &status = m_models.system.status();
    QList<KeyValueList::Entry> facts{{tr("Version"), status.version}, {tr("Address"), m_server}};
    if (status.startedAt) {
        facts.append({tr("Running since"), QLocale().toString(status.startedAt->toLocalTime(), QLocale::ShortFormat)});
        facts.append({tr("Uptime"), isStale() ? dash() : uptimeText(*status.startedAt, now())});
    }
    facts.append({tr("Epoch"), status.epoch, TextStyle::Mono, Qt::ElideMiddle});
    m_facts->show(facts);
    QList<KeyValueList::Entry> alarms;
    for (const Alarm &alarm : m_models.system.alarms())
        alarms.append({absoluteText(alarm.at, now()), alarm.message});
    m_alarms->show(alarms);
    m_alarmCard->setVisible(!alarms.isEmpty());
}

QString SystemStatusPage::details() const
{
    const SystemStatus &status = m_models.system.status();
    QStringList lines{QStringLiteral("Wakeline %1 at %2").arg(status.version, m_server),
                      QStringLiteral("epoch %1").arg(status.epoch)};
    if (status.startedAt)
        lines.append(QStringLiteral("running since %1").arg(status.startedAt->toString(Qt::ISODate)));
    for (const PartStatus &part : status.parts)
        lines.append(QStringLiteral("%1: %2, %3 (since %4)")
                         .arg(part.name, part.ok ? QStringLiteral("ok") : QStringLiteral("NOT OK"), part.message,
                              part.since.toString(Qt::ISODate)));
    for (const Alarm &alarm : m_models.system.alarms())
        lines.append(
            QStringLiteral("alarm %1 at %2: %3").arg(alarm.code, alarm.at.toString(Qt::ISODate), alarm.message));
    return lines.join(u'\n') + u'\n';
}

void SystemStatusPage::showEvent(QShowEvent *event)
{
    WindowPage::showEvent(event);
    m_second.start(std::chrono::seconds(1));
    showParts();
    showFacts();
}

void SystemStatusPage::hideEvent(QHideEvent *event)
{
    WindowPage::hideEvent(event);
    m_second.stop();
}

void SystemStatusPage::resizeEvent(QResizeEvent *event)
{
    WindowPage::resizeEvent(event);
    arrange();
}

} // namespace wakeline
