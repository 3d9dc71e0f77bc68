// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "JsonText.h"
#include "Reply.h"

namespace wakeline {

/// Reply::data() of a wire type or a list of them, for routes that are asked often.
template <typename T>
Reply dataReply(const T &value)
{
    Reply reply{200, {{"Content-Type", "application/json"}}, "{\"data\":"};
    json::appendText(reply.body, value);
    reply.body += '}';
    return reply;
}

} // namespace wakeline
