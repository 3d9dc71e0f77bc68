// SPDX-License-Identifier: GPL-3.0-or-later
#include "StateLooks.h"

#include "CallHistoryModel.h"
#include "CallModel.h"
#include "RegistrationModel.h"

namespace wakeline {

StateLook lookOf(RegistrationState state)
{
    const QString word = stateText(state);
    switch (state) {
    case RegistrationState::Online:
        return {Icon::Online, Tone::Good, word, false};
    case RegistrationState::Offline:
        return {Icon::Offline, Tone::Bad, word, false};
    case RegistrationState::OnCall:
        return {Icon::HandsetFilled, Tone::Busy, word, true};
    case RegistrationState::Ringing:
        return {Icon::Bell, Tone::Alert, word, true};
    case RegistrationState::Checking:
        return {Icon::Checking, Tone::Quiet, word, false};
    }
    return {};
}

StateLook lookOf(CallState state, bool expiring)
{
    const QString word = expiring ? CallModel::tr("Expiring") : stateText(state);
    switch (state) {
    case CallState::Held:
        return {Icon::Held, expiring ? Tone::Bad : Tone::Alert, word, true};
    case CallState::Ringing:
        return {Icon::Bell, Tone::Alert, word, true};
    case CallState::Answered:
        return {Icon::HandsetFilled, Tone::Busy, word, true};
    case CallState::Ended:
        return {Icon::HangUp, Tone::Quiet, word, false};
    }
    return {};
}

StateLook lookOf(PushResult result)
{
    const QString word = stateText(result);
    switch (result) {
    case PushResult::Waiting:
        return {Icon::Checking, Tone::Quiet, word, false};
    case PushResult::Woke:
        return {Icon::Online, Tone::Good, word, false};
    case PushResult::Slow:
        return {Icon::Clock, Tone::Alert, word, true};
    case PushResult::NotWoken:
        return {Icon::Clock, Tone::Alert, word, true};
    case PushResult::Sent:
        return {Icon::Check, Tone::Quiet, word, false};
    case PushResult::Failed:
        return {Icon::Warning, Tone::Bad, word, true};
    }
    return {};
}

StateLook lookOf(Disposition disposition)
{
    const QString word = dispositionText(disposition);
    switch (disposition) {
    case Disposition::Answered:
        return {Icon::Check, Tone::Good, word, false};
    case Disposition::NoAnswer:
        return {Icon::Clock, Tone::Alert, word, false};
    case Disposition::Busy:
        return {Icon::Held, Tone::Alert, word, false};
    case Disposition::Failed:
        return {Icon::Warning, Tone::Bad, word, true};
    case Disposition::Cancelled:
        return {Icon::HangUp, Tone::Quiet, word, false};
    case Disposition::Voicemail:
        return {Icon::Bell, Tone::Quiet, word, false};
    }
    return {};
}

StateLook registrationLook(const QModelIndex &index)
{
    return lookOf(static_cast<RegistrationState>(index.data(StateRole).toInt()));
}

StateLook callLook(const QModelIndex &index)
{
    return lookOf(static_cast<CallState>(index.data(StateRole).toInt()), index.data(CallModel::ExpiringRole).toBool());
}

StateLook pushLook(const QModelIndex &index)
{
    return lookOf(static_cast<PushResult>(index.data(StateRole).toInt()));
}

StateLook recordLook(const QModelIndex &index)
{
    const int disposition = index.data(StateRole).toInt();
    return disposition < 0 ? StateLook() : lookOf(static_cast<Disposition>(disposition));
}

Icon deviceIcon(const QString &userAgent, bool pushCapable)
{
    static const QStringList mobile{QStringLiteral("iphone"), QStringLiteral("ios"),    QStringLiteral("android"),
                                    QStringLiteral("pixel"),  QStringLiteral("galaxy"), QStringLiteral("mobile")};
    const QString agent = userAgent.toLower();
    const bool named =
        std::any_of(mobile.begin(), mobile.end(), [&](const QString &word) { return agent.contains(word); });
    return pushCapable || named ? Icon::Mobile : Icon::Desk;
}

} // namespace wakeline
