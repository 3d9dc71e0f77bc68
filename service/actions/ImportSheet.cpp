// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportSheet.h"

#include "ChangeExtension.h"
#include "CsvText.h"
#include "FieldRules.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace wakeline {

namespace {

using Setter = std::function<Result<void>(ExtensionDraft &, const QString &)>;

struct Column
{
    QString name;
    Setter set;
};

Result<std::optional<bool>> truthOf(const QString &cell, const QString &field)
{
    static const QStringList yes{QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("on"),
                                 QStringLiteral("1")};
    static const QStringList no{QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("off"),
                                QStringLiteral("0")};
    if (yes.contains(cell, Qt::CaseInsensitive))
        return std::optional(true);
    if (no.contains(cell, Qt::CaseInsensitive))
        return std::optional(false);
    return invalidField(field, QStringLiteral("must be true or false"));
}

template <auto member>
Setter flag(const char *name)
{
    return [name](ExtensionDraft &draft, const QString &cell) -> Result<void> {
        const auto truth = truthOf(cell, QLatin1String(name));
        if (!truth)
            return std::unexpected(truth.error());
        draft.*member = *truth;
        return {};
    };
}

template <auto member>
Setter text()
{
    return [](ExtensionDraft &draft, const QString &cell) -> Result<void> {
        draft.*member = cell;
        return {};
    };
}

Result<void> setNumbers(ExtensionDraft &draft, const QString &cell)
{
    QList<FollowMeNumber> numbers;
    const QStringList words = cell.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QStringList parts = word.split(u':');
        FollowMeNumber number{parts.first()};
        bool good = parts.size() <= 3;
        if (parts.size() > 1)
            number.timeout = good ? parts.at(1).toInt(&good) : 0;
        if (parts.size() > 2 && good)
            number.delay = parts.at(2).toInt(&good);
        if (!good)
            return invalidField(QStringLiteral("follow_me_numbers"),
                                QStringLiteral("must be numbers apart by spaces, such as 103 or 103:30 or 103:30:5"));
        numbers.append(number);
    }
    draft.followMeNumbers = numbers;
    return {};
}

Result<void> setStrategy(ExtensionDraft &draft, const QString &cell)
{
    const auto strategy = enumFromName<FollowMeStrategy>(cell.toLower());
    if (!strategy)
        return invalidField(QStringLiteral("follow_me_strategy"),
                            QStringLiteral("must be %1").arg(enumChoices<FollowMeStrategy>()));
    draft.followMeStrategy = *strategy;
    return {};
}

const QList<Column> &columns()
{
    using D = ExtensionDraft;
    static const QList<Column> all{
        {QStringLiteral("number"), text<&D::number>()},
        {QStringLiteral("display_name"), text<&D::displayName>()},
        {QStringLiteral("password"), text<&D::password>()},
        {QStringLiteral("email"), text<&D::email>()},
        {QStringLiteral("dnd"), flag<&D::doNotDisturb>("dnd")},
        {QStringLiteral("follow_me_enabled"), flag<&D::followMeEnabled>("follow_me_enabled")},
        {QStringLiteral("follow_me_numbers"), setNumbers},
        {QStringLiteral("follow_me_strategy"), setStrategy},
    };
    return all;
}

const Column *columnNamed(const QString &name)
{
    const auto found = std::ranges::find(columns(), name, &Column::name);
    return found == columns().end() ? nullptr : &*found;
}

/// The columns of the file in their order.
QList<const Column *> columnsOf(const CsvRow &header, QList<ImportProblem> &problems)
{
    QList<const Column *> found;
    for (const QString &cell : header.cells) {
        const QString name = cell.trimmed().toLower();
        const Column *column = columnNamed(name);
        if (!column)
            problems.append({header.row, name,
                             QStringLiteral("There is no column \"%1\". There are: %2.")
                                 .arg(name, importColumns().join(QLatin1String(", ")))});
        else if (found.contains(column))
            problems.append({header.row, name, QStringLiteral("The column \"%1\" is there twice.").arg(name)});
        found.append(column);
    }
    if (!found.contains(columnNamed(QStringLiteral("number"))))
        problems.append({header.row, QStringLiteral("number"), QStringLiteral("The column \"number\" is missing.")});
    return found;
}

/// As the cell was before an export protected it from spreadsheets.
QString unprotected(const QString &cell)
{
    static const QRegularExpression formula(QStringLiteral("^'[\\s]*[=+\\-@\\t\\r]"));
    return formula.match(cell).hasMatch() ? cell.sliced(1) : cell;
}

ImportProblem problemOf(int row, const Error &error)
{
    return {row, error.field, error.message};
}

std::optional<ImportProblem> read(const CsvRow &record, const QList<const Column *> &columns, SheetRow &row)
{
    row.row = record.row;
    if (record.cells.size() > columns.size())
        return ImportProblem{record.row, {}, QStringLiteral("The row has more cells than the header.")};
    for (qsizetype i = 0; i < record.cells.size(); ++i) {
        const bool isPassword = columns.at(i)->name == u"password";
        const QString cell = isPassword ? record.cells.at(i) : unprotected(record.cells.at(i)).trimmed();
        if (cell.isEmpty())
            continue;
        if (const auto set = columns.at(i)->set(row.draft, cell); !set)
            return problemOf(record.row, set.error());
    }
    if (!row.draft.number)
        return ImportProblem{record.row, QStringLiteral("number"), QStringLiteral("The number is missing.")};
    if (const auto good = checkExtensionDraft(row.draft, *row.draft.number); !good)
        return problemOf(record.row, good.error());
    return std::nullopt;
}

} // namespace

QStringList importColumns()
{
    QStringList names;
    for (const Column &column : columns())
        names.append(column.name);
    return names;
}

ImportSheet readImportSheet(const QByteArray &csv)
{
    ImportSheet sheet;
    const auto records = readCsv(csv, mostImportRows + 1);
    if (!records) {
        sheet.problems.append({records.error().row, {}, records.error().message});
        return sheet;
    }
    if (records->isEmpty()) {
        sheet.problems.append({0, {}, QStringLiteral("The file is empty.")});
        return sheet;
    }
    const QList<const Column *> columns = columnsOf(records->first(), sheet.problems);
    if (!sheet.problems.isEmpty())
        return sheet;
    QHash<QString, int> seen;
    for (const CsvRow &record : records->sliced(1)) {
        SheetRow row;
        auto problem = read(record, columns, row);
        if (row.draft.number) {
            const int first = seen.value(*row.draft.number, 0);
            if (first == 0)
                seen.insert(*row.draft.number, record.row);
            else if (!problem)
                problem = ImportProblem{record.row, QStringLiteral("number"),
                                        QStringLiteral("%1 is in row %2 already.").arg(*row.draft.number).arg(first)};
        }
        if (problem)
            sheet.problems.append(*problem);
        sheet.rows.append(row);
    }
    if (sheet.rows.isEmpty())
        sheet.problems.append({0, {}, QStringLiteral("The file has a header and no rows.")});
    return sheet;
}

} // namespace wakeline
