// SPDX-License-Identifier: GPL-3.0-or-later
#include "Directory.h"

#include "StorageLog.h"

#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto pollInterval = 1s;
constexpr auto pruneInterval = 1h;
constexpr auto changesKept = 24h;
constexpr qsizetype pendingLimit = 20'000;
constexpr qsizetype groupLimit = 200;

} // namespace

Directory::Directory(Database &database, const SecretBox &box, QObject *parent)
    : QObject(parent),
      m_database(database),
      m_extensions(database),
      m_devices(database, box),
      m_sessions(database),
      m_codes(database),
      m_feed(database, box),
      m_pending(pendingLimit),
      m_groupLimit(groupLimit)
{
    m_flushTimer.setSingleShot(true);
    connect(&m_pollTimer, &QTimer::timeout, this, &Directory::poll);
    connect(&m_pruneTimer, &QTimer::timeout, this, &Directory::prune);
    connect(&m_flushTimer, &QTimer::timeout, this, &Directory::flush);
    connect(&m_database, &Database::availableChanged, this, [this](bool available) {
        if (!available)
            return;
        scheduleFlush(0ms);
        if (m_loaded)
            poll();
    });
}

QCoro::Task<Result<void>> Directory::load()
{
    const QPointer<Directory> self(this);
    const auto news = co_await m_feed.everything();
    if (!news)
        co_return std::unexpected(news.error());
    if (!self)
        co_return failure(QStringLiteral("shutting_down"), QStringLiteral("The service is stopping."));
    follow(*news);
    m_loaded = true;
    m_pollTimer.start(pollInterval);
    // Instances that start together must not prune together.
    m_pruneTimer.start(pruneInterval + std::chrono::seconds(QRandomGenerator::global()->bounded(600)));
    qCInfo(lcStorage, "The directory holds %lld extensions and %lld push devices.",
           static_cast<long long>(m_cache.extensions().size()), static_cast<long long>(m_cache.devices().size()));
    co_return Result<void>();
}

std::optional<Extension> Directory::extension(const QString &number) const
{
    return m_cache.extension(number);
}

QList<PushTarget> Directory::targetsOf(const QString &number) const
{
    QList<PushTarget> targets;
    for (const StoredDevice &device : m_cache.devicesOf(number)) {
        if (device.device.tokenState == TokenState::Active)
            targets.append(device.target);
    }
    return targets;
}

QList<PushTarget> Directory::registeredTargetsOf(const QString &number) const
{
    QList<PushTarget> targets;
    for (const StoredDevice &device : m_cache.devicesOf(number))
        targets.append(device.target);
    return targets;
}

QList<Device> Directory::devicesOf(const QString &number) const
{
    QList<Device> devices;
    for (const StoredDevice &device : m_cache.devicesOf(number))
        devices.append(device.device);
    return devices;
}

QCoro::Task<> Directory::poll()
{
    if (m_polling || !m_database.isAvailable())
        co_return;
    const QPointer<Directory> self(this);
    m_polling = true;
    for (bool more = true; more;) {
        const auto news = co_await m_feed.since(m_lastSeq);
        if (!self)
            co_return;
        more = news && news->more;
        if (news)
            follow(*news);
        else
            qCDebug(lcStorage, "Changes to the directory could not be read: %s", qUtf8Printable(news.error().message));
    }
    m_polling = false;
}

QCoro::Task<> Directory::prune()
{
    // Pruning that fails is tried again in an hour.
    const QPointer<Directory> self(this);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    co_await m_feed.prune(now.addMSecs(-std::chrono::milliseconds(changesKept).count()));
    if (self)
        co_await removeExpiredSessions(now);
}

void Directory::follow(const DirectoryNews &news)
{
    m_lastSeq = news.lastSeq;
    for (const qint64 id : news.removedExtensions)
        dropExtension(id);
    for (const Extension &extension : news.extensions)
        takeExtension(extension);
    for (const qint64 id : news.removedDevices) {
        const auto held = m_cache.device(id);
        if (held && !m_pending.concerns(keyOf(held->target)))
            dropDevice(keyOf(held->target), QStringLiteral("removed"));
    }
    for (const StoredDevice &device : news.devices)
        takeDevice(device);
    for (const qint64 id : news.removedSessions)
        forgetSession(id);
    for (const AppSession &session : news.sessions)
        m_cache.put(session);
    if (news.everything)
        dropWhatIsNotIn(news);
}

void Directory::dropWhatIsNotIn(const DirectoryNews &news)
{
    QSet<qint64> extensions;
    for (const Extension &extension : news.extensions)
        extensions.insert(extension.id);
    for (const Extension &extension : m_cache.extensions()) {
        if (!extensions.contains(extension.id))
            dropExtension(extension.id);
    }
    QSet<qint64> devices;
    for (const StoredDevice &device : news.devices)
        devices.insert(device.device.id);
    for (const StoredDevice &device : m_cache.devices()) {
        if (!devices.contains(device.device.id) && !m_pending.concerns(keyOf(device.target)))
            dropDevice(keyOf(device.target), QStringLiteral("removed"));
    }
    QSet<qint64> sessions;
    for (const AppSession &session : news.sessions)
        sessions.insert(session.id);
    for (const AppSession &session : m_cache.sessions()) {
        if (!sessions.contains(session.id))
            forgetSession(session.id);
    }
}

void Directory::takeDevice(const StoredDevice &device)
{
    // What is pending here is newer than the row, whether it has the row's token or the row's id.
    const auto held = m_cache.device(device.device.id);
    if (m_pending.concerns(keyOf(device.target)) || m_pending.concerns(device.device.id) ||
        (held && m_pending.concerns(keyOf(held->target))))
        return;
    if (m_cache.put(device))
        Q_EMIT deviceChanged(device.device);
}

QCoro::Task<Result<Extension>> Directory::addExtension(NewExtension extension)
{
    return applied(m_extensions.add(std::move(extension)));
}

QCoro::Task<Result<Extension>> Directory::changeExtension(qint64 id, std::optional<qint64> expectedVersion,
                                                          ExtensionChange change)
{
    const QPointer<Directory> self(this);
    const bool newPassword = change.ha1.has_value();
    const auto changed = co_await applied(m_extensions.change(id, expectedVersion, std::move(change)));
    if (self && changed && newPassword)
        dropSessionsOf(id, false);
    co_return changed;
}

QCoro::Task<Result<void>> Directory::removeExtension(qint64 id, std::optional<qint64> expectedVersion)
{
    return appliedRemoval(m_extensions.remove(id, expectedVersion));
}

QCoro::Task<Result<Extension>> Directory::applied(QCoro::Task<Result<Extension>> writing)
{
    const QPointer<Directory> self(this);
    const auto extension = co_await writing;
    if (self && extension)
        takeExtension(*extension);
    co_return extension;
}

QCoro::Task<Result<void>> Directory::appliedRemoval(QCoro::Task<Result<Extension>> removing)
{
    const QPointer<Directory> self(this);
    const auto extension = co_await removing;
    if (!extension)
        co_return std::unexpected(extension.error());
    if (self)
        dropExtension(extension->id);
    co_return Result<void>();
}

void Directory::takeExtension(const Extension &extension)
{
    if (m_cache.put(extension))
        Q_EMIT extensionChanged(extension);
}

void Directory::dropExtension(qint64 id)
{
    const auto removed = m_cache.removeExtension(id);
    if (!removed)
        return;
    for (const StoredDevice &device : m_cache.devicesOf(removed->number)) {
        m_pending.forget(keyOf(device.target));
        dropDevice(keyOf(device.target), QStringLiteral("extension removed"));
    }
    dropSessionsOf(id, true);
    Q_EMIT extensionRemoved(removed->number);
}

void Directory::dropDevice(const TokenKey &key, const QString &reason)
{
    if (const auto removed = m_cache.removeDevice(key))
        Q_EMIT deviceRemoved(removed->device.id, removed->device.extension, reason);
}

QCoro::Task<Result<Device>> Directory::removeDevice(qint64 id, QString reason)
{
    const QPointer<Directory> self(this);
    const auto removed = co_await m_devices.remove(id);
    if (!self || !removed)
        co_return removed;
    if (const auto held = m_cache.device(id)) {
        m_pending.forget(keyOf(held->target));
        dropDevice(keyOf(held->target), reason);
    }
    m_pending.forgetEdit(id);
    co_return removed;
}

} // namespace wakeline
