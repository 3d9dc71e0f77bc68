// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessTokens.h"
#include "ApiPage.h"
#include "ApiTransport.h"
#include "AppDeviceSession.h"
#include "AuditQuery.h"
#include "Call.h"
#include "CallHistoryFilter.h"
#include "CallPreview.h"
#include "ConnectionProfile.h"
#include "DashboardStats.h"
#include "Extension.h"
#include "ExtensionBulk.h"
#include "ExtensionImport.h"
#include "License.h"
#include "Operator.h"
#include "ProvisioningCode.h"
#include "Registration.h"
#include "SettingValue.h"
#include "SystemStatus.h"
#include "VoicemailBox.h"
#include "VoicemailMessage.h"

namespace wakeline {

/// The server's REST interface (docs/http-api.md): one call, one coroutine.
///
/// A 401 renews the access token, once for all calls that wait for it, and repeats the call once. Whoever awaits a call
/// may outlive this object: the call then ends as Cancelled.
class ApiClient : public QObject, public AccessTokens
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultTimeout{15000};

    /// \param trust  outlives this object
    ApiClient(const ConnectionProfile &profile, ServerTrust &trust, std::chrono::milliseconds timeout = defaultTimeout,
              QObject *parent = nullptr);
    ~ApiClient() override;

    QCoro::Task<ApiResult<Operator>> signIn(QString username, QString password);
    /// Continues a session from an earlier run. The token is single use: sessionChanged() brings the next one.
    QCoro::Task<ApiResult<Operator>> resume(QString refreshToken);
    /// Exchanges the refresh token for a new session, once for all who ask meanwhile.
    QCoro::Task<ApiResult<void>> refresh();
    /// Ends the session here, and on the server if it can be reached.
    QCoro::Task<ApiResult<void>> signOut();
    QCoro::Task<ApiResult<Operator>> me();

    QCoro::Task<ApiResult<ApiPage<Extension>>> extensions(PageQuery page = {}, QString search = {});
    QCoro::Task<ApiResult<Extension>> extension(qint64 id);
    QCoro::Task<ApiResult<Extension>> createExtension(ExtensionDraft draft);
    /// \param version  of the extension as it was read (Extension::version); if it has changed since, 412 and no change
    QCoro::Task<ApiResult<Extension>> changeExtension(qint64 id, ExtensionDraft draft, qint64 version);
    QCoro::Task<ApiResult<void>> deleteExtension(qint64 id, qint64 version);

    /// One change of many; those that were gone are named, the others are changed all the same.
    QCoro::Task<ApiResult<ExtensionBulkAnswer>> changeExtensions(ExtensionBulk bulk);
    /// What an import of this CSV file would do, and what is wrong with it; nothing is changed.
    QCoro::Task<ApiResult<ExtensionImport>> tryImport(QByteArray csv, bool update, QPointer<Transfer> transfer);
    /// Begins to import it: all of it or nothing.
    QCoro::Task<ApiResult<ExtensionImport>> beginImport(QByteArray csv, bool update, QPointer<Transfer> transfer);
    QCoro::Task<ApiResult<ExtensionImport>> importState(QString id);
    /// Cancels it if it still runs; answers how it ended, with the passwords that the service made.
    QCoro::Task<ApiResult<ExtensionImport>> endImport(QString id);
    /// What would become of a call to the extension, with values that need not be saved.
    QCoro::Task<ApiResult<CallPreview>> tryCall(qint64 extensionId, CallTrial trial);

    QCoro::Task<ApiResult<ApiPage<Registration>>> registrations(PageQuery page = {});
    /// Of the extension with this id; 404 if it never registered.
    QCoro::Task<ApiResult<Registration>> registration(qint64 extensionId);
    QCoro::Task<ApiResult<ApiPage<Device>>> devices(qint64 extensionId, PageQuery page = {});
    /// Logs the device out: its push token and its app's session are gone, and its SIP account if it has one of its
    /// own.
    QCoro::Task<ApiResult<void>> removeDevice(qint64 extensionId, qint64 deviceId);
    /// The apps that are signed in to the extension, those included that no push can wake.
    QCoro::Task<ApiResult<ApiPage<AppDeviceSession>>> appSessions(qint64 extensionId, PageQuery page = {});
    /// Logs the app out, with its push devices and its SIP account if it has one of its own.
    QCoro::Task<ApiResult<void>> endAppSession(qint64 extensionId, qint64 sessionId);
    /// A code that signs one app in to the extension, once. It is a secret until it is used or has run out.
    QCoro::Task<ApiResult<ProvisioningCode>> makeQrLogin(qint64 extensionId);
    /// Pushes to every device of the extension; one entry per device, answered once the providers have.
    QCoro::Task<ApiResult<QList<PushLogEntry>>> testPush(qint64 extensionId);

    QCoro::Task<ApiResult<ApiPage<Call>>> activeCalls(PageQuery page = {});
    /// Ends an answered call; both sides are told.
    QCoro::Task<ApiResult<void>> hangUp(QString callId);
    /// Hands an answered call on to another extension; whether that answers is told by the call itself.
    /// \param callerStays  else the called side goes on to the target
    QCoro::Task<ApiResult<void>> transferCall(QString callId, QString target, bool callerStays);
    /// Calls that are over, newest first. \param before  only records older than this one
    QCoro::Task<ApiResult<ApiPage<CallRecord>>> callRecords(CallHistoryFilter filter, std::optional<qint64> before = {},
                                                            int limit = 100);
    /// The same as CSV, a large part at a time.
    QCoro::Task<ApiResult<CsvPart>> exportCallRecords(CallHistoryFilter filter, std::optional<qint64> before = {});
    QCoro::Task<ApiResult<ApiPage<PushLogEntry>>> pushLogs(PushLogFilter filter = {});
    QCoro::Task<ApiResult<SystemStatus>> systemStatus();
    QCoro::Task<ApiResult<DashboardStats>> dashboardStats(StatsPeriod period);

    /// How this installation stands; 404: it needs no licence.
    QCoro::Task<ApiResult<LicenseState>> ownLicense();
    QCoro::Task<ApiResult<LicenseState>> useLicenseKey(QString key);
    /// \param text  the signed file as it is
    QCoro::Task<ApiResult<LicenseState>> useLicenseFile(QByteArray text);
    QCoro::Task<ApiResult<LicenseState>> giveLicenseBack();
    QCoro::Task<ApiResult<ApiPage<License>>> licenses(PageQuery page = {});
    QCoro::Task<ApiResult<License>> license(qint64 id);
    /// The key is in the answer and nowhere else: this call is never repeated by itself.
    QCoro::Task<ApiResult<IssuedLicense>> issueLicense(LicenseDraft draft);
    QCoro::Task<ApiResult<License>> changeLicense(qint64 id, LicenseDraft draft, qint64 version);
    /// \param expiresAt  no value: never
    QCoro::Task<ApiResult<License>> renewLicense(qint64 id, std::optional<QDateTime> expiresAt, qint64 version);
    enum class LicenseAct { Suspend, Reinstate, Revoke };
    QCoro::Task<ApiResult<License>> actOnLicense(qint64 id, LicenseAct act, qint64 version);
    /// A new key for another holder; the old key and its installations are gone.
    QCoro::Task<ApiResult<IssuedLicense>> transferLicense(qint64 id, LicenseDraft holder, qint64 version);
    /// The signed file, for any installation of the licence.
    QCoro::Task<ApiResult<AnsweredFile>> licenseFile(qint64 id);
    QCoro::Task<ApiResult<ApiPage<Installation>>> installations(qint64 licenseId, PageQuery page = {});
    QCoro::Task<ApiResult<void>> releaseInstallation(qint64 licenseId, QString instanceId);
    /// What the licence's installations pushed through this gateway, newest first.
    QCoro::Task<ApiResult<ApiPage<PushLogEntry>>> licensePushes(qint64 licenseId, int limit);
    QCoro::Task<ApiResult<ApiPage<Tier>>> tiers();
    /// \param tier  as it was read but for what is to change; version 0: a new one
    QCoro::Task<ApiResult<Tier>> putTier(Tier tier);

    QCoro::Task<ApiResult<ApiPage<Operator>>> operators(PageQuery page = {});
    QCoro::Task<ApiResult<Operator>> operatorAccount(qint64 id);
    QCoro::Task<ApiResult<Operator>> createOperator(OperatorDraft draft);
    /// Signs the operator out everywhere.
    QCoro::Task<ApiResult<Operator>> changeOperator(qint64 id, OperatorDraft draft, qint64 version);
    QCoro::Task<ApiResult<void>> deleteOperator(qint64 id, qint64 version);
    /// One's own: every other session of this operator ends, and this one goes on with new tokens.
    QCoro::Task<ApiResult<void>> changePassword(QString oldPassword, QString newPassword);
    /// Newest first. \param before  only entries older than this one
    QCoro::Task<ApiResult<ApiPage<AuditEntry>>> auditLog(AuditQuery filter, std::optional<qint64> before, int limit);
    /// The server's, all of them.
    QCoro::Task<ApiResult<ApiPage<SettingValue>>> settings();
    QCoro::Task<ApiResult<ReloadReport>> reloadSettings();

    QCoro::Task<ApiResult<ApiPage<VoicemailBox>>> voicemailBoxes(PageQuery page = {});
    QCoro::Task<ApiResult<VoicemailBox>> voicemailBox(qint64 id);
    QCoro::Task<ApiResult<VoicemailBox>> createVoicemailBox(VoicemailBoxDraft draft);
    QCoro::Task<ApiResult<VoicemailBox>> changeVoicemailBox(qint64 id, VoicemailBoxDraft draft, qint64 version);
    /// With its messages, for good.
    QCoro::Task<ApiResult<void>> deleteVoicemailBox(qint64 id, qint64 version);
    /// The box's own audio; 404 without one.
    QCoro::Task<ApiResult<AnsweredFile>> voicemailGreeting(qint64 boxId, QPointer<Transfer> transfer);
    /// \param sound  a whole sound file
    QCoro::Task<ApiResult<VoicemailBox>> putVoicemailGreeting(qint64 boxId, QByteArray sound, GreetingKind kind,
                                                              qint64 version, QPointer<Transfer> transfer);
    QCoro::Task<ApiResult<void>> removeVoicemailGreeting(qint64 boxId, qint64 version);
    /// Newest first. \param boxId  no value: of all boxes
    QCoro::Task<ApiResult<ApiPage<VoicemailMessage>>> voicemailMessages(std::optional<qint64> boxId, PageQuery page);
    QCoro::Task<ApiResult<VoicemailMessage>> markVoicemailRead(qint64 boxId, qint64 id);
    /// It can be restored for 30 seconds.
    QCoro::Task<ApiResult<void>> deleteVoicemail(qint64 boxId, qint64 id);
    QCoro::Task<ApiResult<VoicemailMessage>> restoreVoicemail(qint64 boxId, qint64 id);
    /// The recording, a WAV file.
    QCoro::Task<ApiResult<AnsweredFile>> voicemailSound(qint64 boxId, qint64 id, QPointer<Transfer> transfer);

    QCoro::Task<ApiResult<AccessToken>> accessToken(QString rejected) override;

    bool isSignedIn() const { return m_session.has_value(); }
    /// Who is signed in; role decides which controls are shown.
    std::optional<Operator> account() const;
    /// How far the server's clock is ahead of this computer's, from its answers; no value until the first.
    std::optional<std::chrono::milliseconds> clockAhead() const { return m_transport.clockAhead(); }

Q_SIGNALS:
    /// A new session: after a sign-in and after every renewal. The refresh token in it is a secret.
    void sessionChanged(const wakeline::OperatorSession &session);
    /// The session is over: signed out here, or ended by the server (`reason` is then its words).
    void signedOut(const QString &reason);
    void renewalFinished();

private:
    QCoro::Task<ApiResult<ApiReply>> send(ApiRequest request);
    QCoro::Task<ApiResult<OperatorSession>> exchange(QString path, QJsonObject body);
    template <typename T>
    QCoro::Task<ApiResult<T>> one(ApiRequest request);
    template <typename T>
    QCoro::Task<ApiResult<ApiPage<T>>> list(QString path, QUrlQuery query);
    QCoro::Task<ApiResult<void>> command(ApiRequest request);
    QCoro::Task<ApiResult<AnsweredFile>> sound(QString path, QPointer<Transfer> transfer);
    void adopt(const OperatorSession &session);
    void endSession(const QString &reason);
    QDateTime accessExpiry() const;

    ApiTransport m_transport;
    std::optional<OperatorSession> m_session;
    bool m_renewing = false;
    ApiResult<void> m_lastRenewal;
    bool m_closing = false;
};

} // namespace wakeline
