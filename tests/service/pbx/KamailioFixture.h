// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KamailioPbx.h"
#include "KamailioServer.h"
#include "Sipp.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <memory>

namespace wakeline {

using namespace std::chrono_literals;

/// Without keepalives: a sipp that waits for an INVITE takes an OPTIONS for a mistake.
inline KamailioServer::Options quietServer()
{
    KamailioServer::Options options;
    options.keepaliveSeconds = 600;
    return options;
}

inline CallDecision deliver()
{
    return {};
}

inline CallDecision hold(std::chrono::milliseconds time, int codeOnFail = 480)
{
    CallDecision decision;
    decision.action = CallDecision::Action::PushWait;
    decision.hold = time;
    decision.onFail = CallDecision::OnFail{CallDecision::Action::Reject, {}, codeOnFail};
    return decision;
}

/// A wakelined as the SIP server sees it: a KamailioPbx, what it was told, and how it answers.
struct Service
{
    explicit Service(
        const KamailioServer &server, std::function<void(KamailioPbx::Options &)> adjust = [](auto &) {})
    {
        KamailioPbx::Options options;
        options.evapi.port = server.evapiPort();
        options.evapi.secret = server.secret();
        options.rpcSocket = server.rpcSocket();
        options.domain = QStringLiteral("pbx.test");
        adjust(options);
        pbx = std::make_unique<KamailioPbx>(options);
        QObject::connect(pbx.get(), &Pbx::callArrived, pbx.get(), [this](const IncomingCall &call) {
            calls.append(call);
            if (onCall)
                onCall(call);
        });
        QObject::connect(pbx.get(), &Pbx::stepFailed, pbx.get(), [this](const CallStepFailed &step) {
            steps.append(step);
            if (onStep)
                onStep(step);
        });
        QObject::connect(pbx.get(), &Pbx::bindingReported, pbx.get(),
                         [this](const auto &report) { bindings.append(report); });
        QObject::connect(pbx.get(), &Pbx::callReported, pbx.get(),
                         [this](const auto &report) { progress.append(report); });
        QObject::connect(pbx.get(), &Pbx::decisionStale, pbx.get(), [this](const auto &tx) { stale.append(tx); });
        QObject::connect(pbx.get(), &Pbx::synchronised, pbx.get(), [this](const auto &all) { snapshots.append(all); });
        pbx->start();
    }

    /// Answers every call with this.
    void answer(const CallDecision &decision)
    {
        onCall = [this, decision](const IncomingCall &call) { pbx->decide(call.transaction, decision); };
    }
    bool isReady() const { return !snapshots.isEmpty(); }
    /// \return the codes of all reports of this progress, in order
    QList<int> codes(CallReport::Progress wanted) const
    {
        QList<int> all;
        for (const CallReport &report : progress) {
            if (report.progress == wanted)
                all.append(report.code);
        }
        return all;
    }
    qsizetype count(CallReport::Progress wanted) const { return codes(wanted).size(); }

    std::unique_ptr<KamailioPbx> pbx;
    std::function<void(const IncomingCall &)> onCall;
    std::function<void(const CallStepFailed &)> onStep;
    QList<IncomingCall> calls;
    QList<CallStepFailed> steps;
    QList<BindingReport> bindings;
    QList<CallReport> progress;
    QStringList stale;
    QList<PbxSnapshot> snapshots;
};

/// Registers `user` at `port` and waits for the answer.
inline bool registerPhone(const KamailioServer &server, const QByteArray &user, quint16 port,
                          const QByteArray &parameters = {}, Sipp::Keys keys = {})
{
    Sipp sipp;
    keys.insert("USER", user);
    if (!keys.contains("CONTACT"))
        keys.insert("CONTACT", "<sip:" + user + "@127.0.0.1:" + QByteArray::number(port) + parameters + ">");
    if (!sipp.start(QStringLiteral("register.xml"), server.sipPort(), keys))
        return false;
    const bool good = sipp.finish();
    if (!good)
        qWarning("%s\n%s", sipp.output().constData(), sipp.messages().constData());
    return good;
}

inline bool unregisterPhone(const KamailioServer &server, const QByteArray &user)
{
    return registerPhone(server, user, 0, {}, {{"CONTACT", "*"}, {"EXPIRES", "0"}});
}

} // namespace wakeline
