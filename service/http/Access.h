// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Identity.h"

namespace wakeline {

/// Who may use a route (wire contract §0).
enum class Access {
    Public,
    Licence,          ///< a licence key in the body or X-License-Key; the route itself checks it
    App,              ///< bearer token of one extension
    AppOrAddress,     ///< the same, or the token of another server that shares the secret and names an address alone
    AppOrPbx,         ///< bearer token of one extension, or the pbx listener as Pbx means it
    OperatorAny,      ///< any signed-in operator, vendors included: their own account and session
    OperatorViewer,   ///< viewer, operator or admin
    OperatorOperator, ///< operator or admin
    OperatorAdmin,
    OperatorVendor, ///< vendor or admin
    Pbx,            ///< pbx listener only
};

/// Whether a class of routes is for operators.
bool isOperators(Access access);

/// Whether an operator of this role may use routes of this class. False for every class that is not an operator's.
bool roleAllows(Access access, Role role);

} // namespace wakeline
