// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

namespace wakeline {

/// A PostgreSQL array in its text form, to be bound as one value (manual, "Array Input and Output Syntax").
class SqlArray
{
public:
    /// A text, a number, bytes, or NULL for what is invalid.
    void append(const QVariant &value);
    QString text() const { return QLatin1Char('{') + m_items + QLatin1Char('}'); }

private:
    void appendQuoted(const QString &text);

    QString m_items;
};

} // namespace wakeline
