// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailPinTable.h"

namespace wakeline {

namespace {

struct Guarded
{
    QString hash;
    int attempts = 0;
};

/// \return `locked`, `not_found`
Result<Guarded> readOpen(Connection &connection, qint64 box, const QDateTime &now, bool lock)
{
    const QString suffix = lock && connection.isPostgres() ? QStringLiteral(" FOR UPDATE") : QString();
    const auto found = connection.run(
        QStringLiteral("SELECT pin_hash, pin_attempts, pin_locked_until FROM voicemail_boxes WHERE id = ?") + suffix,
        {box});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(QStringLiteral("not_found"), QStringLiteral("There is no such voicemail box."));
    const Row &row = found->first();
    if (!row.isNull(2) && row.time(2) > now)
        return failure(QStringLiteral("locked"), QStringLiteral("Too many wrong PINs."));
    return Guarded{row.text(0), static_cast<int>(row.integer(1))};
}

} // namespace

QCoro::Task<Result<QString>> VoicemailPinTable::admit(qint64 box, PinLockout rule, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<QString> {
        const auto open = readOpen(connection, box, now, true);
        if (!open)
            return std::unexpected(open.error());
        const auto lock = rule.after(open->attempts + 1);
        const QVariant until = lock ? stored(now.addSecs(std::chrono::seconds(*lock).count())) : QVariant();
        const auto counted = connection.run(
            QStringLiteral("UPDATE voicemail_boxes SET pin_attempts = ?, pin_locked_until = ? WHERE id = ?"),
            {open->attempts + 1, until, box});
        if (!counted)
            return std::unexpected(counted.error());
        return open->hash;
    });
}

QCoro::Task<Result<void>> VoicemailPinTable::check(qint64 box, QDateTime now)
{
    return m_database.read([=](Connection &connection) -> Result<void> {
        const auto open = readOpen(connection, box, now, false);
        return open ? Result<void>() : std::unexpected(open.error());
    });
}

QCoro::Task<Result<void>> VoicemailPinTable::succeeded(qint64 box)
{
    return m_database.write([box](Connection &connection) -> Result<void> {
        const auto cleared = connection.run(
            QStringLiteral("UPDATE voicemail_boxes SET pin_attempts = 0, pin_locked_until = NULL WHERE id = ?"), {box});
        return cleared ? Result<void>() : std::unexpected(cleared.error());
    });
}

} // namespace wakeline
