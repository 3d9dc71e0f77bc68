// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogWriter.h"

#include <QCoreApplication>
#include <QCoroTask>

#include <unistd.h>

// What PushLogDurabilityTest kills: it writes to the push log and says on its standard output what it was promised.
using namespace wakeline;

namespace {

QCoro::Task<> writeOn(PushLogWriter &writer, QString name)
{
    for (int i = 0;; ++i) {
        PushLogEntry entry;
        entry.at = QDateTime::currentDateTimeUtc();
        entry.licenseId = 1;
        entry.callId = QStringLiteral("%1-%2").arg(name).arg(i);
        const auto logged = co_await writer.addDurably(entry, QByteArray(32, 't'));
        const QByteArray line = (logged ? entry.callId : QStringLiteral("! ") + logged.error().code).toUtf8() + '\n';
        if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) != line.size() || !logged)
            ::_exit(1);
    }
}

} // namespace

/// push_log_victim URL FOLDER NAME
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 4)
        return 2;
    Database::Options options;
    options.url = arguments.at(1);
    Database database(options);
    if (!database.start())
        return 2;
    PushLogWriter::Options writing;
    writing.groupLimit = 7;
    writing.spoolAfter = std::chrono::milliseconds(50);
    writing.spool.folder = arguments.at(2);
    PushLogWriter writer(database, writing);
    for (int i = 0; i < 16; ++i)
        writeOn(writer, QStringLiteral("%1-%2").arg(arguments.at(3)).arg(i));
    return app.exec();
}
