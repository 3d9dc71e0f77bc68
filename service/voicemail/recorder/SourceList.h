// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Libre.h"
#include "Result.h"

#include <QByteArray>
#include <QList>

namespace wakeline {

/// Whom calls are taken from: networks such as `127.0.0.0/8, ::1, 192.0.2.7`, and `self` for this machine under any of
/// its addresses: a SIP server on it that listens to several sends from the first, even to a loopback address.
class SourceList
{
public:
    static Result<SourceList> parse(const QString &text);

    bool contains(const sa &address) const;

private:
    struct Network
    {
        QByteArray address; ///< 4 or 16 bytes
        int bits;
    };

    QList<Network> m_networks;
    bool m_self = false;
};

} // namespace wakeline
