// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SecretStore.h"

#include <memory>

class QSettings;

namespace wakeline {

/// Secrets in the desktop's keychain (Secret Service, KWallet, macOS Keychain, Windows Credential Manager).
/// Without one, nothing is written: a readable file only if the operator explicitly asked for it.
class KeychainStore : public SecretStore
{
public:
    enum class PlainFallback { Refused, Allowed };

    /// \param plainFile  where secrets go in clear if `fallback` is Allowed and there is no keychain; made mode 0600, a
    /// missing folder 0700. QtKeychain has such a file too, but not where it uses libsecret (docs/decisions/0173)
    explicit KeychainStore(PlainFallback fallback = PlainFallback::Refused, QString plainFile = {});
    ~KeychainStore() override;

    QCoro::Task<Result<std::optional<QString>>> read(QString key) override;
    QCoro::Task<Result<void>> write(QString key, QString secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;

private:
    std::shared_ptr<QSettings> m_plain; ///< only if the fallback is allowed
};

} // namespace wakeline
