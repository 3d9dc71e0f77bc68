// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <algorithm>
#include <chrono>
#include <expected>

namespace wakeline {

/// A token bucket for each key. Pure: it is given the time, of a clock that never goes back.
///
/// Kept as the generic cell rate algorithm keeps it (ITU-T I.371): one moment per key, at which its bucket is full
/// again. A key whose bucket is full needs no entry, so memory is bounded by what was used in the last
/// burst / perSecond seconds; beyond `capacity` the buckets nearest to full are forgotten first.
template <typename Key>
class RateLimiter
{
public:
    using Moment = std::chrono::steady_clock::time_point;
    using Span = std::chrono::nanoseconds;

    struct Options
    {
        double perSecond = 50; ///< tokens that come back per second
        int burst = 200;       ///< tokens of a full bucket
        qsizetype capacity = 200'000;
    };

    explicit RateLimiter(Options options)
        : m_options(options),
          m_perToken(std::chrono::duration_cast<Span>(std::chrono::duration<double>(1 / options.perSecond)))
    {}

    /// Takes one token, or says how long until there is one. Refused calls cost nothing.
    std::expected<void, Span> take(const Key &key, Moment now)
    {
        auto found = m_fullAt.find(key);
        const Moment fullAt = found == m_fullAt.end() ? now : std::max(*found, now);
        const Span level = fullAt + m_perToken - now; ///< how long the bucket would need to fill again
        if (const Span most = m_perToken * m_options.burst; level > most)
            return std::unexpected(level - most);
        if (found != m_fullAt.end()) {
            *found = fullAt + m_perToken;
            return {};
        }
        if (m_fullAt.size() >= m_options.capacity)
            makeRoom(now);
        m_fullAt.insert(key, fullAt + m_perToken);
        return {};
    }

    /// Whether take() would succeed; takes nothing.
    std::expected<void, Span> peek(const Key &key, Moment now) const
    {
        const auto found = m_fullAt.constFind(key);
        if (found == m_fullAt.constEnd())
            return {};
        const Span level = std::max(*found, now) + m_perToken - now;
        const Span most = m_perToken * m_options.burst;
        return level > most ? std::expected<void, Span>(std::unexpected(level - most)) : std::expected<void, Span>();
    }

    /// Forgets the buckets that are full again. Call it now and then.
    void sweep(Moment now)
    {
        m_fullAt.removeIf([now](const auto &entry) { return entry.value() <= now; });
    }

    qsizetype entries() const { return m_fullAt.size(); }

private:
    /// Of many keys at once the least used lose their count: whoever floods keeps it.
    void makeRoom(Moment now)
    {
        sweep(now);
        Span step = m_perToken;
        while (m_fullAt.size() >= m_options.capacity) {
            m_fullAt.removeIf([limit = now + step](const auto &entry) { return entry.value() <= limit; });
            step *= 2;
        }
    }

    Options m_options;
    Span m_perToken;
    QHash<Key, Moment> m_fullAt;
};

} // namespace wakeline
