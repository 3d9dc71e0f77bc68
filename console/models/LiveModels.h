// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallModel.h"
#include "ExtensionModel.h"
#include "LicenseModel.h"
#include "PushLogModel.h"
#include "RegistrationModel.h"
#include "SystemStatusModel.h"
#include "VoicemailBoxModel.h"

#include <QTimer>

namespace wakeline {

/// The live tables of one connection, fed with whole lists and single changes. What one change means to several
/// tables is decided here: a registration is a row of its own and the live state of its extension.
class LiveModels : public QObject
{
    Q_OBJECT

public:
    explicit LiveModels(QObject *parent = nullptr);

    RegistrationModel registrations;
    CallModel calls;
    PushLogModel pushLog;
    ExtensionModel extensions;
    LicenseModel licenses;
    SystemStatusModel system;
    VoicemailBoxModel voicemailBoxes;

    /// A long list comes beside the extensions in slices, so that nothing stands still meanwhile.
    void loadRegistrations(const QList<wakeline::Registration> &list);
    void loadCalls(const QList<wakeline::Call> &list);
    void loadPushLog(const QList<wakeline::PushLogEntry> &list);
    void addExtensions(const QList<wakeline::Extension> &part);
    void loadExtensions(const QList<wakeline::Extension> &list);
    void loadVoicemailBoxes(const QList<wakeline::VoicemailBox> &list);

    void changeRegistration(const wakeline::Registration &registration);
    void changeCall(const wakeline::Call &call);
    void changePush(const wakeline::PushLogEntry &entry);
    void changeExtension(const wakeline::Extension &extension);
    void removeExtension(const QString &number);
    void changeVoicemailBox(const wakeline::VoicemailBox &box);
    void removeVoicemailBox(qint64 id);
    /// Something became of a message, and its box holds more or fewer new ones since.
    void countVoicemail(const wakeline::VoicemailChange &change);

    void loadSystem(const wakeline::SystemStatus &status);
    void changePart(const wakeline::PartStatus &part);

    void loadLicenses(const QList<wakeline::License> &list);
    void changeLicense(const wakeline::License &license);

    /// Many changes follow: what is counted beside them is told once, when they are over, and extensions that go
    /// meanwhile go together then.
    void holdCounts(bool hold);
    /// Those whose cells change by the clock; the calls first, for their countdowns.
    QList<LiveTable *> timedTables();
    void tick(const QDateTime &now);
    void setStale(bool stale);

    /// Registrations that one turn of the event loop lets into the extensions: about twenty milliseconds.
    static constexpr int registrationSlice = 5000;

private:
    void removeTogether();
    void takeNext();

    bool m_countsHeld = false;
    QSet<QString> m_leaving;      ///< extensions, while counts are held
    QList<Registration> m_coming; ///< loaded, and not yet beside their extensions
    QSet<QString> m_told;         ///< extensions of which something newer is known than what m_coming holds
    QTimer m_comingTimer;
};

} // namespace wakeline
