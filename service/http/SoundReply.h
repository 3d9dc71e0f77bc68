// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OpenFile.h"
#include "Reply.h"
#include "Request.h"

namespace wakeline {

/// A WAV file for a GET or HEAD: 200, 206, 304 or 416, as its conditions and its range ask.
/// \param hash  SHA-256 of the content
/// \param name  what a client may store it as
Reply soundReply(const Request &request, const std::shared_ptr<const OpenFile> &file, const QByteArray &hash,
                 const QByteArray &name);

} // namespace wakeline
