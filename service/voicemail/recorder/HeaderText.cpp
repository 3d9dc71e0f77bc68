// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeaderText.h"

#include <QStringDecoder>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qsizetype longestMailbox = 32;

bool isAsciiLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

QString headerText(QByteArrayView bytes, qsizetype longest)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (utf8.hasError())
        text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control)
            character = u'?';
    }
    if (text.size() > longest)
        text.truncate(text[longest - 1].isHighSurrogate() ? longest - 1 : longest);
    return text;
}

QString displayName(QByteArrayView bytes)
{
    QByteArray plain;
    plain.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\\' && i + 1 < bytes.size())
            ++i;
        plain.append(bytes[i]);
    }
    return headerText(plain).trimmed();
}

QString uriUser(QByteArrayView bytes)
{
    return headerText(QByteArray::fromPercentEncoding(bytes.toByteArray()), 64);
}

bool isMailboxName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= longestMailbox && name.front() != '.' && !name.contains("..") &&
           std::ranges::all_of(name,
                               [](char c) { return isAsciiLetterOrDigit(c) || QByteArrayView("_.+-").contains(c); });
}

} // namespace wakeline
