// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Authenticator.h"
#include "HttpLimits.h"
#include "ListenAddress.h"
#include "RouteTable.h"
#include "TlsFiles.h"

#include <QObject>

#include <memory>
#include <vector>

class QHttpServer;

namespace wakeline {

class ConnectionGuard;
class EventSocket;
class GuardServer;

/// The service's HTTP face: routes, checks access, runs handlers and hands their replies to the guards.
///
/// This is the only file that knows QHttpServer. Handlers may outlive their client and this object; what they hold of
/// either they hold by value or by QPointer. The families behind the routes must outlive the event loop.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    HttpServer(RouteTable routes, Authenticator authenticator, EventSocket &events, const HttpLimits &limits = {},
               QObject *parent = nullptr);
    ~HttpServer() override;

    /// May be called several times, for several addresses.
    /// \param sharePort  let more instances of this service take connections from the same port
    /// \return the address with the port that the system chose; `listen_failed`, `invalid_value` (TLS files)
    Result<ListenAddress> listen(Listener listener, const ListenAddress &where,
                                 const std::optional<TlsFiles> &tls = std::nullopt, bool sharePort = false);

    /// Connections from now on get this certificate, on the listeners that have one.
    /// \return whether it is another one; `invalid_value`, and everything stays
    Result<bool> renewTls(const TlsFiles &tls);

    const RouteTable &routes() const { return m_routes; }
    qsizetype connections() const;

    /// Stops listening, answers what is under way, closes the rest; drained() follows when the last client is gone.
    void drain();

Q_SIGNALS:
    void drained();

private:
    /// A request of QHttpServer's, translated, and the connection that waits for its answer.
    struct Incoming
    {
        QPointer<ConnectionGuard> client;
        QByteArray exchange;
        Request request;
    };

    void connectToQHttpServer();
    void answer(Incoming incoming);
    Reply refusalOf(const RouteTable::Found &found, const Request &request) const;

    RouteTable m_routes;
    Authenticator m_authenticator;
    EventSocket &m_events;
    HttpLimits m_limits;
    std::unique_ptr<QHttpServer> m_http;
    std::vector<GuardServer *> m_guards; ///< owned by m_http
};

} // namespace wakeline
