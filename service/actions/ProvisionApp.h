// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OneTimeCode.h"
#include "ProvisioningTable.h"
#include "SignInApp.h"

namespace wakeline {

/// A code that was just made. Its text is told this once.
struct MadeCode
{
    OneTimeCode code;
    QDateTime expiresAt;
    QString extension; ///< number
};

/// An app that redeemed a code, with the SIP account of its own.
struct ProvisionedApp
{
    AppSignIn signIn;
    QString account;  ///< digest user name
    QString password; ///< told this once; only its digest is stored
};

/// Signs an app in without anybody's password: an operator makes a one-time code for an extension, the app exchanges it
/// for a session and SIP credentials of its own, which can be taken away alone.
class ProvisionApp
{
public:
    static constexpr std::chrono::minutes codeLifetime{10};
    static constexpr int accountsPerExtension = 20;

    /// \param throttle   of its own: sources are its accounts
    /// \param sipDomain  the realm of the digests
    ProvisionApp(Directory &directory, ExtensionTable &extensions, ProvisioningTable &codes, SignInThrottle &throttle,
                 const SignInApp &signIn, QString sipDomain, const Clock &clock);

    /// Voids the extension's last code.
    /// \param deviceName  what the operator calls the phone; may be empty
    /// Errors: `not_found`; `too_many_devices`; `invalid_value` (`device_name`); the database's.
    QCoro::Task<Result<MadeCode>> makeCode(qint64 extensionId, QString operatorName, QString deviceName);

    /// \param text        of the code, as it was scanned or typed
    /// \param deviceName  what the app calls the phone; the operator's name for it goes first
    /// \param source      where the attempt comes from, as SignInThrottle means it
    /// Errors: `invalid_code` if it is wrong, used or too old; `throttled` with retryAfter; `invalid_value`
    /// (`device_name`); the database's.
    QCoro::Task<Result<ProvisionedApp>> redeem(QString text, QString deviceName, QString source);

private:
    QCoro::Task<Result<ProvisionedApp>> exchange(OneTimeCode code, QString deviceName, QString source);

    Directory &m_directory;
    ExtensionTable &m_extensions;
    ProvisioningTable &m_codes;
    SignInThrottle &m_throttle;
    const SignInApp &m_signIn;
    QString m_sipDomain;
    const Clock &m_clock;
};

} // namespace wakeline
