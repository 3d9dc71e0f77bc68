// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowTable.h"

namespace wakeline {

/// \return every visible text below `window` that its box is too small for, one line each. What elides by design and
/// then shows the whole text as a tooltip is not one.
QStringList cutTexts(QWidget &window);

/// \return every title of a column in view that does not fit above it
QStringList cutHeaders(const RowTable &table, const Appearance &look);

} // namespace wakeline
