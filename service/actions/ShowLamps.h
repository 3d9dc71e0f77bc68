// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LampBook.h"
#include "LampTable.h"

#include <QObject>
#include <QTimer>

namespace wakeline {

class Directory;
class Pbx;
class VoicemailNews;

/// Keeps the message lamps of phones right: after every change of a box, and all of them whenever the SIP server has
/// come back, and now and then, since another instance or a lost message may have left one wrong.
///
/// Counts are read when they are told, not when they changed, so a burst of changes is told once, as it ended.
class ShowLamps : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString account = {}; ///< what every phone is to dial for its messages; empty: the number of its box
        std::chrono::milliseconds burst{100};                          ///< changes are gathered for so long
        std::chrono::milliseconds firstRetry{500};                     ///< of a database that does not answer; doubles
        std::chrono::milliseconds lastRetry{std::chrono::seconds(30)}; ///< but is never longer
        std::chrono::milliseconds review{std::chrono::minutes(10)};    ///< up to a tenth longer
    };

    ShowLamps(Pbx &pbx, Database &database, Options options);
    ShowLamps(Pbx &pbx, Database &database) : ShowLamps(pbx, database, Options{}) {}

    void follow(const VoicemailNews &news);
    void follow(const Directory &directory);

private:
    void boxChanged(qint64 id);
    void everythingChanged();
    void extensionRemoved(const QString &number);
    void tell(const QList<MessageLamp> &lamps);
    QCoro::Task<> work();
    QCoro::Task<bool> tellAll();
    QCoro::Task<bool> tellSome(QSet<qint64> boxes);
    void retry();

    Pbx &m_pbx;
    LampTable m_table;
    Options m_options;
    LampBook m_book;
    QSet<QString> m_registered; ///< when the SIP server was last asked
    QSet<qint64> m_boxes;       ///< that changed
    bool m_everything = false;
    bool m_working = false;
    int m_failures = 0;
    QTimer m_burst;
    QTimer m_review;
};

} // namespace wakeline
