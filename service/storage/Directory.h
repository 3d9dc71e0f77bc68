// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppSessionTable.h"
#include "DirectoryCache.h"
#include "DirectoryFeed.h"
#include "ExtensionBatch.h"
#include "ExtensionTable.h"
#include "PendingDevices.h"
#include "ProvisioningTable.h"

namespace wakeline {

/// The extensions, push targets and app sessions in memory: what calls are decided from and apps are admitted by, also
/// while the database is away.
///
/// Changes made here are visible here at once. Changes by other instances and by the command line arrive within about a
/// second, through the change log that every write of these tables appends to.
class Directory : public QObject
{
    Q_OBJECT

public:
    Directory(Database &database, const SecretBox &box, QObject *parent = nullptr);

    /// Reads everything; call it once at start, after the migrations. Then the directory keeps itself current.
    QCoro::Task<Result<void>> load();
    bool isLoaded() const { return m_loaded; }

    qsizetype extensionCount() const { return m_cache.extensionCount(); }
    std::optional<Extension> extension(const QString &number) const;
    QList<Extension> extensions() const { return m_cache.extensions(); }
    /// Where a call to this number is pushed to: targets with an active token only.
    QList<PushTarget> targetsOf(const QString &number) const;
    QList<Device> devicesOf(const QString &number) const;
    /// All of them, whatever their token's state.
    QList<PushTarget> registeredTargetsOf(const QString &number) const;
    /// The live session of this `sid`; none if it is over.
    std::optional<AppSession> appSession(const QString &sid) const;

    // Written to the database first; errors as in ExtensionTable.
    QCoro::Task<Result<Extension>> addExtension(NewExtension extension);
    QCoro::Task<Result<Extension>> changeExtension(qint64 id, std::optional<qint64> expectedVersion,
                                                   ExtensionChange change);
    QCoro::Task<Result<void>> removeExtension(qint64 id, std::optional<qint64> expectedVersion);
    /// All of them in one transaction, or none; \see extensionBatch. While it runs, other writes wait.
    QCoro::Task<Result<QList<Extension>>> writeExtensions(QList<ExtensionWrite> writes,
                                                          std::shared_ptr<BatchProgress> progress);
    QCoro::Task<Result<QList<Extension>>> switchExtensions(QList<qint64> ids, ExtensionSwitches switches);
    QCoro::Task<Result<QList<qint64>>> removeExtensions(QList<qint64> ids);
    /// An operator's removal. \return `not_found`
    QCoro::Task<Result<Device>> removeDevice(qint64 id, QString reason);

    /// \see AppSessionTable
    QCoro::Task<Result<AppSession>> addAppSession(qint64 extensionId, QString secret, RefreshTokenRow refresh,
                                                  QDateTime now);
    QCoro::Task<Result<AppRotation>> rotateAppSession(QByteArray oldHash, RefreshTokenRow next, QDateTime now);
    QCoro::Task<Result<void>> endAppSession(qint64 id);
    QCoro::Task<Result<QList<AppDeviceSession>>> appSessionsOf(qint64 extensionId)
    {
        return m_sessions.sessionsOf(extensionId);
    }
    /// \see ProvisioningTable::redeem()
    QCoro::Task<Result<AppSession>> redeemCode(QByteArray codeHash, NewDeviceSession session, QDateTime now);
    /// The session that a device's SIP account belongs to; 0 if it is nobody's.
    qint64 sessionOfAccount(const QString &account) const { return m_cache.sessionOfAccount(account); }

    // Valid here at once; the row follows, after an outage if need be.
    /// A device without a row yet has the id 0.
    void rememberDevice(PushTarget target);
    /// The provider calls the token dead: removes it unless it was registered again at or after `deadSince`.
    void forgetToken(const PushTarget &target, const QDateTime &deadSince, const QString &reason);
    void setTokenState(qint64 deviceId, TokenState state);
    void rememberEnvironment(qint64 deviceId, const QString &environment);

    /// Device changes that the database does not have yet.
    qsizetype pendingWrites() const { return m_pending.size(); }
    /// Writes them; resolves when none is left or the database refuses. Call it before Database::shutDown().
    QCoro::Task<> drain();

Q_SIGNALS:
    void extensionChanged(const wakeline::Extension &extension);
    void extensionRemoved(const QString &number);
    void deviceChanged(const wakeline::Device &device);
    void deviceRemoved(qint64 id, const QString &extension, const QString &reason);
    /// This SIP account is no more, here or by another instance: what it registered must go.
    void accountEnded(const QString &account);

    /// Nothing is pending, or the database does not take it now.
    void flushed();

private:
    QCoro::Task<> poll();
    QCoro::Task<> prune();
    void follow(const DirectoryNews &news);
    void dropWhatIsNotIn(const DirectoryNews &news);
    void takeDevice(const StoredDevice &device);

    QCoro::Task<Result<Extension>> applied(QCoro::Task<Result<Extension>> writing);
    QCoro::Task<Result<void>> appliedRemoval(QCoro::Task<Result<Extension>> removing);
    void takeExtension(const Extension &extension);
    void dropExtension(qint64 id);
    void dropDevice(const TokenKey &key, const QString &reason);
    void dropSession(qint64 id);
    /// \param withAccounts  also those that do not depend on the extension's password
    void dropSessionsOf(qint64 extensionId, bool withAccounts);
    std::optional<AppSession> forgetSession(qint64 id);
    QCoro::Task<> removeExpiredSessions(QDateTime now);

    void scheduleFlush(std::chrono::milliseconds delay);
    QCoro::Task<> flush();
    QCoro::Task<bool> writeRegistrations();
    QCoro::Task<bool> writeEdit();
    QCoro::Task<Result<bool>> write(qint64 id, DeviceEdit edit);
    void takeRemembered(const PushTarget &target, const Result<RememberedDevice> &answer);

    Database &m_database;
    ExtensionTable m_extensions;
    DeviceTable m_devices;
    AppSessionTable m_sessions;
    ProvisioningTable m_codes;
    DirectoryFeed m_feed;
    DirectoryCache m_cache;
    PendingDevices m_pending;
    QTimer m_pollTimer;
    QTimer m_pruneTimer;
    QTimer m_flushTimer;
    qint64 m_lastSeq = 0;
    bool m_loaded = false;
    bool m_polling = false;
    bool m_flushing = false;
    qsizetype m_groupLimit;
    bool m_surplusReported = false;
};

} // namespace wakeline
