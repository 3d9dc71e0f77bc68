// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EmailAddress.h"
#include "Result.h"

#include <algorithm>
#include <optional>

/// What the checks of drafts have in common.
namespace wakeline {

/// `invalid_value`: which field of the request is at fault, and what it must be.
inline std::unexpected<Error> invalidField(const QString &field, const QString &rule)
{
    return failure(QStringLiteral("invalid_value"), QStringLiteral("field \"%1\" %2").arg(field, rule), field);
}

/// They would end up in SIP headers, log lines and terminals.
inline bool holdsControlCharacter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

/// Empty is no address and allowed.
inline Result<void> checkEmail(const QString &email)
{
    if (!email.isEmpty() && !isEmailAddress(email))
        return invalidField(QStringLiteral("email"), QStringLiteral("must be an address such as ida@example.org"));
    return {};
}

inline std::optional<QString> trimmed(const std::optional<QString> &text)
{
    return text ? std::optional(text->trimmed()) : std::nullopt;
}

} // namespace wakeline
