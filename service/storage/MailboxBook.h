// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"

#include <QHash>
#include <QTimer>

namespace wakeline {

/// Which voicemail box takes the calls of an extension, in memory: calls are decided while the database is away, too.
///
/// Looks once a second whether the boxes have changed, here or by another instance.
class MailboxBook : public QObject
{
    Q_OBJECT

public:
    explicit MailboxBook(Database &database, QObject *parent = nullptr);

    /// Reads the boxes, and again as they change.
    QCoro::Task<Result<void>> load();

    /// Of several boxes the one with the extension's own number, else the oldest; empty for none.
    QString boxOf(qint64 extensionId) const { return m_boxes.value(extensionId); }

private:
    /// Rises with every change of a box or of who listens to it.
    struct Stamp
    {
        qint64 boxes = -1;
        qint64 versions = -1;
        qint64 lastId = -1;

        bool operator==(const Stamp &) const = default;
    };
    struct State
    {
        Stamp stamp;
        std::optional<QHash<qint64, QString>> boxes; ///< none: as before
    };

    QCoro::Task<> poll();
    QCoro::Task<Result<State>> fetch();
    static Result<State> read(Connection &connection, const Stamp &known);

    Database &m_database;
    QTimer m_timer;
    bool m_polling = false;
    Stamp m_stamp;
    QHash<qint64, QString> m_boxes;
};

} // namespace wakeline
