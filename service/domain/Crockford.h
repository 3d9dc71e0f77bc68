// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

namespace wakeline {

/// Crockford's base32 (https://www.crockford.com/base32.html): without I, L, O and U, so that what people read out and
/// type comes through. Five bits a symbol.
namespace crockford {

inline constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// From the system's CSPRNG.
QByteArray randomSymbols(qsizetype count);

/// What a person typed: in any case, with hyphens and spaces anywhere, O for 0, I and L for 1.
/// \return none if there is anything else in it
std::optional<QByteArray> typedSymbols(const QString &typed);

/// In groups with hyphens between them, for reading.
QString grouped(const QByteArray &symbols, qsizetype groupSize);

} // namespace crockford

} // namespace wakeline
