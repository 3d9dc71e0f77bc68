// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportSheet.h"

#include "ChangeExtension.h"

#include <QRandomGenerator>

#include <algorithm>

namespace wakeline {

namespace {

/// 16 of 31 letters and digits that nobody takes for each other: 79 bits, typed into a phone once.
QString newPassword()
{
    static const QString letters = QStringLiteral("abcdefghjkmnpqrstuvwxyz23456789");
    QString password;
    for (int i = 0; i < 16; ++i)
        password += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
    return password;
}

/// The extension with what the draft says put over it.
Extension merged(Extension extension, const ExtensionDraft &draft)
{
    extension.number = *draft.number;
    extension.displayName = draft.displayName.value_or(extension.displayName);
    extension.email = draft.email.value_or(extension.email);
    extension.doNotDisturb = draft.doNotDisturb.value_or(extension.doNotDisturb);
    extension.followMeEnabled = draft.followMeEnabled.value_or(extension.followMeEnabled);
    extension.followMeNumbers = draft.followMeNumbers.value_or(extension.followMeNumbers);
    extension.followMeStrategy = draft.followMeStrategy.value_or(extension.followMeStrategy);
    return extension;
}

class Planner
{
public:
    Planner(const ImportRules &rules, ImportPlan &plan) : m_rules(rules), m_plan(plan) {}

    void create(const SheetRow &row)
    {
        if (!row.draft.displayName) {
            problem(row, QStringLiteral("display_name"), QStringLiteral("The name of a new extension is missing."));
            return;
        }
        ++m_plan.created;
        if (m_rules.limit > 0 && m_rules.inUse + m_plan.created == m_rules.limit + 1)
            problem(
                row, QStringLiteral("number"),
                QStringLiteral("The licence allows %1 extensions; this row would be one too many.").arg(m_rules.limit));
        const bool generates = !row.draft.password;
        const QString password = row.draft.password.value_or(generates ? newPassword() : QString());
        if (generates)
            m_plan.passwords.append({*row.draft.number, password});
        add(row, merged({}, row.draft), ImportAction::Create, generates);
        m_plan.writes.append({merged({}, row.draft), digestHa1(*row.draft.number, m_rules.sipDomain, password)});
    }

    void change(const SheetRow &row, const Extension &known)
    {
        if (!m_rules.update) {
            problem(row, QStringLiteral("number"),
                    QStringLiteral("There is an extension %1 already.").arg(known.number));
            return;
        }
        const Extension wanted = merged(known, row.draft);
        const bool keeps = wanted == known && !row.draft.password;
        ++(keeps ? m_plan.kept : m_plan.changed);
        add(row, wanted, keeps ? ImportAction::Keep : ImportAction::Change, false);
        if (!keeps)
            m_plan.writes.append({wanted, row.draft.password
                                              ? digestHa1(known.number, m_rules.sipDomain, *row.draft.password)
                                              : QString()});
    }

private:
    void problem(const SheetRow &row, const QString &field, const QString &message)
    {
        m_plan.problems.append({row.row, field, message});
    }
    void add(const SheetRow &row, const Extension &extension, ImportAction action, bool generates)
    {
        m_plan.changes.append({row.row, extension.number, extension.displayName, action, generates});
    }

    const ImportRules &m_rules;
    ImportPlan &m_plan;
};

} // namespace

ImportPlan planImport(const ImportSheet &sheet, const QHash<QString, Extension> &known, const ImportRules &rules)
{
    ImportPlan plan;
    plan.rows = static_cast<int>(sheet.rows.size());
    plan.problems = sheet.problems;
    QSet<int> faulty;
    for (const ImportProblem &problem : sheet.problems)
        faulty.insert(problem.row);
    Planner planner(rules, plan);
    for (const SheetRow &row : sheet.rows) {
        if (faulty.contains(row.row))
            continue;
        const auto found = known.constFind(*row.draft.number);
        if (found == known.cend())
            planner.create(row);
        else
            planner.change(row, *found);
    }
    std::ranges::stable_sort(plan.problems, {}, &ImportProblem::row);
    return plan;
}

} // namespace wakeline
