// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace wakeline {

/// A real RFC 8599 client, headless: linphone, which answers every call.
class Linphone
{
public:
    struct Account
    {
        QByteArray user;
        QByteArray password;
        QByteArray domain;
        QByteArray server;          ///< `localhost:5061;transport=tls`
        QByteArray pushToken = {};  ///< if any: in the Contact, for FCM
        QByteArray digestUser = {}; ///< where it is another than `user`: a device's own account

        /// What an app does with the `sip` block of its sign-in.
        static Account from(const QJsonObject &sip);
    };

    /// \param authority  the certificate authority that it trusts, a file; it trusts no other
    Linphone(const Account &account, const QString &authority);
    ~Linphone() { freeze(); }

    /// The operating system ends the app: its connection is lost, nothing is said to the server.
    void freeze();

    QByteArray log() const;

private:
    QByteArray configuration(const Account &account, const QString &authority) const;

    QTemporaryDir m_home;
    QProcess m_process;
};

} // namespace wakeline
