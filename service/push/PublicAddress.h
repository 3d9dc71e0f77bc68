// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace wakeline {

/// Whether an address is one of the public internet: not loopback, private, link-local, shared (RFC 6598), multicast,
/// reserved or for documentation, nor an IPv6 form of such an IPv4 address.
/// \see the IANA special-purpose address registries (RFC 6890)
bool isPublicAddress(const QHostAddress &address);

} // namespace wakeline
