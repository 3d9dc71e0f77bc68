// SPDX-License-Identifier: GPL-3.0-or-later
#include "DetailedBody.h"

#include <algorithm>

namespace wakeline {

namespace {

QJsonObject fault(const QJsonArray &place, const QString &type, const QString &message)
{
    return {{QStringLiteral("loc"), place}, {QStringLiteral("msg"), message}, {QStringLiteral("type"), type}};
}

Reply refusalFor(const QJsonArray &faults)
{
    return Reply::json(422, {{QStringLiteral("detail"), faults}});
}

bool holdsControl(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

QString DetailedBody::text(const QString &field, qsizetype shortest, qsizetype longest,
                           const std::optional<QString> &fallback)
{
    const qsizetype faults = m_faults.size();
    const QString text = anyText(field, shortest, longest, fallback);
    if (m_faults.size() == faults && holdsControl(text))
        addFault(field, QStringLiteral("value_error"), QStringLiteral("Value error, it holds a control character"));
    return text;
}

QString DetailedBody::anyText(const QString &field, qsizetype shortest, qsizetype longest,
                              const std::optional<QString> &fallback)
{
    const QJsonValue value = m_body.value(field);
    if (value.isUndefined() || value.isNull()) {
        if (!fallback)
            addFault(field, QStringLiteral("missing"), QStringLiteral("Field required"));
        return fallback.value_or(QString());
    }
    if (!value.isString()) {
        addFault(field, QStringLiteral("string_type"), QStringLiteral("Input should be a valid string"));
        return {};
    }
    const QString text = value.toString();
    if (text.size() < shortest)
        addFault(field, QStringLiteral("string_too_short"),
                 QStringLiteral("String should have at least %1 characters").arg(shortest));
    else if (text.size() > longest)
        addFault(field, QStringLiteral("string_too_long"),
                 QStringLiteral("String should have at most %1 characters").arg(longest));
    return text;
}

QString DetailedBody::oneOf(const QString &field, const QStringList &choices, const std::optional<QString> &fallback)
{
    constexpr qsizetype anyLength = 1024 * 1024;
    const qsizetype faults = m_faults.size();
    const QString chosen = text(field, 0, anyLength, fallback);
    if (m_faults.size() == faults && !choices.contains(chosen))
        addFault(field, QStringLiteral("string_pattern_mismatch"),
                 QStringLiteral("String should match pattern '^(%1)$'").arg(choices.join(u'|')));
    return chosen;
}

void DetailedBody::addFault(const QString &field, const QString &type, const QString &message)
{
    m_faults.append(fault({QStringLiteral("body"), field}, type, message));
}

Reply DetailedBody::refusal() const
{
    return refusalFor(m_faults);
}

Reply DetailedBody::unreadable(const Error &error)
{
    if (error.code == u"unsupported_media_type")
        return Reply::fromError(error, Shape::Detail);
    return refusalFor({fault({QStringLiteral("body")}, QStringLiteral("json_invalid"),
                             QStringLiteral("JSON decode error: ") + error.message)});
}

} // namespace wakeline
