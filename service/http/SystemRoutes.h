// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"
#include "PartStatus.h"
#include "Route.h"

namespace wakeline {

/// `GET /api/v1/system/status` and `/api/v1/system/license`.
class SystemRoutes
{
public:
    /// Of this installation's own licence, from memory; no value where it has none.
    using OwnLicense = std::function<std::optional<LicenseState>()>;

    SystemRoutes(
        PartsStatus parts, QString epoch, QDateTime startedAt, OwnLicense license = [] { return std::nullopt; })
        : m_parts(std::move(parts)),
          m_epoch(std::move(epoch)),
          m_startedAt(std::move(startedAt)),
          m_license(std::move(license))
    {}

    Routes routes();

private:
    QCoro::Task<Reply> status(Request request);
    QCoro::Task<Reply> license(Request request);

    PartsStatus m_parts;
    QString m_epoch;
    QDateTime m_startedAt;
    OwnLicense m_license;
};

} // namespace wakeline
