// SPDX-License-Identifier: GPL-3.0-or-later
#include "SqlScript.h"

#include <QRegularExpression>

namespace wakeline {

namespace {

/// Reads a script from left to right, one token at a time.
class ScriptReader
{
public:
    explicit ScriptReader(const QString &script) : m_script(script) {}

    QStringList read()
    {
        while (m_at < m_script.size())
            readToken();
        endStatement();
        return m_statements;
    }

private:
    void readToken()
    {
        const QChar c = m_script.at(m_at);
        if (startsWith("--"))
            skipTo(m_script.indexOf(QLatin1Char('\n'), m_at), 0);
        else if (startsWith("/*"))
            skipTo(m_script.indexOf(QLatin1String("*/"), m_at + 2), 2);
        else if (c == QLatin1Char('\'') || c == QLatin1Char('"'))
            // A doubled quote inside reads as two strings side by side, which comes to the same.
            takeTo(m_script.indexOf(c, m_at + 1), 1);
        else if (const QString tag = dollarTag(); !tag.isEmpty())
            takeTo(m_script.indexOf(tag, m_at + tag.size()), tag.size());
        else if (c.isLetter() || c == QLatin1Char('_'))
            takeWord();
        else if (c == QLatin1Char(';') && m_depth == 0)
            endStatement(), ++m_at;
        else
            m_statement.append(m_script.at(m_at++));
    }

    bool startsWith(const char *text) const { return QStringView(m_script).mid(m_at).startsWith(QLatin1String(text)); }

    QString dollarTag() const
    {
        static const QRegularExpression tag(QStringLiteral("\\G\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$"));
        return tag.match(m_script, m_at).captured();
    }

    void skipTo(qsizetype end, qsizetype length) { m_at = end < 0 ? m_script.size() : end + length; }

    void takeTo(qsizetype end, qsizetype length)
    {
        const qsizetype stop = end < 0 ? m_script.size() : end + length;
        m_statement.append(QStringView(m_script).mid(m_at, stop - m_at));
        m_at = stop;
    }

    void takeWord()
    {
        qsizetype end = m_at;
        while (end < m_script.size() && (m_script.at(end).isLetterOrNumber() || m_script.at(end) == QLatin1Char('_')))
            ++end;
        const QString word = m_script.mid(m_at, end - m_at).toUpper();
        // Only a trigger's body holds statements; CASE … END may stand in it.
        if (word == QLatin1String("TRIGGER") &&
            m_statement.trimmed().startsWith(QLatin1String("CREATE"), Qt::CaseInsensitive))
            m_trigger = true;
        else if (m_trigger && (word == QLatin1String("BEGIN") || word == QLatin1String("CASE")))
            ++m_depth;
        else if (m_depth > 0 && word == QLatin1String("END"))
            --m_depth;
        m_statement.append(QStringView(m_script).mid(m_at, end - m_at));
        m_at = end;
    }

    void endStatement()
    {
        const QString statement = m_statement.trimmed();
        if (!statement.isEmpty())
            m_statements.append(statement);
        m_statement.clear();
        m_trigger = false;
        m_depth = 0;
    }

    const QString &m_script;
    qsizetype m_at = 0;
    QString m_statement;
    QStringList m_statements;
    bool m_trigger = false;
    int m_depth = 0; ///< of BEGIN and CASE inside a trigger
};

} // namespace

QStringList splitStatements(const QString &script)
{
    return ScriptReader(script).read();
}

} // namespace wakeline
