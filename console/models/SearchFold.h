// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// Text as a search compares it: without case and accents, so that `helene` finds `Hélène`.
QString foldForSearch(const QString &text);

} // namespace wakeline
