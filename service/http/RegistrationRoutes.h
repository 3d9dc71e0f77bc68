// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Registration.h"
#include "Route.h"

namespace wakeline {

/// A part of the addresses-of-record that have been seen, by extension, and how many there are.
using PageOfRegistrations = std::function<std::pair<QList<Registration>, int>(int offset, int limit)>;

/// Who is registered now.
class RegistrationRoutes
{
public:
    explicit RegistrationRoutes(PageOfRegistrations page) : m_page(std::move(page)) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);

    PageOfRegistrations m_page;
};

} // namespace wakeline
