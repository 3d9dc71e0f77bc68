// SPDX-License-Identifier: GPL-3.0-or-later
#include "CsvText.h"

#include <QStringDecoder>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qsizetype mostCells = 100;

std::unexpected<CsvFault> fault(int row, const QString &message)
{
    return std::unexpected(CsvFault{row, message});
}

/// The one that the first record has more of, quoted cells left out.
QChar separatorOf(QStringView text)
{
    qsizetype commas = 0;
    qsizetype semicolons = 0;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == u'\n')
            break;
        commas += c == u',' ? 1 : 0;
        semicolons += c == u';' ? 1 : 0;
    }
    return semicolons > commas ? u';' : u',';
}

class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text), m_separator(separatorOf(text)) {}

    bool atEnd() const { return m_at >= m_text.size(); }

    /// The cells of the next record, or what is wrong with it.
    std::expected<QStringList, QString> record()
    {
        QStringList cells;
        while (true) {
            auto cell = atEnd() || m_text.at(m_at) != u'"' ? plainCell() : quotedCell();
            if (!cell)
                return std::unexpected(cell.error());
            cells.append(*cell);
            if (cells.size() > mostCells)
                return std::unexpected(QStringLiteral("A row has at most %1 cells.").arg(mostCells));
            if (atEnd())
                return cells;
            if (m_text.at(m_at++) == m_separator)
                continue;
            return cells; // behind the LF
        }
    }

private:
    bool atRecordEnd() const
    {
        return m_text.at(m_at) == u'\n' || m_text.sliced(m_at).startsWith(QLatin1String("\r\n"));
    }

    /// At the separator, at the LF, or at the end.
    void skipCarriageReturn()
    {
        if (!atEnd() && m_text.at(m_at) == u'\r')
            ++m_at;
    }

    std::expected<QString, QString> plainCell()
    {
        const qsizetype begin = m_at;
        while (!atEnd() && m_text.at(m_at) != m_separator && !atRecordEnd()) {
            if (m_text.at(m_at) == u'"')
                return std::unexpected(QStringLiteral("A quote stands inside a cell that is not in quotes."));
            ++m_at;
        }
        const QString cell = m_text.sliced(begin, m_at - begin).toString();
        skipCarriageReturn();
        return cell;
    }

    std::expected<QString, QString> quotedCell()
    {
        QString cell;
        for (++m_at; !atEnd(); ++m_at) {
            if (m_text.at(m_at) != u'"') {
                cell += m_text.at(m_at);
            } else if (m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"') {
                cell += u'"';
                ++m_at;
            } else {
                ++m_at;
                if (!atEnd() && m_text.at(m_at) != m_separator && !atRecordEnd())
                    return std::unexpected(QStringLiteral("Something follows the closing quote of a cell."));
                skipCarriageReturn();
                return cell;
            }
        }
        return std::unexpected(QStringLiteral("A quote is never closed."));
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
};

} // namespace

std::expected<QList<CsvRow>, CsvFault> readCsv(const QByteArray &file, int mostRows)
{
    QStringDecoder decoder(QStringDecoder::Utf8); // leaves a byte order mark out
    const QString text = decoder.decode(file);
    if (decoder.hasError() || text.contains(QChar::Null))
        return fault(0, QStringLiteral("The file is not UTF-8 text. Save it as \"CSV UTF-8\"."));
    QList<CsvRow> rows;
    Reader reader(text);
    for (int number = 1; !reader.atEnd(); ++number) {
        auto cells = reader.record();
        if (!cells)
            return fault(number, cells.error());
        if (std::ranges::all_of(*cells, [](const QString &cell) { return cell.trimmed().isEmpty(); }))
            continue;
        if (rows.size() == mostRows)
            return fault(number, QStringLiteral("The file has more than %1 rows.").arg(mostRows - 1));
        rows.append({number, std::move(*cells)});
    }
    return rows;
}

} // namespace wakeline
