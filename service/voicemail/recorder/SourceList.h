// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Libre.h"
#include "Result.h"

#include <QByteArray>
#include <QList>

namespace wakeline {

/// Whom calls are taken from: networks such as `127.0.0.0/8, ::1, 192.0.2.7`.
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
};

} // namespace wakeline
