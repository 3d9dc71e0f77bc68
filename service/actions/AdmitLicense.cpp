// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdmitLicense.h"

#include "LicenseKey.h"
#include "SecretBox.h"

#include <QLoggingCategory>
#include <QPointer>

namespace wakeline {

Q_LOGGING_CATEGORY(lcLicense, "wakeline.license")

namespace {

std::chrono::steady_clock::time_point moment()
{
    return std::chrono::steady_clock::now();
}

Error notFound()
{
    return {QStringLiteral("license_not_found"), QStringLiteral("there is no such licence")};
}

} // namespace

AdmitLicense::AdmitLicense(LicenseTable &licenses, const SecretBox &box, const Clock &clock, Options options)
    : m_licenses(licenses), m_box(box), m_clock(clock), m_memory(options.memory), m_failures(options.failures)
{}

AdmitLicense::AdmitLicense(LicenseTable &licenses, const SecretBox &box, const Clock &clock)
    : AdmitLicense(licenses, box, clock, Options{})
{}

QCoro::Task<Result<KnownLicense>> AdmitLicense::recognise(QString key, QString source)
{
    const auto keyHash = fingerprintOf(key, source);
    if (!keyHash)
        co_return std::unexpected(keyHash.error());
    if (const auto known = m_memory.find(*keyHash, m_clock.now())) {
        if (!known->fresh)
            refresh(*keyHash);
        co_return known->license;
    }
    const auto license = co_await look(*keyHash, source);
    if (!license)
        co_return std::unexpected(license.error());
    co_return KnownLicense::of(*license);
}

QCoro::Task<Result<License>> AdmitLicense::read(QString key, QString source)
{
    const auto keyHash = fingerprintOf(key, source);
    if (!keyHash)
        co_return std::unexpected(keyHash.error());
    co_return co_await look(*keyHash, source);
}

Result<QByteArray> AdmitLicense::fingerprintOf(const QString &key, const QString &source)
{
    const auto parsed = LicenseKey::parse(key);
    if (!parsed)
        return std::unexpected(countFailure(parsed.error(), source));
    return m_box.fingerprint(parsed->normalised());
}

/// The answer to a key that is none: the error, or, after too many of them, that the source has to wait.
Error AdmitLicense::countFailure(Error error, const QString &source)
{
    const auto admitted = m_failures.take(source, moment());
    if (admitted)
        return error;
    const auto wait = std::chrono::ceil<std::chrono::seconds>(admitted.error());
    return {QStringLiteral("throttled"), QStringLiteral("too many licence keys that do not exist: wait"), {}, wait};
}

QCoro::Task<Result<License>> AdmitLicense::look(QByteArray keyHash, QString source)
{
    // Before the database is asked, so that guessing costs it nothing; a key in memory is no guess.
    const bool known = m_memory.find(keyHash, m_clock.now()).has_value();
    if (const auto admitted = m_failures.peek(source, moment()); !admitted && !known)
        co_return std::unexpected(countFailure(notFound(), source));
    const QPointer<AdmitLicense> self(this);
    auto license = co_await m_licenses.findByKeyHash(keyHash);
    if (!self)
        co_return failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping"));
    if (license) {
        m_memory.remember(keyHash, *license, m_clock.now());
        co_return license;
    }
    if (license.error().code != u"not_found")
        co_return license;
    m_memory.forget(keyHash);
    co_return std::unexpected(countFailure(notFound(), source));
}

QCoro::Task<> AdmitLicense::refresh(QByteArray keyHash)
{
    if (m_refreshing.contains(keyHash))
        co_return;
    m_refreshing.insert(keyHash);
    const QPointer<AdmitLicense> self(this);
    const auto license = co_await m_licenses.findByKeyHash(keyHash);
    if (!self)
        co_return;
    m_refreshing.remove(keyHash);
    if (license)
        m_memory.remember(keyHash, *license, m_clock.now());
    else if (license.error().code == u"not_found")
        m_memory.forget(keyHash);
    else
        qCDebug(lcLicense).noquote() << "A licence is served from memory:" << license.error().message;
}

void AdmitLicense::sweep()
{
    m_memory.sweep(m_clock.now());
    m_failures.sweep(moment());
}

} // namespace wakeline
