// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "Console.h"
#include "EditorParts.h"
#include "FormField.h"
#include "InstallationPage.h"
#include "LicenseKeyEntry.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

} // namespace

/// A PBX is given its licence in the console: two real wakelineds, the PBX and the licence server of its vendor.
class InstallationServiceTest : public QObject
{
    Q_OBJECT

private:
    /// \return why the service does not start; empty: it does
    QString startPbx(const QHash<QString, QString> &settings)
    {
        m_pbx = std::make_unique<ServiceProcess>();
        for (auto it = settings.cbegin(); it != settings.cend(); ++it)
            m_pbx->set(it.key(), it.value());
        QString problem = m_pbx->prepare();
        return problem.isEmpty() ? m_pbx->start() : problem;
    }

    void signIn(const QString &user)
    {
        m_settings = std::make_unique<QTemporaryDir>();
        ConsoleOptions options;
        options.settingsFile = m_settings->filePath(QStringLiteral("console.conf"));
        options.url = m_pbx->url();
        options.user = user;
        options.password = QString::fromLatin1(ServiceProcess::password);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 800);
        options.page = MainWindow::Installation;
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_page = &shownWindow()->installation();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->state(), patience);
    }

    QString code() const { return m_page->state()->code; }

    /// A key that the vendor issues, and the licence's id.
    std::pair<QString, qint64> issue()
    {
        const auto [status, issued] = m_vendor.send(
            "POST", QStringLiteral("/api/v1/licenses"),
            {{QStringLiteral("holder"), QStringLiteral("Acme")}, {QStringLiteral("tier"), QStringLiteral("standard")}},
            m_vendor.signIn(QStringLiteral("vendor")));
        return {issued.value(QStringLiteral("key")).toString(),
                issued.value(QStringLiteral("license")).toObject().value(QStringLiteral("id")).toInteger()};
    }

    qint64 seatsTaken(qint64 license)
    {
        return m_vendor
            .send("GET", QStringLiteral("/api/v1/licenses/%1").arg(license), {},
                  m_vendor.signIn(QStringLiteral("vendor")))
            .second.value(QStringLiteral("installation_count"))
            .toInteger();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_vendor.prepare();
        if (problem.isEmpty())
            problem = m_vendor.signLicenses();
        if (problem.isEmpty())
            problem = m_vendor.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanup()
    {
        m_page = nullptr;
        m_console.reset();
        m_pbx.reset();
    }

    void aPbxIsActivatedWithAKeyKeepsItAndGivesItBack()
    {
        const QString problem = startPbx({{QStringLiteral("WAKELINE_PUSH_GATEWAY_URL"), m_vendor.url().toString()},
                                          {QStringLiteral("WAKELINE_LICENSE_PUBLIC_KEY"), m_vendor.publicKeyFile()}});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        signIn(QStringLiteral("admin"));
        QCOMPARE(code(), QStringLiteral("UNLICENSED"));
        const auto [key, license] = issue();

        buttonNamed(*m_page, QStringLiteral("Enter a key"))->click();
        auto *dialog = m_page->findChild<LicenseKeyEntry *>();
        QVERIFY(dialog);
        auto *field = dialog->findChild<FormField *>();
        QString mistyped = key;
        mistyped[10] = mistyped[10] == u'A' ? u'B' : u'A';
        for (const QString &wrong : {QStringLiteral("hello"), mistyped}) {
            field->setText(wrong);
            field->setError({});
            buttonNamed(*dialog, QStringLiteral("Activate"))->click();
            QTRY_VERIFY_WITH_TIMEOUT(field->hasError(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(*dialog, QStringLiteral("Activate")), patience);
        }
        field->setText(key.toLower());
        const QPointer<LicenseKeyEntry> gone(dialog);
        buttonNamed(*dialog, QStringLiteral("Activate"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(gone.isNull(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(code(), QStringLiteral("VALID"), patience);
        QCOMPARE(m_page->state()->tier, QStringLiteral("standard"));
        QVERIFY(key.startsWith(m_page->state()->keyPrefix));
        QCOMPARE(seatsTaken(license), 1);
        const QByteArray symbols = key.mid(9).toLatin1(); // but for the prefix, which is no secret
        for (const char *name : {"license.json", "wakelined.log"}) {
            const QByteArray text = m_pbx->fileText(QLatin1String(name));
            QVERIFY2(!text.isEmpty() && !text.contains(symbols), name);
        }
        const QByteArray audited =
            QJsonDocument(
                m_pbx->send("GET", QStringLiteral("/api/v1/audit-log"), {}, m_pbx->signIn(QStringLiteral("admin")))
                    .second)
                .toJson();
        QVERIFY(audited.contains("system.license_activated") && !audited.contains(symbols));

        // It is still so behind a restart, and the key is told to nobody.
        const QString instance = m_page->state()->instanceId;
        m_page = nullptr;
        m_console.reset();
        const QString again = m_pbx->restart();
        QVERIFY2(again.isEmpty(), qPrintable(again));
        signIn(QStringLiteral("admin"));
        QTRY_COMPARE_WITH_TIMEOUT(code(), QStringLiteral("VALID"), patience);
        QCOMPARE(m_page->state()->instanceId, instance);

        buttonNamed(*m_page, QStringLiteral("Deactivate"))->click();
        auto *question = m_page->findChild<ConfirmDialog *>();
        QVERIFY(question);
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(code(), QStringLiteral("UNLICENSED"), patience);
        QCOMPARE(seatsTaken(license), 0);
    }

    void aKeyThatTheServerRefusesChangesNothing()
    {
        const QString problem = startPbx({{QStringLiteral("WAKELINE_PUSH_GATEWAY_URL"), m_vendor.url().toString()}});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto [key, license] = issue();
        const QString revoke = QStringLiteral("/api/v1/licenses/%1/revoke").arg(license);
        QCOMPARE(m_vendor.send("POST", revoke, {}, m_vendor.signIn(QStringLiteral("vendor"))).first, 200);
        const QString admin = m_pbx->signIn(QStringLiteral("admin"));
        const QString path = QStringLiteral("/api/v1/system/license");
        QCOMPARE(m_pbx->send("POST", path, {{QStringLiteral("license_key"), key}}, admin).first, 409);
        QCOMPARE(m_pbx->send("GET", path, {}, admin).second.value(QStringLiteral("code")),
                 QJsonValue(QStringLiteral("UNLICENSED")));
        QCOMPARE(m_pbx->send("DELETE", path, {}, admin).first, 404);
    }

    void aKeyIsKeptWhileTheServerIsAwayAndActivatedWhenItIsBack()
    {
        ServiceProcess vendor;
        QString problem = vendor.prepare();
        if (problem.isEmpty())
            problem = vendor.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QJsonObject draft{{QStringLiteral("holder"), QStringLiteral("Acme")},
                                {QStringLiteral("tier"), QStringLiteral("standard")}};
        const QString licenses = QStringLiteral("/api/v1/licenses");
        const QString token = vendor.signIn(QStringLiteral("vendor"));
        const QString key = vendor.send("POST", licenses, draft, token).second.value(QStringLiteral("key")).toString();
        const QString other =
            vendor.send("POST", licenses, draft, token).second.value(QStringLiteral("key")).toString();
        vendor.crash();
        problem = startPbx({{QStringLiteral("WAKELINE_PUSH_GATEWAY_URL"), vendor.url().toString()}});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        signIn(QStringLiteral("admin"));
        buttonNamed(*m_page, QStringLiteral("Enter a key"))->click();
        const QPointer<LicenseKeyEntry> dialog = m_page->findChild<LicenseKeyEntry *>();
        QVERIFY(dialog);
        dialog->findChild<FormField *>()->setText(key);
        buttonNamed(*dialog, QStringLiteral("Activate"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        QCOMPARE(code(), QStringLiteral("PENDING"));
        QVERIFY(key.startsWith(m_page->state()->keyPrefix));
        problem = vendor.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QTRY_COMPARE_WITH_TIMEOUT(code(), QStringLiteral("VALID"), patience);

        // A licence that works is not given up for one that nobody can check.
        vendor.crash();
        const QString admin = m_pbx->signIn(QStringLiteral("admin"));
        const QString path = QStringLiteral("/api/v1/system/license");
        QCOMPARE(m_pbx->send("POST", path, {{QStringLiteral("license_key"), other}}, admin).first, 503);
        QVERIFY(
            key.startsWith(m_pbx->send("GET", path, {}, admin).second.value(QStringLiteral("key_prefix")).toString()));
    }

    void aPbxWithoutAServerTakesAFile()
    {
        const QString problem = startPbx({{QStringLiteral("WAKELINE_LICENSE_PUBLIC_KEY"), m_vendor.publicKeyFile()}});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        signIn(QStringLiteral("admin"));
        QCOMPARE(code(), QStringLiteral("UNLICENSED"));
        QSignalSpy failed(m_page, &WindowPage::failed);
        m_page->useFile(m_vendor.publicKeyFile()); // which is no licence file
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        const QString path = m_settings->filePath(QStringLiteral("acme.lic"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(m_vendor.download(QStringLiteral("/api/v1/licenses/%1/file").arg(issue().second),
                                     m_vendor.signIn(QStringLiteral("vendor"))));
        file.close();
        m_page->useFile(path);
        QTRY_COMPARE_WITH_TIMEOUT(code(), QStringLiteral("VALID"), patience);
        QVERIFY(m_page->state()->holdsUntil);
    }

    void whatTheSettingsNameIsNotChangedHere()
    {
        const auto [key, license] = issue();
        const QString problem = startPbx({{QStringLiteral("WAKELINE_PUSH_GATEWAY_URL"), m_vendor.url().toString()},
                                          {QStringLiteral("WAKELINE_LICENSE_KEY"), key}});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        signIn(QStringLiteral("admin"));
        QTRY_COMPARE_WITH_TIMEOUT(code(), QStringLiteral("VALID"), patience);
        QCOMPARE(m_page->state()->fixedBy, QStringLiteral("license.key"));
        for (const char *name : {"Enter a key", "Load licence file", "Deactivate"})
            QVERIFY(!buttonNamed(*m_page, QLatin1String(name))->isVisible());
        const QString admin = m_pbx->signIn(QStringLiteral("admin"));
        const QString path = QStringLiteral("/api/v1/system/license");
        QCOMPARE(m_pbx->send("POST", path, {{QStringLiteral("license_key"), key}}, admin).first, 409);
        QCOMPARE(m_pbx->send("DELETE", path, {}, admin).first, 409);
    }

    void whoOnlyWorksMayLook()
    {
        const QString problem = startPbx({{QStringLiteral("WAKELINE_PUSH_GATEWAY_URL"), m_vendor.url().toString()}});
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        signIn(QStringLiteral("operator"));
        QVERIFY(!buttonNamed(*m_page, QStringLiteral("Enter a key"))->isEnabled());
        QVERIFY(buttonNamed(*m_page, QStringLiteral("Enter a key"))->toolTip().contains(QLatin1String("Operator")));
        const QString operator_ = m_pbx->signIn(QStringLiteral("operator"));
        const QJsonObject body{{QStringLiteral("license_key"), QStringLiteral("WL")}};
        QCOMPARE(m_pbx->send("POST", QStringLiteral("/api/v1/system/license"), body, operator_).first, 403);
    }

private:
    ServiceProcess m_vendor;
    std::unique_ptr<ServiceProcess> m_pbx;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    InstallationPage *m_page = nullptr;
};

QTEST_MAIN(InstallationServiceTest)
#include "InstallationServiceTest.moc"
