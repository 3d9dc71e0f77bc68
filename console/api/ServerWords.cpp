// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerWords.h"

#include <QCoreApplication>
#include <QHash>

namespace wakeline {

namespace {

const QHash<QString, const char *> &sentences()
{
    // Only codes that say it all: of invalid_value and its like the server's own sentence is needed.
    static const QHash<QString, const char *> words{
        {QStringLiteral("not_found"), QT_TRANSLATE_NOOP("ServerWords", "It is not there any more.")},
        {QStringLiteral("stale"), QT_TRANSLATE_NOOP("ServerWords", "It was changed meanwhile.")},
        {QStringLiteral("forbidden"), QT_TRANSLATE_NOOP("ServerWords", "Your role may not do that.")},
        {QStringLiteral("unauthorized"), QT_TRANSLATE_NOOP("ServerWords", "Your session has ended. Sign in again.")},
        {QStringLiteral("token_expired"), QT_TRANSLATE_NOOP("ServerWords", "Your session has ended. Sign in again.")},
        {QStringLiteral("token_reused"), QT_TRANSLATE_NOOP("ServerWords", "Your session has ended. Sign in again.")},
        {QStringLiteral("invalid_credentials"), QT_TRANSLATE_NOOP("ServerWords", "Wrong name or password.")},
        {QStringLiteral("locked"), QT_TRANSLATE_NOOP("ServerWords", "Too many attempts. Try again later.")},
        {QStringLiteral("overloaded"),
         QT_TRANSLATE_NOOP("ServerWords", "The server is too busy. Try again in a moment.")},
        {QStringLiteral("shutting_down"), QT_TRANSLATE_NOOP("ServerWords", "The service is stopping.")},
        {QStringLiteral("database_unavailable"),
         QT_TRANSLATE_NOOP("ServerWords", "The server does not reach its database.")},
        {QStringLiteral("number_taken"), QT_TRANSLATE_NOOP("ServerWords", "This number is taken.")},
        {QStringLiteral("name_taken"), QT_TRANSLATE_NOOP("ServerWords", "This name is taken.")},
        {QStringLiteral("last_admin"), QT_TRANSLATE_NOOP("ServerWords", "The last admin must stay.")},
        {QStringLiteral("call_not_answered"), QT_TRANSLATE_NOOP("ServerWords", "Nobody has answered this call yet.")},
        {QStringLiteral("transfer_running"),
         QT_TRANSLATE_NOOP("ServerWords", "This call is being transferred already.")},
        {QStringLiteral("outcome_unknown"),
         QT_TRANSLATE_NOOP("ServerWords", "Whether it was done is not known. Look before you try again.")},
        {QStringLiteral("import_running"), QT_TRANSLATE_NOOP("ServerWords", "Another import is running.")},
        {QStringLiteral("mailbox_full"), QT_TRANSLATE_NOOP("ServerWords", "The voicemail box is full.")},
        {QStringLiteral("unknown_tier"), QT_TRANSLATE_NOOP("ServerWords", "There is no such tier.")},
    };
    return words;
}

} // namespace

QString serverWords(const QString &code, const QString &own)
{
    const char *sentence = sentences().value(code);
    if (!sentence)
        return own;
    const QString translated = QCoreApplication::translate("ServerWords", sentence);
    return translated == QLatin1String(sentence) ? own : translated;
}

} // namespace wakeline
