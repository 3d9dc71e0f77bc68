// SPDX-License-Identifier: GPL-3.0-or-later
#include "SipAddress.h"

#include <QRegularExpression>
#include <QUrl>

namespace wakeline {

namespace {

std::unexpected<Error> badAddress(const QString &why)
{
    return failure(QStringLiteral("invalid_sip_address"), QStringLiteral("not a SIP address: %1").arg(why));
}

/// Control characters stay escaped: RFC 4475 §3.1.1.4 sends `null-%00-null`, which must not end a C string, break a log
/// line or be refused by a database further on.
QString unescape(const QString &text)
{
    static const QRegularExpression control(QStringLiteral("%(0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])"));
    QString kept = text;
    kept.replace(control, QStringLiteral("%25\\1"));
    return QUrl::fromPercentEncoding(kept.toUtf8());
}

QString unquote(QString text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"')) {
        text = text.sliced(1, text.size() - 2);
        static const QRegularExpression escaped(QStringLiteral("\\\\(.)"));
        text.replace(escaped, QStringLiteral("\\1"));
    }
    return text;
}

/// The position of the `<` that opens the URI: not one inside the quoted display name.
qsizetype openingBracket(const QString &text)
{
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (quoted && text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'"')
            quoted = !quoted;
        else if (!quoted && text.at(i) == u'<')
            return i;
    }
    return -1;
}

Result<void> readHostPort(SipAddress &address, const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?\\z"));
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return badAddress(QStringLiteral("\"%1\" is no host").arg(text.left(64)));
    address.host = match.captured(1);
    address.port = match.captured(2).toInt();
    if (address.port > 65535)
        return badAddress(QStringLiteral("port %1 is above 65535").arg(address.port));
    return {};
}

/// \param text  what stands before the "@"
Result<void> readUser(SipAddress &address, const QString &text, bool hasScheme)
{
    // A second "@" is read as the first one by some and as the last one by others: nobody may profit from that.
    static const QRegularExpression forbidden(QStringLiteral("[@<>\"\\s]"));
    if (text.contains(forbidden))
        return badAddress(QStringLiteral("the user before \"@\" holds a character that must be escaped"));
    if (!hasScheme && text.contains(u':'))
        return badAddress(QStringLiteral("\"%1\" is no scheme of SIP").arg(text.section(u':', 0, 0).left(32)));
    address.user = unescape(text.section(u':', 0, 0)); // a password in a URI is never kept
    if (address.user.isEmpty())
        return badAddress(QStringLiteral("the user before \"@\" is empty"));
    return {};
}

} // namespace

Result<SipAddress> SipAddress::parse(const QString &text)
{
    if (text.size() > 4096)
        return badAddress(QStringLiteral("it is longer than 4096 characters"));
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return badAddress(QStringLiteral("it holds a control character"));
    }
    SipAddress address;
    QString uri = text.trimmed();
    if (const qsizetype open = openingBracket(uri); open >= 0) {
        const qsizetype close = uri.indexOf(u'>', open);
        if (close < 0)
            return badAddress(QStringLiteral("\"<\" is never closed"));
        address.displayName = unquote(uri.left(open));
        uri = uri.sliced(open + 1, close - open - 1).trimmed();
    }
    address.secure = uri.startsWith(QLatin1String("sips:"), Qt::CaseInsensitive);
    const bool hasScheme = address.secure || uri.startsWith(QLatin1String("sip:"), Qt::CaseInsensitive);
    if (hasScheme)
        uri = uri.sliced(address.secure ? 5 : 4);
    // RFC 3261 §19.1.1: the user part may itself hold ";" and "?", so it is cut off first.
    if (const qsizetype at = uri.lastIndexOf(u'@'); at >= 0) {
        if (auto read = readUser(address, uri.left(at), hasScheme); !read)
            return std::unexpected(read.error());
        uri = uri.sliced(at + 1);
    }
    uri = uri.section(u'?', 0, 0);
    QStringList parts = uri.split(u';');
    if (auto read = readHostPort(address, parts.takeFirst()); !read)
        return std::unexpected(read.error());
    for (const QString &part : std::as_const(parts)) {
        if (!part.isEmpty())
            address.parameters.append({part.section(u'=', 0, 0).toLower(), unescape(part.section(u'=', 1))});
    }
    return address;
}

std::optional<QString> SipAddress::parameter(const QString &name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

QString SipAddress::toUri() const
{
    QString uri = secure ? QStringLiteral("sips:") : QStringLiteral("sip:");
    if (!user.isEmpty())
        uri += QString::fromLatin1(QUrl::toPercentEncoding(user, "&=+$,;?/-_.!~*'()")) + u'@';
    uri += host;
    if (port != 0)
        uri += u':' + QString::number(port);
    for (const auto &[name, value] : parameters) {
        uri += u';' + name;
        if (!value.isEmpty())
            uri += u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value, "[]/:&+$-_.!~*'()"));
    }
    return uri;
}

QString SipAddress::addressOfRecord() const
{
    return user + u'@' + host;
}

bool isExtensionNumber(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_.+-]{1,32}\\z"));
    return shape.match(text).hasMatch();
}

bool isMailboxNumber(const QString &text)
{
    const auto is = [&text](const char *name) { return text.compare(QLatin1String(name), Qt::CaseInsensitive) == 0; };
    return isExtensionNumber(text) && !text.startsWith(u'.') && !text.contains(QLatin1String("..")) && !is("default") &&
           !is("names");
}

QString displayText(const QByteArray &bytes)
{
    QString text = bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text.left(128);
}

} // namespace wakeline
