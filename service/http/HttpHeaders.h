// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace wakeline {

/// Header fields in the order they came; names compare without case (RFC 9110 §5.1).
class HttpHeaders
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<Field> fields) : m_fields(fields) {}

    void append(const QByteArray &name, const QByteArray &value) { m_fields.append({name, value}); }
    /// Replaces every field of this name.
    void set(const QByteArray &name, const QByteArray &value);
    void remove(QByteArrayView name);

    bool contains(QByteArrayView name) const { return count(name) > 0; }
    qsizetype count(QByteArrayView name) const;
    /// The first field of this name; empty where there is none.
    QByteArray value(QByteArrayView name) const;
    /// All fields of this name as one comma-separated list (RFC 9110 §5.2).
    QByteArray combined(QByteArrayView name) const;
    /// Whether the comma-separated list `name` holds `token`, case aside.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;

    const QList<Field> &fields() const { return m_fields; }
    bool operator==(const HttpHeaders &) const = default;

private:
    QList<Field> m_fields;
};

} // namespace wakeline
