// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppDeviceSession.h"
#include "AppProfile.h"
#include "AuditEntry.h"
#include "Call.h"
#include "CallPreview.h"
#include "CallRecord.h"
#include "DashboardStats.h"
#include "Device.h"
#include "Event.h"
#include "Extension.h"
#include "ExtensionBulk.h"
#include "ExtensionImport.h"
#include "License.h"
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

#include <QJsonDocument>
#include <QTest>

#include <type_traits>

using namespace wakeline;

namespace {

/// Gives every member a value of its own that is not its default, so that a field which is left out of the table, or
/// written under another's name, is noticed.
class Filler
{
public:
    template <WireType T>
    T filled()
    {
        T value;
        std::apply([&](const auto &...field) { (fill(value.*field.member), ...); }, T::fields);
        return value;
    }

private:
    void fill(QString &text) { text = QStringLiteral("text %1").arg(++m_count); }
    void fill(bool &flag) { flag = !flag; }
    void fill(int &number) { number = ++m_count; }
    void fill(qint64 &number) { number = 9'007'199'254'740'993 + ++m_count; }
    void fill(QDateTime &time) { time = QDateTime::fromMSecsSinceEpoch(1'795'161'330'250 + ++m_count, Qt::UTC); }
    void fill(QJsonObject &object) { object = {{QStringLiteral("key"), ++m_count}}; }
    template <NamedEnum E>
    void fill(E &value)
    {
        value = EnumNames<E>::names.back().first;
    }
    template <WireType T>
    void fill(T &value)
    {
        value = filled<T>();
    }
    template <typename V>
    void fill(std::optional<V> &value)
    {
        value.emplace();
        fill(*value);
    }
    template <typename V>
    void fill(QList<V> &list)
    {
        list.resize(2);
        fill(list[0]);
        fill(list[1]);
    }

    int m_count = 0;
};

template <WireType T>
void checkRoundTrip()
{
    for (const T &value : {T{}, Filler().filled<T>()}) {
        if (value == T{})
            continue; // an invalid time cannot be read back
        const QByteArray text = QJsonDocument(toJson(value)).toJson();
        const auto read = fromJson<T>(*parseObject(text));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY2(*read == value, text.constData());
    }
    QCOMPARE(toJson(Filler().filled<T>()).size(), qsizetype(std::tuple_size_v<decltype(T::fields)>));
}

template <WireType T>
void checkUnknownFieldIsNamed()
{
    QJsonObject object = toJson(Filler().filled<T>());
    object.insert(QStringLiteral("stranger"), 1);
    const auto read = fromJson<T>(object);
    QVERIFY(!read);
    QCOMPARE(read.error().code, QStringLiteral("unknown_field"));
    QCOMPARE(read.error().field, QStringLiteral("stranger"));
}

/// An array is the wrong type for everything but lists, and a number is for those.
template <WireType T>
void checkEveryWrongTypeIsNamed()
{
    const QJsonObject good = toJson(Filler().filled<T>());
    for (const QString &name : good.keys()) {
        QJsonObject object = good;
        object.insert(name, good.value(name).isArray() ? QJsonValue(1) : QJsonValue(QJsonArray{}));
        const auto read = fromJson<T>(object);
        QVERIFY2(!read, qPrintable(name));
        QCOMPARE(read.error().code, QStringLiteral("wrong_type"));
        QCOMPARE(read.error().field, name);
    }
}

template <WireType T>
void checkNamesAreSnakeCaseAndUnique()
{
    static const QRegularExpression snakeCase(QStringLiteral("\\A[a-z][a-z0-9]*(_[a-z0-9]+)*\\z"));
    QStringList names;
    std::apply([&](const auto &...field) { (names.append(QString::fromLatin1(field.name)), ...); }, T::fields);
    for (const QString &name : names) {
        QVERIFY2(snakeCase.match(name).hasMatch(), qPrintable(name));
        QCOMPARE(names.count(name), 1);
    }
}

template <NamedEnum E>
void checkEnum()
{
    QStringList names;
    for (const auto &[value, name] : EnumNames<E>::names) {
        QCOMPARE(enumFromName<E>(QString::fromLatin1(name)), std::optional(value));
        QCOMPARE(enumName(value), QString::fromLatin1(name));
        QVERIFY(!names.contains(QLatin1String(name)));
        names.append(QLatin1String(name));
    }
    QVERIFY(!enumFromName<E>(QString()));
    const QString shouted = names.first().toUpper();
    QVERIFY(!enumFromName<E>(shouted == names.first() ? shouted.toLower() : shouted));
}

} // namespace

class WireTypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeKeepsItsPromises()
    {
        check<AppDeviceSession>();
        check<AppProfile>();
        check<AppProfileDraft>();
        check<AuditChange>();
        check<AuditTarget>();
        check<AuditEntry>();
        check<OperatorDraft>();
        check<SettingValue>();
        check<ReloadReport>();
        check<Binding>();
        check<Call>();
        check<CallRecord>();
        check<CallPreview>();
        check<CallTrial>();
        check<TransferOrder>();
        check<PreviewStep>();
        check<ExtensionBulk>();
        check<ExtensionBulkAnswer>();
        check<ExtensionImport>();
        check<ImportChange>();
        check<ImportProblem>();
        check<ImportedPassword>();
        check<Device>();
        check<EarlierAttempt>();
        check<Event>();
        check<Extension>();
        check<ExtensionDraft>();
        check<CallRules>();
        check<FollowMeNumber>();
        check<QuietHours>();
        check<Installation>();
        check<IssuedLicense>();
        check<License>();
        check<LicenseDraft>();
        check<LicenseState>();
        check<Operator>();
        check<OperatorSession>();
        check<ProvisioningCode>();
        check<PushLogEntry>();
        check<ListenedMessage>();
        check<ListeningReply>();
        check<ListeningRequest>();
        check<RecordedBox>();
        check<RecorderAnswer>();
        check<RecorderReport>();
        check<Recording>();
        check<Registration>();
        check<PartStatus>();
        check<CallBucket>();
        check<DashboardStats>();
        check<LiveCounts>();
        check<LoadSample>();
        check<PushBucket>();
        check<PushOutcomeCount>();
        check<PushTotals>();
        check<VoicemailWaiting>();
        check<SipAccount>();
        check<SystemStatus>();
        check<Tier>();
        check<VoicemailBox>();
        check<VoicemailBoxDraft>();
        check<VoicemailChange>();
        check<VoicemailMessage>();
    }

    void everyEnumKeepsItsPromises()
    {
        checkEnum<CallSide>();
        checkEnum<TransferState>();
        checkEnum<CallDirection>();
        checkEnum<CallState>();
        checkEnum<Disposition>();
        checkEnum<SettingSource>();
        checkEnum<DndAction>();
        checkEnum<EmailNotify>();
        checkEnum<FollowMeStrategy>();
        checkEnum<GreetingKind>();
        checkEnum<NextStep>();
        checkEnum<Weekday>();
        checkEnum<ImportAction>();
        checkEnum<ImportState>();
        checkEnum<PreviewAction>();
        checkEnum<PreviewAnswer>();
        checkEnum<InstallationState>();
        checkEnum<LicenseStatus>();
        checkEnum<PushEvent>();
        checkEnum<PushOutcome>();
        checkEnum<PushProviderName>();
        checkEnum<ListeningOutcome>();
        checkEnum<ListeningWish>();
        checkEnum<RecorderEvent>();
        checkEnum<RecorderVerdict>();
        checkEnum<RegistrationState>();
        checkEnum<Role>();
        checkEnum<StatsPeriod>();
        checkEnum<TokenState>();
        checkEnum<Topic>();
        checkEnum<ValidationCode>();
    }

    void noTypeIsForgottenHere()
    {
        // A new wire type without a line above would pass unnoticed.
        const QString checks = textOf(QStringLiteral(WAKELINE_SOURCE_DIR "/tests/shared/WireTypesTest.cpp"));
        const QDir shared(QStringLiteral(WAKELINE_SOURCE_DIR "/shared"));
        int types = 0;
        for (const QString &file : shared.entryList({QStringLiteral("*.h")})) {
            static const QRegularExpression type(QStringLiteral("Field\\{\"\\w+\", &(\\w+)::"));
            static const QRegularExpression names(QStringLiteral("struct EnumNames<(\\w+)>"));
            for (const auto &pattern : {type, names}) {
                auto matches = pattern.globalMatch(textOf(shared.filePath(file)));
                while (file != u"Json.h" && matches.hasNext()) {
                    const QString name = matches.next().captured(1);
                    QVERIFY2(checks.contains(QStringLiteral("check<%1>").arg(name)) ||
                                 checks.contains(QStringLiteral("checkEnum<%1>").arg(name)),
                             qPrintable(name));
                    ++types;
                }
            }
        }
        QVERIFY(types > 19);
    }

    void aPasswordIsNeverAnswered()
    {
        QVERIFY(!toJson(Filler().filled<Extension>()).contains(QStringLiteral("password")));
        QVERIFY(!toJson(Filler().filled<Device>()).contains(QStringLiteral("token")));
    }

private:
    template <WireType T>
    void check()
    {
        checkRoundTrip<T>();
        checkUnknownFieldIsNamed<T>();
        checkEveryWrongTypeIsNamed<T>();
        checkNamesAreSnakeCaseAndUnique<T>();
    }

    static QString textOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

QTEST_APPLESS_MAIN(WireTypesTest)
#include "WireTypesTest.moc"
