// SPDX-License-Identifier: GPL-3.0-or-later
#include "Crockford.h"

#include <QStringList>

#include <openssl/rand.h>

namespace wakeline::crockford {

namespace {

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

QByteArray randomSymbols(qsizetype count)
{
    QByteArray random(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), static_cast<int>(random.size())) != 1)
        qFatal("The system's random numbers are not to be had.");
    for (char &byte : random)
        byte = alphabet[static_cast<unsigned char>(byte) % alphabet.size()]; // 256 is a multiple of 32: no bias
    return random;
}

std::optional<QByteArray> typedSymbols(const QString &typed)
{
    QByteArray symbols;
    for (const QChar c : typed) {
        if (c == u'-' || c.isSpace())
            continue;
        const char symbol = symbolOf(c);
        if (symbol == '\0')
            return std::nullopt;
        symbols.append(symbol);
    }
    return symbols;
}

QString grouped(const QByteArray &symbols, qsizetype groupSize)
{
    QStringList groups;
    for (qsizetype at = 0; at < symbols.size(); at += groupSize)
        groups.append(QString::fromLatin1(symbols.mid(at, groupSize)));
    return groups.join(u'-');
}

} // namespace wakeline::crockford
