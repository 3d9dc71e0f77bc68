// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

#include <map>
#include <memory>
#include <variant>

namespace wakeline {

/// Every route of the service, found by path in one walk, however many there are.
class RouteTable
{
public:
    struct Match
    {
        const Route *route = nullptr;
        QHash<QString, QString> parameters;
    };
    struct NoSuchPath
    {};
    struct BadPath ///< a percent-escape that is none, or a segment that is not UTF-8
    {};
    struct WrongMethod
    {
        QByteArray allow; ///< for the Allow header; OPTIONS is answered with it
        Shape shape = Shape::Envelope;
    };
    using Found = std::variant<Match, NoSuchPath, BadPath, WrongMethod>;

    /// \return an error that names the route if a pattern is malformed or two routes answer the same
    static Result<RouteTable> build(Routes routes);

    /// \param path  as sent: percent-encoded, without the query. A literal segment beats a parameter.
    /// HEAD is answered by the GET route. On the public listener the pbx routes do not exist.
    Found find(Method method, const QByteArray &path, Listener listener) const;

    const Routes &routes() const { return m_routes; }

private:
    struct Node
    {
        std::map<QString, std::unique_ptr<Node>> literals;
        std::unique_ptr<Node> parameter;
        std::vector<std::size_t> routes; ///< indices into m_routes, one per method
    };

    Result<void> insert(std::size_t index);
    const Node *walk(const Node &node, const QStringList &segments, qsizetype at, Listener listener,
                     QStringList &captured) const;
    bool visible(const Node &node, Listener listener) const;

    Routes m_routes;
    Node m_root;
};

} // namespace wakeline
