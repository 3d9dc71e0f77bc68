// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "CallTransfer.h"
#include "Clock.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <chrono>

namespace wakeline {

class Directory;
class LiveBoard;
class Pbx;

/// An operator hands somebody else's call on to an extension.
class TransferCall : public QObject
{
    Q_OBJECT

public:
    struct Times
    {
        /// The phone that went on ends the old call itself, as phones do; after this we end it.
        std::chrono::milliseconds grace{3'000};
        /// A phone that has told nothing for so long tells nothing any more.
        std::chrono::milliseconds patience{180'000};
    };

    TransferCall(Pbx &pbx, LiveBoard &board, const Directory &directory, Times times);
    TransferCall(Pbx &pbx, LiveBoard &board, const Directory &directory) : TransferCall(pbx, board, directory, Times{})
    {}

    /// \param by  the operator's name, for the log
    /// \return the call, once the phone has agreed; `not_found`, `call_not_answered`, `transfer_running`;
    /// `invalid_value` with the field `target`; `transfer_refused` by the phone; `unavailable`
    QCoro::Task<Result<Call>> transfer(CallTransfer order, QString by);

private:
    Result<void> check(const CallTransfer &order) const;
    void report(const TransferReport &report);
    void settle(const QString &callId, TransferState state, std::optional<int> code);
    QCoro::Task<> endAfterGrace(QString callId);

    Pbx &m_pbx;
    LiveBoard &m_board;
    const Directory &m_directory;
    Times m_times;
    QHash<QString, int> m_running; ///< Call-ID to which attempt it is: a late timer must not end the next one
    int m_lastAttempt = 0;
};

} // namespace wakeline
