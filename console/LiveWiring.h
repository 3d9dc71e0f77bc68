// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveModels.h"
#include "LiveSession.h"

namespace wakeline {

/// Lets everything the session learns flow into the tables. Both live at least as long as the connection between them,
/// which ends with either. The caller ticks: `models.tick(session.serverNow())` once a second.
inline void connectLive(LiveSession &session, LiveModels &models)
{
    const auto into = [&](auto signal, auto slot) { QObject::connect(&session, signal, &models, slot); };
    into(&LiveSession::registrationsLoaded, &LiveModels::loadRegistrations);
    into(&LiveSession::callsLoaded, &LiveModels::loadCalls);
    into(&LiveSession::pushLogLoaded, &LiveModels::loadPushLog);
    into(&LiveSession::extensionsArrived, &LiveModels::addExtensions);
    into(&LiveSession::extensionsLoaded, &LiveModels::loadExtensions);
    into(&LiveSession::registrationChanged, &LiveModels::changeRegistration);
    into(&LiveSession::callChanged, &LiveModels::changeCall);
    into(&LiveSession::pushChanged, &LiveModels::changePush);
    into(&LiveSession::extensionChanged, &LiveModels::changeExtension);
    into(&LiveSession::extensionDeleted, &LiveModels::removeExtension);
    into(&LiveSession::licensesLoaded, &LiveModels::loadLicenses);
    into(&LiveSession::licenseChanged, &LiveModels::changeLicense);
    into(&LiveSession::voicemailBoxesLoaded, &LiveModels::loadVoicemailBoxes);
    into(&LiveSession::voicemailBoxChanged, &LiveModels::changeVoicemailBox);
    into(&LiveSession::voicemailBoxRemoved, &LiveModels::removeVoicemailBox);
    into(&LiveSession::voicemailChanged, &LiveModels::countVoicemail);
    into(&LiveSession::voicemailRemoved, &LiveModels::countVoicemail);
    into(&LiveSession::systemLoaded, &LiveModels::loadSystem);
    into(&LiveSession::partStatusChanged, &LiveModels::changePart);
    QObject::connect(&session, &LiveSession::alarmRaised, &models,
                     [&session, &models](const QString &code, const QString &message) {
                         models.system.raise({code, message, session.serverNow()});
                     });
    into(&LiveSession::stale, &LiveModels::setStale);
}

} // namespace wakeline
