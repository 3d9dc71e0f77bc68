// SPDX-License-Identifier: GPL-3.0-or-later
// Directory's third part: the sessions of apps, which every request of theirs is checked against.
#include "Directory.h"

#include "JwtKeys.h"

#include <QPointer>

namespace wakeline {

namespace {

/// An app that signs in anew each week and never signs out must not fill the database.
constexpr int sessionsPerExtension = 20;

} // namespace

std::optional<AppSession> Directory::appSession(const QString &sid) const
{
    const auto session = m_cache.session(sid.section(u'.', 0, 0).toLongLong());
    const bool same = session && equalInConstantTime(session->sid().toUtf8(), sid.toUtf8());
    return same ? session : std::nullopt;
}

QCoro::Task<Result<AppSession>> Directory::addAppSession(qint64 extensionId, QString secret, RefreshTokenRow refresh,
                                                         QDateTime now)
{
    const QPointer<Directory> self(this);
    const auto created = co_await m_sessions.create(extensionId, std::move(secret), refresh, now, sessionsPerExtension);
    if (!created)
        co_return std::unexpected(created.error());
    if (self) {
        m_cache.put(created->first);
        for (const qint64 ended : created->second)
            dropSession(ended);
    }
    co_return created->first;
}

QCoro::Task<Result<AppRotation>> Directory::rotateAppSession(QByteArray oldHash, RefreshTokenRow next, QDateTime now)
{
    const QPointer<Directory> self(this);
    const auto rotation = co_await m_sessions.rotate(oldHash, next, now);
    if (self && rotation && rotation->reused)
        dropSession(rotation->session.id);
    else if (self && rotation)
        m_cache.put(rotation->session);
    co_return rotation;
}

QCoro::Task<Result<void>> Directory::endAppSession(qint64 id)
{
    const QPointer<Directory> self(this);
    const auto ended = co_await m_sessions.end(id);
    if (self && ended)
        dropSession(id);
    co_return ended;
}

QCoro::Task<Result<AppSession>> Directory::redeemCode(QByteArray codeHash, NewDeviceSession session, QDateTime now)
{
    const QPointer<Directory> self(this);
    const auto redeemed = co_await m_codes.redeem(std::move(codeHash), std::move(session), now);
    if (self && redeemed)
        m_cache.put(*redeemed);
    co_return redeemed;
}

std::optional<AppSession> Directory::forgetSession(qint64 id)
{
    const auto session = m_cache.removeSession(id);
    if (session && !session->account.isEmpty())
        Q_EMIT accountEnded(session->account);
    return session;
}

void Directory::dropSession(qint64 id)
{
    const auto session = forgetSession(id);
    m_cache.endSession(id); // two uses of a token may be answered in another order than they were committed in
    if (!session)
        return;
    for (const StoredDevice &device : m_cache.devicesOfExtension(session->extensionId)) {
        if (device.target.sessionId != id)
            continue;
        m_pending.forget(keyOf(device.target));
        m_pending.forgetEdit(device.device.id);
        dropDevice(keyOf(device.target), QStringLiteral("signed out"));
    }
}

void Directory::dropSessionsOf(qint64 extensionId, bool withAccounts)
{
    const QList<AppSession> sessions = m_cache.sessions();
    for (const AppSession &session : sessions) {
        if (session.extensionId == extensionId && (withAccounts || session.account.isEmpty()))
            dropSession(session.id);
    }
}

QCoro::Task<> Directory::removeExpiredSessions(QDateTime now)
{
    const QPointer<Directory> self(this);
    const auto removed = co_await m_sessions.removeExpired(now);
    if (!self || !removed)
        co_return;
    for (const qint64 id : *removed)
        forgetSession(id); // the device stays: a phone in a drawer must still ring
}

} // namespace wakeline
