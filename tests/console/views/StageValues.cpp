// SPDX-License-Identifier: GPL-3.0-or-later
#include "StageValues.h"

#include <array>

namespace wakeline {

namespace {

const QStringList &names()
{
    static const QStringList names =
        QStringLiteral("Vera Lindqvist|Tomás Rey|Ida Holm|Jonas Albrecht|Meeting room Oslo|"
                       "Priya Raman|Søren Kjær|Hélène Dubois|Warehouse dock 2|Karl-Heinz Brandt|"
                       "Amira Haddad|Front desk|Lukas Wagner|Nina Petrović|Óscar Molina|"
                       "Reception night|Greta Sandberg|Mikael Strand|Zoë van Dijk|Ahmed El-Sayed|"
                       "Workshop|Lena Fischer|Paolo Conti|Ruth Abbott")
            .split(QLatin1Char('|'));
    return names;
}

QString numberOf(qsizetype index)
{
    return QString::number(201 + index * 3);
}

RegistrationState stateOf(qsizetype index)
{
    switch (index) {
    case 1:
    case 7:
    case 16:
        return RegistrationState::OnCall;
    case 4:
    case 13:
    case 20:
        return RegistrationState::Offline;
    case 5:
        return RegistrationState::Ringing;
    case 9:
        return RegistrationState::Checking;
    default:
        return RegistrationState::Online;
    }
}

bool isDeskPhone(qsizetype index)
{
    return index == 4 || index == 8 || index == 11 || index == 20;
}

const QStringList &agents()
{
    static const QStringList agents{QStringLiteral("Wakeline-iOS/2.4.1 (iPhone 15; iOS 18.1)"),
                                    QStringLiteral("Wakeline-Android/2.4.1 (Pixel 8; Android 15)"),
                                    QStringLiteral("Linphone-iOS/5.2.4 (iPhone 14)"),
                                    QStringLiteral("Wakeline-Android/2.3.0 (Galaxy S24)"),
                                    QStringLiteral("Linphone-Android/5.3 (Fairphone 5)")};
    return agents;
}

QString agentOf(qsizetype index)
{
    return isDeskPhone(index) ? QStringLiteral("Snom D785/10.1.169") : agents().at(index % agents().size());
}

PushProviderName providerOf(const QString &agent)
{
    return agent.contains(QLatin1String("iOS")) ? PushProviderName::Apns : PushProviderName::Fcm;
}

Binding bindingOf(qsizetype index, const QDateTime &now)
{
    Binding binding;
    binding.contact =
        QStringLiteral("sip:%1@10.8.4.%2:%3;transport=tls").arg(numberOf(index)).arg(31 + index).arg(51022 + index * 7);
    binding.userAgent = agentOf(index);
    binding.source = QStringLiteral("tls:10.8.4.%1:%2").arg(31 + index).arg(51022 + index * 7);
    binding.expiresAt = now.addSecs(600 + index * 131);
    binding.rttUs = 18000 + index * 3700;
    binding.lastKeepaliveAt = now.addSecs(-8);
    binding.pushCapable = !isDeskPhone(index);
    return binding;
}

} // namespace

QList<Extension> stageExtensions(const QDateTime &now)
{
    QList<Extension> extensions;
    for (qsizetype i = 0; i < names().size(); ++i) {
        Extension extension;
        extension.id = i + 1;
        extension.number = numberOf(i);
        extension.displayName = names().at(i);
        extension.email = isDeskPhone(i) ? QString() : QStringLiteral("%1@acme.example").arg(numberOf(i));
        extension.doNotDisturb = i == 3 || i == 18;
        extension.followMeEnabled = i == 0 || i == 2 || i == 10;
        if (extension.followMeEnabled)
            extension.followMeNumbers = {{QStringLiteral("+4722550140"), 20, 25}, {numberOf(11), 0, 30}};
        extension.createdAt = now.addDays(-90 + i);
        extension.updatedAt = now.addDays(-3);
        extensions.append(extension);
    }
    return extensions;
}

QList<Registration> stageRegistrations(const QDateTime &now)
{
    QList<Registration> registrations;
    for (qsizetype i = 0; i < names().size(); ++i) {
        Registration registration;
        registration.extension = numberOf(i);
        registration.displayName = names().at(i);
        registration.state = stateOf(i);
        const bool offline = registration.state == RegistrationState::Offline;
        if (!offline)
            registration.bindings.append(bindingOf(i, now));
        if (!offline && i % 5 == 2) {
            Binding desk = bindingOf(8, now);
            desk.contact = QStringLiteral("sip:%1@10.8.2.77:5061;transport=tls").arg(numberOf(i));
            desk.rttUs.reset();
            registration.bindings.append(desk);
        }
        registration.pushDevices = isDeskPhone(i) || i == 13 ? 0 : 1 + static_cast<int>(i % 2);
        const std::array<qint64, 6> ago{0, 2, 12, 70, 130, 3};
        registration.lastSeenAt = now.addSecs(offline ? -5 * 3600 * (i + 1) : -ago.at(static_cast<std::size_t>(i % 6)));
        registrations.append(registration);
    }
    return registrations;
}

namespace {

Call callOf(int serial, CallState state, const QString &from, const QString &fromName, qsizetype callee, qint64 seconds,
            const QDateTime &now)
{
    Call call;
    call.callId = QStringLiteral("a84b4c76e667%1@telia-a.example").arg(serial);
    call.caller = from;
    call.callerName = fromName;
    call.callee = numberOf(callee);
    call.calleeName = names().at(callee);
    call.state = state;
    call.startedAt = now.addSecs(-seconds);
    call.since = call.startedAt;
    return call;
}

Call heldCall(int serial, const QString &from, const QString &fromName, qsizetype callee, qint64 leftMs,
              const QDateTime &now)
{
    Call call = callOf(serial, CallState::Held, from, fromName, callee, 0, now);
    call.holdMs = 25000;
    call.startedAt = now.addMSecs(leftMs - 25000);
    call.since = call.startedAt.addMSecs(4);
    call.holdUntil = now.addMSecs(leftMs);
    call.afterHold = QStringLiteral("reject");
    call.pushesSent = 1;
    call.pushesAccepted = 1;
    call.firstPushMs = 224;
    return call;
}

} // namespace

QList<Call> stageCalls(const QDateTime &now)
{
    QList<Call> calls;
    calls.append(heldCall(10, QStringLiteral("+4791305518"), {}, 6, 4200, now));
    calls.append(heldCall(11, QStringLiteral("+4570221400"), QStringLiteral("Nordhavn Logistik"), 2, 17000, now));
    using enum CallState;
    calls.append(callOf(12, Ringing, QStringLiteral("+442079460911"), {}, 5, 8, now));
    calls.append(callOf(13, Ringing, QStringLiteral("234"), QStringLiteral("Front desk"), 20, 3, now));
    calls.append(callOf(14, Answered, QStringLiteral("204"), QStringLiteral("Tomás Rey"), 3, 42, now));
    calls.append(callOf(15, Answered, QStringLiteral("+46855523011"), {}, 7, 198, now));
    calls.append(callOf(16, Answered, QStringLiteral("+493055578120"), QStringLiteral("Berger & Söhne"), 16, 711, now));
    calls.append(callOf(17, Answered, QStringLiteral("+14155550132"), {}, 23, 3852, now));
    Call &woken = calls[5];
    woken.pushesSent = 2;
    woken.pushesAccepted = 2;
    woken.firstPushMs = 180;
    woken.registeredMs = 1380;
    for (Call &call : calls) {
        if (call.state == Answered)
            call.answeredAt = call.since;
    }
    Call ended = callOf(18, Ended, QStringLiteral("+34915550277"), QStringLiteral("Madrid office"), 13, 30, now);
    ended.endedAt = now.addSecs(-4);
    ended.since = *ended.endedAt;
    ended.disposition = Disposition::NoAnswer;
    ended.sipCode = 480;
    calls.append(ended);
    return calls;
}

QList<PushLogEntry> stagePushes(const QDateTime &now)
{
    QList<PushLogEntry> pushes;
    QDateTime at = now.addSecs(-3);
    for (int i = 0; i < 60; ++i) {
        const qsizetype extension = (i * 7 + 5) % names().size();
        PushLogEntry push;
        push.id = 1000 - i;
        push.at = i == 0 ? now.addMSecs(-7700) : at.addMSecs(i * 37 % 900);
        at = at.addSecs(-5 - i % 9);
        push.extension = i == 0 ? numberOf(2) : numberOf(extension);
        push.deviceId = extension + 100;
        push.userAgent = agents().at(i % agents().size());
        push.provider = providerOf(push.userAgent);
        push.environment = push.provider == PushProviderName::Apns ? QStringLiteral("production") : QString();
        push.callId =
            i == 0 ? QStringLiteral("a84b4c76e66711@telia-a.example") : QStringLiteral("c%1@telia-a.example").arg(i);
        push.caller = i == 0 ? QStringLiteral("+4570221400") : numberOf((extension + 4) % names().size());
        push.status = 200;
        push.providerId = QStringLiteral("6c1b0f3e-02d4-4f6b-9a51-%1").arg(1000 - i);
        push.latencyMs = 140 + i * 29 % 240;
        push.tokenMasked = QStringLiteral("9f2c71…41d0");
        if (i > 1)
            push.wokeMs = 700 + i * 131 % 1500;
        if (i == 9)
            push.wokeMs = 4200;
        if (i == 5 || i == 14 || i == 33) {
            push.wokeMs.reset();
            push.outcome = PushOutcome::TokenDead;
            push.status = push.provider == PushProviderName::Apns ? 410 : 404;
            push.reason = push.provider == PushProviderName::Apns ? QStringLiteral("Unregistered")
                                                                  : QStringLiteral("UNREGISTERED");
        }
        if (i == 21) {
            push.wokeMs.reset();
            push.event = PushEvent::Cancel;
        }
        pushes.append(push);
    }
    return pushes;
}

QList<Device> stageDevices(const QString &extension, const QDateTime &now)
{
    Device phone;
    phone.id = 107;
    phone.extension = extension;
    phone.provider = PushProviderName::Apns;
    phone.environment = QStringLiteral("production");
    phone.appId = QStringLiteral("ABCDE12345.net.example.wakeline.voip");
    phone.tokenMasked = QStringLiteral("9f2c71…41d0");
    phone.userAgent = agents().at(0);
    phone.registeredAt = now.addSecs(-8 * 3600);
    phone.lastPushAt = now.addSecs(-600);
    phone.lastWakeMs = 1380;
    Device tablet = phone;
    tablet.id = 108;
    tablet.provider = PushProviderName::Fcm;
    tablet.environment.clear();
    tablet.appId = QStringLiteral("wakeline-demo");
    tablet.tokenState = TokenState::Quarantined;
    tablet.userAgent = agents().at(3);
    return {phone, tablet};
}

QList<AppDeviceSession> stageSessions(const QString &extension, const QDateTime &now)
{
    AppDeviceSession phone;
    phone.id = 31;
    phone.extension = extension;
    phone.deviceName = QStringLiteral("Ida's iPhone 15");
    phone.createdAt = now.addDays(-12);
    phone.expiresAt = now.addDays(48);
    phone.ownAccount = true;
    phone.deviceIds = {107};
    AppDeviceSession tablet = phone;
    tablet.id = 32;
    tablet.deviceName = QStringLiteral("Kitchen tablet");
    tablet.deviceIds.clear();
    return {phone, tablet};
}

QList<CallRecord> stageRecords(const QDateTime &now)
{
    struct End
    {
        Disposition disposition;
        const char *cause;
    };
    using enum Disposition;
    const QList<End> ends{{Answered, "normal_call_clearing"},
                          {Answered, "normal_call_clearing"},
                          {NoAnswer, "no_user_responding"},
                          {Answered, "normal_call_clearing"},
                          {Busy, "user_busy"},
                          {Cancelled, "originator_cancel"},
                          {Answered, "normal_call_clearing"},
                          {Failed, "network_out_of_order"},
                          {Voicemail, "normal_call_clearing"}};
    QList<CallRecord> records;
    QDateTime start = now.addSecs(-95);
    for (int i = 0; i < 40; ++i) {
        const End &end = ends.at(i % ends.size());
        const qsizetype callee = (i * 5 + 2) % names().size();
        CallRecord record;
        record.id = 5000 - i;
        record.callId = QStringLiteral("a84b4c76e5%1@telia-a.example").arg(5000 - i);
        record.startTime = start;
        const bool internal = i % 3 == 1;
        record.callerIdNum =
            internal ? numberOf((callee + 7) % names().size()) : QStringLiteral("+49305557%1").arg(810 + i);
        record.callerIdName = i % 4 == 0 && !internal ? QStringLiteral("Berger & Söhne") : QString();
        record.callee = numberOf(callee);
        record.direction = internal ? CallDirection::Internal : CallDirection::Inbound;
        record.disposition = end.disposition;
        record.hangupCause = QString::fromLatin1(end.cause);
        record.duration = 12 + i * 37 % 900;
        if (end.disposition == Answered || end.disposition == Voicemail) {
            record.answerTime = start.addSecs(8);
            record.billableDur = record.duration - 8;
        }
        record.endTime = start.addSecs(record.duration);
        records.append(record);
        start = start.addSecs(-340 - i * 61 % 1700);
    }
    return records;
}

} // namespace wakeline
