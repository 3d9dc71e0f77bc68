// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroTask>
#include <QThreadPool>

#include <atomic>
#include <cstddef>
#include <memory>

namespace wakeline {

/// Argon2id (RFC 9106) on threads of its own, so that neither the event loop nor the database waits for it.
///
/// A hash costs about 13 ms and 19 MiB on purpose. The queue is bounded: a flood of sign-ins is told `overloaded`
/// instead of growing without end.
class PasswordHasher
{
public:
    struct Options
    {
        unsigned long long passes = 2; ///< OWASP's smallest set for Argon2id: t=2, 19 MiB
        std::size_t memoryBytes = std::size_t(19) << 20;
        int threads = 2;
        int queue = 64; ///< running and waiting together

        bool operator==(const Options &) const = default;
    };

    explicit PasswordHasher(Options options);
    PasswordHasher() : PasswordHasher(Options{}) {}
    /// Waits for the hashes that run; those that wait are told `shutting_down`.
    ~PasswordHasher();

    /// \return the hash in its own text form, salt and parameters included. Errors: `overloaded`.
    QCoro::Task<Result<QString>> hash(QString password);

    /// Whether the password is the one of this hash. A hash that cannot be read is never matched. Errors: `overloaded`.
    QCoro::Task<Result<bool>> verify(QString password, QString hash);

    /// A hash of these options that no password matches, to be verified where there is no account: it costs as much.
    QString unmatchable() const { return m_unmatchable; }

    /// Hashes computed so far: equal work for equal attempts can be counted where time only can be guessed at.
    qint64 computations() const { return m_load->computed; }

private:
    struct Load
    {
        std::atomic<int> pending = 0;
        std::atomic<qint64> computed = 0;
        std::atomic<bool> stopping = false;
    };

    template <typename T, typename Work>
    QCoro::Task<Result<T>> run(Work work);

    Options m_options;
    QString m_unmatchable;
    std::shared_ptr<Load> m_load = std::make_shared<Load>();
    QThreadPool m_threads;
};

} // namespace wakeline
