// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisionApp.h"

#include "ChangeExtension.h"
#include "Crockford.h"
#include "RefreshToken.h"
#include "SignInThrottle.h"

#include <QLoggingCategory>

#include <algorithm>

namespace wakeline {

namespace {

Q_LOGGING_CATEGORY(lcProvisioning, "wakeline.provisioning")

constexpr qsizetype longestName = 100;
constexpr qsizetype accountSymbols = 8; ///< 40 bits: two accounts of one extension are never called alike
constexpr qsizetype passwordBytes = 18; ///< 144 bits

std::unexpected<Error> invalidCode()
{
    return failure(QStringLiteral("invalid_code"), QStringLiteral("invalid or expired code"));
}

Result<void> checkName(const QString &name)
{
    const bool printable = std::ranges::all_of(name, [](QChar c) { return c.isPrint(); });
    if (name.size() <= longestName && printable)
        return {};
    return failure(QStringLiteral("invalid_value"),
                   QStringLiteral("field \"device_name\" must have at most %1 printable characters").arg(longestName),
                   QStringLiteral("device_name"));
}

/// `101~x7k2m9q4`: no extension's number holds a `~`.
QString newAccountOf(const QString &number)
{
    return number + u'~' + QString::fromLatin1(crockford::randomSymbols(accountSymbols).toLower());
}

} // namespace

ProvisionApp::ProvisionApp(Directory &directory, ExtensionTable &extensions, ProvisioningTable &codes,
                           SignInThrottle &throttle, const SignInApp &signIn, QString sipDomain, const Clock &clock)
    : m_directory(directory),
      m_extensions(extensions),
      m_codes(codes),
      m_throttle(throttle),
      m_signIn(signIn),
      m_sipDomain(std::move(sipDomain)),
      m_clock(clock)
{}

QCoro::Task<Result<MadeCode>> ProvisionApp::makeCode(qint64 extensionId, QString operatorName, QString deviceName)
{
    if (const auto good = checkName(deviceName); !good)
        co_return std::unexpected(good.error());
    const auto extension = co_await m_extensions.find(extensionId);
    if (!extension)
        co_return std::unexpected(extension.error());
    const OneTimeCode code = OneTimeCode::generate();
    const QDateTime expiresAt = m_clock.now().addSecs(std::chrono::seconds(codeLifetime).count());
    const ProvisioningRow row{extensionId, deviceName.trimmed(), operatorName, expiresAt};
    const QByteArray hash = code.hash();
    const auto kept = co_await m_codes.put(hash, row, accountsPerExtension);
    if (!kept)
        co_return std::unexpected(kept.error());
    qCInfo(lcProvisioning).noquote() << operatorName << "made a sign-in code for extension" << extension->number;
    co_return MadeCode{code, expiresAt, extension->number};
}

QCoro::Task<Result<ProvisionedApp>> ProvisionApp::redeem(QString text, QString deviceName, QString source)
{
    if (const auto good = checkName(deviceName); !good)
        co_return std::unexpected(good.error());
    if (const auto admitted = m_throttle.admit(source, source, m_clock.now()); !admitted) {
        const qint64 wait = admitted.error().count();
        qCInfo(lcProvisioning).noquote() << "A sign-in by code from" << source << "has to wait" << wait << "s";
        co_return std::unexpected(Error{QStringLiteral("throttled"),
                                        QStringLiteral("too many attempts: try again in %1 s").arg(wait),
                                        {},
                                        admitted.error()});
    }
    const auto code = OneTimeCode::parse(text);
    if (!code)
        co_return invalidCode();
    const OneTimeCode typed = *code;
    auto app = co_await exchange(typed, deviceName.trimmed(), source);
    if (!app && app.error().code == u"invalid_code")
        qCInfo(lcProvisioning).noquote() << "Refused a sign-in by a wrong, used or expired code from" << source;
    co_return app;
}

QCoro::Task<Result<ProvisionedApp>> ProvisionApp::exchange(OneTimeCode code, QString deviceName, QString source)
{
    const QDateTime now = m_clock.now();
    const QByteArray hash = code.hash();
    const auto made = co_await m_codes.find(hash, now);
    if (!made)
        co_return std::unexpected(made.error());
    const auto extension = co_await m_extensions.find(made->extensionId);
    if (!extension)
        co_return extension.error().code == u"not_found" ? invalidCode() : std::unexpected(extension.error());

    ProvisionedApp app;
    app.account = newAccountOf(extension->number);
    app.password = randomText(passwordBytes);
    const QString refreshToken = newRefreshToken();
    NewDeviceSession wanted;
    wanted.secret = randomText(16);
    wanted.refresh = {refreshTokenHash(refreshToken), now.addDays(SignInApp::refreshLifetime.count())};
    wanted.account = {app.account, digestHa1(app.account, m_sipDomain, app.password),
                      made->deviceName.isEmpty() ? deviceName : made->deviceName};
    const auto session = co_await m_directory.redeemCode(hash, wanted, now);
    if (!session)
        co_return std::unexpected(session.error());
    m_throttle.succeeded(source, source, now);
    app.signIn = {*extension, m_signIn.tokensOf(*extension, *session, refreshToken, now)};
    qCInfo(lcProvisioning).noquote() << "A phone signed in to extension" << extension->number << "from" << source
                                     << "by a code of" << made->createdBy << "and has the SIP account" << app.account;
    co_return app;
}

} // namespace wakeline
