// SPDX-License-Identifier: GPL-3.0-or-later
#include "EndsWithUs.h"
#include "Town.h"

#include <QDir>
#include <QTest>

using namespace wakeline;

namespace {

const QByteArray token = "dEadBeef-token-of-linphone:APA91bExample";

/// A real RFC 8599 client, headless: linphone over TLS with a push token in its Contact.
class Linphone
{
public:
    explicit Linphone(const Town &town)
    {
        QDir(m_home.path()).mkpath(QStringLiteral(".local/share/linphone"));
        QFile config(m_home.filePath(QStringLiteral("linphonerc")));
        if (!config.open(QFile::WriteOnly))
            qFatal("cannot write linphone's configuration");
        const QByteArray server = "<sip:localhost:" + QByteArray::number(town.sipTlsPort()) + ";transport=tls";
        config.write("[sip]\ndefault_proxy=0\nverify_server_certs=1\nroot_ca=" + town.certificateAuthority().toUtf8() +
                     "\nguess_hostname=0\nbind_address=127.0.0.1\nsip_port=0\nsip_tcp_port=-1\nsip_tls_port=-1\n"
                     "use_ipv6=0\nmedia_encryption=none\n"
                     "[rtp]\nbind_address=127.0.0.1\n"
                     "[misc]\nmedia_resources_mode=1\nuuid=11111111-2222-4333-8444-555555555555\n"
                     "[storage]\nuri=null\ncall_logs_db_uri=null\nzrtp_secrets_db_uri=null\n"
                     "[video]\ncapture=0\ndisplay=0\nenabled=0\n[lime]\nenabled=0\n[net]\nfirewall_policy=none\n"
                     "[auth_info_0]\nusername=102\npasswd=" +
                     Town::passwordOf("102") +
                     "\nrealm=pbx.test\ndomain=pbx.test\n"
                     "[proxy_0]\nreg_proxy=" +
                     server + ">\nreg_route=" + server +
                     ";lr>\nreg_identity=\"Bob\" <sip:102@pbx.test>\nreg_expires=600\nreg_sendregister=1\n"
                     "contact_uri_parameters=pn-provider=fcm;pn-prid=" +
                     token + ";pn-param=wakeline-demo\npublish=0\npush_notification_allowed=0\n");
        config.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.remove(QStringLiteral("DISPLAY"));
        m_process.setProcessEnvironment(environment);
        endsWithUs(m_process);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("linphone-daemon"),
                        {QStringLiteral("--config"), config.fileName(), QStringLiteral("--auto-answer"),
                         QStringLiteral("--log"), m_home.filePath(QStringLiteral("log"))});
        m_process.waitForStarted();
        m_process.write("media-encryption none\nset-sound-resource file\n");
    }
    ~Linphone() { freeze(); }

    /// The operating system ends the app: its connection is lost, nothing is said to the server.
    void freeze()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }

    QByteArray log() const
    {
        QFile file(m_home.filePath(QStringLiteral("log")));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
};

} // namespace

class LinphoneJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linphoneIsWokenOverTls();
};

void LinphoneJourneyTest::linphoneIsWokenOverTls()
{
    Town town(Town::DatabaseKind::Sqlite, 10'000); // linphone takes seconds to start
    const QString problem = town.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto state = [&] {
        const QJsonArray all =
            town.get(QStringLiteral("/api/v1/registrations")).toObject().value(QLatin1String("items")).toArray();
        return all.isEmpty() ? QString() : all.first().toObject().value(QLatin1String("state")).toString();
    };
    {
        Linphone app(town);
        QTRY_VERIFY2_WITH_TIMEOUT(state() == u"online", app.log().right(3000).constData(), 20'000);
        app.freeze();
    }
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("offline"), 10'000);

    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), town.sipPort(), town.caller("102")));
    QTRY_COMPARE_WITH_TIMEOUT(town.pushesOf(token).size(), 1, 15'000);
    const Linphone awake(town);
    QVERIFY2(caller.finish(20'000), caller.output() + awake.log().right(3000) + town.logs().right(2000));
    QVERIFY2(!town.logs().contains(token), "the push token stands in wakelined's log");
}

QTEST_GUILESS_MAIN(LinphoneJourneyTest)
#include "LinphoneJourneyTest.moc"
