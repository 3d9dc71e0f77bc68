// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicensePolicy.h"

#include <QTest>

using namespace wakeline;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(6, 0), Qt::UTC);

License license()
{
    License license;
    license.maxExtensions = 25;
    license.maxInstallations = 1;
    license.installationCount = 1;
    license.entitlements = {QStringLiteral("push_apns"), QStringLiteral("push_fcm")};
    return license;
}

Installation installation(InstallationState state)
{
    Installation installation;
    installation.instanceId = QStringLiteral("one");
    installation.state = state;
    return installation;
}

} // namespace

Q_DECLARE_METATYPE(wakeline::License)
Q_DECLARE_METATYPE(wakeline::ValidationQuestion)

class LicensePolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGravestCodeIsTold_data()
    {
        QTest::addColumn<License>("asked");
        QTest::addColumn<ValidationQuestion>("question");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char *name, const License &license, const ValidationQuestion &question,
                            const char *code, bool valid) {
            QTest::newRow(name) << license << question << QString::fromLatin1(code) << valid;
        };
        const auto with = [](auto change) {
            License changed = license();
            change(changed);
            return changed;
        };
        const ValidationQuestion plain;
        const auto named = [](std::optional<Installation> found) {
            return ValidationQuestion{std::move(found), true, {}};
        };

        row("good", license(), plain, "VALID", true);
        row("never expires", with([](License &l) { l.expiresAt.reset(); }), plain, "VALID", true);
        row("expires later", with([](License &l) { l.expiresAt = now.addSecs(1); }), plain, "VALID", true);
        row("expires now", with([](License &l) { l.expiresAt = now; }), plain, "EXPIRED", false);
        const auto graced = [&](int secondsLeft) {
            return with([secondsLeft](License &l) {
                l.graceDays = 14;
                l.expiresAt = now.addDays(-14).addSecs(secondsLeft);
            });
        };
        row("in the grace", graced(1), plain, "OVERDUE", true);
        row("after the grace", graced(0), plain, "EXPIRED", false);
        row("suspended", with([](License &l) { l.status = LicenseStatus::Suspended; }), plain, "SUSPENDED", false);
        row("revoked", with([](License &l) { l.status = LicenseStatus::Revoked; }), plain, "NOT_FOUND", false);
        row("suspended before expired", with([](License &l) {
                l.status = LicenseStatus::Suspended;
                l.expiresAt = now.addDays(-1);
            }),
            plain, "SUSPENDED", false);
        row("activated here", license(), named(installation(InstallationState::Alive)), "VALID", true);
        row("not activated here", license(), named(std::nullopt), "NO_INSTALLATION", false);
        row("released", license(), named(installation(InstallationState::Released)), "NO_INSTALLATION", false);
        row("dead", license(), named(installation(InstallationState::Dead)), "HEARTBEAT_DEAD", false);
        row("entitled", license(), {{}, false, {QStringLiteral("push_fcm")}}, "VALID", true);
        row("not entitled", license(), {{}, false, {QStringLiteral("push_fcm"), QStringLiteral("sms")}},
            "ENTITLEMENTS_MISSING", false);
        row("as many extensions as allowed", with([](License &l) { l.extensionsInUse = 25; }), plain, "VALID", true);
        row("one extension too many", with([](License &l) { l.extensionsInUse = 26; }), plain, "TOO_MANY_EXTENSIONS",
            true);
        row("one installation too many", with([](License &l) { l.installationCount = 2; }), plain,
            "TOO_MANY_INSTALLATIONS", true);
        row("both too many", with([](License &l) {
                l.installationCount = 2;
                l.extensionsInUse = 26;
            }),
            plain, "TOO_MANY_INSTALLATIONS", true);
    }
    void theGravestCodeIsTold()
    {
        QFETCH(License, asked);
        QFETCH(ValidationQuestion, question);
        QFETCH(QString, code);
        QFETCH(bool, valid);
        const ValidationCode found = LicensePolicy::validate(asked, question, now);
        QCOMPARE(enumName(found), code);
        QCOMPARE(LicensePolicy::isValid(found), valid);
        QVERIFY(!LicensePolicy::sentence(found).isEmpty());
    }

    /// A licence problem must never stop a ringing phone: limits do not end the service, and an expiry only after its
    /// grace.
    void limitsNeverEndTheService()
    {
        License over = license();
        over.installationCount = 50;
        over.extensionsInUse = 5000;
        QVERIFY(LicensePolicy::isServed(LicensePolicy::standing(over, now)));
        over.expiresAt = now.addDays(-1);
        over.graceDays = 14;
        QVERIFY(LicensePolicy::isServed(LicensePolicy::standing(over, now)));
    }
};

QTEST_GUILESS_MAIN(LicensePolicyTest)
#include "LicensePolicyTest.moc"
