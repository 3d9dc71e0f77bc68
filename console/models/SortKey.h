// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QVariant>

#include <optional>

namespace wakeline {

/// Collates texts in the user's language, without case, and numbers in them by value: 9 before 10. The C locale knows
/// neither, so English stands in for it.
QCollator naturalCollator();

/// One cell as sorting sees it: made once a change, compared many times. A text is kept as its collation key, because
/// collating a hundred thousand names anew for each comparison takes seconds.
class SortKey
{
public:
    SortKey() = default; ///< no value, which is less than any
    /// \param value  a text, a QDateTime, or a whole number; anything invalid is no value
    SortKey(const QVariant &value, const QCollator &collator);

    /// \return <0, 0 or >0
    int compare(const SortKey &other) const;

private:
    bool m_valid = false;
    qint64 m_number = 0; ///< of a time: milliseconds since the epoch
    std::optional<QCollatorSortKey> m_text;
};

} // namespace wakeline
