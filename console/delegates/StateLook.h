// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Icons.h"
#include "Theme.h"

#include <QString>

namespace wakeline {

/// How a state appears: never by its colour alone.
struct StateLook
{
    Icon icon = Icon::Checking;
    Tone tone = Tone::Quiet;
    QString word;
    /// Changing or broken states are loud: a tinted pill. Steady ones are quiet: outline icon and grey word.
    bool loud = false;

    bool operator==(const StateLook &) const = default;
};

} // namespace wakeline
