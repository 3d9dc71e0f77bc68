// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"

#include <functional>

namespace wakeline {

/// A field of an editor in which what is typed is not what the server has.
struct FieldDifference
{
    enum class ChangedBy { Me, Them, Both }; ///< since the editor was opened

    qsizetype field = 0; ///< its place in the editor's list
    QString name;        ///< in the editor's words
    QString mine;
    QString theirs;
    ChangedBy changedBy = ChangedBy::Both;

    bool operator==(const FieldDifference &) const = default;
};

/// One field of what an editor sends: its name there, its value in words, and how it is taken from another version.
template <typename Draft>
struct EditedField
{
    QString name;
    std::function<bool(const Draft &, const Draft &)> isSame;
    std::function<QString(const Draft &)> words;
    std::function<void(Draft &to, const Draft &from)> take;
};

/// \param words  the value as people read it; it is given the member
template <typename Draft, typename Value, typename Words>
EditedField<Draft> editedField(const QString &name, Value Draft::*member, Words words)
{
    return {name, [member](const Draft &one, const Draft &other) { return one.*member == other.*member; },
            [member, words](const Draft &draft) { return words(draft.*member); },
            [member](Draft &to, const Draft &from) { to.*member = from.*member; }};
}

/// What differs between a form and the server, in the form's order.
/// \param base  what the form was filled with
template <typename Draft>
QList<FieldDifference> differencesBetween(const QList<EditedField<Draft>> &fields, const Draft &base, const Draft &mine,
                                          const Draft &theirs)
{
    QList<FieldDifference> differences;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const EditedField<Draft> &field = fields.at(i);
        if (field.isSame(mine, theirs))
            continue;
        const auto by = field.isSame(mine, base)     ? FieldDifference::ChangedBy::Them
                        : field.isSame(theirs, base) ? FieldDifference::ChangedBy::Me
                                                     : FieldDifference::ChangedBy::Both;
        differences.append({i, field.name, field.words(mine), field.words(theirs), by});
    }
    return differences;
}

/// \param taken  the fields that shall be as the server has them, by their places
template <typename Draft>
Draft merged(const QList<EditedField<Draft>> &fields, Draft mine, const Draft &theirs, const QList<qsizetype> &taken)
{
    for (const qsizetype field : taken)
        fields.at(field).take(mine, theirs);
    return mine;
}

QString textWords(const std::optional<QString> &text);
QString onOffWords(const std::optional<bool> &on);
QString numberWords(const std::optional<int> &number);
QString listWords(const std::optional<QStringList> &list);
/// Says whether there is one, and never which.
QString secretWords(const std::optional<QString> &secret);

/// What was changed under an editor, for the question who did it.
struct ConflictSubject
{
    QString title;      ///< "Extension 101"
    QString targetType; ///< as the audit log names it
    QString targetId;
    std::optional<QDateTime> changedAt = {}; ///< as the resource says; none: it does not
};

/// The entry that tells of the last change; none if the change came by another way (an app, an import).
/// \param newestFirst  of the audit log
std::optional<AuditEntry> lastChange(const QList<AuditEntry> &newestFirst, const ConflictSubject &subject);
/// "ada changed it at 14:32:07."
/// \param self  the operator who reads it
QString lastChangeText(const std::optional<AuditEntry> &entry, const ConflictSubject &subject, qint64 self,
                       const QDateTime &now);

} // namespace wakeline
