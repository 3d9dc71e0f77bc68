// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogQuery.h"

#include "SearchFold.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace wakeline {

namespace {

using Term = PushLogQuery::Term;
using Key = Term::Key;

/// The context of the words here.
struct PushLogQueryWords
{
    Q_DECLARE_TR_FUNCTIONS(PushLogQueryWords)
};

constexpr std::pair<QLatin1String, Key> keys[] = {
    {QLatin1String("ext"), Key::Extension},     {QLatin1String("is"), Key::Is},
    {QLatin1String("provider"), Key::Provider}, {QLatin1String("via"), Key::Provider},
    {QLatin1String("call"), Key::Call},         {QLatin1String("reason"), Key::Reason},
    {QLatin1String("event"), Key::Event},       {QLatin1String("after"), Key::After},
    {QLatin1String("before"), Key::Before},
};

constexpr std::pair<QLatin1String, PushResult> results[] = {
    {QLatin1String("waiting"), PushResult::Waiting}, {QLatin1String("woke"), PushResult::Woke},
    {QLatin1String("slow"), PushResult::Slow},       {QLatin1String("unanswered"), PushResult::NotWoken},
    {QLatin1String("sent"), PushResult::Sent},       {QLatin1String("failed"), PushResult::Failed},
};

/// Cuts at spaces outside of double quotes; the quotes themselves go, an open one ends with the text.
QStringList tokens(const QString &text)
{
    QStringList list;
    QString token;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!token.isEmpty())
                list.append(std::exchange(token, {}));
        } else {
            token.append(c);
        }
    }
    if (!token.isEmpty())
        list.append(token);
    return list;
}

std::optional<PushResult> resultFromWord(const QString &word)
{
    const auto it =
        std::find_if(std::begin(results), std::end(results), [&](const auto &r) { return r.first == word; });
    return it == std::end(results) ? std::nullopt : std::optional(it->second);
}

/// A time of day that is still to come is yesterday's: a log has no future.
std::optional<QDateTime> momentOf(const QString &value, const QDateTime &now)
{
    static const QRegularExpression ago(QStringLiteral("\\A([0-9]{1,5})([mhd])\\z"));
    if (const auto match = ago.match(value); match.hasMatch()) {
        const qint64 unit = match.captured(2) == u"m" ? 60 : match.captured(2) == u"h" ? 3600 : 86'400;
        return now.addSecs(-match.captured(1).toLongLong() * unit);
    }
    const QDateTime local = now.toLocalTime();
    for (const char *format : {"H:mm:ss", "H:mm"}) {
        if (const QTime time = QTime::fromString(value, QLatin1String(format)); time.isValid()) {
            const QDateTime today(local.date(), time);
            return today > local ? today.addDays(-1) : today;
        }
    }
    const QDateTime whole = QDateTime::fromString(value.toUpper(), Qt::ISODate);
    return whole.isValid() ? std::optional(whole) : std::nullopt;
}

bool isTime(Key key)
{
    return key == Key::After || key == Key::Before;
}

bool isKnownValue(Key key, const QString &value)
{
    switch (key) {
    case Key::Is:
        return resultFromWord(value) || enumFromName<PushOutcome>(value);
    case Key::Provider:
        return enumFromName<PushProviderName>(value).has_value();
    case Key::Event:
        return enumFromName<PushEvent>(value).has_value();
    default:
        return true;
    }
}

QString choices(Key key)
{
    switch (key) {
    case Key::Is: {
        QStringList all;
        for (const auto &[word, result] : results)
            all.append(QString(word));
        return all.join(QLatin1String(", "));
    }
    case Key::Provider:
        return enumChoices<PushProviderName>();
    case Key::Event:
        return enumChoices<PushEvent>();
    case Key::After:
    case Key::Before:
        return QStringLiteral("14:30, 2h, 2026-11-20");
    default:
        return {};
    }
}

bool contains(const QString &text, const QString &word)
{
    return foldForSearch(text).contains(word);
}

bool matchesText(const PushLogEntry &entry, const QString &word)
{
    return contains(entry.extension, word) || contains(entry.userAgent, word) || contains(entry.reason, word) ||
           contains(entry.callId, word) || contains(entry.caller, word) || contains(entry.providerId, word) ||
           contains(providerText(entry.provider), word) || contains(entry.tokenMasked, word);
}

bool matchesTerm(const Term &term, const PushLogEntry &entry, PushResult result)
{
    switch (term.key) {
    case Key::Text:
        return matchesText(entry, term.value);
    case Key::Extension:
        return foldForSearch(entry.extension) == term.value;
    case Key::Is:
        return resultFromWord(term.value) == result || enumName(entry.outcome) == term.value;
    case Key::Provider:
        return enumName(entry.provider) == term.value;
    case Key::Call:
        return foldForSearch(entry.callId).startsWith(term.value);
    case Key::Reason:
        return contains(entry.reason, term.value) || QString::number(entry.status) == term.value;
    case Key::Event:
        return enumName(entry.event) == term.value;
    case Key::After:
        return entry.at >= term.at;
    case Key::Before:
        return entry.at < term.at;
    }
    return false;
}

} // namespace

PushLogQuery PushLogQuery::parse(const QString &text, const QDateTime &now)
{
    PushLogQuery query;
    for (const QString &token : tokens(text)) {
        const bool negated = token.size() > 1 && token.startsWith(QLatin1Char('-'));
        const QString body = negated ? token.mid(1) : token;
        const auto colon = body.indexOf(QLatin1Char(':'));
        const QString name = body.left(std::max<qsizetype>(colon, 0)).toLower();
        const auto key = std::find_if(std::begin(keys), std::end(keys), [&](const auto &k) { return k.first == name; });
        if (colon < 0 || key == std::end(keys)) {
            query.terms.append({Key::Text, foldForSearch(body), negated, {}});
            continue;
        }
        const QString value = foldForSearch(body.mid(colon + 1));
        if (value.isEmpty())
            continue; // still being typed
        const auto moment = isTime(key->second) ? momentOf(value, now) : std::nullopt;
        if (!isKnownValue(key->second, value) || (isTime(key->second) && !moment)) {
            query.problems.append(
                PushLogQueryWords::tr("“%1” is not known here; try %2: %3.").arg(body, name, choices(key->second)));
            query.terms.append({Key::Text, foldForSearch(body), negated, {}});
            continue;
        }
        query.terms.append({key->second, value, negated, moment.value_or(QDateTime()), body.mid(colon + 1)});
    }
    return query;
}

bool PushLogQuery::matches(const PushLogEntry &entry, PushResult result) const
{
    QMap<Key, bool> anyOfKey; // the same key twice: either is enough
    for (const Term &term : terms) {
        const bool hit = matchesTerm(term, entry, result);
        if (term.negated || term.key == Key::Text) {
            if (hit == term.negated)
                return false;
        } else {
            anyOfKey[term.key] = anyOfKey.value(term.key) || hit;
        }
    }
    return std::all_of(anyOfKey.cbegin(), anyOfKey.cend(), [](bool hit) { return hit; });
}

} // namespace wakeline
