// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeLicense.h"

#include "EmailAddress.h"
#include "FieldRules.h"
#include "LicenseKey.h"
#include "SecretBox.h"

#include <QPointer>
#include <QRegularExpression>

namespace wakeline {

namespace {

constexpr qsizetype longestHolder = 200;
constexpr int mostSeats = 1'000'000;
constexpr int mostGraceDays = 366;
constexpr qsizetype mostEntitlements = 64;

std::unexpected<Error> invalid(const QString &field, const QString &rule)
{
    return failure(QStringLiteral("invalid_value"), QStringLiteral("%1 %2").arg(field, rule), field);
}

bool isEntitlement(const QString &name)
{
    static const QRegularExpression shape(QStringLiteral("^[a-z][a-z0-9_.-]{0,62}$"));
    return shape.match(name).hasMatch();
}

Result<void> checkCount(const QString &field, const std::optional<int> &count, int least, int most)
{
    if (count && (*count < least || *count > most))
        return invalid(field, QStringLiteral("must be from %1 to %2").arg(least).arg(most));
    return {};
}

Result<void> checkEntitlements(const QStringList &entitlements)
{
    const auto field = QStringLiteral("entitlements");
    if (entitlements.size() > mostEntitlements)
        return invalid(field, QStringLiteral("must be at most %1").arg(mostEntitlements));
    if (!std::ranges::all_of(entitlements, isEntitlement))
        return invalid(field, QStringLiteral("must be names of lower-case letters, digits and _ . -"));
    return {};
}

/// 0 stands for the tier's.
std::optional<std::optional<int>> ownLimit(const std::optional<int> &given)
{
    if (!given)
        return std::nullopt;
    return *given == 0 ? std::optional<int>() : std::optional<int>(*given);
}

} // namespace

Result<void> checkLicenseDraft(const LicenseDraft &draft)
{
    if (draft.holder && (draft.holder->trimmed().isEmpty() || draft.holder->size() > longestHolder ||
                         holdsControlCharacter(*draft.holder)))
        return invalid(QStringLiteral("holder"), QStringLiteral("must have 1 to %1 characters").arg(longestHolder));
    if (draft.email && !draft.email->isEmpty() && !isEmailAddress(*draft.email))
        return invalid(QStringLiteral("email"), QStringLiteral("must be an e-mail address"));
    if (auto good = checkCount(QStringLiteral("max_extensions"), draft.maxExtensions, 0, mostSeats); !good)
        return good;
    if (auto good = checkCount(QStringLiteral("max_installations"), draft.maxInstallations, 0, mostSeats); !good)
        return good;
    if (auto good = checkCount(QStringLiteral("grace_days"), draft.graceDays, 0, mostGraceDays); !good)
        return good;
    return draft.entitlements ? checkEntitlements(*draft.entitlements) : Result<void>();
}

ChangeLicense::ChangeLicense(LicenseTable &licenses, TierTable &tiers, const SecretBox &box, const Clock &clock,
                             int graceDays)
    : m_licenses(licenses), m_tiers(tiers), m_box(box), m_clock(clock), m_graceDays(graceDays)
{}

QCoro::Task<Result<IssuedLicense>> ChangeLicense::issue(LicenseDraft draft)
{
    if (!draft.holder)
        co_return missingField(QStringLiteral("holder"));
    if (!draft.tier)
        co_return missingField(QStringLiteral("tier"));
    if (const auto good = checkLicenseDraft(draft); !good)
        co_return std::unexpected(good.error());
    if (draft.expiresAt && *draft.expiresAt <= m_clock.now())
        co_return invalid(QStringLiteral("expires_at"), QStringLiteral("lies in the past"));
    const LicenseKey key = LicenseKey::generate();
    NewLicense license;
    license.keyHash = m_box.fingerprint(key.normalised());
    license.keyPrefix = key.prefix();
    license.holder = draft.holder->trimmed();
    license.email = draft.email.value_or(QString());
    license.tier = *draft.tier;
    license.maxExtensions = ownLimit(draft.maxExtensions).value_or(std::nullopt);
    license.maxInstallations = ownLimit(draft.maxInstallations).value_or(std::nullopt);
    license.entitlements = draft.entitlements.value_or(QStringList());
    license.issuedAt = m_clock.now();
    license.expiresAt = draft.expiresAt;
    license.graceDays = draft.graceDays.value_or(m_graceDays);
    const QPointer<ChangeLicense> self(this);
    const auto added = co_await m_licenses.add(license);
    if (!added)
        co_return std::unexpected(added.error());
    if (self)
        Q_EMIT licenseChanged(*added);
    co_return IssuedLicense{*added, key.text()};
}

QCoro::Task<Result<License>> ChangeLicense::change(qint64 id, std::optional<qint64> expectedVersion, LicenseDraft draft)
{
    if (draft.expiresAt)
        co_return invalid(QStringLiteral("expires_at"), QStringLiteral("is changed by renewing the licence"));
    if (draft == LicenseDraft{})
        co_return failure(QStringLiteral("bad_request"), QStringLiteral("the body names nothing to change"));
    if (const auto good = checkLicenseDraft(draft); !good)
        co_return std::unexpected(good.error());
    LicenseChange change;
    change.holder = draft.holder;
    change.email = draft.email;
    change.tier = draft.tier;
    change.maxExtensions = ownLimit(draft.maxExtensions);
    change.maxInstallations = ownLimit(draft.maxInstallations);
    change.entitlements = draft.entitlements;
    change.graceDays = draft.graceDays;
    co_return co_await apply(id, expectedVersion, change);
}

QCoro::Task<Result<License>> ChangeLicense::renew(qint64 id, std::optional<qint64> expectedVersion,
                                                  std::optional<QDateTime> until)
{
    if (until && *until <= m_clock.now())
        co_return invalid(QStringLiteral("expires_at"), QStringLiteral("lies in the past"));
    LicenseChange change;
    change.expiresAt = until;
    co_return co_await apply(id, expectedVersion, change);
}

QCoro::Task<Result<License>> ChangeLicense::suspend(qint64 id, std::optional<qint64> expectedVersion)
{
    return setStatus(id, expectedVersion, LicenseStatus::Suspended);
}

QCoro::Task<Result<License>> ChangeLicense::reinstate(qint64 id, std::optional<qint64> expectedVersion)
{
    return setStatus(id, expectedVersion, LicenseStatus::Active);
}

QCoro::Task<Result<License>> ChangeLicense::setStatus(qint64 id, std::optional<qint64> expectedVersion,
                                                      LicenseStatus status)
{
    const QPointer<ChangeLicense> self(this);
    const auto current = co_await m_licenses.find(id);
    if (!current || !self)
        co_return current;
    if (current->status == LicenseStatus::Revoked)
        co_return failure(QStringLiteral("conflict"),
                          QStringLiteral("the licence is revoked, and that is for good: issue another"));
    LicenseChange change;
    change.status = status;
    // A licence that is revoked in this very moment by somebody else must not come back to life.
    const qint64 version = expectedVersion.value_or(current->version);
    co_return co_await apply(id, version, change);
}

QCoro::Task<Result<License>> ChangeLicense::revoke(qint64 id, std::optional<qint64> expectedVersion)
{
    const QPointer<ChangeLicense> self(this);
    const auto current = co_await m_licenses.find(id);
    const bool isStale = current && expectedVersion && *expectedVersion != current->version;
    if (!current || !self || (current->status == LicenseStatus::Revoked && !isStale))
        co_return current; // once more changes nothing
    LicenseChange change;
    change.status = LicenseStatus::Revoked;
    change.releaseInstallations = true;
    co_return co_await apply(id, expectedVersion, change);
}

QCoro::Task<Result<License>> ChangeLicense::revokeKey(QString key)
{
    const auto parsed = LicenseKey::parse(key);
    if (!parsed)
        co_return std::unexpected(parsed.error());
    const QPointer<ChangeLicense> self(this);
    const auto license = co_await m_licenses.findByKeyHash(m_box.fingerprint(parsed->normalised()));
    if (!license || !self)
        co_return license;
    co_return co_await revoke(license->id, std::nullopt);
}

QCoro::Task<Result<IssuedLicense>> ChangeLicense::transfer(qint64 id, std::optional<qint64> expectedVersion,
                                                           LicenseDraft draft)
{
    if (!draft.holder)
        co_return missingField(QStringLiteral("holder"));
    LicenseDraft allowed;
    allowed.holder = draft.holder;
    allowed.email = draft.email;
    if (draft != allowed)
        co_return failure(QStringLiteral("bad_request"), QStringLiteral("a transfer takes holder and email only"));
    if (const auto good = checkLicenseDraft(draft); !good)
        co_return std::unexpected(good.error());
    const QPointer<ChangeLicense> self(this);
    const auto current = co_await m_licenses.find(id);
    if (!current)
        co_return std::unexpected(current.error());
    if (current->status == LicenseStatus::Revoked)
        co_return failure(QStringLiteral("conflict"), QStringLiteral("the licence is revoked: issue another"));
    if (!self)
        co_return failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping"));
    const LicenseKey key = LicenseKey::generate();
    LicenseChange change;
    change.holder = draft.holder->trimmed();
    change.email = draft.email.value_or(QString());
    change.newKey = std::pair(m_box.fingerprint(key.normalised()), key.prefix());
    change.releaseInstallations = true;
    const qint64 version = expectedVersion.value_or(current->version);
    const auto changed = co_await apply(id, version, change);
    if (!changed)
        co_return std::unexpected(changed.error());
    if (self)
        Q_EMIT keyReplaced(id);
    co_return IssuedLicense{*changed, key.text()};
}

QCoro::Task<Result<License>> ChangeLicense::apply(qint64 id, std::optional<qint64> expectedVersion,
                                                  LicenseChange change)
{
    const QPointer<ChangeLicense> self(this);
    const auto changed = co_await m_licenses.change(id, expectedVersion, change, m_clock.now());
    if (changed && self)
        Q_EMIT licenseChanged(*changed);
    co_return changed;
}

QCoro::Task<Result<Tier>> ChangeLicense::putTier(Tier tier, std::optional<qint64> expectedVersion)
{
    if (!isEntitlement(tier.name))
        co_return invalid(QStringLiteral("name"), QStringLiteral("must be lower-case letters, digits and _ . -"));
    for (const auto &[field, count] :
         {std::pair{"max_extensions", tier.maxExtensions}, std::pair{"max_installations", tier.maxInstallations}}) {
        if (const auto good = checkCount(QLatin1String(field), count, 1, mostSeats); !good)
            co_return std::unexpected(good.error());
    }
    if (const auto good = checkEntitlements(tier.entitlements); !good)
        co_return std::unexpected(good.error());
    co_return co_await m_tiers.put(tier, expectedVersion);
}

} // namespace wakeline
