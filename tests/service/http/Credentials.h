// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessToken.h"
#include "AppToken.h"
#include "HttpFixture.h"
#include "Service.h"

#include <QTemporaryDir>

#include <memory>

namespace wakeline {

/// What somebody shows at the door, and who it makes them if the service is right.
struct Credential
{
    enum class Who {
        Nobody,   ///< no credential, or one that is worth nothing
        App,      ///< of extension 201
        OtherApp, ///< of extension 202
        Address,  ///< a token of another server that shares the secret: only an address, of extension 201
        Operator,
        SipServer, ///< the pbx listener's secret
        Licence,
        WrongLicence, ///< a key that nobody issued
    };

    QByteArray name;
    Who who = Who::Nobody;
    QByteArray headers = {}; ///< each with its CR LF
    Role role = Role::Viewer;
};

struct DoorAnswer
{
    int status = 0;
    QByteArray text; ///< all of it
};

/// A whole service on loopback with two extensions, an operator of each role and a licence, whose secrets are known.
class Premises
{
public:
    /// \param pbxListen  `127.0.0.1:0`, which is open, or an address that asks for the secret
    /// \param settings   more of its environment
    explicit Premises(const QByteArray &pbxListen, const QMap<QString, QString> &settings = {});
    ~Premises();

    const RouteTable &routes() const { return m_service->routes(); }

    /// Gives extension 201 one of everything that a path can name, where it has none.
    void own();
    /// The route's path with something in the place of its parameters: what extension 201 owns, or what nobody has.
    QByteArray pathOf(const Route &route, bool owned) const;

    /// Over a connection that is kept as long as the service keeps it.
    DoorAnswer ask(Listener listener, const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                   const QByteArray &body = {});

    /// Signed in afresh, since some routes end sessions.
    QList<Credential> apps();
    QList<Credential> operators() const;
    /// Forged, expired, ended, of the wrong kind: good nowhere.
    QList<Credential> worthless();
    /// The SIP server's secret, the licence key and one that is none.
    QList<Credential> keys() const;

    QByteArray operatorToken(Role role) const;
    /// What the app of this extension is answered.
    QJsonObject signIn(const QByteArray &number);
    /// `Authorization: Bearer …`
    static QByteArray bearer(const QByteArray &token);

private:
    void seed();
    void leaveMessages(const Settings &settings);
    QJsonObject post(const QByteArray &target, Role role, const QByteArray &body);
    QByteArray appToken(const QByteArray &number);
    QList<Credential> worthlessOfApps();
    QList<Credential> worthlessOfOperators() const;

    QTemporaryDir m_folder;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<RawClient> m_clients[2];
    QHash<Role, qint64> m_operators;
    QByteArray m_licenseKey;
    QList<qint64> m_messages; ///< in extension 201's voicemail box
    QByteArray m_signedOut;
    QByteArray m_gone; ///< of an extension that was removed
};

} // namespace wakeline
