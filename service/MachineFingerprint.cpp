// SPDX-License-Identifier: GPL-3.0-or-later
#include "MachineFingerprint.h"

#include "Secrets.h"

#include <QCryptographicHash>

#include <systemd/sd-id128.h>

namespace wakeline {

namespace {

/// Ours, so that the answer says nothing about what other programs derive from the same machine id.
constexpr sd_id128_t application = SD_ID128_MAKE(6b, 1d, 0c, 5e, 94, 7a, 4f, 3e, 8b, 52, 1f, a9, 33, c0, 7d, 81);

} // namespace

QString machineFingerprint(const QString &dataDirectory)
{
    sd_id128_t id;
    if (sd_id128_get_machine_app_specific(application, &id) >= 0) {
        char text[SD_ID128_STRING_MAX];
        return QString::fromLatin1(sd_id128_to_string(id, text));
    }
    const auto drawn = generatedSecret(dataDirectory + QStringLiteral("/machine.id"));
    if (!drawn)
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(*drawn, QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace wakeline
