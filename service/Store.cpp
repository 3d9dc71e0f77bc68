// SPDX-License-Identifier: GPL-3.0-or-later
#include "Store.h"

#include "LogCategories.h"
#include "Migrations.h"
#include "Settings.h"
#include "StopSignals.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

namespace wakeline {

namespace {

/// A service manager starts us beside the database, not after it: an absent one is waited for.
Result<int> migrate(Database &database, std::chrono::seconds patience)
{
    const QDeadlineTimer deadline(patience);
    bool told = false;
    for (;;) {
        auto applied = database.callBlocking([](Connection &connection) { return Migrations().apply(connection); });
        if (applied || applied.error().code != u"database_unavailable" || deadline.hasExpired() ||
            StopSignals::arePending())
            return applied;
        if (!std::exchange(told, true))
            qCWarning(lcService).noquote() << "waiting for the database:" << applied.error().message;
        QThread::msleep(500);
    }
}

PushLogWriter::Options spooledIn(const QString &folder)
{
    PushLogWriter::Options options;
    options.spool.folder = folder;
    return options;
}

} // namespace

Store::Store(const Settings &settings, SecretBox key)
    : box(std::move(key)),
      database(Database::Options{.url = settings.text("database.url")}),
      installations(database, {.dead = std::chrono::hours(settings.number("license.dead_after_hours")),
                               .release = std::chrono::days(settings.number("license.release_after_days"))}),
      pushLogWriter(database, spooledIn(settings.dataDirectory()))
{}

Result<std::unique_ptr<Store>> Store::open(const Settings &settings, std::chrono::seconds patience)
{
    const QString directory = settings.dataDirectory();
    if (!QDir().mkpath(directory))
        return failure(QStringLiteral("bad_data_directory"),
                       QStringLiteral("cannot make the folder %1").arg(directory));
    auto box = SecretBox::fromFile(directory + QStringLiteral("/token.key"));
    if (!box)
        return std::unexpected(box.error());
    auto store = std::make_unique<Store>(settings, *box);
    const auto applied = migrate(store->database, patience);
    if (!applied)
        return std::unexpected(applied.error());
    store->migrationsApplied = *applied;
    if (auto started = store->database.start(); !started)
        return std::unexpected(started.error());
    return store;
}

} // namespace wakeline
