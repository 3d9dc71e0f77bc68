// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmtpPeer.h"

#include <QSslSocket>

namespace wakeline {

/// One connection.
class SmtpTalk : public QObject
{
public:
    SmtpTalk(SmtpPeer &peer, qintptr descriptor) : QObject(&peer), m_peer(peer)
    {
        m_socket.setParent(this);
        m_socket.setSocketDescriptor(descriptor);
        connect(&m_socket, &QSslSocket::readyRead, this, &SmtpTalk::read);
        connect(&m_socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
        if (peer.silent)
            return;
        if (peer.m_fromTheStart) {
            connect(&m_socket, &QSslSocket::encrypted, this, [this] { say("220 peer"); });
            encrypt();
        } else {
            say("220 peer");
        }
    }

private:
    void say(const QByteArray &line) { m_socket.write(line + "\r\n"); }
    void encrypt()
    {
        m_socket.setLocalCertificate(m_peer.m_certificate);
        m_socket.setPrivateKey(m_peer.m_key);
        m_socket.startServerEncryption();
    }
    void read()
    {
        while (!m_peer.silent && m_socket.canReadLine()) {
            const QByteArray line = m_socket.readLine();
            if (m_inData)
                takeData(line);
            else if (m_inAuth)
                takePassword(line.trimmed());
            else
                takeCommand(line.trimmed());
        }
    }
    void takeData(const QByteArray &line)
    {
        if (line != ".\r\n") {
            m_mail.text += line.startsWith('.') ? line.mid(1) : line;
            return;
        }
        m_inData = false;
        if (m_peer.answerToData.startsWith('2'))
            m_peer.mails.append(m_mail);
        say(m_peer.answerToData);
    }
    void takePassword(const QByteArray &line)
    {
        m_inAuth = false;
        m_mail.signedIn = line == QByteArray("\0user\0password", 14).toBase64(); // RFC 4616
        say(m_mail.signedIn ? "235 welcome" : "535 wrong");
    }
    void takeCommand(const QByteArray &line)
    {
        const QByteArray verb = line.split(' ').first().toUpper();
        const bool canEncrypt = !m_peer.m_certificate.isNull() && !m_socket.isEncrypted();
        if (verb == "EHLO") {
            if (canEncrypt)
                say("250-STARTTLS");
            if (m_socket.isEncrypted())
                say("250-AUTH PLAIN");
            say("250 HELP");
        } else if (verb == "STARTTLS" && canEncrypt) {
            say("220 go on");
            m_socket.flush();
            encrypt();
        } else if (line == "AUTH PLAIN") {
            m_inAuth = true;
            say("334 ");
        } else if (verb == "MAIL") {
            m_mail.from = line.mid(10);
            m_mail.encrypted = m_socket.isEncrypted();
            say("250 ok");
        } else if (verb == "RCPT") {
            m_mail.to.append(line.mid(8));
            say(m_peer.answerToRcpt);
        } else if (verb == "DATA") {
            m_inData = true;
            say("354 go on");
        } else if (verb == "QUIT") {
            say("221 bye");
            m_socket.disconnectFromHost();
        } else {
            say("502 what");
        }
    }

    SmtpPeer &m_peer;
    QSslSocket m_socket;
    SmtpPeer::Mail m_mail;
    bool m_inData = false;
    bool m_inAuth = false;
};

bool SmtpPeer::start(quint16 port)
{
    return listen(QHostAddress::LocalHost, port);
}

void SmtpPeer::useCertificate(const QSslCertificate &certificate, const QSslKey &key, bool fromTheStart)
{
    m_certificate = certificate;
    m_key = key;
    m_fromTheStart = fromTheStart;
}

void SmtpPeer::incomingConnection(qintptr descriptor)
{
    ++connections;
    new SmtpTalk(*this, descriptor); // this object's child
}

} // namespace wakeline
