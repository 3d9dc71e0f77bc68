// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

enum class ImportState {
    Checked,   ///< a dry run: nothing was meant to be written
    Checking,  ///< the file is being read
    Writing,   ///< inside the one transaction; `done` rises
    Done,      ///< all of it is written
    Failed,    ///< nothing is written: `problems` or `message` say why
    Cancelled, ///< nothing is written
};

template <>
struct EnumNames<ImportState>
{
    static constexpr std::array names{
        std::pair{ImportState::Checked, "checked"}, std::pair{ImportState::Checking, "checking"},
        std::pair{ImportState::Writing, "writing"}, std::pair{ImportState::Done, "done"},
        std::pair{ImportState::Failed, "failed"},   std::pair{ImportState::Cancelled, "cancelled"}};
};

enum class ImportAction { Create, Change, Keep };

template <>
struct EnumNames<ImportAction>
{
    static constexpr std::array names{std::pair{ImportAction::Create, "create"},
                                      std::pair{ImportAction::Change, "change"}, std::pair{ImportAction::Keep, "keep"}};
};

/// What is wrong with a row, which then stops the whole import.
struct ImportProblem
{
    int row = 0;   ///< as a spreadsheet counts: the header is row 1; 0 for the file as a whole
    QString field; ///< the column's name; empty for the row as a whole
    QString message;

    bool operator==(const ImportProblem &) const = default;
    static constexpr auto fields = std::tuple{Field{"row", &ImportProblem::row}, Field{"field", &ImportProblem::field},
                                              Field{"message", &ImportProblem::message}};
};

/// What becomes of a row.
struct ImportChange
{
    int row = 0;
    QString number;
    QString displayName;
    ImportAction action = ImportAction::Create;
    bool generatesPassword = false;

    bool operator==(const ImportChange &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"row", &ImportChange::row}, Field{"number", &ImportChange::number},
                   Field{"display_name", &ImportChange::displayName}, Field{"action", &ImportChange::action},
                   Field{"generates_password", &ImportChange::generatesPassword}};
};

/// A password that the service made for a row without one. A secret.
struct ImportedPassword
{
    QString number;
    QString password;

    bool operator==(const ImportedPassword &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"number", &ImportedPassword::number}, Field{"password", &ImportedPassword::password}};
};

/// An import of extensions from a CSV file, as far as it has come.
struct ExtensionImport
{
    QString id; ///< empty for a dry run
    ImportState state = ImportState::Checked;
    int rows = 0; ///< of the file, without its header
    int done = 0; ///< rows written inside the transaction so far; committed only when the state is `done`
    int created = 0;
    int changed = 0;
    int kept = 0; ///< rows that are as the extension already is
    int problemCount = 0;
    QList<ImportProblem> problems; ///< the first of them
    QList<ImportChange> changes;   ///< of a dry run: the first of them
    /// Only in the answer that ends the import, and only for the operator who began it.
    QList<ImportedPassword> passwords;
    QString message;

    bool isOver() const { return state != ImportState::Checking && state != ImportState::Writing; }

    bool operator==(const ExtensionImport &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &ExtensionImport::id},
        Field{"state", &ExtensionImport::state},
        Field{"rows", &ExtensionImport::rows},
        Field{"done", &ExtensionImport::done},
        Field{"created", &ExtensionImport::created},
        Field{"changed", &ExtensionImport::changed},
        Field{"kept", &ExtensionImport::kept},
        Field{"problem_count", &ExtensionImport::problemCount},
        Field{"problems", &ExtensionImport::problems},
        Field{"changes", &ExtensionImport::changes},
        Field{"passwords", &ExtensionImport::passwords},
        Field{"message", &ExtensionImport::message},
    };
};

WAKELINE_WIRE_TYPE(ImportProblem)
WAKELINE_WIRE_TYPE(ImportChange)
WAKELINE_WIRE_TYPE(ImportedPassword)
WAKELINE_WIRE_TYPE(ExtensionImport)

} // namespace wakeline
