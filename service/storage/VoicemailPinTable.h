// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "PinLockout.h"

namespace wakeline {

/// The PINs of voicemail boxes, and how often each was guessed at.
class VoicemailPinTable
{
public:
    explicit VoicemailPinTable(Database &database) : m_database(database) {}

    /// Counts an attempt before it is looked at, so that a thousand at the same moment are a thousand, and nothing that
    /// ends this process gives one back.
    /// \return the hash to compare with; empty: the box has no PIN any more. Errors: `locked`, `not_found`
    QCoro::Task<Result<QString>> admit(qint64 box, PinLockout rule, QDateTime now);

    /// Whether an attempt would be taken now. \return as admit()
    QCoro::Task<Result<void>> check(qint64 box, QDateTime now);

    /// It was the right one: the count begins anew.
    QCoro::Task<Result<void>> succeeded(qint64 box);

private:
    Database &m_database;
};

} // namespace wakeline
