// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Access.h"
#include "Reply.h"
#include "Request.h"

#include <QCoroTask>

#include <functional>
#include <initializer_list>
#include <type_traits>
#include <vector>

namespace wakeline {

/// Answers a request. It may wait as long as the server's request deadline; an exception becomes a 500.
using Handler = std::function<QCoro::Task<Reply>(Request)>;

struct Route
{
    Method method = Method::Get;
    QByteArray pattern; ///< `/api/v1/extensions/{id}`: a `{name}` stands for one whole, non-empty segment
    Access access = Access::Public;
    Handler handler;
    QByteArray audit = {};                ///< what the audit log calls it: `extension.changed`
    std::optional<qint64> bodyLimit = {}; ///< bytes, where it is not HttpLimits::body
    Shape shape = Shape::Envelope;        ///< of the server's own refusals; the handler makes its own
};

using Routes = std::vector<Route>;

/// A route whose handler is a member function of its family.
template <typename Family>
struct MemberRoute
{
    Method method;
    const char *pattern;
    Access access;
    QCoro::Task<Reply> (Family::*handler)(Request);
    const char *audit = nullptr;
    std::optional<qint64> bodyLimit = {};
};

/// Binds a family's table to the family, which must outlive the server:
///
///     Routes CallRoutes::routes()
///     {
///         using enum Method;
///         using enum Access;
///         return bindRoutes(*this, {{Get, "/api/v1/calls/active", OperatorViewer, &CallRoutes::active}});
///     }
template <typename Family>
Routes bindRoutes(Family &family, std::initializer_list<MemberRoute<std::type_identity_t<Family>>> table,
                  Shape shape = Shape::Envelope)
{
    Routes routes;
    for (const auto &entry : table) {
        // The lambda is no coroutine: it calls one, which takes its request by value.
        auto call = [&family, handler = entry.handler](Request request) {
            return (family.*handler)(std::move(request));
        };
        routes.push_back(
            {entry.method, entry.pattern, entry.access, std::move(call), entry.audit, entry.bodyLimit, shape});
    }
    return routes;
}

} // namespace wakeline
