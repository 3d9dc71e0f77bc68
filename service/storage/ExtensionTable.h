// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Extension.h"
#include "Slice.h"

namespace wakeline {

struct NewExtension
{
    QString number;
    QString displayName;
    QString email;
    bool doNotDisturb = false;
    QString ha1; ///< MD5(number:domain:password) in lower-case hex (RFC 2617 §3.2.2.2)
    bool followMeEnabled = false;
    QList<FollowMeNumber> followMeNumbers = {};
    FollowMeStrategy followMeStrategy = FollowMeStrategy::Sequential;
    bool followMeConfirm = false;
    CallRules callRules = {};
};

/// What to change; what is empty stays.
struct ExtensionChange
{
    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<bool> doNotDisturb;
    std::optional<QString> ha1; ///< a new password also ends the sessions of its apps
    std::optional<bool> followMeEnabled = {};
    std::optional<QList<FollowMeNumber>> followMeNumbers = {};
    std::optional<FollowMeStrategy> followMeStrategy = {};
    std::optional<bool> followMeConfirm = {};
    std::optional<CallRules> callRules = {};
};

/// The SIP users. Every change is noted in the directory's change log, in the same transaction.
class ExtensionTable
{
public:
    explicit ExtensionTable(Database &database) : m_database(database) {}

    /// \return `number_taken` if the number is in use
    QCoro::Task<Result<Extension>> add(NewExtension extension);
    /// \return `not_found`
    QCoro::Task<Result<Extension>> find(qint64 id);
    QCoro::Task<Result<Extension>> findByNumber(QString number);
    /// The digest secret, for checking an app's sign-in. \return `not_found`
    QCoro::Task<Result<QString>> ha1Of(QString number);
    /// \param query  part of a number, name or e-mail address, in any case; empty: all
    QCoro::Task<Result<Slice<Extension>>> list(QString query, int limit, int offset);
    QCoro::Task<Result<QList<Extension>>> all();
    /// \return `not_found`, or `stale` if `expectedVersion` is given and another version is stored
    QCoro::Task<Result<Extension>> change(qint64 id, std::optional<qint64> expectedVersion, ExtensionChange change);
    /// Removes its devices too. \return as change(), with what was removed
    QCoro::Task<Result<Extension>> remove(qint64 id, std::optional<qint64> expectedVersion);

private:
    Database &m_database;
};

/// For jobs that read several tables: the rows that there are of `ids`.
Result<QList<Extension>> extensionRows(Connection &connection, const QList<qint64> &ids);
Result<QList<Extension>> allExtensionRows(Connection &connection);

} // namespace wakeline
