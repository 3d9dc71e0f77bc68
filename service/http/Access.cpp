// SPDX-License-Identifier: GPL-3.0-or-later
#include "Access.h"

namespace wakeline {

bool isOperators(Access access)
{
    return access == Access::OperatorAny || access == Access::OperatorViewer || access == Access::OperatorOperator ||
           access == Access::OperatorAdmin || access == Access::OperatorVendor;
}

bool roleAllows(Access access, Role role)
{
    switch (access) {
    case Access::OperatorAny:
        return true;
    case Access::OperatorViewer:
        return role == Role::Viewer || role == Role::Operator || role == Role::Admin;
    case Access::OperatorOperator:
        return role == Role::Operator || role == Role::Admin;
    case Access::OperatorAdmin:
        return role == Role::Admin;
    case Access::OperatorVendor:
        return role == Role::Vendor || role == Role::Admin;
    case Access::Public:
    case Access::Licence:
    case Access::App:
    case Access::AppOrAddress:
    case Access::AppOrPbx:
    case Access::Pbx:
        return false;
    }
    return false;
}

} // namespace wakeline
