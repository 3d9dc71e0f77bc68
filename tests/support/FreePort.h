// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace wakeline {

/// A loopback port, free for TCP and UDP, for a program that must be told its port before it opens it.
///
/// Until then nobody else gets it: it lies below the ports that the kernel deals out by itself (32768 and up), and in a
/// block that no other test process draws from.
/// \return 0 if there is none
quint16 freePort();

} // namespace wakeline
