// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Reply.h"

#include <QJsonArray>
#include <QStringList>

#include <optional>

namespace wakeline {

/// A JSON body read as FastAPI reads one, for the clients of such a server: every fault is collected, unknown fields
/// are passed over, and the refusal is 422 `{"detail": [{"loc": ["body", "jid"], "msg": …, "type": …}]}`.
///
/// FastAPI also repeats the value at fault (`input`); ours does not, because it may be a token (docs/decisions/0114).
class DetailedBody
{
public:
    explicit DetailedBody(QJsonObject body) : m_body(std::move(body)) {}

    /// Without control characters.
    /// \param fallback  where the field is not there or null; without one it is required
    QString text(const QString &field, qsizetype shortest, qsizetype longest,
                 const std::optional<QString> &fallback = {});
    /// The same with any character.
    QString anyText(const QString &field, qsizetype shortest, qsizetype longest,
                    const std::optional<QString> &fallback = {});
    QString oneOf(const QString &field, const QStringList &choices, const std::optional<QString> &fallback = {});

    /// \param type  FastAPI's word for it: `value_error`
    void addFault(const QString &field, const QString &type, const QString &message);
    bool isGood() const { return m_faults.isEmpty(); }

    /// What was wrong.
    Reply refusal() const;
    /// The body could not be read at all: 422 for what is no JSON object, 415 for what says that it is something else.
    static Reply unreadable(const Error &error);

private:
    QJsonObject m_body;
    QJsonArray m_faults;
};

} // namespace wakeline
