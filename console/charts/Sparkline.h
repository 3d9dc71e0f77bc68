// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Painting.h"

namespace wakeline {

/// The course of one value as a small line without axes, its newest value a dot at the right edge.
void paintSparkline(Brush &brush, const QRectF &rect, const QList<double> &values);

} // namespace wakeline
