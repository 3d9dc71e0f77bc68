// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QDateTime>
#include <QObject>
#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

#include <functional>

namespace wakeline {

/// A certificate that nobody has vouched for yet, or one that replaced the trusted one.
struct CertificateNotice
{
    enum class Cause {
        Unknown, ///< neither the system nor the operator trusts it: first use of a self-signed certificate
        Changed, ///< the operator trusts another one for this server
    };
    Cause cause = Cause::Unknown;
    QString host;
    QString subject;
    QString issuer;
    QDateTime validFrom, validUntil;
    QByteArray sha256;       ///< of this certificate
    QByteArray pinnedSha256; ///< Changed: of the one trusted until now
    QStringList problems;    ///< what the system says is wrong with it; empty if the system trusts it

    bool operator==(const CertificateNotice &) const = default;
};

/// Decides which server certificate to talk to. A certificate the system trusts is good, unless the operator pinned
/// another; any other must be the pinned one, to the bit. Nothing is ever ignored without the operator's word.
class ServerTrust : public QObject
{
    Q_OBJECT

public:
    explicit ServerTrust(QByteArray pinnedSha256 = {}, QObject *parent = nullptr);

    const QByteArray &pinned() const { return m_pinned; }
    /// From now on only this certificate is good. Connections made before are closed by whoever listens to pinChanged.
    void pin(const QByteArray &sha256);

    /// Asked about a certificate at most once at a time; answers whether the operator trusts it. Without a question
    /// set, the answer is no. The request that met the certificate waits and is sent again after a yes.
    using Question = std::function<QCoro::Task<bool>(CertificateNotice)>;
    void setQuestion(Question question) { m_question = std::move(question); }

    /// Whether to talk to the server that showed `certificate`; emits certificateUnknown or certificateChanged if not.
    bool accepts(const QString &host, const QSslCertificate &certificate, const QList<QSslError> &errors);

    /// Asks the operator about what accepts() refused last, and pins it on a yes. After a no the answer stays no until
    /// askAgain(), or another certificate: the feed tries again by itself, and must not ask each time.
    QCoro::Task<bool> askOperator();
    /// The operator wants to connect now: the certificate may be asked about once more.
    void askAgain() { m_declined.clear(); }

    /// What accepts() refused last and nobody decided on.
    const std::optional<CertificateNotice> &refused() const { return m_refused; }

    /// What the connection runs over, for the line in the sign-in dialog; empty before the first TLS connection.
    struct Connection
    {
        QString protocol; ///< "TLS 1.3"
        bool pinned = false;
        QDateTime validUntil;

        bool operator==(const Connection &) const = default;
    };
    const std::optional<Connection> &connection() const { return m_connection; }
    void setConnection(Connection connection);

Q_SIGNALS:
    void certificateUnknown(const wakeline::CertificateNotice &notice);
    void certificateChanged(const wakeline::CertificateNotice &notice);
    void pinChanged(const QByteArray &sha256);
    void connectionChanged();
    void questionAnswered(bool trusted);

private:
    QByteArray m_pinned;
    Question m_question;
    std::optional<CertificateNotice> m_refused;
    QByteArray m_declined; ///< SHA-256 of the certificate that the operator said no to
    std::optional<Connection> m_connection;
    bool m_asking = false;
};

} // namespace wakeline
