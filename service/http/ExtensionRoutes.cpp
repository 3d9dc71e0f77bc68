// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionRoutes.h"

#include "ChangeExtension.h"
#include "DeviceTable.h"
#include "ListReply.h"
#include "RemoveDevice.h"

namespace wakeline {

namespace {

constexpr qsizetype longestQuery = 100;

Reply extensionReply(const Result<Extension> &extension)
{
    if (!extension)
        return Reply::fromError(extension.error());
    return Reply::data(toJson(*extension)).withETag(extension->version);
}

int reachableDevices(const QList<Device> &devices)
{
    return static_cast<int>(std::ranges::count(devices, TokenState::Active, &Device::tokenState));
}

} // namespace

Routes ExtensionRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = ExtensionRoutes;
    return bindRoutes(
        *this, {{Get, "/api/v1/extensions", OperatorViewer, &R::list},
                {Post, "/api/v1/extensions", OperatorOperator, &R::create, "extension.created"},
                {Get, "/api/v1/extensions/{id}", OperatorViewer, &R::show},
                {Patch, "/api/v1/extensions/{id}", OperatorOperator, &R::change, "extension.changed"},
                {Put, "/api/v1/extensions/{id}", OperatorOperator, &R::change, "extension.changed"},
                {Delete, "/api/v1/extensions/{id}", OperatorOperator, &R::remove, "extension.deleted"},
                {Get, "/api/v1/extensions/{id}/registrations", OperatorViewer, &R::registrations},
                {Get, "/api/v1/extensions/{id}/devices", OperatorViewer, &R::devices},
                {Delete, "/api/v1/extensions/{id}/devices/{device}", OperatorOperator, &R::removeDevice,
                 "extension.device_removed"},
                {Post, "/api/v1/extensions/{id}/test-push", OperatorOperator, &R::testPush, "extension.push_tested"}});
}

QCoro::Task<Result<Extension>> ExtensionRoutes::extensionOf(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return std::unexpected(id.error());
    co_return co_await m_parts.extensions.find(*id);
}

QCoro::Task<Reply> ExtensionRoutes::list(Request request)
{
    const auto paging = request.paging();
    if (!paging)
        co_return Reply::fromError(paging.error());
    const QString query = request.queryValue(QStringLiteral("q")).trimmed();
    if (query.size() > longestQuery)
        co_return Reply::fromError({QStringLiteral("invalid_value"),
                                    QStringLiteral("q must have at most %1 characters").arg(longestQuery),
                                    QStringLiteral("q")});
    const auto page = co_await m_parts.extensions.list(query, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> ExtensionRoutes::create(Request request)
{
    const auto draft = bodyAs<ExtensionDraft>(request);
    if (!draft)
        co_return Reply::fromError(draft.error());
    const auto extension = co_await m_parts.changes.create(*draft);
    if (!extension)
        co_return Reply::fromError(extension.error());
    co_return Reply::created(toJson(*extension))
        .withETag(extension->version)
        .withHeader("Location", "/api/v1/extensions/" + QByteArray::number(extension->id));
}

QCoro::Task<Reply> ExtensionRoutes::show(Request request)
{
    co_return extensionReply(co_await extensionOf(request));
}

QCoro::Task<Reply> ExtensionRoutes::change(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto draft = bodyAs<ExtensionDraft>(request);
    if (!id || !version || !draft)
        co_return Reply::fromError(!id ? id.error() : !version ? version.error() : draft.error());
    co_return extensionReply(co_await m_parts.changes.change(*id, *version, *draft));
}

QCoro::Task<Reply> ExtensionRoutes::remove(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    if (!id || !version)
        co_return Reply::fromError(!id ? id.error() : version.error());
    const auto removed = co_await m_parts.changes.remove(*id, *version);
    co_return removed ? Reply::noContent() : Reply::fromError(removed.error());
}

QCoro::Task<Reply> ExtensionRoutes::registrations(Request request)
{
    const auto extension = co_await extensionOf(request);
    if (!extension)
        co_return Reply::fromError(extension.error());
    if (const auto live = m_parts.registration(extension->number))
        co_return Reply::data(toJson(*live));
    const auto devices = co_await m_parts.devices.devicesOf(extension->number);
    if (!devices)
        co_return Reply::fromError(devices.error());
    Registration never;
    never.extension = extension->number;
    never.displayName = extension->displayName;
    never.pushDevices = reachableDevices(*devices);
    co_return Reply::data(toJson(never));
}

QCoro::Task<Reply> ExtensionRoutes::devices(Request request)
{
    const auto extension = co_await extensionOf(request);
    if (!extension)
        co_return Reply::fromError(extension.error());
    const auto devices = co_await m_parts.devices.devicesOf(extension->number);
    co_return devices ? pageOf(*devices, request) : Reply::fromError(devices.error());
}

QCoro::Task<Reply> ExtensionRoutes::removeDevice(Request request)
{
    const auto id = request.idParameter();
    const auto device = request.idParameter(QStringLiteral("device"));
    if (!id || !device)
        co_return Reply::fromError(!id ? id.error() : device.error());
    const auto removed = co_await m_parts.removals.remove(*id, *device);
    co_return removed ? Reply::noContent() : Reply::fromError(removed.error());
}

QCoro::Task<Reply> ExtensionRoutes::testPush(Request request)
{
    const auto extension = co_await extensionOf(request);
    if (!extension)
        co_return Reply::fromError(extension.error());
    const auto entries = co_await m_parts.testPush(extension->number);
    if (!entries)
        co_return Reply::fromError(entries.error());
    co_return Reply::data(QJsonObject{{QStringLiteral("items"), json::Codec<QList<PushLogEntry>>::write(*entries)}});
}

} // namespace wakeline
