// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for APNs where speed is measured: accepts every push, and counts them by their call.
// Prints its address and files as one line of JSON; then, for each line on its standard input, what it has received.
#include "Http2Peer.h"
#include "TestAuthority.h"

#include <QCoreApplication>
#include <QSet>
#include <QSocketNotifier>
#include <QTextStream>

#include <cstdio>

using namespace wakeline;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    TestAuthority authority;
    const QString key =
        authority.makeKey(QStringLiteral("apns.p8"), {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
    Http2Peer peer(authority.serverTls(QStringLiteral("localhost"), {"h2"}));
    peer.maxConcurrentStreams = 1000; // what Apple announces
    QSet<QByteArray> calls;
    qint64 received = 0;
    peer.script = [&](const PeerRequest &request) {
        ++received;
        calls.insert(request.headers.value("apns-collapse-id"));
        const QByteArray id = request.headers.value("apns-id");
        peer.requests.clear();
        return PeerAnswer{.headers = {{"apns-id", id}}};
    };

    QTextStream out(stdout);
    out << u"{\"port\":%1,\"ca\":\"%2\",\"key\":\"%3\"}"_qs.arg(peer.url().port()).arg(authority.caPath(), key)
        << Qt::endl;
    QSocketNotifier asked(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &app, [&] {
        if (std::fgetc(stdin) == EOF)
            QCoreApplication::quit();
        else
            out << u"{\"received\":%1,\"calls\":%2}"_qs.arg(received).arg(calls.size()) << Qt::endl;
    });
    return app.exec();
}
