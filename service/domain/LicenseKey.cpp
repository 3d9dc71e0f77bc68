// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKey.h"

#include <QByteArray>
#include <QString>

#include <openssl/rand.h>

namespace wakeline {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no I, L, O, U
constexpr qsizetype randomSymbols = 23;
constexpr qsizetype groupSize = 5;
constexpr qsizetype groups = 5;
constexpr qsizetype longestText = 100;

/// A prime below 32²: since every weight is another and below it, no single wrong symbol and no swap of two keeps the
/// sum.
constexpr int modulus = 1021;

int valueOf(char symbol)
{
    return static_cast<int>(alphabet.find(symbol));
}

QByteArray checkSymbols(const QByteArray &symbols)
{
    int sum = 0;
    for (qsizetype i = 0; i < randomSymbols; ++i)
        sum = (sum + (static_cast<int>(i) + 2) * valueOf(symbols.at(i))) % modulus;
    const auto at = [](int value) { return alphabet[static_cast<std::size_t>(value)]; };
    return QByteArray(1, at(sum / 32)) + QByteArray(1, at(sum % 32));
}

/// \return 0 for what is no symbol
char symbolOf(QChar typed)
{
    const char16_t upper = typed.toUpper().unicode();
    if (upper == u'O')
        return '0';
    if (upper == u'I' || upper == u'L')
        return '1';
    const char symbol = upper < 128 ? static_cast<char>(upper) : '\0';
    return symbol != '\0' && alphabet.find(symbol) != std::string_view::npos ? symbol : '\0';
}

} // namespace

LicenseKey LicenseKey::generate()
{
    QByteArray random(randomSymbols, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), static_cast<int>(random.size())) != 1)
        qFatal("The system's random numbers are not to be had.");
    for (char &byte : random)
        byte = alphabet[static_cast<unsigned char>(byte) % alphabet.size()]; // 256 is a multiple of 32: no bias
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
    QByteArray symbols;
    for (const QChar c : std::as_const(typed)) {
        if (c == u'-' || c.isSpace())
            continue;
        const char symbol = symbolOf(c);
        if (symbol == '\0')
            return malformed();
        symbols.append(symbol);
    }
    if (symbols.size() != groupSize * groups || text.size() > longestText)
        return malformed();
    if (!symbols.endsWith(checkSymbols(symbols)))
        return failure(QStringLiteral("license_key_mistyped"),
                       QStringLiteral("this licence key is mistyped: its check symbols do not fit"),
                       QStringLiteral("license_key"));
    return LicenseKey(symbols);
}

QString LicenseKey::text() const
{
    QString text = QStringLiteral("WL");
    for (qsizetype at = 0; at < m_symbols.size(); at += groupSize)
        text += u'-' + QString::fromLatin1(m_symbols.mid(at, groupSize));
    return text;
}

QString LicenseKey::prefix() const
{
    return QStringLiteral("WL-") + QString::fromLatin1(m_symbols.left(groupSize));
}

} // namespace wakeline
