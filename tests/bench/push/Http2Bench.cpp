// SPDX-License-Identifier: GPL-3.0-or-later
// Measures Http2Client: POSTs of 500 bytes to a server that answers each. Prints one line of JSON.
//   Http2Bench URL CA IN_FLIGHT SECONDS PATH
#include "Http2Client.h"
#include "ProviderUrl.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <sys/resource.h>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr auto warmUp = 1s;

struct Run
{
    Http2Client &client;
    Http2Request request;
    bool stopping = false;
    qint64 answered = 0;
    qint64 failed = 0;
    int working = 0;
};

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

QCoro::Task<> work(Run *run)
{
    ++run->working;
    while (!run->stopping) {
        const Http2Answer answer = co_await run->client.send(run->request, QDeadlineTimer(5s));
        ++(answer.failure == Http2Failure::None && answer.status == 200 ? run->answered : run->failed);
    }
    if (--run->working == 0)
        QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const auto tls = providerTls(arguments.value(2));
    if (arguments.size() != 6 || !tls) {
        QTextStream(stderr) << "Http2Bench URL CA IN_FLIGHT SECONDS PATH\n";
        return 2;
    }
    Http2Client client(QUrl(arguments.at(1)), *tls, {});
    // The headers of a real call's push, the provider token included.
    Run run{client,
            {.path = arguments.at(5).toLatin1(),
             .headers = {{"authorization", "bearer " + QByteArray(180, 'j')},
                         {"apns-topic", "org.example.app.voip"},
                         {"apns-push-type", "voip"},
                         {"apns-priority", "10"},
                         {"apns-expiration", "0"}},
             .body = QByteArray(500, 'x')}};
    for (int i = 0; i < arguments.at(3).toInt(); ++i)
        work(&run);

    double cpu = 0;
    qint64 before = 0;
    QElapsedTimer time;
    QTimer::singleShot(warmUp, &app, [&] {
        cpu = cpuSeconds();
        before = run.answered;
        time.start();
    });
    QTimer::singleShot(warmUp + std::chrono::seconds(arguments.at(4).toInt()), &app, [&] {
        const double seconds = double(time.nsecsElapsed()) / 1e9;
        const qint64 count = run.answered - before;
        QTextStream(stdout) << "{\"per_second\":" << double(count) / seconds
                            << ",\"cpu_us\":" << (cpuSeconds() - cpu) * 1e6 / double(qMax(count, qint64(1)))
                            << ",\"failed\":" << run.failed << "}\n";
        run.stopping = true;
    });
    return app.exec();
}
