// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"
#include "PushLogEntry.h"

#include <QList>

namespace wakeline {

class CannedServer;

/// A vendor's licences in every condition, as they would be at that moment.
QList<License> stageLicenses(const QDateTime &now);
QList<Installation> stageInstallations(qint64 license, const QDateTime &now);
/// Of a PBX that is a bit over its limit.
LicenseState stageOwnLicense(const QDateTime &now);
/// What the licences page and "This installation" ask for.
void answerLicenses(CannedServer &server, const QDateTime &now);

} // namespace wakeline
