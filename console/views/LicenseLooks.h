// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LicenseText.h"
#include "StateLook.h"

#include <QModelIndex>

namespace wakeline {

StateLook lookOf(LicenseCondition condition);
StateLook lookOf(InstallationState state);
/// How this installation stands with its own licence.
StateLook lookOf(const LicenseState &state);

StateLook licenseLook(const QModelIndex &index);

} // namespace wakeline
