// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroTask>
#include <QObject>

namespace wakeline {

class LiveBoard;
class Pbx;

/// An operator ends somebody else's call.
class HangUpCall : public QObject
{
    Q_OBJECT

public:
    HangUpCall(Pbx &pbx, LiveBoard &board) : m_pbx(pbx), m_board(board) {}

    /// \param by  the operator's name, for the log
    /// \return `not_found` for a call that is over; `call_not_answered` for one that is held or rings; `unavailable`
    QCoro::Task<Result<void>> hangUp(QString callId, QString by);

private:
    Pbx &m_pbx;
    LiveBoard &m_board;
};

} // namespace wakeline
