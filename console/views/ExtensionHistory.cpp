// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionHistory.h"

#include "Buttons.h"
#include "CallHistoryModel.h"
#include "Glyph.h"
#include "Label.h"
#include "RelativeTime.h"
#include "StateLooks.h"
#include "Theme.h"

#include <QPointer>
#include <QVBoxLayout>

namespace wakeline {

ExtensionHistory::ExtensionHistory(const Appearance &look, ApiClient &client, const ExtensionModel &extensions,
                                   QWidget *parent)
    : QWidget(parent), m_look(look), m_client(client), m_extensions(extensions), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_note = new Label(look, TextStyle::Body, {}, this, Ink::Hint);
    m_note->wrap();
    m_layout->addWidget(m_note);
    m_all = new ActionButton(look, ActionButton::Kind::Link, tr("All calls of this extension"), this);
    m_layout->addWidget(m_all, 0, Qt::AlignLeft);
    m_layout->addStretch();
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT allWanted(m_number); });
}

void ExtensionHistory::showCallsOf(const QString &number)
{
    m_number = number;
    if (isVisible() && m_shown != number)
        load();
}

void ExtensionHistory::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_number.isEmpty())
        load();
}

QCoro::Task<void> ExtensionHistory::load()
{
    const QPointer<ExtensionHistory> alive(this);
    const quint64 generation = ++m_generation;
    if (m_shown != m_number) {
        build({}, 0);
        m_note->setText(tr("Loading calls…"));
        m_note->show();
    }
    m_shown = m_number;
    CallHistoryFilter filter;
    filter.number = m_number;
    auto asking = m_client.callRecords(filter, std::nullopt, length);
    const auto page = co_await asking;
    if (!alive || generation != m_generation)
        co_return;
    if (page) {
        build(page->items, page->total);
    } else if (page.error().kind != ApiError::Kind::Cancelled) {
        m_shown.clear();
        m_note->setText(tr("The calls could not be loaded. %1").arg(page.error().message));
        m_note->show();
    }
}

void ExtensionHistory::build(const QList<CallRecord> &records, qint64 total)
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto *layout = new QVBoxLayout(m_rows);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const CallRecord &record : records)
        layout->addWidget(makeRow(record, m_rows));
    m_layout->insertWidget(1, m_rows);
    m_rows->setVisible(!records.isEmpty());
    m_note->setText(tr("No calls yet."));
    m_note->setVisible(records.isEmpty());
    m_all->setVisible(total > records.size());
}

QWidget *ExtensionHistory::makeRow(const CallRecord &record, QWidget *parent) const
{
    const bool made = record.callerIdNum == m_number;
    const QString other = made ? record.callee : record.callerIdNum;
    const Extension *extension = m_extensions.find(other);
    QString name = extension ? extension->displayName : made ? QString() : record.callerIdName;
    if (name == other)
        name.clear();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool answered = record.disposition == Disposition::Answered;
    const QString result = answered             ? lengthText(record.billableDur)
                           : record.disposition ? dispositionText(*record.disposition)
                                                : dash();
    auto *row = new QWidget(parent);
    row->setAccessibleName(
        tr("%1 %2, %3, %4").arg(made ? tr("To") : tr("From"), other, absoluteText(record.startTime, now), result));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(new Glyph(m_look, made ? Icon::ArrowRight : Icon::Incoming, 16, Ink::Hint, row), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    auto *who = new Label(m_look, TextStyle::Body, name.isEmpty() ? other : tr("%1, %2").arg(other, name), row);
    who->setElidable(true);
    words->addWidget(who);
    words->addWidget(new Label(m_look, TextStyle::Caption, absoluteText(record.startTime, now), row, Ink::Hint));
    layout->addLayout(words, 1);
    layout->addWidget(new Label(m_look, TextStyle::Body, result, row, answered ? Ink::Secondary : Ink::Hint), 0,
                      Qt::AlignTop);
    return row;
}

} // namespace wakeline
