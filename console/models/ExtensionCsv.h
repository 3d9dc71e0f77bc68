// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "ExtensionImport.h"

namespace wakeline {

/// Extensions as a CSV file that an import takes again. Passwords are not in it: nobody can read them.
QByteArray extensionsCsv(const QList<Extension> &extensions);

QByteArray passwordsCsv(const QList<ImportedPassword> &passwords);

} // namespace wakeline
