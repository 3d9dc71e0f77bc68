// SPDX-License-Identifier: GPL-3.0-or-later
#include "Migrations.h"
#include "PostgresServer.h"
#include "PushLogWriter.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <sys/resource.h>

// How many entries a second the push log takes, each waited for as /v1/push waits: push_log_bench [ROWS [WAITING]]
// PostgreSQL runs without fsync here, so its figure is what the processors can do, not the disk; SQLite syncs.
using namespace wakeline;

namespace {

double processorSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

QCoro::Task<> writeOn(PushLogWriter &writer, int number, int &failed)
{
    for (int i = 0; i < number; ++i) {
        PushLogEntry entry;
        entry.at = QDateTime::currentDateTimeUtc();
        entry.provider = PushProviderName::Apns;
        entry.environment = QStringLiteral("production");
        entry.callId = QStringLiteral("%1-%2@pbx.example.org").arg(reinterpret_cast<quintptr>(&i)).arg(i);
        entry.caller = QStringLiteral("+49 30 1234567");
        entry.status = 200;
        entry.providerId = QStringLiteral("5d7c0c0e-2a56-4b7e-9a57-5b2d3f6c1e01");
        entry.latencyMs = 31;
        entry.tokenMasked = QStringLiteral("dEad…9A2b");
        entry.licenseId = 1 + i % 1000;
        entry.installation = QStringLiteral("0f3c5d7c-2a56-4b7e-9a57-5b2d3f6c1e01");
        const auto logged = co_await writer.addDurably(entry, QByteArray(32, 't'));
        failed += logged ? 0 : 1;
    }
}

void measure(const char *name, const QString &url, int rows, int waiting)
{
    Database::Options options;
    options.url = url;
    Database database(options);
    const auto migrated = database.callBlocking([](Connection &connection) { return Migrations().apply(connection); });
    if (!migrated || !database.start())
        qFatal("%s cannot be used", name);
    QCoro::waitFor(PushLogTable(database).ensurePartitions(QDateTime::currentDateTimeUtc()));
    PushLogWriter writer(database);
    QElapsedTimer clock;
    clock.start();
    const double before = processorSeconds();
    int failed = 0;
    std::vector<QCoro::Task<>> tasks;
    for (int i = 0; i < waiting; ++i)
        tasks.push_back(writeOn(writer, rows / waiting, failed));
    for (auto &task : tasks)
        QCoro::waitFor(task);
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    std::printf("%s: %d rows, %d waiting: %.0f rows/s, %.1f us of our processor per row, %d failed\n", name, rows,
                waiting, rows / seconds, (processorSeconds() - before) / rows * 1e6, failed);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const int rows = arguments.value(1, QStringLiteral("100000")).toInt();
    const int waiting = arguments.value(2, QStringLiteral("500")).toInt();
    QTemporaryDir folder;
    measure("SQLite", QStringLiteral("sqlite://") + folder.filePath(QStringLiteral("bench.db")), rows, waiting);
    PostgresServer server;
    if (!server.start() || !server.createDatabase(QStringLiteral("bench")))
        qFatal("%s", qPrintable(server.errorText()));
    measure("PostgreSQL", server.url(QStringLiteral("bench")), rows, waiting);
    return 0;
}
