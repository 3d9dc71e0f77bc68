// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AlertBoard.h"
#include "ServerConnection.h"

namespace wakeline {

/// Hears what one connection tells, and notes on the board what an operator may have to know of.
class AlertWatch : public QObject
{
    Q_OBJECT

public:
    /// A message that is older than this when it is told of is not news: it was restored, say.
    static constexpr std::chrono::minutes newsAge{10};

    /// Both outlive this object. The board is empty then.
    AlertWatch(ServerConnection &connection, AlertBoard &board);

private:
    void onLink();
    void onCall(const Call &call);
    void onCalls(const QList<Call> &calls);
    void onPart(const PartStatus &part);
    void onPush(const PushLogEntry &entry);
    void onVoicemail(const VoicemailChange &change);

    ServerConnection &m_connection;
    AlertBoard &m_board;
    qint64 m_newestMessage = 0; ///< id of the last one told of
};

} // namespace wakeline
