// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderReport.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace wakeline {

struct SpoolLimits
{
    qint64 mostBytes = qint64(2048) << 20; ///< in the spool itself
    qint64 freeBytes = qint64(200) << 20;  ///< that must remain on its disk

    bool operator==(const SpoolLimits &) const = default;
};

/// The folder that recordings lie in until the service has taken them. Used by one thread at a time.
class Spool
{
public:
    Spool(QString folder, SpoolLimits limits) : m_folder(std::move(folder)), m_limits(limits) {}

    const QString &folder() const { return m_folder; }

    /// Makes the folder (0700) if it is not there.
    Result<void> open();

    /// Completes what nobody works at, because a process was killed or the disk failed: audio gets its last samples
    /// counted and `interrupted` as its reason; what certainly holds no audio goes. \return error `spool_failing` if
    /// anything could not be completed now: it stays as it is, for the next time
    Result<void> recover();

    /// Somebody works at these files, or no longer does.
    void setActive(const QString &id, bool active);

    /// The complete pairs, oldest first.
    QList<Recording> complete() const;

    /// Whether another recording may begin: error `spool_full` names the limit.
    /// \param mailbox  error `mailbox_full` if this one waits with more than its share; empty: not looked at
    Result<void> hasRoom(const QString &mailbox = {});

private:
    struct Use
    {
        qint64 bytes = 0;        ///< of all files
        qint64 mailboxBytes = 0; ///< of one mailbox's audio that waits for the service
        int mailboxMessages = 0;
    };

    Result<void> recoverOne(const QString &id);
    void sweep();
    Use useBy(const QString &mailbox);
    QString mailboxOf(const QString &id) const;

    QString m_folder;
    SpoolLimits m_limits;
    QSet<QString> m_active;
    QHash<QString, QString> m_mailboxes; ///< id → mailbox, of what waits: a sidecar is not read for each call
};

} // namespace wakeline
