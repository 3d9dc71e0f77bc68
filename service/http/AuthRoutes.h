// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class OperatorTable;
class SignInOperator;

/// Operators' sign-in, sessions and account.
class AuthRoutes
{
public:
    AuthRoutes(SignInOperator &signIn, OperatorTable &operators) : m_signIn(signIn), m_operators(operators) {}

    Routes routes();

private:
    QCoro::Task<Reply> login(Request request);
    QCoro::Task<Reply> refresh(Request request);
    QCoro::Task<Reply> logout(Request request);
    QCoro::Task<Reply> me(Request request);
    QCoro::Task<> noteAttempt(Request request, QString name);

    SignInOperator &m_signIn;
    OperatorTable &m_operators;
};

} // namespace wakeline
