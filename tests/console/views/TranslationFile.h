// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace wakeline {

QString translationsFolder();

/// A .ts file of Qt Linguist, as far as the tests look at it.
struct TranslationFile
{
    struct Message
    {
        QString context;
        QString source;
        QString comment; ///< of the programmer; tells equal sources apart
        QStringList texts;
        QString state; ///< "unfinished", "vanished" or "obsolete"; empty: it is in use
        bool numerus = false;

        QString key() const { return context + QStringLiteral(": ") + source; }
    };

    QString language;
    QList<Message> messages;

    static QString pathOf(const QString &language);
    static TranslationFile read(const QString &language) { return readFrom(pathOf(language)); }
    static TranslationFile readFrom(const QString &path);
};

} // namespace wakeline
