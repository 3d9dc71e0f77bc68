// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace wakeline {

/// A row's whole value (ValueRole) as JSON, as the server's interface writes it; empty if it is none of the wire types.
QString rowJson(const QVariant &value);

} // namespace wakeline
