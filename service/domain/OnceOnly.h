// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <deque>
#include <optional>

namespace wakeline {

/// What was done lately, so that a retried request does not do it again. Pure: it is given the time, of a clock that
/// never goes back. Entries leave by age, and the oldest first where there are too many.
template <typename Answer>
class OnceOnly
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    struct Options
    {
        std::chrono::seconds keep{std::chrono::minutes(5)};
        std::size_t capacity = 200'000;
    };

    explicit OnceOnly(Options options) : m_options(options) {}

    std::optional<Answer> find(const QByteArray &key, Moment now)
    {
        dropOld(now);
        const auto found = m_answers.constFind(key);
        return found == m_answers.constEnd() ? std::nullopt : std::optional(*found);
    }

    void remember(const QByteArray &key, Answer answer, Moment now)
    {
        dropOld(now);
        const bool known = m_answers.contains(key);
        m_answers.insert(key, std::move(answer));
        if (!known)
            m_order.push_back({key, now});
    }

    std::size_t size() const { return m_order.size(); }

private:
    void dropOld(Moment now)
    {
        while (!m_order.empty() &&
               (m_order.front().at + m_options.keep <= now || m_order.size() >= m_options.capacity)) {
            m_answers.remove(m_order.front().key);
            m_order.pop_front();
        }
    }

    struct Remembered
    {
        QByteArray key;
        Moment at;
    };

    Options m_options;
    QHash<QByteArray, Answer> m_answers;
    std::deque<Remembered> m_order;
};

} // namespace wakeline
