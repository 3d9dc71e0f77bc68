// SPDX-License-Identifier: GPL-3.0-or-later
#include "RouteTable.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace wakeline {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// One segment with its escapes read; none if an escape is broken, stands for NUL, or the bytes are not UTF-8.
std::optional<QString> decodeSegment(QByteArrayView segment)
{
    QByteArray bytes;
    bytes.reserve(segment.size());
    for (qsizetype i = 0; i < segment.size(); ++i) {
        if (segment[i] != '%') {
            bytes.append(segment[i]);
            continue;
        }
        const int high = i + 2 < segment.size() ? hexDigit(segment[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(segment[i + 2]) : -1;
        if (low < 0 || (high == 0 && low == 0))
            return std::nullopt;
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

/// Splits before it decodes, so that `%2F` stays inside its segment.
std::optional<QStringList> segmentsOf(const QByteArray &path)
{
    if (!path.startsWith('/'))
        return std::nullopt;
    QStringList segments;
    for (const QByteArray &raw : path.sliced(1).split('/')) {
        auto segment = decodeSegment(raw);
        if (!segment)
            return std::nullopt;
        segments.append(std::move(*segment));
    }
    return segments;
}

bool isPlaceholder(const QString &segment)
{
    return segment.size() > 2 && segment.startsWith(u'{') && segment.endsWith(u'}');
}

/// What a viewer may do changes nothing, even where it is a POST: a call that is only tried, for one.
bool needsAudit(const Route &route)
{
    const bool writes = route.method != Method::Get && route.method != Method::Head && route.method != Method::Options;
    return writes && isOperators(route.access) && route.access != Access::OperatorViewer;
}

/// The type of what it is done to, and what happens to it.
bool isAuditAction(const QByteArray &name)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z_]+\\.[a-z_]+\\z"));
    return shape.match(QString::fromLatin1(name)).hasMatch();
}

/// The names in braces of a pattern, in order.
QStringList placeholders(const QByteArray &pattern)
{
    QStringList names;
    for (const QString &segment : QString::fromUtf8(pattern).split(u'/')) {
        if (isPlaceholder(segment))
            names.append(segment.sliced(1, segment.size() - 2));
    }
    return names;
}

} // namespace

Result<RouteTable> RouteTable::build(Routes routes)
{
    RouteTable table;
    table.m_routes = std::move(routes);
    for (std::size_t i = 0; i < table.m_routes.size(); ++i) {
        if (auto inserted = table.insert(i); !inserted)
            return std::unexpected(inserted.error());
    }
    return table;
}

Result<void> RouteTable::insert(std::size_t index)
{
    const Route &route = m_routes[index];
    const QString name = QString::fromLatin1(methodName(route.method) + ' ' + route.pattern);
    const auto refuse = [&name](const QString &why) {
        return failure(QStringLiteral("bad_route"), QStringLiteral("Route %1 %2").arg(name, why));
    };
    if (!route.pattern.startsWith('/'))
        return refuse(QStringLiteral("does not start with a slash"));
    if (!route.handler)
        return refuse(QStringLiteral("has no handler"));
    if (needsAudit(route) && !isAuditAction(route.audit))
        return refuse(QStringLiteral("lets an operator write, and names no audit action such as extension.changed"));

    Node *node = &m_root;
    const QStringList segments = QString::fromUtf8(route.pattern).sliced(1).split(u'/');
    for (const QString &segment : segments) {
        const bool placeholder = isPlaceholder(segment);
        if (!placeholder && (segment.contains(u'{') || segment.contains(u'}')))
            return refuse(QStringLiteral("has a brace that encloses no whole segment"));
        auto &next = placeholder ? node->parameter : node->literals[segment];
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    const auto sameMethod = [&](std::size_t other) { return m_routes[other].method == route.method; };
    if (std::ranges::any_of(node->routes, sameMethod))
        return refuse(QStringLiteral("is there twice"));
    node->routes.push_back(index);
    return {};
}

bool RouteTable::visible(const Node &node, Listener listener) const
{
    const auto served = [&](std::size_t i) { return listener == Listener::Pbx || m_routes[i].access != Access::Pbx; };
    return std::ranges::any_of(node.routes, served);
}

const RouteTable::Node *RouteTable::walk(const Node &node, const QStringList &segments, qsizetype at, Listener listener,
                                         QStringList &captured) const
{
    if (at == segments.size())
        return visible(node, listener) ? &node : nullptr;
    if (const auto literal = node.literals.find(segments[at]); literal != node.literals.end()) {
        if (const Node *found = walk(*literal->second, segments, at + 1, listener, captured))
            return found;
    }
    if (!node.parameter || segments[at].isEmpty())
        return nullptr;
    captured.append(segments[at]);
    if (const Node *found = walk(*node.parameter, segments, at + 1, listener, captured))
        return found;
    captured.removeLast();
    return nullptr;
}

RouteTable::Found RouteTable::find(Method method, const QByteArray &path, Listener listener) const
{
    const auto segments = segmentsOf(path);
    if (!segments)
        return BadPath{};
    QStringList captured;
    const Node *node = walk(m_root, *segments, 0, listener, captured);
    if (!node)
        return NoSuchPath{};

    const Method wanted = method == Method::Head ? Method::Get : method;
    QByteArrayList allow{"OPTIONS"};
    Shape shape = Shape::Envelope;
    for (const std::size_t index : node->routes) {
        const Route &route = m_routes[index];
        if (route.access == Access::Pbx && listener != Listener::Pbx)
            continue;
        if (route.method == wanted) {
            Match match{&route, {}};
            const QStringList names = placeholders(route.pattern);
            for (qsizetype i = 0; i < names.size(); ++i)
                match.parameters.insert(names[i], captured.value(i));
            return match;
        }
        shape = route.shape;
        allow.append(methodName(route.method));
        if (route.method == Method::Get)
            allow.append("HEAD");
    }
    std::ranges::sort(allow);
    return WrongMethod{allow.join(", "), shape};
}

} // namespace wakeline
