// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeaderText.h"

#include "SipAddress.h"

#include <QStringDecoder>

namespace wakeline {

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
    return isMailboxNumber(QString::fromLatin1(name));
}

} // namespace wakeline
