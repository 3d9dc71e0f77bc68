// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallDecision.h"
#include "Extension.h"
#include "IncomingCall.h"

#include <chrono>
#include <optional>

namespace wakeline {

/// What is to happen to calls: pure, so that every rule is a row of a table test.
class CallPolicy
{
public:
    struct Options
    {
        std::chrono::milliseconds hold{5000}; ///< WAKELINE_PUSH_HOLD_MS
        bool ringWhileHeld = false;

        bool operator==(const Options &) const = default;
    };

    explicit CallPolicy(Options options) : m_options(options) {}

    /// \param callee       the dialled extension; none if the directory has no such number
    /// \param pushDevices  devices of the callee that a push can reach now
    CallDecision decide(const IncomingCall &call, const std::optional<Extension> &callee, int pushDevices) const;

    /// A step failed, or every push was refused while the call was held.
    CallDecision afterStepFailed(const CallStepFailed &step, const std::optional<Extension> &callee) const;

private:
    CallDecision::OnFail onFail(const std::optional<Extension> &callee) const;

    Options m_options;
};

} // namespace wakeline
