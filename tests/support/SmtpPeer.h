// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>

namespace wakeline {

/// An SMTP server that keeps what it is given, and misbehaves when asked to. It speaks TLS (STARTTLS, or from the
/// start) when it has a certificate, and then wants `AUTH PLAIN` of `user` and `password`.
class SmtpPeer : public QTcpServer
{
    Q_OBJECT

public:
    struct Mail
    {
        QByteArray from;
        QByteArrayList to;
        QByteArray text; ///< headers and body, as on the wire, without the dots that escape dots
        bool encrypted = false;
        bool signedIn = false;
    };

    bool start(quint16 port = 0);
    quint16 port() const { return serverPort(); }
    void useCertificate(const QSslCertificate &certificate, const QSslKey &key, bool fromTheStart);

    QList<Mail> mails;
    int connections = 0;
    QByteArray answerToRcpt = "250 ok";
    QByteArray answerToData = "250 kept";
    bool silent = false; ///< takes the connection and never says a word

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class SmtpTalk;

    QSslCertificate m_certificate;
    QSslKey m_key;
    bool m_fromTheStart = false;
};

} // namespace wakeline
