// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditConflict.h"

#include "RelativeTime.h"

#include <QCoreApplication>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

/// An entry is begun before its change is written. A service that takes longer over one change is not to be believed.
constexpr auto longestChange = 15s;

/// The context of the words here.
struct EditConflictWords
{
    Q_DECLARE_TR_FUNCTIONS(EditConflictWords)
};

QString nothing()
{
    return EditConflictWords::tr("(empty)");
}

} // namespace

QString textWords(const std::optional<QString> &text)
{
    return text && !text->isEmpty() ? *text : nothing();
}

QString onOffWords(const std::optional<bool> &on)
{
    return on.value_or(false) ? EditConflictWords::tr("On") : EditConflictWords::tr("Off");
}

QString numberWords(const std::optional<int> &number)
{
    return number ? QString::number(*number) : nothing();
}

QString listWords(const std::optional<QStringList> &list)
{
    return list && !list->isEmpty() ? list->join(QStringLiteral(", ")) : nothing();
}

QString secretWords(const std::optional<QString> &secret)
{
    if (!secret)
        return EditConflictWords::tr("As it is there");
    return secret->isEmpty() ? EditConflictWords::tr("None") : EditConflictWords::tr("The new one that you typed");
}

std::optional<AuditEntry> lastChange(const QList<AuditEntry> &newestFirst, const ConflictSubject &subject)
{
    for (const AuditEntry &entry : newestFirst) {
        // A test push is an act on the extension, too, but changes nothing of it.
        if (entry.target.type != subject.targetType || entry.target.id != subject.targetId || entry.outcome != u"ok" ||
            entry.changes.isEmpty())
            continue;
        if (!subject.changedAt)
            return entry;
        const qint64 took = entry.at.msecsTo(*subject.changedAt);
        if (took >= -1000 && took <= std::chrono::milliseconds(longestChange).count())
            return entry;
    }
    return std::nullopt;
}

QString lastChangeText(const std::optional<AuditEntry> &entry, const ConflictSubject &subject, qint64 self,
                       const QDateTime &now)
{
    if (entry && entry->operatorId == self)
        return EditConflictWords::tr("You changed it elsewhere at %1.").arg(absoluteText(entry->at, now));
    if (entry)
        return EditConflictWords::tr("%1 changed it at %2.").arg(entry->operatorName, absoluteText(entry->at, now));
    if (subject.changedAt)
        return EditConflictWords::tr("Somebody else changed it at %1.").arg(absoluteText(*subject.changedAt, now));
    return EditConflictWords::tr("Somebody else changed it meanwhile.");
}

} // namespace wakeline
