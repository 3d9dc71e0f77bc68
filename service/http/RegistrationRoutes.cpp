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
    const auto paging = request.paging();
    if (!paging)
        co_return Reply::fromError(paging.error());
    const auto [registrations, count] = m_page(paging->offset, paging->limit);
    co_return listReply(registrations, count, *paging);
}

} // namespace wakeline
