// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrunkRules.h"

#include "SipAddress.h"

#include <QRegularExpression>

#include <algorithm>

namespace wakeline {

std::optional<QString> TrunkRules::uriOf(const QString &number) const
{
    static const QRegularExpression telephone(QStringLiteral("\\A\\+?[0-9]{2,31}\\z"));
    const auto begins = [&](const QString &prefix) { return !prefix.isEmpty() && number.startsWith(prefix); };
    if (!telephone.match(number).hasMatch() || std::ranges::none_of(allowedPrefixes, begins))
        return std::nullopt;
    auto address = SipAddress::parse(target);
    if (target.isEmpty() || !address)
        return std::nullopt;
    address->user = number;
    return address->toUri();
}

} // namespace wakeline
