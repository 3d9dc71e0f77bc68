// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseLooks.h"

#include "LiveTable.h"

namespace wakeline {

StateLook lookOf(LicenseCondition condition)
{
    const QString word = stateText(condition);
    switch (condition) {
    case LicenseCondition::Active:
        return {Icon::Online, Tone::Good, word, false};
    case LicenseCondition::Grace:
        return {Icon::Clock, Tone::Alert, word, true};
    case LicenseCondition::Expired:
        return {Icon::Warning, Tone::Bad, word, true};
    case LicenseCondition::Suspended:
        return {Icon::Held, Tone::Alert, word, true};
    case LicenseCondition::Revoked:
        return {Icon::Offline, Tone::Quiet, word, false};
    }
    return {};
}

StateLook lookOf(InstallationState state)
{
    const QString word = stateText(state);
    switch (state) {
    case InstallationState::Alive:
        return {Icon::Online, Tone::Good, word, false};
    case InstallationState::Dead:
        return {Icon::Unplugged, Tone::Alert, word, true};
    case InstallationState::Released:
        return {Icon::Offline, Tone::Quiet, word, false};
    }
    return {};
}

StateLook lookOf(const LicenseState &state)
{
    const QString word = licenseCodeText(state.code);
    if (state.ok)
        return {Icon::Online, Tone::Good, word, false};
    const bool passing = state.code == QLatin1String("PENDING") || state.code == enumName(ValidationCode::Overdue) ||
                         state.code == enumName(ValidationCode::TooManyExtensions);
    return {passing ? Icon::Clock : Icon::Warning, passing ? Tone::Alert : Tone::Bad, word, true};
}

StateLook licenseLook(const QModelIndex &index)
{
    return lookOf(static_cast<LicenseCondition>(index.data(StateRole).toInt()));
}

} // namespace wakeline
