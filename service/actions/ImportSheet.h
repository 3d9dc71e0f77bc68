// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "ExtensionBatch.h"
#include "ExtensionImport.h"

#include <QHash>

namespace wakeline {

/// A row of an import file. A cell that is empty says nothing of its field.
struct SheetRow
{
    int row = 0;
    ExtensionDraft draft;

    bool operator==(const SheetRow &) const = default;
};

/// What an import file says, each row looked at by itself.
struct ImportSheet
{
    QList<SheetRow> rows;
    QList<ImportProblem> problems;
};

constexpr int mostImportRows = 20'000;

/// Reads a CSV file whose first row names the columns: `number` (needed), `display_name`, `password`, `email`, `dnd`,
/// `follow_me_enabled`, `follow_me_numbers`, `follow_me_strategy`, in any order. Numbers to follow to are apart by
/// spaces, each `number`, `number:timeout` or `number:timeout:delay` in seconds. An apostrophe before what a
/// spreadsheet would take for a formula, as our own exports have it, is left out.
ImportSheet readImportSheet(const QByteArray &csv);

/// The columns' names, in the order of an export.
QStringList importColumns();

/// What the rows of a sheet come to, beside what there is.
struct ImportPlan
{
    int rows = 0;
    QList<ExtensionWrite> writes;
    QList<ImportChange> changes;
    QList<ImportProblem> problems; ///< any of them: nothing is to be written
    QList<ImportedPassword> passwords;
    int created = 0;
    int changed = 0;
    int kept = 0;
};

struct ImportRules
{
    bool update = false; ///< a number that there is already is changed, instead of being an error
    int inUse = 0;       ///< extensions that there are
    int limit = 0;       ///< extensions that the licence allows; 0: any number
    QString sipDomain;
};

/// \param known  the extensions of those numbers of the sheet that there are already
ImportPlan planImport(const ImportSheet &sheet, const QHash<QString, Extension> &known, const ImportRules &rules);

} // namespace wakeline
