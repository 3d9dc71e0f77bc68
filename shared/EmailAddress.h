// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// Characters; RFC 5321 §4.5.3.1.3, without the angle brackets.
constexpr qsizetype longestEmailAddress = 254;

/// Whether mail can be sent to it: one `@` between two parts without blanks, quotes, brackets, separators and control
/// characters. Stricter than RFC 5322, which allows what no mail server takes, and what would break a header.
bool isEmailAddress(const QString &text);

} // namespace wakeline
