// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioPbx.h"

#include "KamailioRpcReplies.h"
#include "PbxLog.h"

#include <QCoroTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

namespace {

constexpr qsizetype mostHeldBack = 50'000;
constexpr qsizetype mostLogOuts = 10'000;
constexpr std::chrono::milliseconds shortestPace{2}; ///< between two questions for a round trip

template <typename... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};

} // namespace

KamailioPbx::KamailioPbx(Options options, QObject *parent)
    : Pbx(parent),
      m_options(std::move(options)),
      m_evapi(m_options.evapi),
      m_rpc(m_options.rpcSocket, m_options.rpcReplyFolder),
      m_resync(m_evapi, m_rpc),
      m_lamps([this](const MessageLamp &lamp) { return m_evapi.send(lampMessage(lamp)); })
{
    m_retry.setSingleShot(true);
    m_keepalive.setInterval(m_options.keepalivePoll);
    connect(&m_retry, &QTimer::timeout, this, &KamailioPbx::resynchronise);
    connect(&m_keepalive, &QTimer::timeout, this, [this] { pollKeepalive(); });
    connect(&m_evapi, &EvapiConnection::received, this, &KamailioPbx::handle);
    connect(&m_evapi, &EvapiConnection::gapFound, this, &KamailioPbx::resynchronise);
    connect(&m_evapi, &EvapiConnection::readyChanged, this, [this](bool ready) {
        Q_EMIT connectedChanged(ready);
        if (ready) {
            sendLogOuts();
            resynchronise();
            return;
        }
        m_resync.abandon();
        m_lamps.clear();
        m_retry.stop();
        m_keepalive.stop();
        m_complete = false;
    });
}

void KamailioPbx::start()
{
    m_evapi.start();
}

void KamailioPbx::decide(const QString &transaction, const CallDecision &decision)
{
    auto message = decisionMessage(transaction, decision);
    if (!message) {
        qCCritical(lcPbx, "a decision cannot be carried out and the call is refused: %s",
                   qUtf8Printable(message.error().message));
        CallDecision refusal;
        refusal.action = CallDecision::Action::Reject;
        refusal.code = 500;
        refusal.reason = QStringLiteral("Bad decision");
        message = decisionMessage(transaction, refusal);
    }
    if (!m_evapi.send(*message))
        qCWarning(lcPbx, "a decision did not reach Kamailio, which decides that call by itself");
}

void KamailioPbx::logOut(const QString &extension, const QString &account)
{
    if (m_logOuts.size() < mostLogOuts)
        m_logOuts.insert(account, extension);
    if (isConnected())
        sendLogOuts();
    else
        qCWarning(lcPbx, "a device of extension %s is logged out as soon as Kamailio is back; it cannot register again",
                  qUtf8Printable(extension));
}

void KamailioPbx::sendLogOuts()
{
    m_logOuts.removeIf([this](const auto &entry) { return m_evapi.send(logOutMessage(entry.value(), entry.key())); });
}

void KamailioPbx::showLamp(const MessageLamp &lamp)
{
    if (m_evapi.hasLamps())
        m_lamps.add(lamp);
}

void KamailioPbx::resynchronise()
{
    if (m_synchronising)
        m_again = true;
    else if (isConnected())
        synchronise();
}

void KamailioPbx::handle(const KamailioMessage &message)
{
    std::visit(Overloaded{[this](const IncomingCall &call) { Q_EMIT callArrived(call); },
                          [this](const CallStepFailed &step) { Q_EMIT stepFailed(step); },
                          [this](const StaleDecision &stale) { Q_EMIT decisionStale(stale.transaction); },
                          [this](const EvapiListPiece &piece) { m_resync.take(piece); },
                          [this](const BindingReport &binding) { report(binding); },
                          [this](const TransferAnswer &answer) { take(answer); },
                          [this](const TransferReport &transfer) { Q_EMIT transferReported(transfer); },
                          [this](const CallReport &call) { report(call); }, [](const auto &) {}},
               message);
}

void KamailioPbx::report(const Report &report)
{
    if (!m_synchronising)
        return publish(report);
    // A REGISTER is told at once, so that a call in this moment finds its phone, and again after the snapshot, which
    // may be older than it.
    const auto *binding = std::get_if<BindingReport>(&report);
    if (binding &&
        (binding->change == BindingReport::Change::Registered || binding->change == BindingReport::Change::Refreshed))
        Q_EMIT bindingReported(*binding);
    m_heldBack.append(report);
    if (m_heldBack.size() < mostHeldBack)
        return;
    qCWarning(lcPbx, "too many events during a resync: it starts anew");
    m_again = true;
    replayHeldBack();
}

void KamailioPbx::publish(const Report &report)
{
    if (const auto *binding = std::get_if<BindingReport>(&report))
        publishBinding(*binding);
    else
        Q_EMIT callReported(std::get<CallReport>(report));
}

void KamailioPbx::publishBinding(BindingReport report)
{
    const bool gone =
        report.change == BindingReport::Change::Removed || report.change == BindingReport::Change::Expired;
    // "Contact: *" (RFC 3261 §10.2.2): whatever the extension had, push tokens without a binding included.
    if (gone && report.contact == u"*") {
        m_bindings.remove(report.extension);
        report.bindings = 0;
        Q_EMIT bindingReported(report);
        return;
    }
    auto &known = m_bindings[report.extension];
    const bool wasKnown = gone && known.remove(report.contact) > 0;
    // Kamailio tells of some ends twice: when a binding is removed and when its database has forgotten it. A phone that
    // removes what it no longer has is heard, though: its push token goes.
    if (report.change == BindingReport::Change::Expired && !wasKnown && m_complete) {
        if (known.isEmpty())
            m_bindings.remove(report.extension);
        return;
    }
    if (!gone)
        known.insert(report.contact, report);
    if (m_complete || gone)
        report.bindings = static_cast<int>(known.size());
    if (known.isEmpty())
        m_bindings.remove(report.extension);
    Q_EMIT bindingReported(report);
}

QCoro::Task<void> KamailioPbx::synchronise()
{
    const QPointer<KamailioPbx> self(this);
    m_synchronising = true;
    m_again = false;
    Q_EMIT synchronising();
    QElapsedTimer clock;
    clock.start();
    const auto snapshot = co_await m_resync.fetch();
    if (!self)
        co_return;
    m_synchronising = false;
    if (snapshot) {
        m_bindings.clear();
        for (const BindingReport &binding : snapshot->bindings)
            m_bindings[binding.extension].insert(binding.contact, binding);
        m_complete = true;
        qCInfo(lcPbx, "Kamailio holds %lld bindings and %lld calls, read in %lld ms",
               static_cast<long long>(snapshot->bindings.size()), static_cast<long long>(snapshot->calls.size()),
               static_cast<long long>(clock.elapsed()));
        Q_EMIT synchronised(*snapshot);
    } else if (isConnected()) {
        qCWarning(lcPbx, "cannot read what Kamailio holds: %s (%s); next try in a moment",
                  qUtf8Printable(snapshot.error().message), qUtf8Printable(snapshot.error().code));
        const qint64 delay = m_options.resyncRetry.count();
        m_retry.start(std::chrono::milliseconds(delay / 2 + QRandomGenerator::global()->bounded(qint64(delay + 1))));
    }
    replayHeldBack();
    if (!self || !isConnected())
        co_return;
    m_keepalive.start();
    if (m_again)
        synchronise();
}

void KamailioPbx::replayHeldBack()
{
    const auto reports = std::exchange(m_heldBack, {});
    for (const Report &report : reports)
        publish(report);
}

QCoro::Task<void> KamailioPbx::pollKeepalive()
{
    if (m_polling || m_synchronising)
        co_return;
    m_polling = true;
    const QPointer<KamailioPbx> self(this);
    const QStringList extensions = m_bindings.keys();
    // Spread over the interval, so that the questions never come in a burst.
    const auto pace =
        std::max<std::chrono::milliseconds>(m_options.keepalivePoll / (extensions.size() + 1), shortestPace);
    for (const QString &extension : extensions) {
        co_await QCoro::sleepFor(pace);
        if (!self || !isConnected() || m_synchronising)
            break;
        // Named, because GCC 12 cannot compile a braced array inside co_await.
        const QJsonArray parameters{QStringLiteral("location"), extension};
        const auto found = co_await m_rpc.call(QStringLiteral("ul.lookup"), parameters, std::chrono::seconds(3));
        if (!self)
            break;
        const auto seen = found ? bindingsOfLookup(extension, *found) : QList<BindingReport>();
        for (const BindingReport &binding : seen)
            applyKeepalive(binding);
    }
    if (self)
        m_polling = false;
}

void KamailioPbx::applyKeepalive(const BindingReport &seen)
{
    const auto extension = m_bindings.find(seen.extension);
    if (extension == m_bindings.end() || !seen.rttUs)
        return;
    const auto known = extension->find(seen.contact);
    if (known == extension->end() || (known->rttUs == seen.rttUs && known->lastKeepaliveAt == seen.lastKeepaliveAt))
        return;
    BindingReport refreshed = *known;
    refreshed.change = BindingReport::Change::Refreshed;
    refreshed.expires = seen.expires;
    refreshed.rttUs = seen.rttUs;
    refreshed.lastKeepaliveAt = seen.lastKeepaliveAt;
    report(refreshed);
}

} // namespace wakeline
