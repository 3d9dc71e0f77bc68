// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Operator.h"

namespace wakeline {

/// What there is to be allowed in the console. A page needs one right to be there, an action one to be offered.
enum class Right {
    ReadPbx,    ///< registrations, calls, extensions, voicemail, logs, status: all that a PBX shows
    ChangePbx,  ///< extensions, devices, calls, voicemail: the daily work
    Administer, ///< operators, audit log, settings, and the licence of this installation
    Licenses,   ///< the licences that a vendor gives out, to read and to change
};

/// The rights of each role, as the service has them (docs/http-api.md). The service refuses by itself; this keeps out
/// of the window what it would refuse.
constexpr bool may(Role role, Right right)
{
    switch (right) {
    case Right::ReadPbx:
        return role == Role::Viewer || role == Role::Operator || role == Role::Admin;
    case Right::ChangePbx:
        return role == Role::Operator || role == Role::Admin;
    case Right::Administer:
        return role == Role::Admin;
    case Right::Licenses:
        return role == Role::Vendor || role == Role::Admin;
    }
    return false;
}

} // namespace wakeline
