// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerTrust.h"

#include "ApiLog.h"
#include "ConnectionProfile.h"

#include <QCoroSignal>
#include <QCryptographicHash>
#include <QPointer>

namespace wakeline {

namespace {

QString nameOf(const QStringList &common, const QStringList &organisation)
{
    return (common.isEmpty() ? organisation : common).join(QLatin1String(", "));
}

CertificateNotice noticeOf(const QString &host, const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    CertificateNotice notice;
    notice.host = host;
    notice.subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                            certificate.subjectInfo(QSslCertificate::Organization));
    notice.issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                           certificate.issuerInfo(QSslCertificate::Organization));
    notice.validFrom = certificate.effectiveDate().toUTC();
    notice.validUntil = certificate.expiryDate().toUTC();
    notice.sha256 = certificate.digest(QCryptographicHash::Sha256);
    for (const QSslError &error : errors)
        notice.problems.append(error.errorString());
    return notice;
}

} // namespace

ServerTrust::ServerTrust(QByteArray pinnedSha256, QObject *parent) : QObject(parent), m_pinned(std::move(pinnedSha256))
{}

void ServerTrust::pin(const QByteArray &sha256)
{
    if (m_refused && m_refused->sha256 == sha256)
        m_refused.reset();
    if (m_pinned == sha256)
        return;
    m_pinned = sha256;
    qCInfo(lcApi).noquote() << "The operator trusts the server certificate" << fingerprintText(sha256);
    Q_EMIT pinChanged(sha256);
}

bool ServerTrust::accepts(const QString &host, const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    if (certificate.isNull())
        return false; // the handshake failed before there was a certificate to decide on
    CertificateNotice notice = noticeOf(host, certificate, errors);
    if (!m_pinned.isEmpty() && notice.sha256 == m_pinned)
        return true;
    if (m_pinned.isEmpty() && errors.isEmpty())
        return true;
    notice.cause = m_pinned.isEmpty() ? CertificateNotice::Cause::Unknown : CertificateNotice::Cause::Changed;
    notice.pinnedSha256 = m_pinned;
    if (m_refused == notice)
        return false; // told already
    m_refused = notice;
    const bool changed = notice.cause == CertificateNotice::Cause::Changed;
    qCWarning(lcApi).noquote() << host
                               << (changed ? "shows another certificate than the trusted one:"
                                           : "shows a certificate that nobody vouches for:")
                               << fingerprintText(notice.sha256);
    if (changed)
        Q_EMIT certificateChanged(notice);
    else
        Q_EMIT certificateUnknown(notice);
    return false;
}

QCoro::Task<bool> ServerTrust::askOperator()
{
    if (m_asking) {
        const bool trusted = co_await qCoro(this, &ServerTrust::questionAnswered);
        co_return trusted;
    }
    if (!m_refused || !m_question || m_refused->sha256 == m_declined)
        co_return false;
    m_asking = true;
    const CertificateNotice notice = *m_refused;
    const QPointer<ServerTrust> self(this);
    const Question question = m_question; // stays while it is asked, whatever is set meanwhile
    const bool trusted = co_await question(notice);
    if (!self)
        co_return false;
    m_asking = false;
    if (trusted)
        pin(notice.sha256);
    else
        m_declined = notice.sha256;
    Q_EMIT questionAnswered(trusted);
    co_return trusted;
}

void ServerTrust::setConnection(Connection connection)
{
    if (m_connection == connection)
        return;
    m_connection = std::move(connection);
    Q_EMIT connectionChanged();
}

} // namespace wakeline
