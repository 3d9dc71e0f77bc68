// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "Route.h"

namespace wakeline {

class IdempotencyTable;
class SecretBox;
struct KeptAnswer;

/// `Idempotency-Key` (wire contract §0): the same key and body within 24 hours gets the first answer again.
///
/// Kept in the database, sealed (an answer may hold a new licence key), and shared by all instances. An answer of 429
/// or 5xx is not kept: the client is meant to try again. While the database is away requests go through unprotected,
/// since a push must not wait for it; what writes to the database fails there by itself.
class IdempotentReplies
{
public:
    IdempotentReplies(IdempotencyTable &table, const SecretBox &box, const Clock &clock)
        : m_table(table), m_box(box), m_clock(clock)
    {}

    /// \param scope    whose keys these are: `license 12`
    /// \param handler  not called for a repeated request. No coroutine itself, but a function that calls one.
    QCoro::Task<Reply> once(QString scope, Request request, Handler handler);

private:
    Reply repeated(const KeptAnswer &kept, const QByteArray &bodyHash) const;

    IdempotencyTable &m_table;
    const SecretBox &m_box;
    const Clock &m_clock;
};

} // namespace wakeline
