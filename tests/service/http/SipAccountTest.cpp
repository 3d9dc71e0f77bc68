// SPDX-License-Identifier: GPL-3.0-or-later
#include "Credentials.h"
#include "TestAuthority.h"

#include <QTest>

using namespace wakeline;

namespace {

using SettingsMap = QMap<QString, QString>;

} // namespace

Q_DECLARE_METATYPE(SettingsMap)

/// What apps are told of the SIP server, from the settings of a whole service.
class SipAccountTest : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_authority.isValid()); }

    void theSipBlockComesFromTheSettings_data()
    {
        QTest::addColumn<SettingsMap>("settings");
        QTest::addColumn<int>("port");
        QTest::addColumn<int>("tlsPort");
        QTest::addColumn<QString>("transport");
        const QString certificate = m_authority.certificatePath(QStringLiteral("localhost"));
        const SettingsMap tls{{"WAKELINE_HTTP_TLS_CERT", certificate},
                              {"WAKELINE_HTTP_TLS_KEY", m_authority.keyPath(QStringLiteral("localhost"))}};
        SettingsMap tlsButUdp = tls;
        tlsButUdp.insert(QStringLiteral("WAKELINE_SIP_TRANSPORT"), QStringLiteral("udp"));
        QTest::newRow("by default") << SettingsMap() << 5060 << 5061 << "tcp";
        QTest::newRow("with TLS") << tls << 5060 << 5061 << "tls";
        QTest::newRow("with TLS, but told otherwise") << tlsButUdp << 5060 << 5061 << "udp";
        QTest::newRow("told") << SettingsMap{{"WAKELINE_SIP_PORT", "15060"},
                                             {"WAKELINE_SIP_TLS_PORT", "15061"},
                                             {"WAKELINE_SIP_TRANSPORT", "tls"}}
                              << 15060 << 15061 << "tls";
    }
    void theSipBlockComesFromTheSettings()
    {
        QFETCH(const SettingsMap, settings);
        QFETCH(const int, port);
        QFETCH(const int, tlsPort);
        QFETCH(const QString, transport);
        Premises premises("127.0.0.1:0", settings);
        const QJsonObject expected{{"domain", "pbx.example"},     {"port", port},
                                   {"tls_port", tlsPort},         {"username", "201"},
                                   {"password", "correct horse"}, {"transport", transport}};
        QCOMPARE(premises.signIn("201").value(u"sip").toObject(), expected);
    }
};

QTEST_GUILESS_MAIN(SipAccountTest)
#include "SipAccountTest.moc"
