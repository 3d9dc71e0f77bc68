// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpoolFolder.h"

#include "StorageLog.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>

namespace wakeline {

namespace {

constexpr int fileLimit = 64; ///< of processes that share a folder

QString fileName(int slot)
{
    return slot == 1 ? QStringLiteral("push-log.spool") : QStringLiteral("push-log.%1.spool").arg(slot);
}

QByteArray lineOf(const LoggedPush &push)
{
    const QJsonObject object{{QStringLiteral("uid"), QString::fromLatin1(push.uid.toHex())},
                             {QStringLiteral("token_hash"), QString::fromLatin1(push.tokenHash.toHex())},
                             {QStringLiteral("entry"), toJson(push.entry)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<LoggedPush> pushFrom(const QByteArray &line)
{
    const auto object = parseObject(line);
    if (!object)
        return std::unexpected(object.error());
    const auto entry = fromJson<PushLogEntry>(object->value(QStringLiteral("entry")).toObject());
    if (!entry)
        return std::unexpected(entry.error());
    const auto bytes = [&](const char *name) {
        return QByteArray::fromHex(object->value(QLatin1String(name)).toString().toLatin1());
    };
    const LoggedPush push{*entry, bytes("token_hash"), bytes("uid")};
    if (push.uid.size() != 16)
        return failure(QStringLiteral("bad_line"), QStringLiteral("the uid is missing"));
    return push;
}

QList<LoggedPush> pushesFrom(const QByteArrayList &lines, const QString &path)
{
    QList<LoggedPush> pushes;
    pushes.reserve(lines.size());
    for (const QByteArray &line : lines) {
        const auto push = pushFrom(line);
        if (push)
            pushes.append(*push);
        else
            qCWarning(lcStorage, "A line of %s cannot be read and is left out: %s", qUtf8Printable(path),
                      qUtf8Printable(push.error().message));
    }
    return pushes;
}

} // namespace

SpoolFolder::~SpoolFolder()
{
    for (const Open &open : m_files) {
        if (open.file->size() == 0)
            open.file->remove();
    }
}

Result<void> SpoolFolder::openOwn()
{
    if (!m_files.empty())
        return {};
    for (int slot = 1; slot <= fileLimit; ++slot) {
        auto file = SpoolFile::open(m_folder + QLatin1Char('/') + fileName(slot), SpoolFile::Missing::Create);
        if (file) {
            m_files.push_back({++m_lastNumber, std::move(*file), 0});
            return {};
        }
        if (file.error().code != QLatin1String("taken"))
            return std::unexpected(file.error());
    }
    return failure(QStringLiteral("spool_failed"),
                   QStringLiteral("%1 processes use the spools in %2 already.").arg(fileLimit).arg(m_folder));
}

Result<void> SpoolFolder::append(const QList<LoggedPush> &pushes)
{
    auto appended = openOwn();
    if (appended)
        appended = appendToOwn(pushes);
    // Once: whoever comes here with the database away comes often.
    if (!appended && !std::exchange(m_failureTold, true))
        qCCritical(lcStorage, "The push log has no spool, pushes are refused until the database is back: %s",
                   qUtf8Printable(appended.error().message));
    if (appended)
        m_failureTold = false;
    countWaiting();
    return appended;
}

Result<void> SpoolFolder::appendToOwn(const QList<LoggedPush> &pushes)
{
    SpoolFile &own = *m_files.front().file;
    QByteArray lines;
    for (const LoggedPush &push : pushes)
        lines += lineOf(push);
    if (own.size() + lines.size() > m_sizeLimit)
        return failure(QStringLiteral("spool_full"),
                       QStringLiteral("%1 is full (%2 MiB).").arg(own.path()).arg(m_sizeLimit >> 20));
    return own.append(lines);
}

PushLogSpool::Batch SpoolFolder::next(int limit)
{
    auto batch = nextOf(limit);
    if (batch.end == 0) { // our own are done: does somebody else's wait?
        adopt();
        batch = nextOf(limit);
    }
    return batch;
}

PushLogSpool::Batch SpoolFolder::nextOf(int limit) const
{
    for (const Open &open : m_files) {
        PushLogSpool::Batch batch;
        batch.file = open.number;
        batch.pushes = pushesFrom(open.file->read(open.confirmed, limit, batch.end), open.file->path());
        if (batch.end > open.confirmed)
            return batch;
    }
    return {};
}

void SpoolFolder::confirm(int file, qint64 end)
{
    const auto found = std::find_if(m_files.begin(), m_files.end(), [&](const Open &o) { return o.number == file; });
    if (found == m_files.end())
        return;
    found->confirmed = end;
    // Lines that came meanwhile stay, and those before them with them: written again they become no second row.
    if (end == found->file->size() && found == m_files.begin()) {
        if (const auto cleared = found->file->clear(); !cleared)
            qCWarning(lcStorage, "%s", qUtf8Printable(cleared.error().message));
        else
            found->confirmed = 0;
    } else if (end == found->file->size()) {
        found->file->remove();
        m_files.erase(found);
    }
    countWaiting();
}

void SpoolFolder::adopt()
{
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("push-log*.spool")}, QDir::Files, QDir::Name)) {
        auto file = SpoolFile::open(folder.filePath(name), SpoolFile::Missing::Leave);
        if (!file)
            continue; // ours, or another's
        qCInfo(lcStorage, "%lld bytes of push log in %s wait for the database.",
               static_cast<long long>((*file)->size()), qUtf8Printable((*file)->path()));
        if ((*file)->size() == 0)
            (*file)->remove();
        else
            m_files.push_back({++m_lastNumber, std::move(*file), 0});
    }
    countWaiting();
}

void SpoolFolder::countWaiting()
{
    qint64 bytes = 0;
    for (const Open &open : m_files)
        bytes += open.file->size() - open.confirmed;
    m_waiting = bytes;
}

QList<RecentPush> SpoolFolder::recentPushes(const QDateTime &since)
{
    adopt();
    QList<RecentPush> recent;
    for (const Open &open : m_files) {
        for (qint64 at = open.confirmed; at < open.file->size();) {
            qint64 end = at;
            for (const LoggedPush &push : pushesFrom(open.file->read(at, 1000, end), open.file->path())) {
                if (push.entry.licenseId != 0 && push.entry.at >= since)
                    recent.append(recentFrom(push));
            }
            if (end == at)
                break;
            at = end;
        }
    }
    return recent;
}

} // namespace wakeline
