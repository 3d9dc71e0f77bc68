// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroTask>

#include <optional>

namespace wakeline {

/// Where secrets are kept between two runs. Error codes: `no_keychain` (this computer has none that can be used),
/// `keychain_denied` (the user or the system said no), `keychain_failed`.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// \return no value if nothing is kept under this key
    virtual QCoro::Task<Result<std::optional<QString>>> read(QString key) = 0;
    virtual QCoro::Task<Result<void>> write(QString key, QString secret) = 0;
    /// Forgetting what is not there is no error.
    virtual QCoro::Task<Result<void>> remove(QString key) = 0;
};

} // namespace wakeline
