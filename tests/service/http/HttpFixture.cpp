// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QCoroTimer>
#include <QEventLoop>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>
#include <QTimer>

#include <functional>
#include <stdexcept>

#include <unistd.h>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qint64 uploadLimit = 2 << 20;

QCoro::Task<Reply> slow(Request)
{
    co_await QCoro::sleepFor(200ms);
    co_return Reply::data(QStringLiteral("slow"));
}

QCoro::Task<Reply> never(Request)
{
    co_await QCoro::sleepFor(1h);
    co_return Reply::data(QStringLiteral("never"));
}

QCoro::Task<Reply> throws(Request)
{
    co_await QCoro::sleepFor(1ms);
    throw std::runtime_error("the secret is swordfish");
}

QCoro::Task<Reply> echo(Request request)
{
    QJsonObject seen{{QStringLiteral("path"), QString::fromLatin1(request.path)},
                     {QStringLiteral("body"), QString::fromUtf8(request.body)},
                     {QStringLiteral("size"), request.body.size()},
                     {QStringLiteral("id"), QString::fromLatin1(request.id)},
                     {QStringLiteral("q"), request.queryValue(QStringLiteral("q"))},
                     {QStringLiteral("host"), QString::fromLatin1(request.headers.value("Host"))},
                     {QStringLiteral("x"), QString::fromLatin1(request.headers.combined("X-Twice"))},
                     {QStringLiteral("item"), request.parameter(QStringLiteral("id"))},
                     {QStringLiteral("operator"), request.operatorIdentity().name}};
    co_return Reply::data(seen);
}

QCoro::Task<Reply> hello(Request)
{
    co_return Reply::data(QStringLiteral("hello"));
}

QCoro::Task<Reply> big(Request)
{
    co_return Reply{200, {{"Content-Type", "application/octet-stream"}}, QByteArray(8 << 20, 'b')};
}

QCoro::Task<Reply> file(Request request)
{
    const auto opened = OpenFile::open(request.queryValue(QStringLiteral("path")));
    if (!opened)
        co_return Reply::fromError(opened.error());
    Reply reply{200, {{"Content-Type", "application/octet-stream"}}, {}};
    reply.file = FileBody{*opened, 0, (*opened)->size()};
    co_return reply;
}

RouteTable testRoutes(EventSocket &events)
{
    using enum Method;
    using enum Access;
    Routes routes{{Get, "/hello", Public, hello},
                  {Get, "/items/{id}", Public, echo},
                  {Get, "/slow", Public, slow},
                  {Get, "/never", Public, never},
                  {Get, "/throws", Public, throws},
                  {Get, "/big", Public, big},
                  {Get, "/file", Public, file},
                  {Get, "/me", OperatorViewer, echo},
                  {Delete, "/items/{id}", OperatorAdmin, echo, "item.deleted"},
                  {Post, "/echo", Public, echo},
                  {Post, "/upload", Public, echo, {}, uploadLimit},
                  {Post, "/pbx/notify", Pbx, echo}};
    for (Route &route : events.routes())
        routes.push_back(std::move(route));
    auto table = RouteTable::build(std::move(routes));
    if (!table)
        qFatal("%s", qPrintable(table.error().message));
    return std::move(*table);
}

} // namespace

VerifyOperatorToken testTokens(const Clock &clock)
{
    return [&clock](const QString &token) -> Result<OperatorIdentity> {
        if (token == QStringLiteral("old"))
            return failure(QStringLiteral("token_expired"), QStringLiteral("The access token has expired"));
        const auto role = enumFromName<Role>(token.section(u'/', 0, 0));
        if (!role)
            return failure(QStringLiteral("bad_token"), QStringLiteral("forged"));
        const qint64 life = token.contains(u'/') ? token.section(u'/', 1).toLongLong() : 3'600'000;
        return OperatorIdentity{static_cast<qint64>(*role) + 1, token, *role, clock.now().addMSecs(life)};
    };
}

HttpLimits impatientLimits()
{
    HttpLimits limits;
    limits.headTime = limits.bodyTime = limits.idleTime = limits.handlerTime = limits.writeStall = 1000ms;
    limits.handshakeTime = 1000ms;
    limits.lingerTime = 300ms;
    limits.sweep = 20ms;
    return limits;
}

HttpFixture::HttpFixture(const HttpLimits &limits, const EventLimits &eventLimits)
    : stream(QStringLiteral("epoch-1"), 100),
      events(stream, testTokens(clock), clock, eventLimits),
      server(testRoutes(events), Authenticator({testTokens(clock)}, "pbx-secret"), events, limits)
{
    QLoggingCategory::setFilterRules(QStringLiteral("wakeline.*.debug=false\nwakeline.*.info=false"));
    const auto open = server.listen(Listener::Public, {QHostAddress::LocalHost, 0});
    const auto pbx = server.listen(Listener::Pbx, {QHostAddress::LocalHost, 0});
    if (!open || !pbx)
        qFatal("no free port on loopback");
    publicPort = open->port;
    pbxPort = pbx->port;
}

namespace {

/// Waits in the event loop, not in steps of 10 ms as QTest::qWaitFor does: the tests make thousands of requests.
bool waitOn(QTcpSocket &socket, const std::function<bool()> &isDone, std::chrono::milliseconds patience)
{
    if (isDone())
        return true;
    QEventLoop loop;
    const auto look = [&] {
        if (isDone())
            loop.quit();
    };
    QObject::connect(&socket, &QIODevice::readyRead, &loop, look);
    QObject::connect(&socket, &QAbstractSocket::stateChanged, &loop, look);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    return isDone();
}

} // namespace

RawClient::RawClient(quint16 port)
{
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!waitOn(
            socket, [this] { return isOpen(); }, 15s))
        qFatal("cannot connect");
}

void RawClient::send(const QByteArray &bytes)
{
    socket.write(bytes);
    socket.flush();
}

QByteArray RawClient::readAll(std::chrono::milliseconds wait)
{
    closesWithin(wait);
    return received;
}

bool RawClient::closesWithin(std::chrono::milliseconds wait)
{
    const auto isClosed = [this] {
        received += socket.readAll();
        return !isOpen();
    };
    const bool closed = waitOn(socket, isClosed, wait);
    received += socket.readAll();
    return closed;
}

bool RawClient::sees(const QByteArray &text, std::chrono::milliseconds wait)
{
    return QTest::qWaitFor(
        [&] {
            received += socket.readAll();
            return received.contains(text);
        },
        static_cast<int>(wait.count()));
}

namespace {

/// The first whole answer of `stream`, if there is one.
QByteArray firstAnswer(const QByteArray &stream)
{
    const qsizetype end = stream.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const qsizetype size = end + 4 + headerOfAnswer(stream.first(end + 4), "Content-Length").toLongLong();
    return size <= stream.size() ? stream.first(size) : QByteArray();
}

} // namespace

QList<QByteArray> RawClient::readAnswers(qsizetype count, std::chrono::milliseconds wait)
{
    QList<QByteArray> answers;
    const auto collect = [&] {
        received += socket.readAll();
        for (QByteArray answer = firstAnswer(received); !answer.isEmpty(); answer = firstAnswer(received)) {
            answers.append(answer);
            received.remove(0, answer.size());
        }
        return answers.size() >= count;
    };
    static_cast<void>(waitOn(socket, collect, wait));
    return answers;
}

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

bool measuresMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
    return true;
#endif
}

int statusOfAnswer(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

QByteArray headerOfAnswer(const QByteArray &answer, const QByteArray &name)
{
    const QByteArray head = answer.first(answer.indexOf("\r\n\r\n") + 2);
    const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
    if (at < 0)
        return {};
    const qsizetype value = at + name.size() + 4;
    return head.mid(value, head.indexOf("\r\n", value) - value);
}

QByteArray bodyOfAnswer(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.sliced(end + 4);
}

} // namespace wakeline
