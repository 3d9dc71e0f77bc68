// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallModel.h"
#include "ExtensionModel.h"
#include "PushLogModel.h"
#include "RegistrationModel.h"

namespace wakeline {

/// The four live tables of one connection, fed with whole lists and single changes. What one change means to several
/// tables is decided here: a registration is a row of its own and the live state of its extension.
class LiveModels : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    RegistrationModel registrations;
    CallModel calls;
    PushLogModel pushLog;
    ExtensionModel extensions;

    void loadRegistrations(const QList<wakeline::Registration> &list);
    void loadCalls(const QList<wakeline::Call> &list);
    void loadPushLog(const QList<wakeline::PushLogEntry> &list);
    void loadExtensions(const QList<wakeline::Extension> &list);

    void changeRegistration(const wakeline::Registration &registration);
    void changeCall(const wakeline::Call &call);
    void changePush(const wakeline::PushLogEntry &entry);
    void changeExtension(const wakeline::Extension &extension);
    void removeExtension(const QString &number);

    void tick(const QDateTime &now);
    void setStale(bool stale);
};

} // namespace wakeline
