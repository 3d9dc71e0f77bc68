// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <cerrno>
#include <cstring>

namespace wakeline {

/// What the system call that has just failed says of it, error `disk`.
inline std::unexpected<Error> diskFailure(const QString &doing)
{
    return failure(QStringLiteral("disk"),
                   QStringLiteral("%1: %2").arg(doing, QString::fromLocal8Bit(strerror(errno))));
}

} // namespace wakeline
