// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// What the server refused, in the console's language as far as the code tells. In English, and of what has no words
/// here, the server's own, which say more. \param own  the server's
QString serverWords(const QString &code, const QString &own);

} // namespace wakeline
