// SPDX-License-Identifier: GPL-3.0-or-later
#include "Settings.h"
#include "Secrets.h"
#include "SettingRow.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

QString fileWith(const QTemporaryDir &folder, const QByteArray &text)
{
    const QString path = folder.filePath(QStringLiteral("wakelined.conf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(text);
    return path;
}

QString problemsOf(const Settings &settings)
{
    QStringList texts;
    for (const SettingProblem &problem : settings.problems())
        texts.append(problem.text);
    return texts.join(u'\n');
}

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreGood();
    void theEnvironmentWinsOverTheFile();
    void theSeedsNamesAreRead();
    void aListIsSeparatedByCommas();
    void aSecretMayStandInAFile();
    void badValuesAreNamedWithTheirPlace_data();
    void badValuesAreNamedWithTheirPlace();
    void unknownKeysAreNamedButDoNotStopTheService();
    void aFileThatIsNoConfigurationIsRefused();
    void anOpenPbxListenerNeedsASecret();
    void theDocumentIsUpToDate();
    void aGeneratedSecretIsKeptAndPrivate();
    void socketsForOthersLieInTheUnitsOwnFolder();
};

void SettingsTest::theDefaultsAreGood()
{
    const Settings settings = Settings::read(QStringLiteral("/nonexistent"), false, {});
    QVERIFY2(settings.problems().isEmpty(), qPrintable(problemsOf(settings)));
    QCOMPARE(settings.duration("push.hold_ms"), std::chrono::milliseconds(5000));
    QCOMPARE(settings.text("http.listen"), QStringLiteral("127.0.0.1:8080"));
    QCOMPARE(settings.dataDirectory(), QStringLiteral("/var/lib/wakeline"));
}

void SettingsTest::theEnvironmentWinsOverTheFile()
{
    const QTemporaryDir folder;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("WAKELINE_PUSH_HOLD_MS"), QStringLiteral("7000"));
    const QString path = fileWith(folder, "# a comment\n[push]\nhold_ms = 3000\n[sip]\ndomain=pbx.example\n");
    const Settings settings = Settings::read(path, true, environment);
    QVERIFY2(settings.problems().isEmpty(), qPrintable(problemsOf(settings)));
    QCOMPARE(settings.number("push.hold_ms"), 7000);
    QCOMPARE(settings.text("sip.domain"), QStringLiteral("pbx.example"));
}

void SettingsTest::theSeedsNamesAreRead()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("APNS_USE_SANDBOX"), QStringLiteral("False"));
    environment.insert(QStringLiteral("JWT_SECRET"), QStringLiteral("a secret from elsewhere"));
    const Settings settings = Settings::read({}, false, environment);
    QVERIFY2(settings.problems().isEmpty(), qPrintable(problemsOf(settings)));
    QVERIFY(!settings.flag("apns.use_sandbox"));
    QCOMPARE(settings.text("jwt.secret"), QStringLiteral("a secret from elsewhere"));
}

void SettingsTest::aListIsSeparatedByCommas()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("WAKELINE_TURN_SECRET"), QStringLiteral("shared"));
    environment.insert(QStringLiteral("WAKELINE_TURN_URIS"),
                       QStringLiteral("turn:[2001:db8::1]:3478?transport=udp, turn:turn.example:3478?transport=tcp,"
                                      "turns:turn.example:5349"));
    const Settings settings = Settings::read({}, false, environment);
    QVERIFY2(settings.problems().isEmpty(), qPrintable(problemsOf(settings)));
    QCOMPARE(settings.list("turn.uris"),
             QStringList({"turn:[2001:db8::1]:3478?transport=udp", "turn:turn.example:3478?transport=tcp",
                          "turns:turn.example:5349"}));
    QCOMPARE(settings.list("xmpp.domain"), QStringList());
}

void SettingsTest::aSecretMayStandInAFile()
{
    const QTemporaryDir folder;
    const QString secret = fileWith(folder, "s3cret\n");
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("WAKELINE_PBX_SECRET_FILE"), secret);
    QCOMPARE(Settings::read({}, false, environment).text("pbx.secret"), QStringLiteral("s3cret"));
    environment.insert(QStringLiteral("WAKELINE_PBX_SECRET_FILE"), QStringLiteral("/nonexistent"));
    const Settings bad = Settings::read({}, false, environment);
    QVERIFY(!bad.isUsable());
    QVERIFY(problemsOf(bad).contains(QStringLiteral("WAKELINE_PBX_SECRET_FILE")));
}

void SettingsTest::badValuesAreNamedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("address") << QByteArray("[http]\nlisten=8080\n")
                             << QStringLiteral("[http] listen must be host:port");
    QTest::newRow("port range") << QByteArray("[http]\nlisten=127.0.0.1:99999\n") << QStringLiteral("[http] listen");
    QTest::newRow("milliseconds") << QByteArray("[push]\nhold_ms=5s\n") << QStringLiteral("from 0 to 120000");
    QTest::newRow("port") << QByteArray("[sip]\nport=0\n") << QStringLiteral("from 1 to 65535");
    QTest::newRow("flag") << QByteArray("[apns]\nuse_sandbox=maybe\n") << QStringLiteral("must be true or false");
    QTest::newRow("file") << QByteArray("[provider]\nca=/nonexistent.pem\n") << QStringLiteral("names no file");
    QTest::newRow("half a TLS pair") << QByteArray("[http]\ntls_cert=/etc/hostname\n")
                                     << QStringLiteral("needed together");
    QTest::newRow("a trunk that is no SIP URI")
        << QByteArray("[trunk]\ntarget=sbc.example.org\n") << QStringLiteral("trunk.target must be a SIP URI");
    QTest::newRow("a prefix that is none")
        << QByteArray("[trunk]\ntarget=sip:sbc.example.org\nallowed_prefixes=+49,*\n")
        << QStringLiteral("beginnings of telephone numbers, not *");
    QTest::newRow("prefixes without a trunk")
        << QByteArray("[trunk]\nallowed_prefixes=+49\n") << QStringLiteral("trunk.target is needed");
    QTest::newRow("evapi without secret")
        << QByteArray("[kamailio]\nevapi=127.0.0.1:8448\n") << QStringLiteral("kamailio.secret is needed");
    QTest::newRow("APNs half") << QByteArray("[apns]\nkey_path=/etc/hostname\n")
                               << QStringLiteral("apns.key_id is needed");
    QTest::newRow("gateway in the clear") << QByteArray("[push]\ngateway_url=http://push.example\n[license]\nkey=x\n")
                                          << QStringLiteral("[push] gateway_url must be an https:// URL");
    QTest::newRow("licence file without the vendor's key")
        << QByteArray("[license]\nfile=/etc/hostname\n") << QStringLiteral("license.public_key is needed");
    QTest::newRow("burst that cuts a ring group")
        << QByteArray("[rate]\nburst=10\n") << QStringLiteral("rate.burst must be at least 11");
    QTest::newRow("no contact") << QByteArray("[webpush]\nsubject=me\n") << QStringLiteral("begin with mailto:");
    QTest::newRow("half of TURN") << QByteArray("[turn]\nsecret=x\n")
                                  << QStringLiteral("turn.secret and turn.uris are needed together");
    QTest::newRow("no TURN URI") << QByteArray("[turn]\nsecret=x\nuris=turn:a.example:3478, https://b.example\n")
                                 << QStringLiteral("not https://b.example");
    QTest::newRow("XMPP port") << QByteArray("[xmpp]\nport_tls=0\n") << QStringLiteral("from 1 to 65535");
    QTest::newRow("empty domain") << QByteArray("[sip]\ndomain=\n") << QStringLiteral("sip.domain must not be empty");
}

void SettingsTest::badValuesAreNamedWithTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    const Settings settings = Settings::read(fileWith(folder, text), true, {});
    QVERIFY(!settings.isUsable());
    QVERIFY2(problemsOf(settings).contains(named), qPrintable(problemsOf(settings)));
}

void SettingsTest::unknownKeysAreNamedButDoNotStopTheService()
{
    const QTemporaryDir folder;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("WAKELINE_PUSH_HOLDMS"), QStringLiteral("1"));
    const Settings settings = Settings::read(fileWith(folder, "[push]\nhold_mss=1\n"), true, environment);
    QVERIFY(settings.isUsable());
    QVERIFY(problemsOf(settings).contains(QStringLiteral("[push] hold_mss is no setting")));
    QVERIFY(problemsOf(settings).contains(QStringLiteral("WAKELINE_PUSH_HOLDMS is no setting")));
}

void SettingsTest::aFileThatIsNoConfigurationIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY(!Settings::read(QStringLiteral("/nonexistent.conf"), true, {}).isUsable());
    QVERIFY(!Settings::read(fileWith(folder, "hold_ms=1\n"), true, {}).isUsable());
    QVERIFY(!Settings::read(fileWith(folder, "[push]\n\xff\xfe broken\n"), true, {}).isUsable());
}

void SettingsTest::anOpenPbxListenerNeedsASecret()
{
    const QTemporaryDir folder;
    QVERIFY(!Settings::read(fileWith(folder, "[pbx]\nlisten=0.0.0.0:8081\n"), true, {}).isUsable());
    QVERIFY(Settings::read(fileWith(folder, "[pbx]\nlisten=0.0.0.0:8081\nsecret=x\n"), true, {}).isUsable());
    QVERIFY(Settings::read(fileWith(folder, "[pbx]\nlisten=[::1]:8081\n"), true, {}).isUsable());
}

void SettingsTest::theDocumentIsUpToDate()
{
    QFile file(QStringLiteral(WAKELINE_SOURCE_DIR "/docs/settings.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), settingsDocument());
}

void SettingsTest::aGeneratedSecretIsKeptAndPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("jwt.secret"));
    const auto first = generatedSecret(path);
    QVERIFY(first);
    QVERIFY(first->size() >= 40);
    QCOMPARE(generatedSecret(path), first);
    QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ReadOther);
    QCOMPARE(generatedSecret(path).error().code, QStringLiteral("bad_secret"));
    QVERIFY(!generatedSecret(QStringLiteral("/nonexistent/jwt.secret")));
}

void SettingsTest::socketsForOthersLieInTheUnitsOwnFolder()
{
    QCOMPARE(Settings::read({}, false, {}).runtimeDirectory(), QDir::tempPath());
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("RUNTIME_DIRECTORY"), QStringLiteral("/run/wakelined:/run/more"));
    QCOMPARE(Settings::read({}, false, environment).runtimeDirectory(), QStringLiteral("/run/wakelined"));
    // The unit hides /tmp from Kamailio, which answers to a socket there.
    QFile unit(QStringLiteral(WAKELINE_SOURCE_DIR "/packaging/systemd/wakelined.service"));
    QVERIFY(unit.open(QIODevice::ReadOnly));
    QVERIFY(unit.readAll().contains("\nRuntimeDirectory=wakelined\n"));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "SettingsTest.moc"
