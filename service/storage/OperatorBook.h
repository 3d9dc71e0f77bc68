// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Operator.h"

#include <QHash>

namespace wakeline {

/// Which operators' tokens are still good, in memory: asked with every request, also while the database is away.
///
/// Changes made here count at once; those of other instances and of the command line within about a second.
class OperatorBook : public QObject
{
    Q_OBJECT

public:
    explicit OperatorBook(Database &database, QObject *parent = nullptr);

    /// Reads the operators, and again every second.
    QCoro::Task<Result<void>> load();

    /// Whether a token that this operator got at this version may still be used.
    bool admits(qint64 id, qint64 version) const;

    /// Signed in or changed here.
    void learn(const Operator &account);
    void forget(qint64 id);

Q_SIGNALS:
    /// Tokens of this operator from before this version are over.
    void ended(qint64 id, qint64 version);

private:
    struct Standing
    {
        qint64 version = 0;
        bool disabled = false;
    };
    using Standings = QHash<qint64, Standing>;

    QCoro::Task<> poll();
    QCoro::Task<Result<Standings>> fetch();
    void take(const Standings &read);
    void take(qint64 id, const Standing &standing);

    Database &m_database;
    QTimer m_timer;
    Standings m_known;
    qint64 m_changes = 0; ///< made here: what was read before one of them is old
    bool m_polling = false;
};

} // namespace wakeline
