// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailMessage.h"

#include <QRegularExpression>

#include <algorithm>

namespace wakeline {

namespace {

/// An encoded word has at most 75 characters, 12 of which are `=?UTF-8?B?` and `?=`: 45 bytes in Base64 are 60.
constexpr qsizetype bytesInWord = 45;
constexpr qsizetype longestText = 300;

} // namespace

Result<MailAddress> MailAddress::parse(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?:([^<>\"\\p{C}]*)<([^@\\s\"<>,;:\\\\\\p{C}]+@[^@\\s\"<>,;:\\\\\\p{C}]+)>"
                       "|([^@\\s\"<>,;:\\\\\\p{C}]+@[^@\\s\"<>,;:\\\\\\p{C}]+))\\z"));
    const auto match = shape.match(text);
    if (!match.hasMatch() || text.size() > 320)
        return failure(QStringLiteral("bad_address"), QStringLiteral("This is no mail address."));
    const QString address = match.captured(2) + match.captured(3);
    return MailAddress{match.captured(1).trimmed(), address};
}

QByteArray headerText(const QString &text)
{
    QString line = text.left(longestText);
    std::ranges::replace_if(
        line, [](QChar c) { return c.category() == QChar::Other_Control; }, QLatin1Char(' '));
    line = line.simplified();
    const bool plain = std::ranges::all_of(line, [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (plain && !line.contains(QStringLiteral("=?")))
        return line.toLatin1();
    QByteArrayList words;
    QByteArray bytes;
    const auto flush = [&] {
        if (!bytes.isEmpty())
            words.append("=?UTF-8?B?" + bytes.toBase64() + "?=");
        bytes.clear();
    };
    const QList<uint> characters = line.toUcs4(); // a word never ends within a character (RFC 2047 §5)
    for (const uint character : characters) {
        const char32_t one = character;
        const QByteArray utf8 = QString::fromUcs4(&one, 1).toUtf8();
        if (bytes.size() + utf8.size() > bytesInWord)
            flush();
        bytes += utf8;
    }
    flush();
    return words.join(' ');
}

} // namespace wakeline
