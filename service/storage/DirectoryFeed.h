// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppSession.h"
#include "DeviceTable.h"
#include "Extension.h"

namespace wakeline {

/// What is new in the directory's tables.
struct DirectoryNews
{
    qint64 lastSeq = 0;
    bool more = false;       ///< what came after `lastSeq` is still to be read
    bool everything = false; ///< these are all rows; whatever is not among them is gone
    QList<Extension> extensions;
    QList<StoredDevice> devices;
    QList<AppSession> sessions;
    QList<qint64> removedExtensions;
    QList<qint64> removedDevices;
    QList<qint64> removedSessions;
};

/// Reads the directory and follows its change log.
class DirectoryFeed
{
public:
    DirectoryFeed(Database &database, const SecretBox &box) : m_database(database), m_box(box) {}

    QCoro::Task<Result<DirectoryNews>> everything();
    /// What changed after `seq`; everything, if the log does not reach back so far.
    QCoro::Task<Result<DirectoryNews>> since(qint64 seq);
    QCoro::Task<Result<void>> prune(QDateTime moment);

private:
    Database &m_database;
    const SecretBox &m_box;
};

} // namespace wakeline
