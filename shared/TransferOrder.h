// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Which side of a call.
enum class CallSide { Caller, Callee };

template <>
struct EnumNames<CallSide>
{
    static constexpr std::array names{std::pair{CallSide::Caller, "caller"}, std::pair{CallSide::Callee, "callee"}};
};

/// What an operator asks for: one side of a call stays and calls the target, the other one drops out.
struct TransferOrder
{
    QString target;                ///< an extension's number
    std::optional<CallSide> stays; ///< the caller, if it is not said

    bool operator==(const TransferOrder &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"target", &TransferOrder::target}, Field{"stays", &TransferOrder::stays}};
};

WAKELINE_WIRE_TYPE(TransferOrder)

} // namespace wakeline
