// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveSession.h"

#include "ApiLog.h"
#include "RoleRights.h"
#include "ServerJson.h"
#include "TopicAccess.h"

#include <QRandomGenerator>

#include <algorithm>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr int pageAttempts = 3; ///< a list that changes while its pages are read is read again

/// All pages of a list. Rows that come or go between two pages shift the rest: then the list is read again, and if it
/// never holds still, the last reading stands, as every change also comes as an event.
///
/// \param onPart  is told each part as it comes; a part may be told twice
template <typename T, typename Fetch>
QCoro::Task<ApiResult<QList<T>>> wholeList(QPointer<ApiClient> client, Fetch fetch,
                                           std::function<void(const QList<T> &)> onPart = {})
{
    QList<T> all;
    for (int attempt = 0; attempt < pageAttempts; ++attempt) {
        all.clear();
        qint64 total = -1;
        bool steady = true;
        for (PageQuery query;; query.offset += query.limit) {
            if (!client)
                co_return std::unexpected(ApiError{.kind = ApiError::Kind::Cancelled, .message = {}});
            auto page = co_await fetch(*client, query);
            if (!page)
                co_return std::unexpected(page.error());
            steady = steady && (total < 0 || page->total == total);
            total = page->total;
            all += page->items;
            if (onPart)
                onPart(page->items);
            const bool empty = page->items.isEmpty() && page->unreadable == 0;
            if (empty || query.offset + query.limit >= total)
                break;
        }
        if (steady)
            break;
    }
    co_return all;
}

QCoro::Task<ApiResult<QList<PushLogEntry>>> newestPushes(QPointer<ApiClient> client, int wanted)
{
    QList<PushLogEntry> all;
    PushLogFilter filter;
    while (all.size() < wanted) {
        if (!client)
            co_return std::unexpected(ApiError{.kind = ApiError::Kind::Cancelled, .message = {}});
        const auto page = co_await client->pushLogs(filter);
        if (!page)
            co_return std::unexpected(page.error());
        all += page->items;
        if (page->items.size() + page->unreadable < filter.limit || page->items.isEmpty())
            break;
        filter.before = page->items.last().id;
    }
    co_return all;
}

/// What a vendor has given out; nothing for whoever may not read it.
QCoro::Task<ApiResult<QList<License>>> licensesFor(QPointer<ApiClient> client, Role role)
{
    if (!may(role, Right::Licenses))
        co_return QList<License>();
    auto all = wholeList<License>(client, [](ApiClient &c, PageQuery page) { return c.licenses(page); });
    co_return co_await all;
}

QString textOf(const Event &event, const char *name)
{
    return event.data.value(QLatin1String(name)).toString();
}

} // namespace

LiveSession::LiveSession(ApiClient &client, EventFeed &feed, QObject *parent)
    : QObject(parent), m_client(client), m_feed(feed)
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &LiveSession::beginLoad);
    connect(&m_client, &ApiClient::sessionChanged, this, [this](const OperatorSession &session) {
        adopt(session.account.role);
        m_feed.start();
    });
    connect(&m_client, &ApiClient::signedOut, &m_feed, &EventFeed::stop);
    connect(&m_feed, &EventFeed::statusChanged, this, &LiveSession::onStatus);
    connect(&m_feed, &EventFeed::welcomed, this, &LiveSession::onWelcomed);
    connect(&m_feed, &EventFeed::resyncNeeded, this, &LiveSession::beginLoad);
    connect(&m_feed, &EventFeed::eventReceived, this, &LiveSession::onEvent);
}

LiveSession::~LiveSession()
{
    ++m_generation;
}

/// With every renewal of the session too: a role that was changed meanwhile takes effect then.
void LiveSession::adopt(Role role)
{
    if (m_role == role)
        return;
    if (m_role)
        m_feed.stop(); // it begins again with the topics of the new role
    m_role = role;
    QList<Topic> topics;
    for (const auto &[topic, name] : EnumNames<Topic>::names) {
        if (mayRead(role, topic))
            topics.append(topic);
    }
    m_feed.setTopics(topics);
    m_feed.setGapsMeanLoss(topics.size() == static_cast<qsizetype>(EnumNames<Topic>::names.size()));
}

void LiveSession::reload()
{
    if (m_feed.status().state == FeedStatus::State::Live)
        beginLoad();
    else
        m_feed.reconnectNow();
}

QDateTime LiveSession::serverNow() const
{
    // Both are "at least this far ahead": the larger is the nearer.
    const auto ahead = std::max(m_clock.ahead(), m_client.clockAhead());
    return QDateTime::currentDateTimeUtc().addMSecs(ahead.value_or(0ms).count());
}

void LiveSession::onStatus(const FeedStatus &status)
{
    if (status.state == FeedStatus::State::Live || status.state == FeedStatus::State::Connecting)
        return;
    ++m_generation; // a load under way meets a feed that no longer covers it
    m_retryTimer.stop();
    m_queue.clear();
    if (m_loading)
        m_loaded = false;
    setLoading(false);
    setStale(true, status.since);
}

void LiveSession::onWelcomed(bool resumed)
{
    if (resumed && m_loaded)
        setStale(false, {});
    else
        beginLoad();
}

void LiveSession::beginLoad()
{
    m_retryTimer.stop();
    m_queue.clear(); // the lists that are asked for from now on hold what these said
    m_loaded = false;
    setLoading(true);
    load(++m_generation);
}

QCoro::Task<void> LiveSession::load(quint64 generation)
{
    const QPointer<LiveSession> self(this);
    const PartHandler<Extension> onExtensions = [self, generation](const QList<Extension> &part) {
        if (self && generation == self->m_generation)
            Q_EMIT self->extensionsArrived(part);
    };
    const auto lists = co_await loadLists(&m_client, m_role.value_or(Role::Viewer), onExtensions);
    if (!self || generation != m_generation)
        co_return;
    if (!lists) {
        if (lists.error().kind != ApiError::Kind::Cancelled && lists.error().kind != ApiError::Kind::SignedOut)
            retryLater(lists.error());
        co_return;
    }
    m_loadFailures = 0;
    m_loaded = true;
    publish(*lists);
    const std::deque<Event> queue = std::exchange(m_queue, {});
    for (const Event &event : queue)
        apply(event);
    setLoading(false);
    setStale(false, {});
}

/// All lists at once; each reads its pages one after the other, so that no more requests are under way than lists.
QCoro::Task<ApiResult<LiveSession::Snapshot>> LiveSession::loadLists(QPointer<ApiClient> client, Role role,
                                                                     PartHandler<Extension> onExtensions)
{
    auto licenses = licensesFor(client, role);
    if (!may(role, Right::ReadPbx)) {
        const auto licenseList = co_await licenses;
        if (!licenseList)
            co_return std::unexpected(licenseList.error());
        Snapshot vendors;
        vendors.licenses = *licenseList;
        co_return vendors;
    }
    auto extensions = wholeList<Extension>(
        client, [](ApiClient &c, PageQuery page) { return c.extensions(page); }, onExtensions);
    auto registrations =
        wholeList<Registration>(client, [](ApiClient &c, PageQuery page) { return c.registrations(page); });
    auto calls = wholeList<Call>(client, [](ApiClient &c, PageQuery page) { return c.activeCalls(page); });
    auto boxes = wholeList<VoicemailBox>(client, [](ApiClient &c, PageQuery page) { return c.voicemailBoxes(page); });
    auto pushes = newestPushes(client, pushLogLength);
    auto status = client->systemStatus();
    const auto extensionList = co_await extensions;
    const auto registrationList = co_await registrations;
    const auto callList = co_await calls;
    const auto boxList = co_await boxes;
    const auto pushList = co_await pushes;
    const auto systemStatus = co_await status;
    const auto licenseList = co_await licenses;
    if (!extensionList)
        co_return std::unexpected(extensionList.error());
    if (!registrationList)
        co_return std::unexpected(registrationList.error());
    if (!callList)
        co_return std::unexpected(callList.error());
    if (!boxList)
        co_return std::unexpected(boxList.error());
    if (!pushList)
        co_return std::unexpected(pushList.error());
    if (!licenseList)
        co_return std::unexpected(licenseList.error());
    if (!systemStatus)
        co_return std::unexpected(systemStatus.error());
    co_return Snapshot{*registrationList, *callList, *pushList, *extensionList, *boxList, *licenseList, *systemStatus};
}

void LiveSession::publish(const Snapshot &snapshot)
{
    Q_EMIT extensionsLoaded(snapshot.extensions);
    Q_EMIT registrationsLoaded(snapshot.registrations);
    Q_EMIT callsLoaded(snapshot.calls);
    Q_EMIT pushLogLoaded(snapshot.pushLog);
    Q_EMIT voicemailBoxesLoaded(snapshot.voicemailBoxes);
    Q_EMIT systemLoaded(snapshot.system);
    Q_EMIT licensesLoaded(snapshot.licenses);
    Q_EMIT loaded();
}

void LiveSession::retryLater(const ApiError &error)
{
    const auto longest = std::min<std::chrono::milliseconds>(1s * (1 << std::min(m_loadFailures++, 5)), 30s);
    const auto jittered =
        longest / 2 +
        std::chrono::milliseconds(QRandomGenerator::global()->bounded(static_cast<qint64>(longest.count() / 2 + 1)));
    const auto delay = std::max<std::chrono::milliseconds>(jittered, error.retryAfter.value_or(0s));
    m_retryTimer.start(delay);
    qCWarning(lcApi).noquote() << "The lists could not be loaded:" << error.message;
    Q_EMIT loadFailed(error, QDateTime::currentDateTimeUtc().addMSecs(delay.count()));
}

void LiveSession::onEvent(const Event &event)
{
    m_clock.sample(event.at, QDateTime::currentDateTimeUtc());
    if (m_loaded) {
        apply(event);
        return;
    }
    m_queue.push_back(event);
    if (m_queue.size() > queueLimit) {
        qCWarning(lcApi) << "More than" << queueLimit << "events came while the lists were loading; loading anew";
        beginLoad();
    }
}

void LiveSession::apply(const Event &event)
{
    const auto changed = [&]<typename T>(void (LiveSession::*signal)(const T &)) {
        if (const auto value = fromServer<T>(event.data))
            Q_EMIT(this->*signal)(*value);
        else
            qCWarning(lcApi).noquote() << "Event" << event.seq << event.type
                                       << "cannot be read:" << value.error().message;
    };
    if (event.type == QLatin1String("registration.changed"))
        changed(&LiveSession::registrationChanged);
    else if (event.type == QLatin1String("call.changed"))
        changed(&LiveSession::callChanged);
    else if (event.type == QLatin1String("call.recorded"))
        changed(&LiveSession::callRecorded);
    else if (event.type == QLatin1String("push.sent") || event.type == QLatin1String("push.woke"))
        changed(&LiveSession::pushChanged);
    else if (event.type == QLatin1String("extension.changed"))
        changed(&LiveSession::extensionChanged);
    else if (event.type == QLatin1String("extension.deleted"))
        Q_EMIT extensionDeleted(textOf(event, "number"));
    else if (event.type == QLatin1String("device.changed"))
        changed(&LiveSession::deviceChanged);
    else if (event.type == QLatin1String("device.removed"))
        Q_EMIT deviceRemoved(event.data.value(QLatin1String("id")).toInteger(), textOf(event, "extension"),
                             textOf(event, "reason"));
    else if (event.type == QLatin1String("voicemail_box.changed"))
        changed(&LiveSession::voicemailBoxChanged);
    else if (event.type == QLatin1String("voicemail_box.removed"))
        Q_EMIT voicemailBoxRemoved(event.data.value(QLatin1String("id")).toInteger());
    else if (event.type == QLatin1String("voicemail.received") || event.type == QLatin1String("voicemail.changed"))
        changed(&LiveSession::voicemailChanged);
    else if (event.type == QLatin1String("voicemail.removed"))
        changed(&LiveSession::voicemailRemoved);
    else if (event.type == QLatin1String("license.changed"))
        changed(&LiveSession::licenseChanged);
    else if (event.type == QLatin1String("installation.changed"))
        changed(&LiveSession::installationChanged);
    else if (event.type == QLatin1String("gateway.pushes"))
        Q_EMIT gatewayPushes(event.data.value(QLatin1String("forwarded")).toInteger(),
                             event.data.value(QLatin1String("dead_tokens")).toInteger());
    else if (event.type == QLatin1String("license.state"))
        changed(&LiveSession::ownLicenseChanged);
    else if (event.type == QLatin1String("audit.recorded"))
        changed(&LiveSession::auditRecorded);
    else if (event.type == QLatin1String("system.alarm"))
        Q_EMIT alarmRaised(textOf(event, "code"), textOf(event, "message"));
    else if (event.type == QLatin1String("system.status"))
        changed(&LiveSession::partStatusChanged);
}

void LiveSession::setStale(bool isStale, const QDateTime &since)
{
    if (m_stale == isStale)
        return;
    m_stale = isStale;
    m_staleSince = since;
    Q_EMIT stale(isStale, since);
}

void LiveSession::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged(loading);
}

} // namespace wakeline
