// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "PushResult.h"
#include "Registration.h"
#include "StateLook.h"

#include <QModelIndex>

namespace wakeline {

StateLook lookOf(RegistrationState state);
/// \param expiring  a held call with little time left
StateLook lookOf(CallState state, bool expiring);
StateLook lookOf(PushResult result);
StateLook lookOf(Disposition disposition);

StateLook registrationLook(const QModelIndex &index);
StateLook callLook(const QModelIndex &index);
StateLook pushLook(const QModelIndex &index);
StateLook recordLook(const QModelIndex &index);

/// A phone app or a desk phone, by what its user agent calls itself.
Icon deviceIcon(const QString &userAgent, bool pushCapable);

} // namespace wakeline
