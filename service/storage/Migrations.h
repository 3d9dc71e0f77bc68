// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"

#include <vector>

namespace wakeline {

/// Brings a database to the schema of this program. The scripts are numbered, embedded, the same for both databases by
/// number, and never edited once shipped (sql/README.md).
class Migrations
{
public:
    /// \param folder  holds `sqlite/NNNN_name.sql` and `postgresql/NNNN_name.sql`
    explicit Migrations(QString folder = QStringLiteral(":/sql"));

    /// Applies what is missing, each script in a transaction of its own. Two instances may do so at once.
    /// \return how many were applied; `schema_newer` if the database was made by a newer program, `schema_changed` if a
    /// script that was applied differs from ours, `migration_failed` if a script does not run
    Result<int> apply(Connection &connection) const;

private:
    struct Script
    {
        int number = 0;
        QString name;
        QString text;
        QString checksum; ///< SHA-256 in hex
    };

    Result<std::vector<Script>> scripts(bool postgres) const;
    Result<bool> applyNext(Connection &connection, const std::vector<Script> &scripts) const;

    static Result<void> compare(const Rows &applied, const std::vector<Script> &scripts, const Script *&next);
    static Result<void> runScript(Connection &connection, const Script &script);

    QString m_folder;
};

} // namespace wakeline
