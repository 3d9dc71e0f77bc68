// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"
#include "Route.h"

namespace wakeline {

class KeepLicense;

/// The licence of this installation, as an administrator gives it: `/api/v1/system/license`. Reading it is in
/// SystemRoutes.
class OwnLicenseRoutes
{
public:
    /// \param keeping  null where no licence is kept
    explicit OwnLicenseRoutes(std::function<KeepLicense *()> keeping) : m_keeping(std::move(keeping)) {}

    Routes routes();

private:
    QCoro::Task<Reply> useKey(Request request);
    QCoro::Task<Reply> useFile(Request request);
    QCoro::Task<Reply> giveBack(Request request);

    std::function<KeepLicense *()> m_keeping;
};

} // namespace wakeline
