// SPDX-License-Identifier: GPL-3.0-or-later
#include "OneTimeCode.h"

#include "Crockford.h"

#include <QCryptographicHash>

namespace wakeline {

namespace {

constexpr qsizetype symbolCount = 16;
constexpr qsizetype groupSize = 4;
constexpr qsizetype longestText = 100;

} // namespace

OneTimeCode OneTimeCode::generate()
{
    return OneTimeCode(crockford::randomSymbols(symbolCount));
}

std::optional<OneTimeCode> OneTimeCode::parse(const QString &text)
{
    if (text.size() > longestText)
        return std::nullopt;
    const auto symbols = crockford::typedSymbols(text);
    if (!symbols || symbols->size() != symbolCount)
        return std::nullopt;
    return OneTimeCode(*symbols);
}

QString OneTimeCode::text() const
{
    return crockford::grouped(m_symbols, groupSize);
}

QByteArray OneTimeCode::hash() const
{
    return QCryptographicHash::hash(m_symbols, QCryptographicHash::Sha256);
}

} // namespace wakeline
