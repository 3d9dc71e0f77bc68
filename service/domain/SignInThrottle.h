// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <chrono>
#include <cstddef>
#include <expected>

namespace wakeline {

/// Slows guessing at passwords down, per account and per source address. Pure: it is given the time.
///
/// An attempt is counted when it is admitted, not when it fails, so that a thousand attempts at the same moment are a
/// thousand attempts. Names that do not exist are counted exactly as those that do.
///
/// A wait grows exponentially and stops at a cap, refused attempts do not prolong it, and a source that has signed in
/// to an account before is not held up by what others do to that account: nobody can lock its owner out.
class SignInThrottle
{
public:
    struct Rule
    {
        int free;                       ///< attempts without any wait
        std::chrono::seconds firstWait; ///< doubled with each further attempt
        std::chrono::seconds longestWait;

        bool operator==(const Rule &) const = default;
    };

    struct Options
    {
        Rule account{4, std::chrono::seconds(1), std::chrono::minutes(1)};
        Rule source{20, std::chrono::seconds(1), std::chrono::minutes(5)};
        std::chrono::seconds forget{std::chrono::minutes(30)}; ///< after the last attempt
        std::size_t capacity = 10'000;                         ///< records of each kind

        bool operator==(const Options &) const = default;
    };

    explicit SignInThrottle(Options options) : m_options(options) {}

    /// Counts an attempt, or refuses it uncounted.
    /// \param source  an address, or the network that one customer holds (IPv6: /64)
    /// \return the time to wait before the next one, at least a second
    std::expected<void, std::chrono::seconds> admit(const QString &account, const QString &source,
                                                    const QDateTime &now);

    /// The admitted attempt was the right password: the account's count ends, and the source is known to it from now
    /// on. The source's own count only loses this attempt, so one good account does not buy guesses at the others.
    void succeeded(const QString &account, const QString &source, const QDateTime &now);

    std::size_t records() const;

private:
    struct Record
    {
        int attempts = 0;
        QDateTime last;
    };
    using Records = QHash<QString, Record>;

    std::chrono::seconds waitOf(const Records &records, const QString &key, const Rule &rule,
                                const QDateTime &now) const;
    void count(Records &records, const QString &key, const QDateTime &now);
    void makeRoom(Records &records, const QDateTime &now);

    Options m_options;
    Records m_accounts; ///< attempts by sources that the account does not know
    Records m_sources;
    Records m_known; ///< account and source that signed in before, with the attempts since then
};

} // namespace wakeline
