// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Registration.h"
#include "Route.h"

namespace wakeline {

/// Every address-of-record that has been seen, in any order.
using ListRegistrations = std::function<QList<Registration>()>;

/// Who is registered now.
class RegistrationRoutes
{
public:
    explicit RegistrationRoutes(ListRegistrations registrations) : m_registrations(std::move(registrations)) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);

    ListRegistrations m_registrations;
};

} // namespace wakeline
