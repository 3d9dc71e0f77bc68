// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpokenLanguage.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

#include <algorithm>

static void registerTranslations() // Q_INIT_RESOURCE must stand outside any namespace
{
    Q_INIT_RESOURCE(translations);
}

namespace wakeline {

namespace {

const QString folder = QStringLiteral(":/console/translations");
const QString english = QStringLiteral("en");

// Each translation says these two of itself. By the second Qt knows the direction of reading (see QGuiApplication).
constexpr const char *nameOf[] = {
    //: The name of this translation's language, in that language.
    QT_TRANSLATE_NOOP("SpokenLanguage", "English"),
    //: LTR, or RTL for a language that is read from the right.
    QT_TRANSLATE_NOOP("QGuiApplication", "QT_LAYOUT_DIRECTION"),
};

QString codeOf(const QString &locale)
{
    return QString(locale).replace(u'-', u'_').section(u'_', 0, 0);
}

} // namespace

QStringList languageCodes()
{
    registerTranslations();
    QStringList codes;
    for (const QString &file : QDir(folder).entryList({QStringLiteral("wakeline_*.qm")}))
        codes.append(file.section(u'_', 1).section(u'.', 0, 0));
    return codes;
}

QList<std::pair<QString, QString>> languages()
{
    QList<std::pair<QString, QString>> known;
    for (const QString &code : languageCodes()) {
        QTranslator translation;
        if (!translation.load(QStringLiteral("wakeline_") + code, folder))
            continue;
        const QString name = translation.translate("SpokenLanguage", nameOf[0]);
        known.append({code, name.isEmpty() ? QString::fromLatin1(nameOf[0]) : name});
    }
    std::ranges::sort(known, {}, &std::pair<QString, QString>::second);
    return known;
}

QString bestLanguage(const QStringList &wanted)
{
    const QStringList known = languageCodes();
    for (const QString &locale : wanted) {
        if (known.contains(codeOf(locale)))
            return codeOf(locale);
    }
    return english;
}

SpokenLanguage::~SpokenLanguage()
{
    if (!m_code.isEmpty())
        QLocale::setDefault(m_before);
}

void SpokenLanguage::speak(const QString &code)
{
    if (m_code.isEmpty())
        m_before = QLocale();
    registerTranslations();
    m_code = code.isEmpty() ? bestLanguage(QLocale::system().uiLanguages()) : code;

    // Sentences and dates of different languages would make a puzzle; the country, and so its order of a date, stays.
    const QLocale system = QLocale::system();
    const QLocale spoken(m_code);
    const bool same = system.language() == spoken.language();
    QLocale::setDefault(same ? system : QLocale(spoken.language(), system.territory()));

    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_console);
    if (m_qt.load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_console.load(QStringLiteral("wakeline_") + m_code, folder))
        QCoreApplication::installTranslator(&m_console); // last, so it is asked first
}

} // namespace wakeline
