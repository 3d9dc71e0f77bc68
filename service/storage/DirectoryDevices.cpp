// SPDX-License-Identifier: GPL-3.0-or-later
// Directory's other half: changes to devices that are valid in memory at once and written behind.
#include "Directory.h"

#include "SameApp.h"
#include "StorageLog.h"
#include "StorageRetry.h"

#include <QCoroSignal>
#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype groupLimit = 200;

} // namespace

void Directory::rememberDevice(PushTarget target)
{
    if (target.token.isEmpty())
        return;
    const auto held = m_cache.device(keyOf(target));
    if (held && held->target.registeredAt > target.registeredAt)
        return;
    if (const auto waiting = m_pending.find(keyOf(target)))
        target = mergedTarget(*waiting, target); // or what it says would never reach the database
    if (m_pending.add(target)) {
        m_surplusReported = false;
    } else if (!std::exchange(m_surplusReported, true)) {
        qCWarning(lcStorage, "%lld device changes wait for the database; further ones are kept in memory only.",
                  static_cast<long long>(m_pending.size()));
    }

    const StoredDevice row = m_cache.foreseen(target);
    m_pending.forgetEdit(row.device.id); // registering makes a token good again
    QList<TokenKey> superseded;
    for (const StoredDevice &other : m_cache.devicesOf(target.extension)) {
        if (isSameApp(other.target, target) && other.target.voip == target.voip && keyOf(other.target) != keyOf(target))
            superseded.append(keyOf(other.target));
    }
    for (const TokenKey &key : superseded) {
        m_pending.forget(key);
        m_cache.removeDevice(key);
    }
    if (m_cache.put(row) || !superseded.isEmpty())
        Q_EMIT deviceChanged(row.device);
    scheduleFlush(0ms);
}

void Directory::forgetToken(const PushTarget &target, const QDateTime &deadSince, const QString &reason)
{
    // Without a time of death: dead as of the registration that was pushed to.
    const QDateTime moment = deadSince.isValid() ? deadSince : target.registeredAt.addMSecs(1);
    const auto held = m_cache.device(keyOf(target));
    if (held && held->target.registeredAt >= moment)
        return;
    m_pending.forget(keyOf(target));
    const qint64 id = held ? held->device.id : target.deviceId;
    dropDevice(keyOf(target), reason);
    if (DeviceEdit *edit = id != 0 ? m_pending.edit(id) : nullptr) {
        edit->removeIfOlder = moment;
        scheduleFlush(0ms);
    }
}

void Directory::setTokenState(qint64 deviceId, TokenState state)
{
    auto held = m_cache.device(deviceId);
    if (!held || held->device.tokenState == state)
        return;
    held->device.tokenState = state;
    m_cache.put(*held);
    if (DeviceEdit *edit = m_pending.edit(deviceId))
        edit->tokenState = state;
    scheduleFlush(0ms);
    Q_EMIT deviceChanged(held->device);
}

void Directory::rememberEnvironment(qint64 deviceId, const QString &environment)
{
    auto held = m_cache.device(deviceId);
    if (!held || held->device.environment == environment)
        return;
    held->device.environment = environment;
    held->target.environment = environment;
    m_cache.put(*held);
    if (DeviceEdit *edit = m_pending.edit(deviceId))
        edit->environment = environment;
    scheduleFlush(0ms);
    Q_EMIT deviceChanged(held->device);
}

void Directory::scheduleFlush(std::chrono::milliseconds delay)
{
    if (!m_flushing && (!m_flushTimer.isActive() || m_flushTimer.remainingTimeAsDuration() > delay))
        m_flushTimer.start(delay);
}

QCoro::Task<> Directory::flush()
{
    if (m_flushing)
        co_return;
    const QPointer<Directory> self(this);
    m_flushTimer.stop();
    m_flushing = true;
    bool goingOn = true;
    while (goingOn && m_pending.size() > 0) {
        // Registrations first: an edit that is still pending came after the registration of its row.
        auto step = m_pending.registrations(1).isEmpty() ? writeEdit() : writeRegistrations();
        goingOn = co_await step;
        if (!self)
            co_return;
    }
    m_flushing = false;
    if (!goingOn)
        scheduleFlush(500ms + std::chrono::milliseconds(QRandomGenerator::global()->bounded(500)));
    Q_EMIT flushed();
}

QCoro::Task<bool> Directory::writeRegistrations()
{
    const QPointer<Directory> self(this);
    const QList<PushTarget> group = m_pending.registrations(m_groupLimit);
    const auto answers = co_await m_devices.rememberAll(group);
    if (!self)
        co_return false;
    if (answers) {
        for (qsizetype i = 0; i < group.size(); ++i)
            takeRemembered(group.at(i), answers->at(i));
        m_groupLimit = groupLimit;
        co_return true;
    }
    if (isPassingOrUnknown(answers.error()) || answers.error().code == QLatin1String("shutting_down"))
        co_return false;
    // One of them cannot be stored at all. One at a time, only that one is lost.
    if (group.size() == 1) {
        qCCritical(lcStorage, "A push device of extension %s could not be stored: %s",
                   qUtf8Printable(group.first().extension), qUtf8Printable(answers.error().message));
        m_pending.done(group.first());
    }
    m_groupLimit = 1;
    co_return true;
}

void Directory::takeRemembered(const PushTarget &target, const Result<RememberedDevice> &answer)
{
    if (!m_pending.done(target))
        return; // it was registered again meanwhile, or is gone: this answer is history
    if (!answer) {
        qCWarning(lcStorage, "A push device registered for extension %s, which cannot have it: %s",
                  qUtf8Printable(target.extension), qUtf8Printable(answer.error().message));
        dropDevice(keyOf(target), answer.error().code);
        return;
    }
    for (const Device &replaced : answer->replaced) {
        if (const auto held = m_cache.device(replaced.id))
            dropDevice(keyOf(held->target), QStringLiteral("replaced"));
    }
    if (keyOf(answer->stored.target) != keyOf(target))
        m_cache.removeDevice(keyOf(target)); // another instance knew a newer registration of the same app
    if (m_pending.concerns(answer->stored.device.id))
        return;
    if (m_cache.put(answer->stored))
        Q_EMIT deviceChanged(answer->stored.device);
}

QCoro::Task<bool> Directory::writeEdit()
{
    const QPointer<Directory> self(this);
    const auto first = m_pending.firstEdit();
    if (!first)
        co_return true;
    const qint64 id = first->first;
    const DeviceEdit edit = first->second;
    const auto written = co_await write(id, edit);
    if (!self)
        co_return false;
    if (!written && (isPassingOrUnknown(written.error()) || written.error().code == QLatin1String("shutting_down")))
        co_return false;
    if (!m_pending.done(id, edit))
        co_return true; // changed meanwhile: the new edit is written next
    if (!written || *written)
        co_return true; // not_found: the row is gone, and the change with it
    // The database kept the device: it was registered again, through another instance.
    const auto kept = co_await m_devices.find(id);
    if (self && kept)
        takeDevice(*kept);
    co_return self != nullptr;
}

QCoro::Task<Result<bool>> Directory::write(qint64 id, DeviceEdit edit)
{
    const QPointer<Directory> self(this);
    if (edit.removeIfOlder)
        co_return co_await m_devices.removeTokenIfOlder(id, *edit.removeIfOlder);
    if (edit.tokenState) {
        const auto set = co_await m_devices.setTokenState(id, *edit.tokenState);
        if (!set || !self)
            co_return set ? Result<bool>(true) : std::unexpected(set.error());
    }
    if (edit.environment) {
        const auto set = co_await m_devices.rememberEnvironment(id, *edit.environment);
        if (!set)
            co_return std::unexpected(set.error());
    }
    co_return Result<bool>(true);
}

QCoro::Task<> Directory::drain()
{
    if (m_flushing)
        co_await qCoro(this, &Directory::flushed);
    else
        co_await flush();
}

} // namespace wakeline
