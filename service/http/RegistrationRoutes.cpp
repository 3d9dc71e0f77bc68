// SPDX-License-Identifier: GPL-3.0-or-later
#include "RegistrationRoutes.h"

#include "ListReply.h"

namespace wakeline {

Routes RegistrationRoutes::routes()
{
    return bindRoutes(*this,
                      {{Method::Get, "/api/v1/registrations", Access::OperatorViewer, &RegistrationRoutes::list}});
}

QCoro::Task<Reply> RegistrationRoutes::list(Request request)
{
    QList<Registration> all = m_registrations();
    std::ranges::sort(all, {}, &Registration::extension); // a page needs an order that stays
    co_return pageOf(all, request);
}

} // namespace wakeline
