// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace wakeline {

/// "de", "en" and so on: every language that a .ts file was built in for.
QStringList languageCodes();

/// English and every language that a .ts file was built in for, by their names: the code "de", and "Deutsch".
QList<std::pair<QString, QString>> languages();

/// The first of `wanted` that there is a translation for, else "en". \param wanted  as QLocale::uiLanguages has them
QString bestLanguage(const QStringList &wanted);

/// The language of the application while this object lives: the console's words, Qt's own, the way dates and numbers
/// are written, and with them the direction of reading.
class SpokenLanguage
{
public:
    SpokenLanguage() = default;
    SpokenLanguage(const SpokenLanguage &) = delete;
    SpokenLanguage &operator=(const SpokenLanguage &) = delete;
    ~SpokenLanguage();

    /// What windows that exist already show stays as it is. \param code  one of languages(); empty: as the system
    void speak(const QString &code);
    /// One of languages(), the system's included.
    const QString &code() const { return m_code; }

private:
    QString m_code;
    QTranslator m_console;
    QTranslator m_qt;
    QLocale m_before;
};

} // namespace wakeline
