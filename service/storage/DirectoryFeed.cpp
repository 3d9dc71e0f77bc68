// SPDX-License-Identifier: GPL-3.0-or-later
#include "DirectoryFeed.h"

#include "AppSessionTable.h"
#include "DeviceRows.h"
#include "DirectoryChanges.h"
#include "ExtensionTable.h"

namespace wakeline {

namespace {

Result<DirectoryNews> readEverything(Connection &connection, const SecretBox &box)
{
    // The number first: what is committed after it comes again with the next changes, which does no harm.
    const auto lastSeq = directoryChanges::lastSeq(connection);
    if (!lastSeq)
        return std::unexpected(lastSeq.error());
    const auto extensions = allExtensionRows(connection);
    if (!extensions)
        return std::unexpected(extensions.error());
    const auto devices = DeviceRows(connection, box).readable();
    if (!devices)
        return std::unexpected(devices.error());
    const auto sessions = allAppSessionRows(connection);
    if (!sessions)
        return std::unexpected(sessions.error());
    return DirectoryNews{*lastSeq, false, true, *extensions, *devices, *sessions, {}, {}, {}};
}

Result<void> readExtensions(Connection &connection, const QSet<qint64> &ids, DirectoryNews &news)
{
    const auto found = extensionRows(connection, ids.values());
    if (!found)
        return std::unexpected(found.error());
    news.extensions = *found;
    QSet<qint64> gone = ids;
    for (const Extension &extension : *found)
        gone.remove(extension.id);
    news.removedExtensions = gone.values();
    return {};
}

Result<void> readDevices(Connection &connection, const SecretBox &box, const QSet<qint64> &ids, DirectoryNews &news)
{
    DeviceRows rows(connection, box);
    for (const qint64 id : ids) {
        const auto found = rows.find(id);
        if (!found && found.error().code != QLatin1String("not_found"))
            return std::unexpected(found.error());
        // A token sealed with another key cannot be pushed to: for us it is not there.
        if (found && !found->target.token.isEmpty())
            news.devices.append(*found);
        else
            news.removedDevices.append(id);
    }
    return {};
}

Result<void> readSessions(Connection &connection, const QSet<qint64> &ids, DirectoryNews &news)
{
    const auto found = appSessionRows(connection, ids.values());
    if (!found)
        return std::unexpected(found.error());
    news.sessions = *found;
    QSet<qint64> gone = ids;
    for (const AppSession &session : *found)
        gone.remove(session.id);
    news.removedSessions = gone.values();
    return {};
}

Result<DirectoryNews> readSince(Connection &connection, const SecretBox &box, qint64 seq)
{
    const auto changes = directoryChanges::since(connection, seq);
    if (!changes)
        return std::unexpected(changes.error());
    if (changes->incomplete)
        return readEverything(connection, box);
    DirectoryNews news;
    news.lastSeq = changes->lastSeq;
    news.more = changes->more;
    if (const auto read = readExtensions(connection, changes->extensions, news); !read)
        return std::unexpected(read.error());
    if (const auto read = readDevices(connection, box, changes->devices, news); !read)
        return std::unexpected(read.error());
    if (const auto read = readSessions(connection, changes->sessions, news); !read)
        return std::unexpected(read.error());
    return news;
}

} // namespace

QCoro::Task<Result<DirectoryNews>> DirectoryFeed::everything()
{
    return m_database.read([box = &m_box](Connection &connection) { return readEverything(connection, *box); });
}

QCoro::Task<Result<DirectoryNews>> DirectoryFeed::since(qint64 seq)
{
    return m_database.read([seq, box = &m_box](Connection &connection) { return readSince(connection, *box, seq); });
}

QCoro::Task<Result<void>> DirectoryFeed::prune(QDateTime moment)
{
    return m_database.write([moment](Connection &connection) { return directoryChanges::prune(connection, moment); });
}

} // namespace wakeline
