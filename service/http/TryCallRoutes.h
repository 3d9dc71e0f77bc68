// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallPreview.h"
#include "Route.h"

namespace wakeline {

class ExtensionTable;

/// What would become of a call to this extension, as it is given, which need not be how it is stored.
using RehearseCall = std::function<Result<CallPreview>(const Extension &callee, const CallTrial &trial)>;

/// "Try it": nothing rings, nothing is pushed, nothing is stored.
class TryCallRoutes
{
public:
    TryCallRoutes(ExtensionTable &extensions, RehearseCall rehearse)
        : m_extensions(extensions), m_rehearse(std::move(rehearse))
    {}

    Routes routes();

private:
    QCoro::Task<Reply> tryCall(Request request);

    ExtensionTable &m_extensions;
    RehearseCall m_rehearse;
};

} // namespace wakeline
