// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Announce.h"
#include "ChangeAppProfile.h"
#include "Directory.h"
#include "LiveBoard.h"
#include "Migrations.h"
#include "Pbx.h"
#include "PushGateway.h"
#include "PushLogWriter.h"
#include "RecordRegistration.h"
#include "SendPush.h"
#include "WakePhones.h"

#include <QCoroTimer>
#include <QTemporaryDir>
#include <QTest>

namespace wakeline {

using namespace std::chrono_literals;

/// The SIP server's edge: remembers what it was told to do.
class ListeningPbx : public Pbx
{
public:
    void start() override {}
    bool isConnected() const override { return true; }
    void decide(const QString &transaction, const CallDecision &decision) override
    {
        decisions.append({transaction, decision});
    }
    void logOut(const QString &, const QString &) override {}
    QCoro::Task<Result<void>> transfer(CallTransfer order) override
    {
        transfers.append(order);
        co_await QCoro::sleepFor(1ms);
        co_return transferAnswer;
    }
    QCoro::Task<Result<void>> hangUp(QString callId) override
    {
        hungUp.append(callId);
        co_return Result<void>();
    }
    void resynchronise() override {}

    QList<std::pair<QString, CallDecision>> decisions;
    QStringList hungUp;
    QList<CallTransfer> transfers;
    Result<void> transferAnswer;
};

/// The provider's edge: answers after a moment with what the test set for the token.
class ScriptedProvider : public PushProvider
{
public:
    bool serves(PushProviderName name) const override { return name == PushProviderName::Fcm; }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer) override
    {
        sent.append(message);
        PushReport report;
        report.outcome = outcomes.value(message.target.token, PushOutcome::Accepted);
        report.reason = report.outcome == PushOutcome::TokenDead ? QStringLiteral("UNREGISTERED") : QString();
        report.status = report.outcome == PushOutcome::Accepted ? 200 : 404;
        report.perhapsDelivered = perhapsDelivered.contains(message.target.token);
        co_await QCoro::sleepFor(5ms);
        co_return report;
    }
    QList<ProviderStatus> status() const override { return {}; }

    QStringList tokensOf(PushEvent event) const
    {
        QStringList tokens;
        for (const PushMessage &message : sent) {
            if (message.event == event)
                tokens.append(message.target.token);
        }
        tokens.sort();
        return tokens;
    }

    QList<PushMessage> sent;
    QHash<QString, PushOutcome> outcomes;
    QStringList perhapsDelivered; ///< tokens
};

/// The real rooms on a real SQLite file, between the two edges.
struct House
{
    House()
    {
        Q_ASSERT(folder.isValid());
        const auto migrated =
            database.callBlocking([](Connection &connection) { return Migrations().apply(connection); });
        if (!migrated || !database.start() || !QCoro::waitFor(directory.load()))
            qFatal("the test's database does not open");
        addExtension(QStringLiteral("102"));
        QObject::connect(&pbx, &Pbx::bindingReported, &record, &RecordRegistration::bindingReported);
        QObject::connect(&pbx, &Pbx::bindingReported, &wake, &WakePhones::bindingReported);
        QObject::connect(&pbx, &Pbx::callReported, &wake, &WakePhones::callReported);
    }
    ~House()
    {
        QCoro::waitFor(directory.drain());
        QCoro::waitFor(log.drain());
        database.shutDown();
    }

    void addExtension(const QString &number, bool doNotDisturb = false)
    {
        const auto added = QCoro::waitFor(
            directory.addExtension({number, QStringLiteral("Ida Holm"), {}, doNotDisturb, QString(32, u'a')}));
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    }

    BindingReport registers(const QString &token, const QString &contact = QStringLiteral("sip:102@192.0.2.1:5070"))
    {
        BindingReport report;
        report.extension = QStringLiteral("102");
        report.contact = contact;
        report.instance = QStringLiteral("instance of ") + token;
        report.source = QStringLiteral("udp:192.0.2.1:5070");
        report.expires = 60s;
        report.push = PushParameters{PushProviderName::Fcm, {{token, QStringLiteral("project"), false}}};
        Q_EMIT pbx.bindingReported(report);
        return report;
    }

    /// A phone that registered once and fell asleep.
    void sleeper(const QString &token)
    {
        BindingReport report = registers(token);
        report.change = BindingReport::Change::Expired;
        Q_EMIT pbx.bindingReported(report);
        QTRY_VERIFY(directory.pendingWrites() == 0);
    }

    IncomingCall call(const QString &callId = QStringLiteral("c1"), int liveContacts = 0)
    {
        return {QStringLiteral("7:") + QString::number(++transactions),
                callId,
                QStringLiteral("102"),
                QStringLiteral("101"),
                QStringLiteral("Bo"),
                false,
                liveContacts,
                QStringLiteral("udp:192.0.2.9:5060")};
    }

    /// 102 is followed to 103, whose app is known for this token; empty: for none.
    void follow(const QString &token)
    {
        addExtension(QStringLiteral("103"));
        ExtensionChange change;
        change.followMeEnabled = true;
        change.followMeNumbers = {{QStringLiteral("103"), 0, 20}};
        const qint64 id = directory.extension(QStringLiteral("102"))->id;
        QVERIFY(QCoro::waitFor(directory.changeExtension(id, std::nullopt, change)));
        if (token.isEmpty())
            return;
        PushTarget target;
        target.extension = QStringLiteral("103");
        target.provider = PushProviderName::Fcm;
        target.token = token;
        target.appId = QStringLiteral("project");
        directory.rememberDevice(target);
        QTRY_VERIFY(directory.pendingWrites() == 0);
    }

    CallStepFailed failed(const IncomingCall &call, const QString &phase, int code, const QString &trail = {})
    {
        return {call.transaction, call.callId, call.callee, call.caller, phase, code, trail};
    }

    CallDecision lastDecision() const { return pbx.decisions.isEmpty() ? CallDecision() : pbx.decisions.last().second; }

    int transactions = 0;
    QTemporaryDir folder;
    SystemClock clock;
    SecretBox box{QByteArray(32, 'k')};
    Database database{
        Database::Options{.url = QStringLiteral("sqlite://") + folder.filePath(QStringLiteral("test.db"))}};
    Directory directory{database, box};
    PushLogWriter log{database};
    EventStream events{QStringLiteral("epoch"), 1000};
    LiveBoard board{events, clock};
    ScriptedProvider provider;
    PushGateway gateway{{&provider}, clock};
    SendPush sendPush{gateway, directory, log, clock};
    ListeningPbx pbx;
    RecordRegistration record{directory, board, clock};
    WakePhones wake{pbx, directory, sendPush, board, clock, CallPolicy::Options{.hold = 5000ms}};
    Announce announce{directory, board};
};

} // namespace wakeline
