// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallNotice.h"

#include <QRegularExpression>

namespace wakeline {

namespace {

constexpr qsizetype longestName = 128;

/// The text between the quotes of a quoted-string (RFC 3261 §25.1); the text itself if it is none.
QString unquoted(const QString &text)
{
    if (text.size() < 2 || !text.startsWith(u'"'))
        return text;
    QString plain;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text.at(i) == u'"')
            return i == text.size() - 1 ? plain : text;
        if (text.at(i) == u'\\' && i + 2 < text.size())
            ++i;
        plain.append(text.at(i));
    }
    return text;
}

} // namespace

QString plainDisplayName(QString text)
{
    static const QRegularExpression address(QStringLiteral("<(?:sips?|tel):[^<]*\\z"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression control(QStringLiteral("[\\x00-\\x1f\\x7f]"));
    text = text.trimmed();
    if (text == u"<null>")
        return {};
    if (const auto match = address.match(text); match.hasMatch())
        text.truncate(match.capturedStart());
    text = unquoted(text.trimmed()).replace(control, QStringLiteral(" ")).simplified();
    text.truncate(longestName);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

} // namespace wakeline
