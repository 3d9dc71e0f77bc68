// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioResync.h"

#include "KamailioRpcReplies.h"

#include <QCoroFuture>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <vector>

namespace wakeline {

namespace {

constexpr std::chrono::seconds listDeadline{10};
constexpr std::chrono::seconds lookupDeadline{3};
constexpr int lookupsSideBySide = 6;
constexpr qint64 longestList = 16 * 1024 * 1024;

/// Made outside the co_await: GCC 12 destroys the temporaries of a braced list in there twice.
QJsonArray lookupParameters(const QString &user)
{
    return {QStringLiteral("location"), user};
}

} // namespace

struct KamailioResync::Work
{
    QStringList users;
    qsizetype next = 0;
    PbxSnapshot snapshot;
    std::optional<Error> error;
};

KamailioResync::KamailioResync(EvapiConnection &evapi, JsonRpcSocket &rpc, QObject *parent)
    : QObject(parent), m_evapi(evapi), m_rpc(rpc)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finishList(failure(QStringLiteral("resync_timeout"), QStringLiteral("Kamailio did not send its list in time")));
    });
}

KamailioResync::~KamailioResync()
{
    abandon();
}

QCoro::Task<Result<PbxSnapshot>> KamailioResync::fetch()
{
    if (m_running)
        co_return failure(QStringLiteral("resync_busy"), QStringLiteral("a resync is running already"));
    m_running = true;
    const QPointer<KamailioResync> self(this);
    const auto gone = failure(QStringLiteral("resync_abandoned"), QStringLiteral("the connection to Kamailio is gone"));

    const auto calls = co_await list(QStringLiteral("calls"));
    if (!self)
        co_return gone;
    if (!calls) {
        m_running = false;
        co_return std::unexpected(calls.error());
    }
    const auto users = co_await list(QStringLiteral("bindings"));
    if (!self)
        co_return gone;
    if (!users) {
        m_running = false;
        co_return std::unexpected(users.error());
    }
    auto work = std::make_shared<Work>();
    work->users = usersOfDump(*users);
    work->snapshot.calls = callsOfBriefing(*calls);
    std::vector<QCoro::Task<void>> lookups;
    for (int i = 0; i < lookupsSideBySide; ++i)
        lookups.push_back(lookUp(work));
    for (auto &lookup : lookups)
        co_await lookup;
    if (!self)
        co_return gone;
    m_running = false;
    if (work->error)
        co_return std::unexpected(*work->error);
    co_return work->snapshot;
}

QCoro::Task<void> KamailioResync::lookUp(std::shared_ptr<Work> work)
{
    const QPointer<KamailioResync> self(this);
    while (self && !work->error && work->next < work->users.size()) {
        const QString user = work->users.at(work->next++);
        const auto found = co_await m_rpc.call(QStringLiteral("ul.lookup"), lookupParameters(user), lookupDeadline);
        // A user who left meanwhile is no error: the event that says so follows.
        if (found)
            work->snapshot.bindings += bindingsOfLookup(user, *found);
        else if (found.error().code != u"rpc_failed")
            work->error = found.error();
    }
}

QCoro::Task<Result<QJsonValue>> KamailioResync::list(QString what)
{
    m_what = what;
    m_text.clear();
    m_list = std::make_shared<QPromise<Text>>();
    m_list->start();
    const QFuture<Text> future = m_list->future();
    m_deadline.start(listDeadline);
    if (!m_evapi.send(listMessage(what)))
        finishList(failure(QStringLiteral("resync_abandoned"), QStringLiteral("there is no connection to Kamailio")));
    const Text text = co_await future;
    if (!text)
        co_return std::unexpected(text.error());
    const auto reply = QJsonDocument::fromJson(repairedUtf8(*text)).object();
    if (!reply.contains(QLatin1String("result"))) {
        const QString why = reply.value(QLatin1String("error")).toObject().value(QLatin1String("message")).toString();
        co_return failure(QStringLiteral("resync_failed"),
                          QStringLiteral("Kamailio cannot list its %1: %2").arg(what, why));
    }
    co_return reply.value(QLatin1String("result"));
}

void KamailioResync::take(const EvapiListPiece &piece)
{
    if (!m_list || piece.what != m_what)
        return;
    if (piece.at != m_text.size() || piece.size > longestList) {
        finishList(failure(QStringLiteral("resync_failed"),
                           QStringLiteral("a piece of Kamailio's list is missing or too much")));
        return;
    }
    m_text += piece.piece;
    if (m_text.size() == piece.size)
        finishList(m_text);
}

void KamailioResync::abandon()
{
    finishList(failure(QStringLiteral("resync_abandoned"), QStringLiteral("the connection to Kamailio is gone")));
}

void KamailioResync::finishList(const Text &text)
{
    m_deadline.stop();
    const auto list = std::exchange(m_list, nullptr);
    if (!list)
        return;
    list->addResult(text);
    list->finish();
}

} // namespace wakeline
