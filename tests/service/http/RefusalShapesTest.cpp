// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QCoroTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <stdexcept>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr qint64 bodyLimit = 1000;

QCoro::Task<Reply> never(Request)
{
    co_await QCoro::sleepFor(1h);
    co_return Reply::noContent();
}

QCoro::Task<Reply> throws(Request)
{
    co_await QCoro::sleepFor(1ms);
    throw std::runtime_error("the secret is swordfish");
}

QCoro::Task<Reply> accepts(Request)
{
    co_return Reply::noContent();
}

/// The same routes for each shape: `/detail/never` …
RouteTable routes(EventSocket &events)
{
    using enum Method;
    Routes all = events.routes();
    for (const auto &[name, shape] : {std::pair{QByteArray("/envelope"), Shape::Envelope},
                                      {QByteArray("/detail"), Shape::Detail},
                                      {QByteArray("/success"), Shape::Success}}) {
        all.push_back({Get, name + "/never", Access::Public, never, {}, {}, shape});
        all.push_back({Get, name + "/throws", Access::Public, throws, {}, {}, shape});
        all.push_back({Get, name + "/operators", Access::OperatorAdmin, accepts, {}, {}, shape});
        all.push_back({Post, name + "/body", Access::Public, accepts, {}, bodyLimit, shape});
    }
    auto table = RouteTable::build(std::move(all));
    if (!table)
        qFatal("%s", qPrintable(table.error().message));
    return std::move(*table);
}

/// The members that the clients of a shape find in a refusal.
QStringList membersOf(const QString &shape)
{
    if (shape == u"detail")
        return {"detail"};
    return shape == u"success" ? QStringList{"error", "success"} : QStringList{"code", "data", "error"};
}

} // namespace

/// What the server refuses in a route's place has the shape that the route's clients know, however early it is.
class RefusalShapesTest : public QObject
{
    Q_OBJECT

    FixedClock m_clock;
    EventStream m_stream{QStringLiteral("epoch"), 10};
    EventSocket m_events{m_stream, testTokens(m_clock), m_clock};
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<HttpServer>(routes(m_events), Authenticator({testTokens(m_clock)}, {}), m_events,
                                                impatientLimits());
        const auto where = m_server->listen(Listener::Public, {QHostAddress::LocalHost, 0});
        QVERIFY(where);
        m_port = where->port;
    }

    void aRefusalHasTheShapeOfItsRoute_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QByteArray>("request"); ///< %1: where the routes are
        QTest::addColumn<int>("status");
        for (const QByteArray shape : {"envelope", "detail", "success"}) {
            const auto row = [&](const char *name, const QByteArray &line, int status,
                                 const QByteArray &rest = "\r\n") {
                QByteArray request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest;
                QTest::addRow("%s: %s", shape.constData(), name)
                    << QString::fromLatin1(shape) << request.replace("%1", shape) << status;
            };
            row("no token", "GET /%1/operators", 401);
            row("another role", "GET /%1/operators", 403, "Authorization: Bearer viewer\r\n\r\n");
            row("another method", "DELETE /%1/body", 405);
            row("a body that stops", "POST /%1/body", 408, "Content-Length: 100\r\n\r\nhalf");
            row("a body that is too large", "POST /%1/body", 413, "Content-Length: 1001\r\n\r\n");
            row("the same in chunks", "POST /%1/body", 413,
                "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + QByteArray(1001, ' ') + "\r\n0\r\n\r\n");
            row("a handler that throws", "GET /%1/throws", 500);
            row("a handler that takes too long", "GET /%1/never", 503);
        }
    }
    void aRefusalHasTheShapeOfItsRoute()
    {
        QFETCH(QString, shape);
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        if (status == 500)
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("A handler threw")));
        if (status == 503)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("No answer in time")));
        RawClient client(m_port);
        client.send(request);
        const QByteArray answer = client.readAll();
        QCOMPARE(statusOfAnswer(answer), status);
        QCOMPARE(QJsonDocument::fromJson(bodyOfAnswer(answer)).object().keys(), membersOf(shape));
        QCOMPARE(headerOfAnswer(answer, "Content-Type"), "application/json");
        QVERIFY(!answer.contains("swordfish"));
        QCOMPARE(headerOfAnswer(answer, "Retry-After").isEmpty(), status != 503);
        QCOMPARE(headerOfAnswer(answer, "WWW-Authenticate").isEmpty(), status != 401);
    }

    void whatNoRouteWasFoundForHasTheEnvelope()
    {
        RawClient client(m_port);
        client.send("GET /detail/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        const QByteArray answer = client.readAll();
        QCOMPARE(statusOfAnswer(answer), 404);
        QCOMPARE(QJsonDocument::fromJson(bodyOfAnswer(answer)).object().keys(), membersOf(QStringLiteral("envelope")));
    }
};

QTEST_GUILESS_MAIN(RefusalShapesTest)
#include "RefusalShapesTest.moc"
