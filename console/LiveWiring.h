// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChangeQueue.h"
#include "LiveModels.h"
#include "LiveSession.h"

namespace wakeline {

/// Lets everything the session learns flow into the tables. Both live at least as long as the connection between them,
/// which ends with either. The caller ticks: `models.tick(session.serverNow())` once a second.
inline void connectLive(LiveSession &session, LiveModels &models)
{
    auto *queue = new ChangeQueue(models);
    const auto into = [&](auto signal, auto slot) {
        QObject::connect(&session, signal, queue, &ChangeQueue::flush);
        QObject::connect(&session, signal, &models, slot);
    };
    const auto change = [&]<typename Value>(void (LiveSession::*signal)(Value), void (LiveModels::*slot)(Value)) {
        QObject::connect(&session, signal, queue, [queue, &models, slot](Value value) {
            queue->post([&models, slot, value = std::decay_t<Value>(value)] { (models.*slot)(value); });
        });
    };
    into(&LiveSession::registrationsLoaded, &LiveModels::loadRegistrations);
    into(&LiveSession::callsLoaded, &LiveModels::loadCalls);
    into(&LiveSession::pushLogLoaded, &LiveModels::loadPushLog);
    into(&LiveSession::extensionsArrived, &LiveModels::addExtensions);
    into(&LiveSession::extensionsLoaded, &LiveModels::loadExtensions);
    into(&LiveSession::licensesLoaded, &LiveModels::loadLicenses);
    into(&LiveSession::voicemailBoxesLoaded, &LiveModels::loadVoicemailBoxes);
    into(&LiveSession::systemLoaded, &LiveModels::loadSystem);
    change(&LiveSession::registrationChanged, &LiveModels::changeRegistration);
    change(&LiveSession::callChanged, &LiveModels::changeCall);
    change(&LiveSession::pushChanged, &LiveModels::changePush);
    change(&LiveSession::extensionChanged, &LiveModels::changeExtension);
    change(&LiveSession::extensionDeleted, &LiveModels::removeExtension);
    change(&LiveSession::licenseChanged, &LiveModels::changeLicense);
    change(&LiveSession::voicemailBoxChanged, &LiveModels::changeVoicemailBox);
    change(&LiveSession::voicemailBoxRemoved, &LiveModels::removeVoicemailBox);
    change(&LiveSession::voicemailChanged, &LiveModels::countVoicemail);
    change(&LiveSession::voicemailRemoved, &LiveModels::countVoicemail);
    change(&LiveSession::partStatusChanged, &LiveModels::changePart);
    QObject::connect(&session, &LiveSession::loaded, queue, &ChangeQueue::flush);
    QObject::connect(&session, &LiveSession::alarmRaised, &models,
                     [&session, &models](const QString &code, const QString &message) {
                         models.system.raise({code, message, session.serverNow()});
                     });
    into(&LiveSession::stale, &LiveModels::setStale);
}

} // namespace wakeline
