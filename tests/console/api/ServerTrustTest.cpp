// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerTrust.h"

#include <QCoroTask>
#include <QCryptographicHash>
#include <QTest>

using namespace wakeline;

namespace {

// Self-signed, good for a hundred years; nobody has their keys.
constexpr auto firstPem = "-----BEGIN CERTIFICATE-----\n"
                          "MIIBiDCCAS+gAwIBAgIUNFr/dWTO14n0eNRRqoTJ0r4FDu8wCgYIKoZIzj0EAwIw\n"
                          "GTEXMBUGA1UEAwwOZmlyc3QucGJ4LnRlc3QwIBcNMjYxMTIxMjAzMDQ4WhgPMjEy\n"
                          "NjEwMjgyMDMwNDhaMBkxFzAVBgNVBAMMDmZpcnN0LnBieC50ZXN0MFkwEwYHKoZI\n"
                          "zj0CAQYIKoZIzj0DAQcDQgAECQjEwB25EEpwS1YTD7UVDMYLc3f2nojlV4VEQLsG\n"
                          "yO8HAQSb1bcZ2njfQg+EFDEguDAVEVdC7lyf0bp48YI5HKNTMFEwHQYDVR0OBBYE\n"
                          "FA38Tko3oM8ICBNYLdTLrjmgVBrJMB8GA1UdIwQYMBaAFA38Tko3oM8ICBNYLdTL\n"
                          "rjmgVBrJMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgegmxyWam\n"
                          "wrdJ8PV2+F10aGWGLsLQ6bpkjRtYsTMznqICIBumuYgE13nFx1ivbNx6TMD7KiZ1\n"
                          "5wtoh4YYlyioy6Rl\n"
                          "-----END CERTIFICATE-----\n";
constexpr auto secondPem = "-----BEGIN CERTIFICATE-----\n"
                           "MIIBizCCATGgAwIBAgIUW0EPIz5nbpNm9jPjOC6vEJcJ2AowCgYIKoZIzj0EAwIw\n"
                           "GjEYMBYGA1UEAwwPc2Vjb25kLnBieC50ZXN0MCAXDTI2MTEyMTIwMzA0OFoYDzIx\n"
                           "MjYxMDI4MjAzMDQ4WjAaMRgwFgYDVQQDDA9zZWNvbmQucGJ4LnRlc3QwWTATBgcq\n"
                           "hkjOPQIBBggqhkjOPQMBBwNCAARajcozc6lhsda0z6ShVYJ6P1toySCqFGY+w6LS\n"
                           "uDWfcLMbPCRGPkS4B7flg2NqqiOiB4pZhuNrsMMduujedBz+o1MwUTAdBgNVHQ4E\n"
                           "FgQUBEVFcKLtG2m+4qkKv7j35ItHHIEwHwYDVR0jBBgwFoAUBEVFcKLtG2m+4qkK\n"
                           "v7j35ItHHIEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA9+Ca\n"
                           "yfiAiFPcorNOEwtmNyQrO7f+7szOv5EbJ3wLenQCIDITvVpJOIGV1uhTQIIYeKWR\n"
                           "6DNYNaG1vnW2Xq8XH7TC\n"
                           "-----END CERTIFICATE-----\n";

const QString host = QStringLiteral("pbx.test");

QSslCertificate certificate(const char *pem)
{
    return QSslCertificate(QByteArray(pem), QSsl::Pem);
}

QByteArray digest(const QSslCertificate &certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

} // namespace

/// The operator is asked about a certificate once, however often the console tries to connect by itself.
class ServerTrustTest : public QObject
{
    Q_OBJECT

private:
    /// As a connection does that meets the certificate. \return whether it may go on
    bool connectTo(const QSslCertificate &shown)
    {
        if (m_trust->accepts(host, shown, {}))
            return true;
        return QCoro::waitFor(m_trust->askOperator());
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(!m_first.isNull() && !m_second.isNull());
        m_asked = 0;
        m_answer = false;
        m_trust = std::make_unique<ServerTrust>(digest(m_first));
        m_trust->setQuestion([this](CertificateNotice) -> QCoro::Task<bool> {
            ++m_asked;
            co_return m_answer;
        });
    }

    void aNoStaysUntilTheOperatorWantsToConnect()
    {
        QVERIFY(connectTo(m_first));
        QCOMPARE(m_asked, 0);
        for (int attempt = 0; attempt < 3; ++attempt)
            QVERIFY(!connectTo(m_second));
        QCOMPARE(m_asked, 1);
        m_trust->askAgain();
        QVERIFY(!connectTo(m_second));
        QVERIFY(!connectTo(m_second));
        QCOMPARE(m_asked, 2);
    }

    void aYesAfterANoIsPinned()
    {
        QVERIFY(!connectTo(m_second));
        m_trust->askAgain();
        m_answer = true;
        QVERIFY(connectTo(m_second));
        QCOMPARE(m_trust->pinned(), digest(m_second));
        QVERIFY(connectTo(m_second));
        QCOMPARE(m_asked, 2);
    }

    void aNoIsAboutOneCertificateOnly()
    {
        m_trust->pin(QByteArray(32, 'x'));
        QVERIFY(!connectTo(m_first));
        QVERIFY(!connectTo(m_second));
        QCOMPARE(m_asked, 2);
    }

private:
    const QSslCertificate m_first = certificate(firstPem);
    const QSslCertificate m_second = certificate(secondPem);
    std::unique_ptr<ServerTrust> m_trust;
    int m_asked = 0;
    bool m_answer = false;
};

QTEST_GUILESS_MAIN(ServerTrustTest)
#include "ServerTrustTest.moc"
