// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// What tells this machine from others, for the activation of a licence: derived from the machine id (machine-id(5),
/// which is not given away itself), so that a reinstalled PBX gets its own seat again; where there is none, drawn once
/// and kept in the data directory.
QString machineFingerprint(const QString &dataDirectory);

} // namespace wakeline
