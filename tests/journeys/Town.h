// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KamailioServer.h"
#include "PostgresServer.h"
#include "Sipp.h"
#include "StandIns.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace wakeline {

/// Everything that a call meets, for real: wakelined on a database, Kamailio with the packaged configuration and the
/// accounts of that database, and the stand-ins for Apple and Google. Only the phones are left to the journey.
///
/// Extensions 101 to 105 exist; passwordOf() tells their passwords.
class Town
{
public:
    enum class DatabaseKind { Sqlite, Postgres };

    static constexpr char operatorName[] = "admin";
    static constexpr char operatorPassword[] = "a long enough password";

    /// \param keepaliveSeconds  how often Kamailio pings phones; a sipp that waits for an INVITE fails on a ping
    explicit Town(DatabaseKind kind, int holdMs = 5000, int keepaliveSeconds = 1);
    ~Town();

    /// One more setting of wakelined's environment; without a value it has none of this name.
    void set(const QString &name, const std::optional<QString> &value);
    /// `pbx.test` unless it is another, before start().
    void setSipDomain(const QString &domain) { m_sipDomain = domain; }
    /// Pushes through another wakelined, and has no account at Apple or Google of its own.
    void useGateway(const QUrl &gateway, const QString &licenseKey);

    /// More lines for Kamailio's local file, before start().
    void setKamailioSettings(const QByteArray &lines) { m_kamailioSettings = lines; }

    /// \return an empty text, or why it does not work, with the end of the log that tells
    QString start();

    QString startWakelined(); ///< waits until Kamailio is connected, if Kamailio runs
    void killWakelined();     ///< SIGKILL, as a crash would
    int stopWakelined();      ///< SIGTERM; the exit status

    KamailioServer &kamailio() { return *m_kamailio; }
    quint16 sipPort() const { return m_kamailio->sipPort(); }
    quint16 sipTlsPort() const { return m_kamailio->tlsPort(); }
    quint16 httpPort() const { return m_httpPort; }
    qint64 wakelinedPid() const { return m_wakelined.processId(); }
    QUrl httpUrl() const;
    QString certificateAuthority() const { return m_standIns.value("ca"); }

    static QByteArray passwordOf(const QByteArray &extension) { return "secret-of-" + extension; }
    /// A phone registers over TCP, so that its token is known, and falls asleep: its connection is lost, and with it
    /// the binding. Resolves when wakelined knows both.
    bool putToSleep(const QByteArray &extension, const QByteArray &token);
    bool putToSleepWith(const QByteArray &extension, const QByteArray &contact);
    /// The push-capable contact of a phone that listens on this port.
    static QByteArray contactOf(const QByteArray &extension, quint16 port, const QByteArray &token);
    /// REGISTER once with this contact.
    static bool registerPhone(quint16 sipPort, const QByteArray &extension, const QByteArray &contact, int expires,
                              const QString &transport = QStringLiteral("u1"));
    Sipp::Keys caller(const QByteArray &callee, const QByteArray &from = "101") const;

    /// Pushes that the stand-ins received, oldest first: {token, payload, …}.
    QList<QJsonObject> pushes() const { return m_standIns.pushes(); }
    QList<QJsonObject> pushesOf(const QByteArray &token, const QString &event = QStringLiteral("incoming_call")) const
    {
        return m_standIns.pushesOf(token, event);
    }

    /// `data` of a GET that the operator may ask.
    QJsonValue get(const QString &path);
    QByteArray accessToken();
    QJsonObject readiness() const;
    QByteArray logs() const;

private:
    QString prepareDatabase();
    QString command(const QStringList &arguments, const QByteArray &input = {});
    QByteArray fileText(const QString &name) const;

    DatabaseKind m_kind;
    int m_holdMs;
    int m_keepaliveSeconds;
    QString m_sipDomain = QStringLiteral("pbx.test");
    QTemporaryDir m_folder{QStringLiteral("/tmp/wakeline-town-XXXXXX")};
    PostgresServer m_postgres;
    StandIns m_standIns;
    QHash<QString, std::optional<QString>> m_settings;
    QByteArray m_kamailioSettings;
    std::unique_ptr<KamailioServer> m_kamailio;
    QProcess m_wakelined;
    quint16 m_httpPort = 0;
    QString m_databaseUrl;
    QByteArray m_accessToken;
};

} // namespace wakeline
