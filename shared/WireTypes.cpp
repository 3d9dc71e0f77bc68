// SPDX-License-Identifier: GPL-3.0-or-later
// The readers and the writer of every wire type: see WAKELINE_WIRE_TYPE in Json.h.
#include "AppDeviceSession.h"
#include "AppProfile.h"
#include "AuditEntry.h"
#include "Call.h"
#include "CallPreview.h"
#include "CallRecord.h"
#include "CallRules.h"
#include "DashboardStats.h"
#include "Device.h"
#include "Event.h"
#include "Extension.h"
#include "ExtensionBulk.h"
#include "ExtensionImport.h"
#include "License.h"
#include "Listening.h"
#include "Operator.h"
#include "ProvisioningCode.h"
#include "PushLogEntry.h"
#include "RecorderReport.h"
#include "Registration.h"
#include "SettingValue.h"
#include "SystemStatus.h"
#include "TransferOrder.h"
#include "VoicemailBox.h"
#include "VoicemailMessage.h"

#define WAKELINE_COMPILE_WIRE_TYPE(T)                                                                                  \
    template Result<T> fromJson<T>(const QJsonObject &, const QString &);                                              \
    template Result<void> applyJson<T>(T &, const QJsonObject &);                                                      \
    template QJsonObject toJson<T>(const T &);

namespace wakeline {

WAKELINE_COMPILE_WIRE_TYPE(AppDeviceSession)
WAKELINE_COMPILE_WIRE_TYPE(AppProfile)
WAKELINE_COMPILE_WIRE_TYPE(AppProfileDraft)
WAKELINE_COMPILE_WIRE_TYPE(SipAccount)
WAKELINE_COMPILE_WIRE_TYPE(AuditChange)
WAKELINE_COMPILE_WIRE_TYPE(AuditTarget)
WAKELINE_COMPILE_WIRE_TYPE(AuditEntry)
WAKELINE_COMPILE_WIRE_TYPE(Call)
WAKELINE_COMPILE_WIRE_TYPE(PreviewStep)
WAKELINE_COMPILE_WIRE_TYPE(CallTrial)
WAKELINE_COMPILE_WIRE_TYPE(CallPreview)
WAKELINE_COMPILE_WIRE_TYPE(CallRecord)
WAKELINE_COMPILE_WIRE_TYPE(QuietHours)
WAKELINE_COMPILE_WIRE_TYPE(CallRules)
WAKELINE_COMPILE_WIRE_TYPE(LiveCounts)
WAKELINE_COMPILE_WIRE_TYPE(LoadSample)
WAKELINE_COMPILE_WIRE_TYPE(CallBucket)
WAKELINE_COMPILE_WIRE_TYPE(PushBucket)
WAKELINE_COMPILE_WIRE_TYPE(PushTotals)
WAKELINE_COMPILE_WIRE_TYPE(PushOutcomeCount)
WAKELINE_COMPILE_WIRE_TYPE(VoicemailWaiting)
WAKELINE_COMPILE_WIRE_TYPE(DashboardStats)
WAKELINE_COMPILE_WIRE_TYPE(Device)
WAKELINE_COMPILE_WIRE_TYPE(Event)
WAKELINE_COMPILE_WIRE_TYPE(FollowMeNumber)
WAKELINE_COMPILE_WIRE_TYPE(Extension)
WAKELINE_COMPILE_WIRE_TYPE(ExtensionDraft)
WAKELINE_COMPILE_WIRE_TYPE(ExtensionBulk)
WAKELINE_COMPILE_WIRE_TYPE(ExtensionBulkAnswer)
WAKELINE_COMPILE_WIRE_TYPE(ImportProblem)
WAKELINE_COMPILE_WIRE_TYPE(ImportChange)
WAKELINE_COMPILE_WIRE_TYPE(ImportedPassword)
WAKELINE_COMPILE_WIRE_TYPE(ExtensionImport)
WAKELINE_COMPILE_WIRE_TYPE(Tier)
WAKELINE_COMPILE_WIRE_TYPE(License)
WAKELINE_COMPILE_WIRE_TYPE(LicenseDraft)
WAKELINE_COMPILE_WIRE_TYPE(IssuedLicense)
WAKELINE_COMPILE_WIRE_TYPE(Installation)
WAKELINE_COMPILE_WIRE_TYPE(LicenseState)
WAKELINE_COMPILE_WIRE_TYPE(ListeningRequest)
WAKELINE_COMPILE_WIRE_TYPE(ListenedMessage)
WAKELINE_COMPILE_WIRE_TYPE(ListeningReply)
WAKELINE_COMPILE_WIRE_TYPE(Operator)
WAKELINE_COMPILE_WIRE_TYPE(OperatorDraft)
WAKELINE_COMPILE_WIRE_TYPE(OperatorSession)
WAKELINE_COMPILE_WIRE_TYPE(ProvisioningCode)
WAKELINE_COMPILE_WIRE_TYPE(EarlierAttempt)
WAKELINE_COMPILE_WIRE_TYPE(PushLogEntry)
WAKELINE_COMPILE_WIRE_TYPE(Recording)
WAKELINE_COMPILE_WIRE_TYPE(RecorderReport)
WAKELINE_COMPILE_WIRE_TYPE(RecorderAnswer)
WAKELINE_COMPILE_WIRE_TYPE(RecordedBox)
WAKELINE_COMPILE_WIRE_TYPE(Binding)
WAKELINE_COMPILE_WIRE_TYPE(Registration)
WAKELINE_COMPILE_WIRE_TYPE(SettingValue)
WAKELINE_COMPILE_WIRE_TYPE(ReloadReport)
WAKELINE_COMPILE_WIRE_TYPE(PartStatus)
WAKELINE_COMPILE_WIRE_TYPE(SystemStatus)
WAKELINE_COMPILE_WIRE_TYPE(TransferOrder)
WAKELINE_COMPILE_WIRE_TYPE(VoicemailBox)
WAKELINE_COMPILE_WIRE_TYPE(VoicemailBoxDraft)
WAKELINE_COMPILE_WIRE_TYPE(VoicemailMessage)
WAKELINE_COMPILE_WIRE_TYPE(VoicemailChange)

} // namespace wakeline
