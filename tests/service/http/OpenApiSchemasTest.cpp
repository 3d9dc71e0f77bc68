// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppBodies.h"
#include "AppDeviceSession.h"
#include "AppProfile.h"
#include "AuditEntry.h"
#include "AuthBodies.h"
#include "CallPreview.h"
#include "CallRecord.h"
#include "DashboardStats.h"
#include "Event.h"
#include "Extension.h"
#include "ExtensionBulk.h"
#include "ExtensionImport.h"
#include "FieldTableComparison.h"
#include "License.h"
#include "LicenseBodies.h"
#include "OpenApiDocument.h"
#include "Operator.h"
#include "OwnLicenseBodies.h"
#include "ProvisioningBodies.h"
#include "ProvisioningCode.h"
#include "PushBody.h"
#include "Registration.h"
#include "SettingValue.h"
#include "SystemStatus.h"
#include "TransferOrder.h"
#include "VendorBodies.h"
#include "VoicemailBox.h"
#include "VoicemailMessage.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace wakeline;

namespace {

/// Every type on the wire: shared/ and the bodies of the routes.
void compareTables(FieldTableComparison &document)
{
    document.compareTable<ActivateBody>("ActivateBody");
    document.compareTable<AppCodeBody>("AppCodeBody");
    document.compareTable<AppDeviceSession>("AppDeviceSession");
    document.compareTable<AppProfile>("AppProfile");
    document.compareTable<AppProfileDraft>("AppProfileDraft");
    document.compareTable<AppRefreshBody>("AppRefreshBody");
    document.compareTable<AuditChange>("AuditChange");
    document.compareTable<AuditEntry>("AuditEntry");
    document.compareTable<AuditTarget>("AuditTarget");
    document.compareTable<AuthBody>("AuthBody");
    document.compareTable<OperatorDraft>("OperatorDraft");
    document.compareTable<PasswordBody>("PasswordBody");
    document.compareTable<ReloadReport>("ReloadReport");
    document.compareTable<SettingValue>("SettingValue");
    document.compareTable<Binding>("Binding");
    document.compareTable<Call>("Call");
    document.compareTable<TransferOrder>("TransferOrder");
    document.compareTable<CallRecord>("CallRecord");
    document.compareTable<CallPreview>("CallPreview");
    document.compareTable<CallTrial>("CallTrial");
    document.compareTable<PreviewStep>("PreviewStep");
    document.compareTable<ExtensionBulk>("ExtensionBulk");
    document.compareTable<ExtensionBulkAnswer>("ExtensionBulkAnswer");
    document.compareTable<ExtensionImport>("ExtensionImport");
    document.compareTable<ImportChange>("ImportChange");
    document.compareTable<ImportProblem>("ImportProblem");
    document.compareTable<ImportedPassword>("ImportedPassword");
    document.compareTable<CallBucket>("CallBucket");
    document.compareTable<DashboardStats>("DashboardStats");
    document.compareTable<LiveCounts>("LiveCounts");
    document.compareTable<LoadSample>("LoadSample");
    document.compareTable<PushBucket>("PushBucket");
    document.compareTable<PushOutcomeCount>("PushOutcomeCount");
    document.compareTable<PushTotals>("PushTotals");
    document.compareTable<VoicemailWaiting>("VoicemailWaiting");
    document.compareTable<DeactivateBody>("DeactivateBody");
    document.compareTable<Device>("Device");
    document.compareTable<EarlierAttempt>("EarlierAttempt");
    document.compareTable<Event>("Event");
    document.compareTable<Extension>("Extension");
    document.compareTable<ExtensionDraft>("ExtensionDraft");
    document.compareTable<CallRules>("CallRules");
    document.compareTable<FollowMeNumber>("FollowMeNumber");
    document.compareTable<QuietHours>("QuietHours");
    document.compareTable<ForgetTokenBody>("ForgetTokenBody");
    document.compareTable<HeartbeatBody>("HeartbeatBody");
    document.compareTable<Installation>("Installation");
    document.compareTable<IssuedLicense>("IssuedLicense");
    document.compareTable<License>("License");
    document.compareTable<LicenseDraft>("LicenseDraft");
    document.compareTable<LicenseState>("LicenseState");
    document.compareTable<LoginBody>("LoginBody");
    document.compareTable<Operator>("Operator");
    document.compareTable<OperatorSession>("OperatorSession");
    document.compareTable<PartStatus>("PartStatus");
    document.compareTable<ProvisioningCode>("ProvisioningCode");
    document.compareTable<PushBody>("PushBody");
    document.compareTable<QrLoginBody>("QrLoginBody");
    document.compareTable<PushLogEntry>("PushLogEntry");
    document.compareTable<PushTokenBody>("PushTokenBody");
    document.compareTable<RefreshBody>("RefreshBody");
    document.compareTable<Registration>("Registration");
    document.compareTable<OwnLicenseFileBody>("OwnLicenseFileBody");
    document.compareTable<OwnLicenseKeyBody>("OwnLicenseKeyBody");
    document.compareTable<RenewBody>("RenewBody");
    document.compareTable<SipAccount>("SipAccount");
    document.compareTable<SystemStatus>("SystemStatus");
    document.compareTable<Tier>("Tier");
    document.compareTable<TierBody>("TierBody");
    document.compareTable<ValidateBody>("ValidateBody");
    document.compareTable<VoicemailBox>("VoicemailBox");
    document.compareTable<VoicemailBoxDraft>("VoicemailBoxDraft");
    document.compareTable<VoicemailChange>("VoicemailChange");
    document.compareTable<VoicemailMessage>("VoicemailMessage");
}

void compareEnums(FieldTableComparison &document)
{
    document.compareEnum<AppPlatform>("AppPlatform");
    document.compareEnum<CallDirection>("CallDirection");
    document.compareEnum<CallState>("CallState");
    document.compareEnum<CallSide>("CallSide");
    document.compareEnum<TransferState>("TransferState");
    document.compareEnum<Disposition>("Disposition");
    document.compareEnum<SettingSource>("SettingSource");
    document.compareEnum<DndAction>("DndAction");
    document.compareEnum<EmailNotify>("EmailNotify");
    document.compareEnum<FollowMeStrategy>("FollowMeStrategy");
    document.compareEnum<GreetingKind>("GreetingKind");
    document.compareEnum<NextStep>("NextStep");
    document.compareEnum<ImportAction>("ImportAction");
    document.compareEnum<ImportState>("ImportState");
    document.compareEnum<PreviewAction>("PreviewAction");
    document.compareEnum<PreviewAnswer>("PreviewAnswer");
    document.compareEnum<Weekday>("Weekday");
    document.compareEnum<InstallationState>("InstallationState");
    document.compareEnum<LicenseStatus>("LicenseStatus");
    document.compareEnum<PushEvent>("PushEvent");
    document.compareEnum<PushOutcome>("PushOutcome");
    document.compareEnum<PushProviderName>("PushProviderName");
    document.compareEnum<RegistrationState>("RegistrationState");
    document.compareEnum<Role>("Role");
    document.compareEnum<StatsPeriod>("StatsPeriod");
    document.compareEnum<TokenState>("TokenState");
    document.compareEnum<Topic>("Topic");
    document.compareEnum<ValidationCode>("ValidationCode");
}

/// Schemas of what has no field table; OpenApiAnswersTest holds real answers against them.
const QSet<QString> withoutTable{"Error",          "Page",         "Readiness",    "DeliveredPush",   "PushFailure",
                                 "LicenseRefusal", "AppTokenPair", "Entitlements", "ExtensionNumber", "Entitlement",
                                 "LicenseFile",    "Detail",       "FieldFaults",  "Failure",         "PhonePlatform"};

/// The types with a field table, or enums with names, that the sources of these folders define.
QSet<QString> typesInSources()
{
    static const QRegularExpression type(QStringLiteral("Field\\{\\s*\"\\w+\",\\s*&(\\w+)::|struct EnumNames<(\\w+)>"));
    QSet<QString> names;
    for (const QString folder : {"/shared", "/service/http"}) {
        QDirIterator files(QStringLiteral(WAKELINE_SOURCE_DIR) + folder, {"*.h", "*.cpp"}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(u"/RecorderReport.h") || file.fileName().endsWith(u"/Listening.h"))
                continue; // between two of our processes, over a socket of their own: docs/voicemail.md
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(file.fileName()));
            auto found = type.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                const auto match = found.next();
                names.insert(match.captured(1) + match.captured(2));
            }
        }
    }
    return names;
}

QString sorted(const QSet<QString> &names)
{
    QStringList list = names.values();
    list.sort();
    return list.join(u' ');
}

} // namespace

/// The document's schemas against the field tables that read and write the wire.
class OpenApiSchemasTest : public QObject
{
    Q_OBJECT

private:
    QJsonObject m_schemas;

private Q_SLOTS:
    void initTestCase()
    {
        m_schemas = openApiDocument().value(u"components").toObject().value(u"schemas").toObject();
        QVERIFY(!m_schemas.isEmpty());
    }

    void everySchemaHasTheFieldsOfItsTable()
    {
        FieldTableComparison document(m_schemas);
        compareTables(document);
        compareEnums(document);
        QVERIFY2(document.differences().isEmpty(), qPrintable(u'\n' + document.differences().join(u'\n')));
    }

    void everyWireTypeIsComparedAndNoSchemaIsForgotten()
    {
        FieldTableComparison document(m_schemas);
        compareTables(document);
        compareEnums(document);
        const QSet<QString> forgotten = typesInSources() - document.compared() - QSet<QString>{"E"};
        QVERIFY2(forgotten.isEmpty(), qPrintable("no schema, or no line above, for " + sorted(forgotten)));
        const QStringList names = m_schemas.keys();
        const QSet<QString> documented(names.begin(), names.end());
        QCOMPARE(sorted(documented - withoutTable), sorted(document.compared()));
    }

    void aDifferenceIsFound_data()
    {
        QTest::addColumn<QString>("keyword");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<int>("differences");
        const QJsonObject good = m_schemas.value(u"Tier").toObject();
        QJsonObject properties = good.value(u"properties").toObject();
        properties.insert(u"stranger", QJsonObject{{"type", "string"}});
        QTest::newRow("a field more") << "properties" << QJsonValue(properties) << 1;
        properties.remove(u"stranger");
        properties.remove(u"name");
        QTest::newRow("a field less") << "properties" << QJsonValue(properties) << 1;
        properties = good.value(u"properties").toObject();
        properties.insert(u"max_extensions", QJsonObject{{"type", "string"}, {"format", "int64"}});
        QTest::newRow("another type and format") << "properties" << QJsonValue(properties) << 2;
        properties.insert(u"max_extensions", QJsonObject{{"type", "integer"}, {"format", "int32"}});
        properties.insert(u"entitlements", QJsonObject{{"type", "array"}, {"items", QJsonObject{{"type", "boolean"}}}});
        QTest::newRow("other items") << "properties" << QJsonValue(properties) << 1;
        QTest::newRow("required") << "required" << QJsonValue(QJsonArray{"name"}) << 1;
    }

    void aDifferenceIsFound()
    {
        QFETCH(QString, keyword);
        QFETCH(QJsonValue, value);
        QJsonObject schemas = m_schemas;
        QJsonObject tier = schemas.value(u"Tier").toObject();
        tier.insert(keyword, value);
        schemas.insert(u"Tier", tier);
        FieldTableComparison document(schemas);
        document.compareTable<Tier>("Tier");
        QTEST(int(document.differences().size()), "differences");
    }

    void aNameThatAnEnumLacksIsFound()
    {
        QJsonObject schemas = m_schemas;
        schemas.insert(u"Role", QJsonObject{{"type", "string"}, {"enum", QJsonArray{"viewer", "operator", "admin"}}});
        FieldTableComparison document(schemas);
        document.compareEnum<Role>("Role");
        document.compareTable<OperatorSession>("OperatorSession"); // through two references
        QCOMPARE(document.differences().size(), 2);
    }
};

QTEST_GUILESS_MAIN(OpenApiSchemasTest)
#include "OpenApiSchemasTest.moc"
