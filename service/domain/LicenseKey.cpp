// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKey.h"

#include "Crockford.h"

namespace wakeline {

namespace {

constexpr qsizetype randomCount = 23;
constexpr qsizetype groupSize = 5;
constexpr qsizetype groups = 5;
constexpr qsizetype longestText = 100;

/// A prime below 32²: since every weight is another and below it, no single wrong symbol and no swap of two keeps the
/// sum.
constexpr int modulus = 1021;

int valueOf(char symbol)
{
    return static_cast<int>(crockford::alphabet.find(symbol));
}

QByteArray checkSymbols(const QByteArray &symbols)
{
    int sum = 0;
    for (qsizetype i = 0; i < randomCount; ++i)
        sum = (sum + (static_cast<int>(i) + 2) * valueOf(symbols.at(i))) % modulus;
    const auto at = [](int value) { return crockford::alphabet[static_cast<std::size_t>(value)]; };
    return QByteArray(1, at(sum / 32)) + QByteArray(1, at(sum % 32));
}

} // namespace

LicenseKey LicenseKey::generate()
{
    const QByteArray random = crockford::randomSymbols(randomCount);
    return LicenseKey(random + checkSymbols(random));
}

Result<LicenseKey> LicenseKey::parse(const QString &text)
{
    const auto malformed = [] {
        return failure(QStringLiteral("license_key_malformed"), QStringLiteral("this is no licence key"),
                       QStringLiteral("license_key"));
    };
    QString typed = text.left(longestText).trimmed().toUpper();
    if (typed.startsWith(u"WL"))
        typed.remove(0, 2);
    const auto symbols = crockford::typedSymbols(typed);
    if (!symbols || symbols->size() != groupSize * groups || text.size() > longestText)
        return malformed();
    if (!symbols->endsWith(checkSymbols(*symbols)))
        return failure(QStringLiteral("license_key_mistyped"),
                       QStringLiteral("this licence key is mistyped: its check symbols do not fit"),
                       QStringLiteral("license_key"));
    return LicenseKey(*symbols);
}

QString LicenseKey::text() const
{
    return QStringLiteral("WL-") + crockford::grouped(m_symbols, groupSize);
}

QString LicenseKey::prefix() const
{
    return QStringLiteral("WL-") + QString::fromLatin1(m_symbols.left(groupSize));
}

} // namespace wakeline
