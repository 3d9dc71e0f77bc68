// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "Directory.h"

#include <functional>

namespace wakeline {

/// Push tokens that apps register over REST, beside those of their REGISTERs (RFC 8599).
class RegisterDevice
{
public:
    using Concerned = std::function<bool(const PushTarget &)>;

    /// Registered over REST; a REGISTER is not refused for their number, since its phone would not hear why.
    static constexpr qsizetype devicesPerExtension = 10;

    RegisterDevice(Directory &directory, const Clock &clock) : m_directory(directory), m_clock(clock) {}

    /// Valid at once, also while the database is away. The token leaves whichever extension had it.
    /// \param target  with extension, provider, token and the app's own device id
    /// Errors: `invalid_value` with the field (of `/api/v1/app/push-token`); `too_many_devices`; `not_found`.
    Result<void> remember(PushTarget target);

    /// Forgets those of an extension's devices that `concerned` picks. Name the function before you co_await this.
    /// \return how many there were
    QCoro::Task<int> forget(QString extension, Concerned concerned);

private:
    Directory &m_directory;
    const Clock &m_clock;
};

} // namespace wakeline
