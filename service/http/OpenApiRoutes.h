// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

/// `GET /openapi.json`: docs/openapi.yaml, turned into JSON when the service was built.
class OpenApiRoutes
{
public:
    OpenApiRoutes();

    Routes routes();

private:
    QCoro::Task<Reply> document(Request request);

    QByteArray m_document;
    QByteArray m_etag; ///< with its quotes
};

} // namespace wakeline
