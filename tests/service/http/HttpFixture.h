// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EventSocket.h"
#include "HttpServer.h"

#include <QTcpSocket>

namespace wakeline {

/// A clock that stands where the test put it.
class FixedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime::currentDateTimeUtc();
};

/// Tokens `viewer`, `operator`, `admin`, `vendor` are good for an hour, `viewer/200` for 200 ms; `old` has expired; all
/// others are bad.
VerifyOperatorToken testTokens(const Clock &clock);

/// Limits whose waits fit a test, and still leave a client of a busy machine time.
HttpLimits impatientLimits();

/// An HttpServer on free loopback ports with routes for every behaviour that the tests ask for:
/// GET /hello, /items/{id}, /slow (200 ms), /never, /throws, /big (8 MB), /file?path= (any file, pumped), /me (viewer),
/// POST /echo, /upload (2 MiB body), POST /pbx/notify (pbx).
class HttpFixture
{
public:
    explicit HttpFixture(const HttpLimits &limits = impatientLimits(), const EventLimits &eventLimits = {});

    quint16 publicPort = 0;
    quint16 pbxPort = 0;

    FixedClock clock;
    EventStream stream;
    EventSocket events;
    HttpServer server;
};

/// A client that sends what it is told, byte by byte if need be, and understands nothing of it.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// Everything that came until the server closed the connection; what came so far if it does not within `wait`.
    QByteArray readAll(std::chrono::milliseconds wait = std::chrono::seconds(15));
    /// Waits until `count` answers with a Content-Length (or 204) have come.
    QList<QByteArray> readAnswers(qsizetype count, std::chrono::milliseconds wait = std::chrono::seconds(15));
    /// Waits until something has come that contains `text`.
    bool sees(const QByteArray &text, std::chrono::milliseconds wait = std::chrono::seconds(15));
    bool isOpen() const { return socket.state() == QAbstractSocket::ConnectedState; }
    bool closesWithin(std::chrono::milliseconds wait = std::chrono::seconds(8));

    QTcpSocket socket;
    QByteArray received;
};

/// Memory of this process that is in RAM (/proc/self/statm).
qint64 residentBytes();
/// False under a sanitizer, whose own memory hides what is measured.
bool measuresMemory();

int statusOfAnswer(const QByteArray &answer);
QByteArray headerOfAnswer(const QByteArray &answer, const QByteArray &name);
QByteArray bodyOfAnswer(const QByteArray &answer);

} // namespace wakeline
