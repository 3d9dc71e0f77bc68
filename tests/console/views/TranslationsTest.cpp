// SPDX-License-Identifier: GPL-3.0-or-later
#include "TranslationFile.h"

#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

QString lupdate()
{
    return QStandardPaths::findExecutable(QStringLiteral("lupdate"),
                                          {QLibraryInfo::path(QLibraryInfo::BinariesPath),
                                           QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath),
                                           QStringLiteral("/usr/lib/qt6/bin")});
}

QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

/// "%1", "%n" and what stands like them.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?(?:[0-9]{1,2}|n)"));
    QStringList found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    return sorted(found);
}

/// Patterns of dates, and what a translation says of its own language.
bool isAboutItself(const TranslationFile::Message &message)
{
    return !message.comment.isEmpty() || message.context == QLatin1String("QGuiApplication") ||
           message.context == QLatin1String("SpokenLanguage");
}

/// What a translation must take over as it is: setting names, file patterns, keys of a search.
QStringList literals(const QString &text)
{
    static const QRegularExpression literal(QStringLiteral(
        "\\*\\.[a-z0-9]+|--[a-z-]+|\\b[a-z]+_[a-z_]+\\b|\\b[A-Z]+_[A-Z_]+\\b|\\b(?:ext|is|by|action|after|"
        "provider|call|reason):|\\((?:F[0-9]+|[A-Z])\\)"));
    QStringList found;
    for (auto match = literal.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    return sorted(found);
}

} // namespace

/// The .ts files: whole, true to the sources, and without what would break the text at run time.
class TranslationsTest : public QObject
{
    Q_OBJECT

private:
    static void translations()
    {
        QTest::addColumn<QString>("language");
        for (const QString &file : QDir(translationsFolder()).entryList({QStringLiteral("wakeline_*.ts")})) {
            const QString language = file.section(u'_', 1).section(u'.', 0, 0);
            QTest::newRow(qPrintable(language)) << language;
        }
    }

private Q_SLOTS:
    void germanAndFrenchAreThere()
    {
        for (const char *language : {"de", "fr"})
            QVERIFY2(TranslationFile::read(QLatin1String(language)).messages.size() > 1500, language);
    }

    void everyTextIsTranslated_data() { translations(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        const TranslationFile file = TranslationFile::read(language);
        QCOMPARE(file.language, language);
        QStringList open;
        for (const TranslationFile::Message &message : file.messages) {
            const qsizetype forms = message.numerus ? 2 : 1; // German, French and English count alike here
            if (!message.state.isEmpty() || message.texts.size() != forms || message.texts.contains(QString()))
                open.append(message.key() + QStringLiteral(" ") + message.state);
        }
        QCOMPARE(open.join(u'\n'), QString());
    }

    void placeholdersAndNamesAreKept_data() { translations(); }
    void placeholdersAndNamesAreKept()
    {
        QFETCH(QString, language);
        QStringList lost;
        for (const TranslationFile::Message &message : TranslationFile::read(language).messages) {
            for (const QString &text : message.texts) {
                const bool kept =
                    placeholders(text) == placeholders(message.source) && literals(text) == literals(message.source);
                if (!kept && !isAboutItself(message))
                    lost.append(message.source + QStringLiteral(" -> ") + text);
            }
        }
        QCOMPARE(lost.join(u'\n'), QString());
    }

    void endsAreKept_data() { translations(); }
    void endsAreKept()
    {
        QFETCH(QString, language);
        QStringList lost;
        for (const TranslationFile::Message &message : TranslationFile::read(language).messages) {
            for (const QString &text : message.texts) {
                // A dialog to come, a whole sentence, and the blank that keeps words apart.
                for (const QChar end : {u'…', u'.', u' ', u'\n'}) {
                    if (message.source.endsWith(end) != text.endsWith(end) && !isAboutItself(message))
                        lost.append(message.source + QStringLiteral(" -> ") + text);
                }
                if (message.source.count(u'&') != text.count(u'&'))
                    lost.append(QStringLiteral("mnemonic: ") + message.source);
            }
        }
        QCOMPARE(lost.join(u'\n'), QString());
    }

    void theSourcesHaveNothingNew_data() { translations(); }
    void theSourcesHaveNothingNew()
    {
        QFETCH(QString, language);
        if (lupdate().isEmpty())
            QSKIP("lupdate is not installed (qt6-l10n-tools)");
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("wakeline_%1.ts").arg(language));
        QVERIFY(QFile::copy(TranslationFile::pathOf(language), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QStringList arguments{QStringLiteral("console"), QStringLiteral("-locations"), QStringLiteral("none")};
        if (language == QLatin1String("en"))
            arguments.append(QStringLiteral("-pluralonly"));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(WAKELINE_SOURCE_DIR));
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(lupdate(), arguments << QStringLiteral("-ts") << copy);
        QVERIFY(process.waitForFinished(120'000));
        const QString said = QString::fromUtf8(process.readAll());
        QVERIFY2(process.exitCode() == 0, qPrintable(said));
        // A text whose context lupdate cannot tell is never found at run time.
        QVERIFY2(!said.contains(QStringLiteral("without context")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("lacks Q_OBJECT")), qPrintable(said));

        QStringList changed;
        for (const TranslationFile::Message &message : TranslationFile::readFrom(copy).messages) {
            if (!message.state.isEmpty())
                changed.append(QStringLiteral("%1 is %2").arg(message.key(), message.state));
        }
        QVERIFY2(changed.isEmpty(),
                 qPrintable(QStringLiteral("update the translations (docs/console.md):\n") + changed.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "TranslationsTest.moc"
