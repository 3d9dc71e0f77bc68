// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignInThrottle.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace wakeline {

namespace {

using std::chrono::seconds;

constexpr qsizetype longestKey = 128; ///< of what a stranger may make us remember

/// As names are compared: without regard to case.
QString accountKey(const QString &account)
{
    return account.left(longestKey).toCaseFolded();
}

QString pairKey(const QString &account, const QString &source)
{
    return accountKey(account) + u'\n' + source.left(longestKey);
}

} // namespace

std::expected<void, seconds> SignInThrottle::admit(const QString &account, const QString &source, const QDateTime &now)
{
    const QString accountName = accountKey(account);
    const QString pair = pairKey(account, source);
    const QString address = source.left(longestKey);
    const bool known = m_known.contains(pair);
    const seconds wait = std::max(known ? waitOf(m_known, pair, m_options.account, now)
                                        : waitOf(m_accounts, accountName, m_options.account, now),
                                  waitOf(m_sources, address, m_options.source, now));
    if (wait > seconds::zero())
        return std::unexpected(wait);
    if (known)
        count(m_known, pair, now);
    else
        count(m_accounts, accountName, now);
    count(m_sources, address, now);
    return {};
}

void SignInThrottle::succeeded(const QString &account, const QString &source, const QDateTime &now)
{
    const QString pair = pairKey(account, source);
    // A known source vouches for itself only: it does not wipe out what strangers have on their count.
    if (!m_known.contains(pair))
        m_accounts.remove(accountKey(account));
    count(m_known, pair, now);
    m_known[pair].attempts = 0;
    if (const auto it = m_sources.find(source.left(longestKey)); it != m_sources.end())
        it->attempts = std::max(0, it->attempts - 1);
}

std::size_t SignInThrottle::records() const
{
    return static_cast<std::size_t>(m_accounts.size() + m_sources.size() + m_known.size());
}

seconds SignInThrottle::waitOf(const Records &records, const QString &key, const Rule &rule, const QDateTime &now) const
{
    const auto it = records.constFind(key);
    if (it == records.constEnd() || it->attempts < rule.free || it->last.addSecs(m_options.forget.count()) <= now)
        return seconds::zero();
    const int doublings = std::min(it->attempts - rule.free, 30);
    const seconds wait = std::min<seconds>(rule.firstWait * (1 << doublings), rule.longestWait);
    // A clock that was set back must not make the wait longer than it ever was.
    const auto elapsed = std::max<qint64>(0, it->last.msecsTo(now));
    const auto left = std::chrono::milliseconds(wait) - std::chrono::milliseconds(elapsed);
    return std::chrono::ceil<seconds>(std::max(left, std::chrono::milliseconds::zero()));
}

void SignInThrottle::count(Records &records, const QString &key, const QDateTime &now)
{
    auto it = records.find(key);
    if (it == records.end()) {
        makeRoom(records, now);
        it = records.insert(key, {});
    } else if (it->last.addSecs(m_options.forget.count()) <= now) {
        it->attempts = 0;
    }
    ++it->attempts;
    it->last = now;
}

/// Drops what is forgotten anyway; if that is not enough, the quarter with the fewest attempts: a flood of made-up
/// names washes itself out and not the account that is under attack.
void SignInThrottle::makeRoom(Records &records, const QDateTime &now)
{
    if (static_cast<std::size_t>(records.size()) < m_options.capacity)
        return;
    records.removeIf([&](const auto &entry) { return entry.value().last.addSecs(m_options.forget.count()) <= now; });
    if (static_cast<std::size_t>(records.size()) < m_options.capacity)
        return;
    struct Candidate
    {
        int attempts;
        QDateTime last;
        QString key;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(static_cast<std::size_t>(records.size()));
    for (auto it = records.constBegin(); it != records.constEnd(); ++it)
        candidates.push_back({it->attempts, it->last, it.key()});
    const auto quarter = candidates.begin() + std::max<std::ptrdiff_t>(1, std::ssize(candidates) / 4);
    std::ranges::nth_element(candidates, quarter - 1, [](const Candidate &left, const Candidate &right) {
        return std::tie(left.attempts, left.last) < std::tie(right.attempts, right.last);
    });
    std::for_each(candidates.begin(), quarter, [&](const Candidate &candidate) { records.remove(candidate.key); });
}

} // namespace wakeline
