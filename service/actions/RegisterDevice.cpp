// SPDX-License-Identifier: GPL-3.0-or-later
#include "RegisterDevice.h"

#include "FieldRules.h"
#include "SameApp.h"

#include <QLoggingCategory>

#include <algorithm>

namespace wakeline {

Q_LOGGING_CATEGORY(lcDevice, "wakeline.device")

namespace {

constexpr qsizetype longestFcmToken = 4096;
constexpr qsizetype longestApnsToken = 512;
constexpr qsizetype longestName = 200;

bool isPrintableAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() > 32 && c.unicode() < 127; });
}

bool isPrintable(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint(); });
}

Result<void> check(const PushTarget &target)
{
    const qsizetype longest = target.provider == PushProviderName::Apns ? longestApnsToken : longestFcmToken;
    if (target.token.isEmpty() || target.token.size() > longest || !isPrintableAscii(target.token))
        return invalidField(QStringLiteral("token"),
                            QStringLiteral("must be 1 to %1 printable characters").arg(longest));
    const QString rule = QStringLiteral("must have 1 to %1 printable characters").arg(longestName);
    if (target.appDeviceId.isEmpty() || target.appDeviceId.size() > longestName || !isPrintable(target.appDeviceId))
        return invalidField(QStringLiteral("device_id"), rule);
    if (target.userAgent.size() > longestName || !isPrintable(target.userAgent))
        return invalidField(QStringLiteral("app_version"), rule);
    if (target.appId.size() > longestName || !isPrintableAscii(target.appId))
        return invalidField(QStringLiteral("app_id"), rule);
    return {};
}

} // namespace

Result<void> RegisterDevice::remember(PushTarget target)
{
    if (const auto good = check(target); !good)
        return good;
    if (!m_directory.extension(target.extension))
        return failure(QStringLiteral("not_found"), QStringLiteral("there is no extension %1").arg(target.extension));
    const QList<PushTarget> known = m_directory.registeredTargetsOf(target.extension);
    const bool isKnown = std::ranges::any_of(known, [&](const PushTarget &other) {
        return keyOf(other) == keyOf(target) || (other.voip == target.voip && isSameApp(other, target));
    });
    if (!isKnown && known.size() >= devicesPerExtension)
        return failure(QStringLiteral("too_many_devices"),
                       QStringLiteral("extension %1 has %2 devices already: sign one of them out first")
                           .arg(target.extension)
                           .arg(known.size()));
    target.registeredAt = m_clock.now();
    m_directory.rememberDevice(target);
    qCInfo(lcDevice).noquote() << QStringLiteral("extension %1 registered the %2 token %3")
                                      .arg(target.extension, enumName(target.provider), maskToken(target.token));
    return {};
}

QCoro::Task<int> RegisterDevice::forget(QString extension, Concerned concerned)
{
    QList<PushTarget> targets = m_directory.registeredTargetsOf(extension);
    targets.removeIf([&](const PushTarget &target) { return !concerned(target); });
    if (std::ranges::find(targets, 0, &PushTarget::deviceId) != targets.end()) {
        // A row that is just being written must be there before it can be removed.
        co_await m_directory.drain();
        targets = m_directory.registeredTargetsOf(extension);
        targets.removeIf([&](const PushTarget &target) { return !concerned(target); });
    }
    for (const PushTarget &target : targets)
        m_directory.forgetToken(target, m_clock.now().addMSecs(1), QStringLiteral("deregistered"));
    co_return static_cast<int>(targets.size());
}

} // namespace wakeline
