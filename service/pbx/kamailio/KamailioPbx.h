// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EvapiConnection.h"
#include "JsonRpcSocket.h"
#include "KamailioResync.h"
#include "KamailioRpcReplies.h"
#include "LampQueue.h"
#include "Pbx.h"

#include <QHash>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <variant>

namespace wakeline {

/// Kamailio with packaging/kamailio/kamailio.cfg, as a Pbx.
///
/// Calls pass at once. Reports of bindings and calls that arrive while a resync runs are held back and given out after
/// its snapshot: what Kamailio was asked may be older than what it told, and replaying the later word settles it.
class KamailioPbx final : public Pbx
{
    Q_OBJECT

public:
    struct Options
    {
        EvapiConnection::Options evapi;
        QString rpcSocket;                              ///< WAKELINE_KAMAILIO_RPC
        QString rpcReplyFolder = QDir::tempPath();      ///< one that Kamailio sees too
        QString domain = QStringLiteral("localhost");   ///< WAKELINE_SIP_DOMAIN
        std::chrono::milliseconds keepalivePoll{60000}; ///< how often each binding's round trip is asked for
        std::chrono::milliseconds resyncRetry{2000};
    };

    explicit KamailioPbx(Options options, QObject *parent = nullptr);

    ~KamailioPbx() override;

    void start() override;
    bool isConnected() const override { return m_evapi.isReady(); }
    void decide(const QString &transaction, const CallDecision &decision) override;
    void logOut(const QString &extension, const QString &account) override;
    QCoro::Task<Result<void>> hangUp(QString callId) override;
    QCoro::Task<Result<void>> transfer(CallTransfer transfer) override;
    void showLamp(const MessageLamp &lamp) override;
    void resynchronise() override;

private:
    using Report = std::variant<BindingReport, CallReport>;

    void handle(const KamailioMessage &message);
    QCoro::Task<Result<KamailioDialog>> answeredCall(QString callId);
    void take(const TransferAnswer &answer);
    void report(const Report &report);
    void publish(const Report &report);
    void publishBinding(BindingReport report);
    QCoro::Task<void> synchronise();
    void replayHeldBack();
    void sendLogOuts();
    QCoro::Task<void> pollKeepalive();
    void applyKeepalive(const BindingReport &seen);

    Options m_options;
    EvapiConnection m_evapi;
    JsonRpcSocket m_rpc;
    KamailioResync m_resync;
    LampQueue m_lamps;
    bool m_synchronising = false;
    bool m_again = false;    ///< asked for while one was running
    bool m_complete = false; ///< m_bindings holds everything, not only what changed since we connected
    bool m_polling = false;
    QList<Report> m_heldBack;
    QHash<QString, QString> m_logOuts;                          ///< account to extension: not told to Kamailio yet
    QHash<QString, QHash<QString, BindingReport>> m_bindings;   ///< by extension, then by contact
    QHash<QByteArray, std::shared_ptr<QPromise<int>>> m_refers; ///< token to the phone's answer, while we wait for it
    QTimer m_retry;
    QTimer m_keepalive;
};

} // namespace wakeline
