// SPDX-License-Identifier: GPL-3.0-or-later
// Many extensions at once: one transaction, then one step in memory.
#include "Directory.h"

#include <QPointer>

namespace wakeline {

QCoro::Task<Result<QList<Extension>>> Directory::writeExtensions(QList<ExtensionWrite> writes,
                                                                 std::shared_ptr<BatchProgress> progress)
{
    const QPointer<Directory> self(this);
    auto work = [writes, progress](Connection &connection) {
        return extensionBatch::write(connection, writes, *progress);
    };
    auto writing = m_database.write(std::move(work));
    const auto stored = co_await writing;
    if (!self || !stored)
        co_return stored;
    for (const Extension &extension : *stored)
        takeExtension(extension);
    for (const ExtensionWrite &write : writes) {
        if (write.extension.id != 0 && !write.ha1.isEmpty())
            dropSessionsOf(write.extension.id, false);
    }
    co_return stored;
}

QCoro::Task<Result<QList<Extension>>> Directory::switchExtensions(QList<qint64> ids, ExtensionSwitches switches)
{
    const QPointer<Directory> self(this);
    auto work = [ids, switches](Connection &connection) {
        return extensionBatch::switchAll(connection, ids, switches);
    };
    auto writing = m_database.write(std::move(work));
    const auto stored = co_await writing;
    if (self && stored) {
        for (const Extension &extension : *stored)
            takeExtension(extension);
    }
    co_return stored;
}

QCoro::Task<Result<QList<qint64>>> Directory::removeExtensions(QList<qint64> ids)
{
    const QPointer<Directory> self(this);
    auto work = [ids](Connection &connection) { return extensionBatch::remove(connection, ids); };
    auto removing = m_database.write(std::move(work));
    const auto removed = co_await removing;
    if (self && removed) {
        for (const qint64 id : *removed)
            dropExtension(id);
    }
    co_return removed;
}

} // namespace wakeline
