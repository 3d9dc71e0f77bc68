// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpServer.h"

#include "ConnectionGuard.h"
#include "EventSocket.h"
#include "GuardServer.h"
#include "HttpLog.h"
#include "HttpWriting.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

#include <exception>

#include <unistd.h>

namespace wakeline {

namespace {

/// Connections of one listener are numbered within this range, so that an id belongs to one listener alone.
constexpr quint64 idsPerListener = quint64(1) << 40;

Request requestOf(FramedRequest from, Method method)
{
    Request request;
    request.method = method;
    request.path = from.path();
    if (request.path.size() < from.target.size())
        request.query = QUrlQuery(QString::fromLatin1(from.target.sliced(request.path.size() + 1)));
    request.headers = std::move(from.headers);
    request.body = std::move(from.body);
    return request;
}

Shape shapeOf(const RouteTable::Found &found)
{
    if (const auto *match = std::get_if<RouteTable::Match>(&found))
        return match->route->shape;
    const auto *wrong = std::get_if<RouteTable::WrongMethod>(&found);
    return wrong ? wrong->shape : Shape::Envelope;
}

/// What somebody hears whom the route is not for. RFC 6750 §3.1: a token that was shown and is worth nothing is named
/// as the reason, so that a client knows to renew it.
Reply notAdmitted(const Error &error, const Request &request, Shape shape)
{
    Reply reply = Reply::fromError(error, shape);
    if (reply.status == 401 && request.headers.contains("Authorization"))
        reply.headers.set("WWW-Authenticate", reply.headers.value("WWW-Authenticate") + ", error=\"invalid_token\"");
    return reply;
}

/// Runs a handler to its end, however long the client stays. A free coroutine with everything by value: the server may
/// be gone when the handler wakes up.
QCoro::Task<void> run(Handler handler, Shape shape, Request request, QPointer<ConnectionGuard> client,
                      QByteArray exchange)
{
    const QByteArray id = request.id;
    Reply reply;
    try {
        reply = co_await handler(std::move(request));
    } catch (const std::exception &error) {
        qCCritical(lcHttp).noquote() << id << "A handler threw:" << error.what();
        reply = Reply::internalError(shape);
    } catch (...) {
        qCCritical(lcHttp).noquote() << id << "A handler threw something that is no exception";
        reply = Reply::internalError(shape);
    }
    if (client)
        client->reply(exchange, reply);
}

} // namespace

HttpServer::HttpServer(RouteTable routes, Authenticator authenticator, EventSocket &events, const HttpLimits &limits,
                       QObject *parent)
    : QObject(parent),
      m_routes(std::move(routes)),
      m_authenticator(std::move(authenticator)),
      m_events(events),
      m_limits(limits),
      m_http(std::make_unique<QHttpServer>())
{
    connectToQHttpServer();
}

HttpServer::~HttpServer() = default;

/// The one catch-all: QHttpServer's own router costs time per route and answers a wrong method with 404.
void HttpServer::connectToQHttpServer()
{
    const auto handle = [this](const QHttpServerRequest &from, [[maybe_unused]] QHttpServerResponder &responder) {
    // The responder is not used to answer: it holds a bare pointer to its socket and cannot know that it is gone.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        responder.write(
            QHttpServerResponder::StatusCode::NoContent); // into the pipe: only then the next request is read
#endif
        const QByteArray exchange = from.value(exchangeField);
        const quint64 id = exchange.first(std::max<qsizetype>(exchange.indexOf('.'), 0)).toULongLong();
        ConnectionGuard *client = nullptr;
        for (const GuardServer *server : m_guards)
            client = client ? client : server->guard(id);
        if (!client)
            return;
        FramedRequest request = client->takeRequest();
        const auto method = methodFromName(request.method);
        if (!method)
            return client->reply(exchange, Reply::error(501, {QStringLiteral("not_implemented"),
                                                              QStringLiteral("This method is not served")}));
        answer({client, exchange, requestOf(std::move(request), *method)});
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_http->setMissingHandler(
        this, [handle](const QHttpServerRequest &from, QHttpServerResponder &responder) { handle(from, responder); });
#else
    m_http->setMissingHandler(
        [handle](const QHttpServerRequest &from, QHttpServerResponder &&responder) { handle(from, responder); });
#endif
}

Result<ListenAddress> HttpServer::listen(Listener listener, const ListenAddress &where,
                                         const std::optional<TlsFiles> &tls, bool sharePort)
{
    GuardServer::Callbacks callbacks;
    callbacks.bodyLimit = [this](const FramedRequest &request, Listener on) -> qint64 {
        const auto method = methodFromName(request.method);
        const auto found = m_routes.find(method.value_or(Method::Get), request.path(), on);
        const auto *match = std::get_if<RouteTable::Match>(&found);
        return match ? match->route->bodyLimit.value_or(m_limits.body) : m_limits.body;
    };
    callbacks.shape = [this](QByteArrayView method, const QByteArray &path, Listener on) {
        return shapeOf(m_routes.find(methodFromName(method).value_or(Method::Get), path, on));
    };
    callbacks.refuseUpgrade = [this](const FramedRequest &request, Listener) { return m_events.refusal(request); };
    callbacks.upgrade = [this](QTcpSocket *socket) { m_events.take(socket); };
    auto guard =
        std::make_unique<GuardServer>(listener, m_limits, std::move(callbacks), idsPerListener * m_guards.size());
    if (tls) {
        const auto configuration = tls->load();
        if (!configuration)
            return std::unexpected(configuration.error());
        guard->setTls(*configuration);
    }
    const auto descriptor = openListeningSocket(where, sharePort);
    if (!descriptor)
        return std::unexpected(descriptor.error());
    if (!guard->setSocketDescriptor(*descriptor)) {
        ::close(*descriptor);
        return failure(QStringLiteral("listen_failed"),
                       QStringLiteral("Cannot listen on %1: %2").arg(where.toString(), guard->errorString()));
    }
    connect(guard.get(), &GuardServer::drained, this, [this] {
        if (connections() == 0)
            Q_EMIT drained();
    });
    m_guards.push_back(guard.release());
    m_http->bind(m_guards.back()); // takes it over
    const ListenAddress bound{m_guards.back()->serverAddress(), m_guards.back()->serverPort()};
    qCInfo(lcHttp).noquote() << "Listening on" << bound.toString()
                             << (listener == Listener::Pbx ? "for the SIP server" : "") << (tls ? "with TLS" : "");
    return bound;
}

Result<bool> HttpServer::renewTls(const TlsFiles &tls)
{
    const auto configuration = tls.load();
    if (!configuration)
        return std::unexpected(configuration.error());
    bool changed = false;
    for (GuardServer *guard : m_guards) {
        if (!guard->tls())
            continue;
        changed = changed || guard->tls()->localCertificateChain() != configuration->localCertificateChain();
        guard->setTls(*configuration);
    }
    return changed;
}

qsizetype HttpServer::connections() const
{
    qsizetype all = 0;
    for (const GuardServer *guard : m_guards)
        all += guard->connections();
    return all;
}

void HttpServer::drain()
{
    m_events.closeAll();
    for (GuardServer *guard : m_guards)
        guard->drain();
}

/// What is answered without a handler: no such path, another method, a broken path.
Reply HttpServer::refusalOf(const RouteTable::Found &found, const Request &request) const
{
    if (request.method == Method::Options && request.path == "*")
        return Reply::noContent().withHeader("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    if (const auto *wrong = std::get_if<RouteTable::WrongMethod>(&found)) {
        if (request.method == Method::Options)
            return Reply::noContent().withHeader("Allow", wrong->allow);
        return Reply::error(405,
                            {QStringLiteral("method_not_allowed"), QStringLiteral("This path is not for that method")},
                            wrong->shape)
            .withHeader("Allow", wrong->allow);
    }
    if (std::holds_alternative<RouteTable::BadPath>(found))
        return Reply::error(400,
                            {QStringLiteral("bad_request"), QStringLiteral("The path is not percent-encoded UTF-8")});
    return Reply::error(404, {QStringLiteral("not_found"), QStringLiteral("There is nothing at this path")});
}

void HttpServer::answer(Incoming incoming)
{
    Request &request = incoming.request;
    const GuardServer &server = incoming.client->server();
    request.peer = incoming.client->peer();
    request.id = incoming.client->requestId();
    request.listener = server.listener();

    const auto found = m_routes.find(request.method, request.path, request.listener);
    const auto *match = std::get_if<RouteTable::Match>(&found);
    if (!match)
        return incoming.client->reply(incoming.exchange, refusalOf(found, request));
    request.parameters = match->parameters;
    auto identity = m_authenticator.identify(request, match->route->access, server.serverAddress());
    if (!identity)
        return incoming.client->reply(incoming.exchange, notAdmitted(identity.error(), request, match->route->shape));
    request.identity = std::move(*identity);
    run(match->route->handler, match->route->shape, std::move(request), incoming.client, incoming.exchange);
}

} // namespace wakeline
