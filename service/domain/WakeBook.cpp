// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakeBook.h"

#include "SameApp.h"
#include "SipAddress.h"

#include <algorithm>

namespace wakeline {

namespace {

/// Whether a registration comes from the device that a target belongs to: by token (RFC 8599), else by instance.
bool isSameDevice(const PushTarget &target, const BindingReport &report)
{
    if (report.push) {
        const auto hasToken = [&](const PushToken &token) { return token.token == target.token; };
        if (report.push->provider == target.provider && std::ranges::any_of(report.push->tokens, hasToken))
            return true;
    }
    PushTarget registered;
    registered.instance = report.instance;
    return isSameApp(target, registered);
}

/// Contacts are compared by where they lead: a server may rewrite the user and the parameters on the way.
bool isSameContact(const QString &a, const QString &b)
{
    const auto left = SipAddress::parse(a);
    const auto right = SipAddress::parse(b);
    return left && right && left->host == right->host && left->port == right->port;
}

} // namespace

void WakeBook::begin(const IncomingCall &call, const QList<PushTarget> &targets, const QDateTime &now,
                     const QString &leg)
{
    makeRoom();
    const WakeKey key{leg.isEmpty() ? call.callee : leg, call.callId};
    Wake wake;
    wake.call = call;
    wake.startedAt = now;
    wake.touchedAt = now;
    wake.unanswered = static_cast<int>(targets.size());
    for (const PushTarget &target : targets)
        wake.devices.append({target, now, false, {}});
    m_wakes.insert(key, wake);
    m_byExtension.insert(key.callee, key);
    m_byCallId.insert(key.callId, key);
}

void WakeBook::hold(const WakeKey &key, const CallStepFailed &step, const QDateTime &now)
{
    if (const auto wake = m_wakes.find(key); wake != m_wakes.end()) {
        wake->held.append(step);
        wake->touchedAt = now;
    }
}

void WakeBook::release(const QString &callId, const QString &transaction)
{
    const QList<WakeKey> keys = m_byCallId.values(callId);
    for (const WakeKey &key : keys)
        m_wakes[key].held.removeIf([&](const CallStepFailed &step) { return step.transaction == transaction; });
}

bool WakeBook::pushAnswered(const WakeKey &key, qint64 deviceId, const QString &token, bool mayWake)
{
    const auto wake = m_wakes.find(key);
    if (wake == m_wakes.end())
        return false;
    --wake->unanswered;
    for (Wake::Device &device : wake->devices) {
        if (device.target.deviceId == deviceId && device.target.token == token)
            device.mayWake = mayWake;
    }
    return isHopeless(key);
}

bool WakeBook::isHopeless(const WakeKey &key) const
{
    const auto wake = m_wakes.constFind(key);
    return wake != m_wakes.cend() && wake->unanswered <= 0 &&
           std::ranges::none_of(wake->devices, &Wake::Device::mayWake);
}

QList<CallStepFailed> WakeBook::takeHeld(const WakeKey &key)
{
    const auto wake = m_wakes.find(key);
    return wake == m_wakes.end() ? QList<CallStepFailed>() : std::exchange(wake->held, {});
}

QList<WakeBook::WokenDevice> WakeBook::registered(const BindingReport &report, const QDateTime &now)
{
    QList<WokenDevice> woken;
    const QList<WakeKey> keys = m_byExtension.values(report.extension);
    for (const WakeKey &key : keys) {
        Wake &wake = m_wakes[key];
        for (Wake::Device &device : wake.devices) {
            if (!device.contact.isEmpty() || !isSameDevice(device.target, report))
                continue;
            device.contact = report.contact;
            woken.append({key, device.target.deviceId, std::chrono::milliseconds(device.pushedAt.msecsTo(now))});
        }
    }
    return woken;
}

QList<WakeKey> WakeBook::keysOf(const QString &callId, const QString &callee) const
{
    const QList<WakeKey> keys = m_byCallId.values(callId);
    QList<WakeKey> ofCallee;
    for (const WakeKey &key : keys) {
        if (m_wakes.constFind(key)->call.callee == callee)
            ofCallee.append(key);
    }
    if (!ofCallee.isEmpty())
        return ofCallee;
    // The To of a trunk's call need not name the extension that was dialled: a single callee is meant.
    return keys.size() == 1 ? keys : QList<WakeKey>();
}

QList<PushTarget> WakeBook::callOff(const WakeKey &key, const QString &answeringContact, const QDateTime &now)
{
    const auto wake = m_wakes.find(key);
    if (wake == m_wakes.end() || wake->calledOff)
        return {};
    wake->calledOff = true;
    wake->touchedAt = now;
    wake->held.clear();
    const bool answered = !answeringContact.isEmpty();
    const auto answers = [&](const Wake::Device &device) {
        return answered && !device.contact.isEmpty() && isSameContact(device.contact, answeringContact);
    };
    // If it cannot be told which one answered, none that is awake is told: it could be the phone with the call, and the
    // others hear of it by SIP CANCEL anyway.
    const bool unclear = answered && std::ranges::none_of(wake->devices, answers);
    QList<PushTarget> pushed;
    for (const Wake::Device &device : std::as_const(wake->devices)) {
        const bool mayRing = device.mayWake || wake->unanswered > 0;
        if (mayRing && !answers(device) && !(unclear && !device.contact.isEmpty()))
            pushed.append(device.target);
    }
    return pushed;
}

std::optional<WakeBook::Wake> WakeBook::find(const WakeKey &key) const
{
    const auto wake = m_wakes.constFind(key);
    return wake == m_wakes.cend() ? std::nullopt : std::optional(*wake);
}

void WakeBook::review(const QDateTime &now)
{
    QList<WakeKey> old;
    for (auto it = m_wakes.cbegin(); it != m_wakes.cend(); ++it) {
        // A call under way may be called off as long as it rings: 300 seconds, by the rules of an extension.
        const auto memory = it->calledOff ? m_limits.memory : m_limits.memory + std::chrono::minutes(5);
        if (it->touchedAt.secsTo(now) > memory.count())
            old.append(it.key());
    }
    for (const WakeKey &key : std::as_const(old))
        forget(key);
}

void WakeBook::forget(const WakeKey &key)
{
    m_wakes.remove(key);
    m_byExtension.remove(key.callee, key);
    m_byCallId.remove(key.callId, key);
}

void WakeBook::makeRoom()
{
    if (m_wakes.size() < m_limits.wakes)
        return;
    // An eighth at once, so that a flood does not sort the book for every call.
    QList<std::pair<QDateTime, WakeKey>> byAge;
    byAge.reserve(m_wakes.size());
    for (auto it = m_wakes.cbegin(); it != m_wakes.cend(); ++it)
        byAge.append({it->touchedAt, it.key()});
    const auto surplus = byAge.begin() + std::max<qsizetype>(1, byAge.size() / 8);
    std::nth_element(byAge.begin(), surplus - 1, byAge.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (auto it = byAge.begin(); it != surplus; ++it)
        forget(it->second);
}

} // namespace wakeline
