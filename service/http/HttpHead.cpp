// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a request, checked (RFC 9112 §2 to §6).
#include "HttpFraming.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace wakeline {

namespace {

using Checked = std::expected<void, FramingError>;

constexpr std::array<QByteArrayView, 7> servedMethods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

/// Ours alone, between the guard and the adapter: what a client sends under it is dropped.
constexpr QByteArrayView internalPrefix = "X-Wakeline-";

std::unexpected<FramingError> refused(int status, const char *code, const char *message)
{
    return std::unexpected(FramingError{status, {QString::fromLatin1(code), QString::fromLatin1(message)}});
}

std::unexpected<FramingError> bad(const char *message)
{
    return refused(400, "bad_request", message);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// tchar of RFC 9110 §5.6.2.
bool isTokenChar(char c)
{
    return isLetter(c) || isDigit(c) || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenChar);
}

/// `http://host:port/path` to `/path`, and the authority for the Host field (RFC 9112 §3.2.2).
std::optional<std::pair<QByteArrayView, QByteArrayView>> splitAbsolute(QByteArrayView target)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() <= scheme.size() || target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArrayView rest = target.sliced(scheme.size());
        const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
        const qsizetype at = end - rest.begin();
        return std::pair(rest.first(at), rest.sliced(at));
    }
    return std::nullopt;
}

/// A target in origin form; characters that RFC 3986 forbids but clients send (`[ ] | "` …) are escaped.
std::expected<QByteArray, FramingError> checkTarget(QByteArrayView target)
{
    QByteArray checked;
    checked.reserve(target.size());
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || c == '#')
            return bad("The request target holds a character that must be percent-encoded");
        if (c == '%') {
            if (i + 2 >= target.size() || !isHex(target[i + 1]) || !isHex(target[i + 2]))
                return bad("The request target holds a broken percent-escape");
            if (target[i + 1] == '0' && target[i + 2] == '0')
                return bad("The request target holds a NUL");
        }
        if (std::strchr("\"<>[\\]^`{|}", c))
            checked += '%' + QByteArray(1, c).toHex().toUpper();
        else
            checked += c;
    }
    return checked;
}

Checked readTarget(QByteArrayView target, FramedRequest &request, QByteArray &authority)
{
    if (target == "*" && request.method == "OPTIONS") {
        request.target = "*";
        return {};
    }
    QByteArrayView path = target;
    if (const auto absolute = splitAbsolute(target)) {
        authority = absolute->first.toByteArray();
        path = absolute->second;
        if (authority.isEmpty() || authority.contains('@'))
            return bad("The request target names no host");
        if (!path.startsWith('/')) // `http://host` and `http://host?query`
            request.target = "/";
    } else if (!path.startsWith('/')) {
        return bad("The request target must be a path");
    }
    // `//host/path` would be read as an authority by whoever resolves it as a reference.
    if (path.startsWith("//"))
        return bad("The request target must be a path");
    auto checked = checkTarget(path);
    if (!checked)
        return std::unexpected(checked.error());
    request.target += *checked;
    return {};
}

Checked readRequestLine(QByteArrayView line, const HttpLimits &limits, FramedRequest &request, QByteArray &authority)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first || !isToken(line.first(first)))
        return bad("The request line is not \"METHOD target HTTP/1.1\"");
    const QByteArrayView version = line.sliced(last + 1);
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.' ||
        !isDigit(version[7]))
        return bad("The request line is not \"METHOD target HTTP/1.1\"");
    if (version[5] != '1')
        return refused(505, "version_not_supported", "Only HTTP in the versions 1.1 and 1.0 is spoken here");
    request.minorVersion = version[7] == '0' ? 0 : 1;
    request.keepAlive = request.minorVersion > 0;
    request.method = line.first(first).toByteArray();
    if (std::ranges::find(servedMethods, line.first(first)) == servedMethods.end())
        return refused(501, "not_implemented", "This method is not served");
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    if (target.size() > limits.target)
        return refused(414, "target_too_long", "The request target is too long");
    return readTarget(target, request, authority);
}

Checked readField(QByteArrayView line, HttpHeaders &headers)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return bad("Folded header lines are not accepted");
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return bad("A header line is not \"Name: value\"");
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    const auto isControl = [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; };
    if (std::ranges::any_of(value, isControl))
        return bad("A header value holds a control character");
    if (name.size() < internalPrefix.size() ||
        name.first(internalPrefix.size()).compare(internalPrefix, Qt::CaseInsensitive) != 0)
        headers.append(name.toByteArray(), value.toByteArray());
    return {};
}

Checked checkHost(FramedRequest &request, const QByteArray &authority)
{
    const qsizetype hosts = request.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && request.minorVersion > 0))
        return bad("There must be exactly one Host header");
    const QByteArray host = request.headers.value("Host");
    const auto allowed = [](char c) { return isLetter(c) || isDigit(c) || std::strchr("-._~%!$&'()*+;=:[]", c); };
    if (!std::ranges::all_of(host, allowed) || !std::ranges::all_of(authority, allowed))
        return bad("The Host header is not a host name");
    if (!authority.isEmpty())
        request.headers.set("Host", authority);
    return {};
}

Checked checkContentLength(FramedRequest &request)
{
    if (!request.headers.contains("Content-Length"))
        return {};
    const QByteArray text = request.headers.value("Content-Length");
    if (request.headers.count("Content-Length") > 1 || text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return bad("Content-Length must be one whole number");
    const auto read = std::from_chars(text.data(), text.data() + text.size(), request.contentLength);
    if (read.ec != std::errc())
        return refused(413, "too_large", "The body is too large");
    return {};
}

Checked checkTransferEncoding(FramedRequest &request)
{
    if (!request.headers.contains("Transfer-Encoding"))
        return {};
    if (request.headers.contains("Content-Length"))
        return bad("Content-Length and Transfer-Encoding exclude each other");
    if (request.minorVersion == 0)
        return bad("HTTP/1.0 has no Transfer-Encoding");
    if (request.headers.count("Transfer-Encoding") > 1 ||
        request.headers.value("Transfer-Encoding").compare("chunked", Qt::CaseInsensitive) != 0)
        return refused(501, "not_implemented", "The only transfer coding here is chunked");
    request.chunked = true;
    return {};
}

Checked checkConnection(FramedRequest &request)
{
    const HttpHeaders &headers = request.headers;
    if (headers.hasToken("Connection", "close"))
        request.keepAlive = false;
    else if (request.minorVersion == 0)
        request.keepAlive = headers.hasToken("Connection", "keep-alive");
    if (headers.contains("Expect") && request.minorVersion > 0) {
        if (headers.combined("Expect").compare("100-continue", Qt::CaseInsensitive) != 0)
            return refused(417, "expectation_failed", "The only expectation met here is 100-continue");
        request.expectsContinue = request.chunked || request.contentLength > 0;
    }
    request.webSocket = headers.hasToken("Connection", "upgrade") && headers.hasToken("Upgrade", "websocket");
    if (request.webSocket && (request.chunked || request.contentLength > 0))
        return bad("A WebSocket handshake has no body");
    return {};
}

} // namespace

QByteArray FramedRequest::path() const
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.first(query);
}

std::expected<FramedRequest, FramingError> parseHead(QByteArrayView head, const HttpLimits &limits)
{
    FramedRequest request;
    QByteArray authority;
    bool first = true;
    int fields = 0;
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf("\r\n");
        const QByteArrayView line = end < 0 ? head : head.first(end);
        head = end < 0 ? QByteArrayView() : head.sliced(end + 2);
        if (!first && ++fields > limits.headerFields)
            return refused(431, "headers_too_large", "There are too many header fields");
        const Checked read =
            first ? readRequestLine(line, limits, request, authority) : readField(line, request.headers);
        if (!read)
            return std::unexpected(read.error());
        first = false;
    }
    if (const auto checked = checkHost(request, authority); !checked)
        return std::unexpected(checked.error());
    for (const auto check : {checkContentLength, checkTransferEncoding, checkConnection}) {
        if (const auto checked = check(request); !checked)
            return std::unexpected(checked.error());
    }
    return request;
}

} // namespace wakeline
