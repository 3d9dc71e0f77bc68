// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "EventFeed.h"

#include <deque>
#include <functional>

namespace wakeline {

/// Brings the lists and the live feed together: what it emits, applied in order, is the server's state.
///
/// When the feed starts anew, the lists are loaded over REST while events queue up, and the queue is applied on top: an
/// event is at least as new as the list it meets, because the feed was live before the lists were asked for. Only what
/// the operator's role may read is asked for (RoleRights.h); the other lists are then told as empty.
class LiveSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int pushLogLength = 500; ///< newest entries to load
    static constexpr int queueLimit = 20000;  ///< events waiting for a load; beyond it the load begins again

    /// Both outlive this object. From then on the feed starts with every sign-in and stops with every sign-out.
    LiveSession(ApiClient &client, EventFeed &feed, QObject *parent = nullptr);
    ~LiveSession() override;

    /// Loads everything anew (F5) without dropping what is shown.
    void reload();

    bool isStale() const { return m_stale; }
    /// This computer's time; invalid while not stale.
    QDateTime staleSince() const { return m_staleSince; }
    bool isLoading() const { return m_loading; }
    /// The server's time, for LiveModels::tick(): countdowns must not depend on this computer's clock being right.
    QDateTime serverNow() const;

Q_SIGNALS:
    /// What is shown may be out of date since then (this computer's time), or is live again.
    void stale(bool stale, const QDateTime &since);
    /// A load begins or is over. Known rows stay where they are meanwhile.
    void loadingChanged(bool loading);
    /// The lists could not be loaded; another attempt follows at that time by itself.
    void loadFailed(const wakeline::ApiError &error, const QDateTime &nextAttemptAt);

    /// All lists were told; what the role may read is known from here on.
    void loaded();
    void registrationsLoaded(const QList<wakeline::Registration> &list);
    void callsLoaded(const QList<wakeline::Call> &list);
    void pushLogLoaded(const QList<wakeline::PushLogEntry> &list);
    void extensionsLoaded(const QList<wakeline::Extension> &list);
    /// A part of the list that is on its way: something to show before extensionsLoaded() brings the whole.
    void extensionsArrived(const QList<wakeline::Extension> &part);
    void licensesLoaded(const QList<wakeline::License> &list);

    void voicemailBoxesLoaded(const QList<wakeline::VoicemailBox> &list);

    void registrationChanged(const wakeline::Registration &registration);
    void callChanged(const wakeline::Call &call);
    /// A call is over, and what remains of it is stored.
    void callRecorded(const wakeline::CallRecord &record);
    void pushChanged(const wakeline::PushLogEntry &entry);
    void extensionChanged(const wakeline::Extension &extension);
    void extensionDeleted(const QString &number);
    void voicemailBoxChanged(const wakeline::VoicemailBox &box);
    void voicemailBoxRemoved(qint64 id);
    /// A message came, was read, or was restored.
    void voicemailChanged(const wakeline::VoicemailChange &change);
    void voicemailRemoved(const wakeline::VoicemailChange &change);
    void deviceChanged(const wakeline::Device &device);
    void deviceRemoved(qint64 id, const QString &extension, const QString &reason);
    void licenseChanged(const wakeline::License &license);
    /// A seat of a licence was taken, kept by a heartbeat, or is free again.
    void installationChanged(const wakeline::Installation &installation);
    /// What went through this gateway since the service started.
    void gatewayPushes(qint64 forwarded, qint64 deadTokens);
    /// How this installation stands with its own licence.
    void ownLicenseChanged(const wakeline::LicenseState &state);
    /// What an operator has just done, or was refused.
    void auditRecorded(const wakeline::AuditEntry &entry);
    void alarmRaised(const QString &code, const QString &message);
    void systemLoaded(const wakeline::SystemStatus &status);
    void partStatusChanged(const wakeline::PartStatus &part);

private:
    template <typename T>
    using PartHandler = std::function<void(const QList<T> &)>;

    struct Snapshot
    {
        QList<Registration> registrations;
        QList<Call> calls;
        QList<PushLogEntry> pushLog;
        QList<Extension> extensions;
        QList<VoicemailBox> voicemailBoxes;
        QList<License> licenses;
        SystemStatus system;
    };
    void adopt(Role role);
    void onStatus(const FeedStatus &status);
    void onWelcomed(bool resumed);
    void onEvent(const Event &event);
    void apply(const Event &event);
    void beginLoad();
    QCoro::Task<void> load(quint64 generation);
    static QCoro::Task<ApiResult<Snapshot>> loadLists(QPointer<ApiClient> client, Role role,
                                                      PartHandler<Extension> onExtensions);
    void publish(const Snapshot &snapshot);
    void retryLater(const ApiError &error);
    void setStale(bool stale, const QDateTime &since);
    void setLoading(bool loading);

    ApiClient &m_client;
    EventFeed &m_feed;
    std::optional<Role> m_role; ///< of the operator who is signed in
    bool m_stale = false;
    QDateTime m_staleSince;
    bool m_loading = false;
    bool m_loaded = false;    ///< the lists were loaded in this session and every event since was applied
    quint64 m_generation = 0; ///< of the load that counts
    int m_loadFailures = 0;
    std::deque<Event> m_queue;
    QTimer m_retryTimer;
    ClockOffset m_clock; ///< by events; nearer than the Date of an answer
};

} // namespace wakeline
