// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppProfile.h"
#include "Directory.h"

namespace wakeline {

/// What an app changes of its own extension: do not disturb and follow-me. The very next call is decided by it.
class ChangeAppProfile
{
public:
    explicit ChangeAppProfile(Directory &directory) : m_directory(directory) {}

    /// Errors: `bad_request` for a draft that names nothing; `invalid_value` with the field; `not_found`; `stale`; the
    /// database's.
    QCoro::Task<Result<Extension>> change(qint64 extensionId, QString number, std::optional<qint64> expectedVersion,
                                          AppProfileDraft draft);

private:
    Directory &m_directory;
};

} // namespace wakeline
