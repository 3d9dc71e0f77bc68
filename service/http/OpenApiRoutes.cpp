// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenApiRoutes.h"

#include "EntityTag.h"

#include <QCryptographicHash>
#include <QFile>

// Outside the namespace, as Q_INIT_RESOURCE asks: a static library's resources are linked only if they are named.
static void initOpenApi()
{
    Q_INIT_RESOURCE(openapi);
}

namespace wakeline {

namespace {

/// Without `no-store`, which every answer carries unless it says otherwise; a client asks again each time, since the
/// document changes with the service that it reached.
constexpr auto cacheControl = "public, no-cache";

} // namespace

OpenApiRoutes::OpenApiRoutes()
{
    initOpenApi();
    QFile file(QStringLiteral(":/openapi.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("this program was built without its OpenAPI document");
    m_document = file.readAll();
    m_etag = etagOf(QCryptographicHash::hash(m_document, QCryptographicHash::Sha256));
}

Routes OpenApiRoutes::routes()
{
    return bindRoutes(*this, {{Method::Get, "/openapi.json", Access::Public, &OpenApiRoutes::document}});
}

QCoro::Task<Reply> OpenApiRoutes::document(Request request)
{
    const HttpHeaders caching{{"ETag", m_etag}, {"Cache-Control", cacheControl}};
    if (isKnown(request.headers, m_etag))
        co_return Reply{304, caching, {}};
    Reply reply{200, caching, m_document};
    reply.headers.set("Content-Type", "application/json");
    co_return reply;
}

} // namespace wakeline
