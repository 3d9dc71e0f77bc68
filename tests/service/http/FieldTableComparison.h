// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

#include <QSet>

#include <algorithm>

namespace wakeline {

/// Compares the schemas of an OpenAPI document with the field tables of the C++ types that they describe: the same
/// fields, JSON types, required fields and enum names. What a schema says besides (limits, descriptions) is its own.
class FieldTableComparison
{
public:
    explicit FieldTableComparison(QJsonObject schemas) : m_schemas(std::move(schemas)) {}

    template <WireType T>
    void compareTable(const QString &name)
    {
        m_compared.insert(name);
        compareFields<T>(name, schemaNamed(name));
    }

    template <NamedEnum E>
    void compareEnum(const QString &name)
    {
        m_compared.insert(name);
        compareNames<E>(name, schemaNamed(name));
    }

    const QStringList &differences() const { return m_differences; }
    const QSet<QString> &compared() const { return m_compared; }

private:
    template <typename V>
    struct Value
    {};

    template <WireType T>
    void compareFields(const QString &path, const QJsonObject &schema)
    {
        expect(path, schema, "type", QStringLiteral("object"));
        const QJsonObject properties = schema.value(u"properties").toObject();
        QStringList names, required;
        const auto compareField = [&]<typename Owner, typename V>(const Field<Owner, V> &field) {
            const QString name = QString::fromLatin1(field.name);
            names.append(name);
            if (!json::IsOptional<V>::value && field.presence == Presence::Required)
                required.append(name);
            if (properties.contains(name))
                compareValue(path + u'.' + name, resolved(properties.value(name).toObject()), Value<V>{});
        };
        std::apply([&](const auto &...field) { (compareField(field), ...); }, T::fields);
        compareSets(path + QStringLiteral(" properties"), properties.keys(), names);
        compareSets(path + QStringLiteral(" required"), textsOf(schema.value(u"required")), required);
    }

    template <NamedEnum E>
    void compareNames(const QString &path, const QJsonObject &schema)
    {
        QStringList names;
        for (const auto &[value, name] : EnumNames<E>::names)
            names.append(QString::fromLatin1(name));
        expect(path, schema, "type", QStringLiteral("string"));
        compareSets(path + QStringLiteral(" enum"), textsOf(schema.value(u"enum")), names);
    }

    void compareValue(const QString &path, const QJsonObject &schema, Value<QString>)
    {
        expect(path, schema, "type", QStringLiteral("string"));
        if (schema.value(u"format").toString() == u"date-time")
            m_differences.append(path + QStringLiteral(" is a time in the document alone"));
    }
    void compareValue(const QString &path, const QJsonObject &schema, Value<bool>)
    {
        expect(path, schema, "type", QStringLiteral("boolean"));
    }
    void compareValue(const QString &path, const QJsonObject &schema, Value<int>)
    {
        expect(path, schema, "type", QStringLiteral("integer"));
        expect(path, schema, "format", QStringLiteral("int32"));
    }
    void compareValue(const QString &path, const QJsonObject &schema, Value<qint64>)
    {
        expect(path, schema, "type", QStringLiteral("integer"));
        expect(path, schema, "format", QStringLiteral("int64"));
    }
    void compareValue(const QString &path, const QJsonObject &schema, Value<double>)
    {
        expect(path, schema, "type", QStringLiteral("number"));
    }
    void compareValue(const QString &path, const QJsonObject &schema, Value<QDateTime>)
    {
        expect(path, schema, "type", QStringLiteral("string"));
        expect(path, schema, "format", QStringLiteral("date-time"));
    }
    void compareValue(const QString &path, const QJsonObject &schema, Value<QJsonObject>)
    {
        expect(path, schema, "type", QStringLiteral("object"));
    }
    template <NamedEnum E>
    void compareValue(const QString &path, const QJsonObject &schema, Value<E>)
    {
        compareNames<E>(path, schema);
    }
    template <WireType T>
    void compareValue(const QString &path, const QJsonObject &schema, Value<T>)
    {
        compareFields<T>(path, schema);
    }
    template <typename V>
    void compareValue(const QString &path, const QJsonObject &schema, Value<QList<V>>)
    {
        expect(path, schema, "type", QStringLiteral("array"));
        compareValue(path + QStringLiteral("[]"), resolved(schema.value(u"items").toObject()), Value<V>{});
    }
    template <typename V>
    void compareValue(const QString &path, const QJsonObject &schema, Value<std::optional<V>>)
    {
        compareValue(path, schema, Value<V>{});
    }

    QJsonObject schemaNamed(const QString &name) const { return m_schemas.value(name).toObject(); }

    /// Where the schema is a `$ref`, what it refers to.
    QJsonObject resolved(const QJsonObject &schema) const
    {
        const QString reference = schema.value(u"$ref").toString();
        return reference.isEmpty() ? schema : schemaNamed(reference.section(u'/', -1));
    }

    static QStringList textsOf(const QJsonValue &array)
    {
        QStringList texts;
        for (const QJsonValue &value : array.toArray())
            texts.append(value.toString());
        return texts;
    }

    void expect(const QString &path, const QJsonObject &schema, const char *keyword, const QString &expected)
    {
        const QString there = schema.value(QLatin1String(keyword)).toString();
        if (there != expected)
            m_differences.append(QStringLiteral("%1: %2 is \"%3\", the field table says \"%4\"")
                                     .arg(path, QLatin1String(keyword), there, expected));
    }

    void compareSets(const QString &what, QStringList documented, QStringList expected)
    {
        documented.sort();
        expected.sort();
        if (documented != expected)
            m_differences.append(QStringLiteral("%1: the document has [%2], the field table [%3]")
                                     .arg(what, documented.join(u' '), expected.join(u' ')));
    }

    QJsonObject m_schemas;
    QStringList m_differences;
    QSet<QString> m_compared;
};

} // namespace wakeline
