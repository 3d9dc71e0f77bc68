// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogSearch.h"

#include <QPointer>

namespace wakeline {

namespace {

using Term = PushLogQuery::Term;
using Key = Term::Key;

/// The only one of its kind that must match; null: none, or either of several.
const Term *onlyOne(const PushLogQuery &query, Key key)
{
    const Term *only = nullptr;
    for (const Term &term : query.terms) {
        if (term.key != key || term.negated)
            continue;
        if (only)
            return nullptr;
        only = &term;
    }
    return only;
}

} // namespace

std::optional<PushLogFilter> serverFilter(const PushLogQuery &query)
{
    PushLogFilter filter;
    if (const Term *term = onlyOne(query, Key::Extension))
        filter.extension = term->given;
    if (const Term *term = onlyOne(query, Key::Call))
        filter.callId = term->given;
    if (const Term *term = onlyOne(query, Key::Provider))
        filter.provider = enumFromName<PushProviderName>(term->value);
    if (const Term *term = onlyOne(query, Key::Event))
        filter.event = enumFromName<PushEvent>(term->value);
    if (const Term *term = onlyOne(query, Key::After))
        filter.from = term->at;
    if (const Term *term = onlyOne(query, Key::Before))
        filter.to = term->at;
    return filter == PushLogFilter() ? std::nullopt : std::optional(filter);
}

PushLogSearch::PushLogSearch(ApiClient &client, PushLogModel &model, QObject *parent)
    : QObject(parent), m_client(client), m_model(model)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &PushLogSearch::again);
    connect(&model, &PushLogModel::newestLoaded, this, &PushLogSearch::again);
}

void PushLogSearch::want(const PushLogQuery &query)
{
    const auto filter = serverFilter(query);
    if (filter && filter == m_filter)
        return; // what was found is filtered here
    m_filter = filter;
    ++m_generation;
    m_typing.stop();
    m_model.setFound({});
    if (filter) {
        m_typing.start();
        enter(State::Searching);
    } else {
        enter(query.isEmpty() ? State::Idle : State::OnlyNewest);
    }
}

void PushLogSearch::again()
{
    if (!m_filter)
        return;
    ++m_generation;
    m_typing.stop();
    PushLogFilter filter = *m_filter;
    filter.before = m_model.oldestId();
    if (filter.before)
        ask(filter);
    else
        enter(State::Done); // the server has none at all, or they are being loaded
}

QCoro::Task<void> PushLogSearch::ask(PushLogFilter filter)
{
    const QPointer<PushLogSearch> alive(this);
    const int generation = m_generation;
    m_cut = false;
    enter(State::Searching);
    QList<PushLogEntry> all;
    for (;;) {
        const auto page = co_await m_client.pushLogs(filter);
        if (!alive || generation != m_generation)
            co_return;
        if (!page && page.error().kind == ApiError::Kind::Cancelled)
            co_return;
        if (!page) {
            m_problem = page.error().message;
            enter(State::Failed);
            co_return;
        }
        all += page->items;
        m_model.setFound(all);
        const bool last = page->items.isEmpty() || page->items.size() + page->unreadable < filter.limit;
        m_cut = !last && all.size() >= most;
        if (last || m_cut)
            break;
        filter.before = page->items.last().id;
    }
    enter(State::Done);
}

void PushLogSearch::enter(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace wakeline
