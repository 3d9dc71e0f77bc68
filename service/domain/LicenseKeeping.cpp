// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKeeping.h"

#include "LicensePolicy.h"

namespace wakeline::LicenseKeeping {

namespace {

/// Without a licence file a server that cannot be reached is no trouble for so long.
constexpr int daysWithoutServer = 3;

void takeGrant(LicenseState &state, const LicenseGrant &grant)
{
    state.tier = grant.license.tier;
    state.maxExtensions = grant.license.maxExtensions;
    state.expiresAt = grant.license.expiresAt;
    state.holdsUntil = grant.meta.expiry;
    state.entitlements = grant.license.entitlements;
    if (state.keyPrefix.isEmpty())
        state.keyPrefix = grant.license.keyPrefix;
}

void setCode(LicenseState &state, ValidationCode code)
{
    state.code = enumName(code);
    state.ok = code == ValidationCode::Valid;
    state.message = LicensePolicy::sentence(code);
}

/// The licence as its file describes it, warnings included.
void judgeGrant(LicenseState &state, const LicenseGrant &grant, const QDateTime &now)
{
    takeGrant(state, grant);
    if (grant.license.expiresAt && now >= *grant.license.expiresAt)
        setCode(state, ValidationCode::Overdue);
    else if (state.extensionsInUse > state.maxExtensions)
        setCode(state, ValidationCode::TooManyExtensions);
    else
        setCode(state, ValidationCode::Valid);
    if (state.ok)
        state.message = QStringLiteral("%1 licence, %2 of %3 extensions in use")
                            .arg(state.tier)
                            .arg(state.extensionsInUse)
                            .arg(state.maxExtensions);
}

void setTrouble(LicenseState &state, const QString &code, const QString &message)
{
    state.ok = false;
    state.code = code;
    state.message = message;
}

} // namespace

LicenseState stateWithServer(const KeptLicense &kept, const QString &lastError,
                             const std::optional<LicenseSigningKey> &publicKey, int extensionsInUse,
                             const QDateTime &now)
{
    LicenseState state;
    state.source = QStringLiteral("server");
    state.keyPrefix = kept.keyPrefix;
    state.instanceId = kept.instanceId;
    state.extensionsInUse = extensionsInUse;
    state.confirmedAt = kept.confirmedAt;
    if (kept.keyPrefix.isEmpty()) {
        setTrouble(state, QStringLiteral("UNLICENSED"),
                   QStringLiteral("this installation has no licence key yet: no push gets through until one is given"));
        return state;
    }
    if (!kept.refusal.isEmpty()) {
        const auto code = enumFromName<ValidationCode>(kept.refusal).value_or(ValidationCode::NotFound);
        setCode(state, code);
        state.ok = false;
        return state;
    }
    if (kept.instanceId.isEmpty()) {
        setTrouble(state, QStringLiteral("PENDING"),
                   lastError.isEmpty() ? QStringLiteral("the licence is being activated") : lastError);
        return state;
    }
    std::optional<Error> fileError;
    if (publicKey && !kept.file.isEmpty()) {
        const auto grant =
            LicenseFile::read(kept.file.toLatin1(), *publicKey, now, kept.newestSeen.value_or(QDateTime()));
        if (grant)
            judgeGrant(state, *grant, now);
        else
            fileError = grant.error();
    } else {
        setCode(state, ValidationCode::Valid);
    }
    if (lastError.isEmpty()) {
        if (fileError)
            setTrouble(state, fileError->code.toUpper(), fileError->message);
        return state;
    }
    // The server is away: the file says for how long that is borne, else a fixed time does.
    const QDateTime end = state.holdsUntil.value_or(kept.confirmedAt.value_or(now).addDays(daysWithoutServer));
    const QString since = kept.confirmedAt ? toRfc3339(*kept.confirmedAt) : QStringLiteral("it was activated");
    if (!fileError && now < end) {
        if (state.ok)
            state.message = QStringLiteral("%1; not heard of since %2, which is borne until %3")
                                .arg(lastError, since, toRfc3339(end));
        return state;
    }
    setTrouble(state, fileError ? fileError->code.toUpper() : QStringLiteral("UNREACHABLE"),
               fileError ? fileError->message + QStringLiteral("; ") + lastError
                         : QStringLiteral("%1; not heard of since %2").arg(lastError, since));
    return state;
}

LicenseState stateByFile(const QByteArray &file, const LicenseSigningKey &publicKey, const QDateTime &newestSeen,
                         int extensionsInUse, const QDateTime &now)
{
    LicenseState state;
    state.source = QStringLiteral("file");
    state.extensionsInUse = extensionsInUse;
    if (file.isEmpty()) {
        setTrouble(state, QStringLiteral("UNLICENSED"), QStringLiteral("this installation has no licence file yet"));
        return state;
    }
    const auto grant = LicenseFile::read(file, publicKey, now, newestSeen);
    if (grant)
        judgeGrant(state, *grant, now);
    else
        setTrouble(state, grant.error().code.toUpper(), grant.error().message);
    return state;
}

} // namespace wakeline::LicenseKeeping
