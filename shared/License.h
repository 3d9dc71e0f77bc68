// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// What the vendor has decided about a licence; that it ran out is not kept but seen from `expires_at`.
enum class LicenseStatus {
    Active,
    Suspended, ///< no pushes until reinstated
    Revoked,   ///< for good: to clients it is as if it had never been
};

template <>
struct EnumNames<LicenseStatus>
{
    static constexpr std::array names{std::pair{LicenseStatus::Active, "active"},
                                      std::pair{LicenseStatus::Suspended, "suspended"},
                                      std::pair{LicenseStatus::Revoked, "revoked"}};
};

/// The codes of `POST /v1/license/validate` (wire contract §1).
enum class ValidationCode {
    Valid,
    NotFound,
    Suspended,
    Expired,
    Overdue, ///< expired, but within the days of grace: still served
    TooManyInstallations,
    TooManyExtensions,
    NoInstallation,
    HeartbeatDead,
    EntitlementsMissing,
};

template <>
struct EnumNames<ValidationCode>
{
    static constexpr std::array names{std::pair{ValidationCode::Valid, "VALID"},
                                      std::pair{ValidationCode::NotFound, "NOT_FOUND"},
                                      std::pair{ValidationCode::Suspended, "SUSPENDED"},
                                      std::pair{ValidationCode::Expired, "EXPIRED"},
                                      std::pair{ValidationCode::Overdue, "OVERDUE"},
                                      std::pair{ValidationCode::TooManyInstallations, "TOO_MANY_INSTALLATIONS"},
                                      std::pair{ValidationCode::TooManyExtensions, "TOO_MANY_EXTENSIONS"},
                                      std::pair{ValidationCode::NoInstallation, "NO_INSTALLATION"},
                                      std::pair{ValidationCode::HeartbeatDead, "HEARTBEAT_DEAD"},
                                      std::pair{ValidationCode::EntitlementsMissing, "ENTITLEMENTS_MISSING"}};
};

/// What a licence of one kind allows, unless the licence itself says otherwise.
struct Tier
{
    QString name; ///< `free`, `standard`, `professional`, or the vendor's own
    int maxExtensions = 0;
    int maxInstallations = 1;
    QStringList entitlements; ///< sorted names
    qint64 version = 1;       ///< rises with every change; the resource's ETag

    bool operator==(const Tier &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"name", &Tier::name},
        Field{"max_extensions", &Tier::maxExtensions},
        Field{"max_installations", &Tier::maxInstallations},
        Field{"entitlements", &Tier::entitlements},
        Field{"version", &Tier::version},
    };
};

/// A licence as the vendor sees it. The key itself is shown once, when it is issued, and stored nowhere.
struct License
{
    qint64 id = 0;
    QString keyPrefix; ///< `WL-7K3QF`: enough to tell keys apart, useless for guessing one
    QString holder;    ///< whose it is, in the vendor's words
    QString email;
    QString tier;
    LicenseStatus status = LicenseStatus::Active;
    int maxExtensions = 0;    ///< the licence's own, else its tier's
    int maxInstallations = 1; ///< the licence's own, else its tier's
    QStringList entitlements; ///< its own and its tier's, sorted
    QDateTime issuedAt;
    std::optional<QDateTime> expiresAt; ///< none: never
    int graceDays = 0;                  ///< served so long after expires_at, as OVERDUE
    int installationCount = 0;          ///< that hold a seat
    int extensionsInUse = 0;            ///< as their heartbeats said last, together
    std::optional<QDateTime> lastSeenAt;
    QDateTime updatedAt;
    qint64 version = 1; ///< rises with every change by the vendor; the resource's ETag

    bool operator==(const License &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &License::id},
        Field{"key_prefix", &License::keyPrefix},
        Field{"holder", &License::holder},
        Field{"email", &License::email},
        Field{"tier", &License::tier},
        Field{"status", &License::status},
        Field{"max_extensions", &License::maxExtensions},
        Field{"max_installations", &License::maxInstallations},
        Field{"entitlements", &License::entitlements},
        Field{"issued_at", &License::issuedAt},
        Field{"expires_at", &License::expiresAt},
        Field{"grace_days", &License::graceDays},
        Field{"installation_count", &License::installationCount},
        Field{"extensions_in_use", &License::extensionsInUse},
        Field{"last_seen_at", &License::lastSeenAt},
        Field{"updated_at", &License::updatedAt},
        Field{"version", &License::version},
    };
};

/// What a vendor may say of a licence: issuing needs `tier` and `holder`; changing takes any of them but `expires_at`
/// (renewing is an act of its own).
struct LicenseDraft
{
    std::optional<QString> holder;
    std::optional<QString> email;
    std::optional<QString> tier;
    std::optional<int> maxExtensions;        ///< 0: the tier's
    std::optional<int> maxInstallations;     ///< 0: the tier's
    std::optional<QStringList> entitlements; ///< besides the tier's
    std::optional<QDateTime> expiresAt;      ///< when issuing; none: never
    std::optional<int> graceDays;

    bool operator==(const LicenseDraft &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"holder", &LicenseDraft::holder},
        Field{"email", &LicenseDraft::email},
        Field{"tier", &LicenseDraft::tier},
        Field{"max_extensions", &LicenseDraft::maxExtensions},
        Field{"max_installations", &LicenseDraft::maxInstallations},
        Field{"entitlements", &LicenseDraft::entitlements},
        Field{"expires_at", &LicenseDraft::expiresAt},
        Field{"grace_days", &LicenseDraft::graceDays},
    };
};

/// A licence with its key: answered once, when the key is made, and never again.
struct IssuedLicense
{
    License license;
    QString key;

    bool operator==(const IssuedLicense &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"license", &IssuedLicense::license}, Field{"key", &IssuedLicense::key}};
};

enum class InstallationState {
    Alive,
    Dead,     ///< no heartbeat for `license.dead_after_hours`; it still holds its seat
    Released, ///< deactivated, or dead for `license.release_after_days`: its seat is free
};

template <>
struct EnumNames<InstallationState>
{
    static constexpr std::array names{std::pair{InstallationState::Alive, "ALIVE"},
                                      std::pair{InstallationState::Dead, "DEAD"},
                                      std::pair{InstallationState::Released, "RELEASED"}};
};

/// One PBX that a licence was activated on.
struct Installation
{
    QString instanceId; ///< UUID
    qint64 licenseId = 0;
    QString hostname;
    QString version; ///< of its software
    InstallationState state = InstallationState::Alive;
    QDateTime activatedAt;
    QDateTime lastSeenAt;
    std::optional<QDateTime> releasedAt;
    int extensionsInUse = 0;

    bool operator==(const Installation &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"instance_id", &Installation::instanceId},
        Field{"license_id", &Installation::licenseId},
        Field{"hostname", &Installation::hostname},
        Field{"version", &Installation::version},
        Field{"state", &Installation::state},
        Field{"activated_at", &Installation::activatedAt},
        Field{"last_seen_at", &Installation::lastSeenAt},
        Field{"released_at", &Installation::releasedAt},
        Field{"extensions_in_use", &Installation::extensionsInUse},
    };
};

/// How a PBX stands with its own licence: of `/api/v1/system/license` and the event `license.state`.
struct LicenseState
{
    bool ok = false; ///< nothing for an operator to do
    QString code;    ///< a ValidationCode, or `PENDING`, `UNREACHABLE`, `UNLICENSED`, or a code of the licence file's
    QString message; ///< one sentence for an operator
    QString source;  ///< `server` or `file`
    QString instanceId;
    QString keyPrefix;
    QString tier;
    int maxExtensions = 0;
    int extensionsInUse = 0;
    std::optional<QDateTime> expiresAt;   ///< of the licence
    std::optional<QDateTime> holdsUntil;  ///< of the licence file: so long without the server
    std::optional<QDateTime> confirmedAt; ///< when the server last answered
    QStringList entitlements;             ///< as the licence file names them, sorted; none where that is not known
    QString fixedBy; ///< the setting that names key or file, which then cannot be changed here; empty: none

    bool operator==(const LicenseState &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"ok", &LicenseState::ok},
        Field{"code", &LicenseState::code},
        Field{"message", &LicenseState::message},
        Field{"source", &LicenseState::source},
        Field{"instance_id", &LicenseState::instanceId},
        Field{"key_prefix", &LicenseState::keyPrefix},
        Field{"tier", &LicenseState::tier},
        Field{"max_extensions", &LicenseState::maxExtensions},
        Field{"extensions_in_use", &LicenseState::extensionsInUse},
        Field{"expires_at", &LicenseState::expiresAt},
        Field{"holds_until", &LicenseState::holdsUntil},
        Field{"confirmed_at", &LicenseState::confirmedAt},
        Field{"entitlements", &LicenseState::entitlements, Presence::Optional},
        Field{"fixed_by", &LicenseState::fixedBy, Presence::Optional},
    };
};

WAKELINE_WIRE_TYPE(Tier)
WAKELINE_WIRE_TYPE(License)
WAKELINE_WIRE_TYPE(LicenseDraft)
WAKELINE_WIRE_TYPE(IssuedLicense)
WAKELINE_WIRE_TYPE(Installation)
WAKELINE_WIRE_TYPE(LicenseState)

} // namespace wakeline
