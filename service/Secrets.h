// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>

namespace wakeline {

/// Reads a secret from a file of the data directory, or makes one there: 32 bytes from the system's CSPRNG in base64,
/// mode 0600, written whole or not at all. Two instances that start together end up with the same secret.
/// \return `bad_secret` for a file that cannot be read or written, is too short, or is open to other users
Result<QByteArray> generatedSecret(const QString &path);

} // namespace wakeline
