// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeVoicemailBox.h"

#include "FieldRules.h"
#include "PasswordHasher.h"
#include "SipAddress.h"
#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QRegularExpression>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype mostExtensions = 100;
constexpr int longestMessageS = 3600;
constexpr int mostMessages = 10'000;
constexpr int longestRetentionDays = 36'500;

Result<void> checkText(const QString &field, const QString &text, const QRegularExpression &shape, const QString &rule)
{
    return shape.match(text).hasMatch() ? Result<void>() : invalidField(field, rule);
}

Result<void> checkNumber(const char *field, const std::optional<int> &number, int least, int most)
{
    if (!number || (*number >= least && *number <= most))
        return {};
    return invalidField(QLatin1String(field),
                        QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most));
}

Result<void> checkTexts(const VoicemailBoxDraft &draft)
{
    static const QRegularExpression name(QStringLiteral("\\A[^\\p{C}]{1,%1}\\z").arg(longestName));
    static const QRegularExpression pin(QStringLiteral("\\A([0-9]{4,12})?\\z"));
    if (draft.number && !isExtensionNumber(*draft.number))
        return invalidField(QStringLiteral("number"), QStringLiteral("must be 1 to 32 of letters, digits and _ . + -"));
    if (draft.number && !isMailboxNumber(*draft.number))
        return invalidField(QStringLiteral("number"),
                            QStringLiteral("must not begin with a dot, have two dots in a row, or be \"default\" or "
                                           "\"names\": the recorder's files are named by it"));
    Result<void> good;
    if (draft.name)
        good = checkText(
            QStringLiteral("name"), *draft.name, name,
            QStringLiteral("must have 1 to %1 characters, none of them a control character").arg(longestName));
    if (good && draft.email)
        good = checkEmail(*draft.email);
    if (good && draft.pin)
        good = checkText(QStringLiteral("pin"), *draft.pin, pin, QStringLiteral("must have 4 to 12 digits, or none"));
    return good;
}

} // namespace

Result<void> checkVoicemailBoxDraft(const VoicemailBoxDraft &draft)
{
    if (auto good = checkTexts(draft); !good)
        return good;
    if (draft.extensions && draft.extensions->size() > mostExtensions)
        return invalidField(QStringLiteral("extensions"), QStringLiteral("must be at most %1").arg(mostExtensions));
    if (auto good = checkNumber("max_duration_s", draft.maxDurationS, 1, longestMessageS); !good)
        return good;
    if (auto good = checkNumber("max_messages", draft.maxMessages, 1, mostMessages); !good)
        return good;
    return checkNumber("retention_days", draft.retentionDays, 0, longestRetentionDays);
}

QCoro::Task<Result<VoicemailBoxChange>> ChangeVoicemailBox::changeFrom(VoicemailBoxDraft draft)
{
    draft.name = trimmed(draft.name);
    draft.email = trimmed(draft.email);
    if (const auto good = checkVoicemailBoxDraft(draft); !good)
        co_return std::unexpected(good.error());
    VoicemailBoxChange change{.number = draft.number,
                              .name = draft.name,
                              .extensions = draft.extensions,
                              .pinHash = std::nullopt,
                              .greeting = draft.greeting,
                              .email = draft.email,
                              .emailNotify = draft.emailNotify,
                              .maxDurationS = draft.maxDurationS,
                              .maxMessages = draft.maxMessages,
                              .retentionDays = draft.retentionDays};
    if (draft.pin && !draft.pin->isEmpty()) {
        const auto hash = co_await m_parts.hasher.hash(*draft.pin);
        if (!hash)
            co_return std::unexpected(hash.error());
        change.pinHash = *hash;
    } else if (draft.pin) {
        change.pinHash = QString();
    }
    co_return change;
}

QCoro::Task<Result<VoicemailBox>> ChangeVoicemailBox::create(VoicemailBoxDraft draft)
{
    if (!draft.number || !draft.name)
        co_return missingField(draft.number ? QStringLiteral("name") : QStringLiteral("number"));
    if (draft.greeting.value_or(GreetingKind::Default) != GreetingKind::Default)
        co_return invalidField(QStringLiteral("greeting"), QStringLiteral("must be default until one is uploaded"));
    const auto change = co_await changeFrom(draft);
    if (!change)
        co_return std::unexpected(change.error());
    const QDateTime now = m_parts.clock.now();
    const auto box = co_await m_parts.boxes.add(*change, now);
    if (box)
        Q_EMIT m_parts.news.boxChanged(*box);
    co_return box;
}

QCoro::Task<Result<VoicemailBox>> ChangeVoicemailBox::change(qint64 id, std::optional<qint64> expectedVersion,
                                                             VoicemailBoxDraft draft)
{
    if (draft.number)
        co_return invalidField(QStringLiteral("number"), QStringLiteral("cannot be changed: add a new box instead"));
    if (draft == VoicemailBoxDraft{})
        co_return failure(QStringLiteral("bad_request"), QStringLiteral("the body names nothing to change"));
    if (draft.greeting.value_or(GreetingKind::Default) != GreetingKind::Default) {
        const auto own = co_await m_parts.boxes.greetingOf(id);
        if (!own)
            co_return std::unexpected(own.error());
        if (own->audio.file.isEmpty())
            co_return invalidField(QStringLiteral("greeting"), QStringLiteral("must be default until one is uploaded"));
    }
    const auto change = co_await changeFrom(draft);
    if (!change)
        co_return std::unexpected(change.error());
    const QDateTime now = m_parts.clock.now();
    const auto box = co_await m_parts.boxes.change(id, expectedVersion, *change, now);
    if (box)
        Q_EMIT m_parts.news.boxChanged(*box);
    co_return box;
}

QCoro::Task<Result<void>> ChangeVoicemailBox::remove(qint64 id, std::optional<qint64> expectedVersion)
{
    const auto removed = co_await m_parts.boxes.remove(id, expectedVersion);
    if (!removed)
        co_return std::unexpected(removed.error());
    Q_EMIT m_parts.news.boxRemoved(removed->box);
    const auto gone = co_await m_parts.store.remove(removed->files);
    if (!gone) // they are orphans now, and found as such
        qCWarning(lcVoicemail).noquote() << "The sound files of a removed voicemail box stay:" << gone.error().message;
    co_return Result<void>();
}

QCoro::Task<Result<VoicemailBox>> ChangeVoicemailBox::setGreeting(qint64 id, std::optional<qint64> expectedVersion,
                                                                  GreetingKind kind, QByteArray upload)
{
    // Asked first, so that nothing is converted for a box that is none.
    const auto box = co_await m_parts.boxes.find(id);
    if (!box)
        co_return std::unexpected(box.error());
    const auto recording = co_await m_parts.store.keepGreeting(upload);
    if (!recording)
        co_return std::unexpected(recording.error());
    const VoicemailBoxTable::Greeting greeting{kind, recording->audio};
    co_return co_await replaceGreeting(id, expectedVersion, greeting);
}

QCoro::Task<Result<VoicemailBox>> ChangeVoicemailBox::removeGreeting(qint64 id, std::optional<qint64> expectedVersion)
{
    const VoicemailBoxTable::Greeting none;
    co_return co_await replaceGreeting(id, expectedVersion, none);
}

QCoro::Task<Result<VoicemailBox>> ChangeVoicemailBox::replaceGreeting(qint64 id, std::optional<qint64> expectedVersion,
                                                                      VoicemailBoxTable::Greeting greeting)
{
    const QDateTime now = m_parts.clock.now();
    const auto replaced = co_await m_parts.boxes.setGreeting(id, expectedVersion, greeting, now);
    // After `outcome_unknown` the new file may be in use; if it is not, it is found as an orphan.
    const QString unused = replaced                                                    ? replaced->oldFile
                           : replaced.error().code != QLatin1String("outcome_unknown") ? greeting.audio.file
                                                                                       : QString();
    if (!unused.isEmpty()) {
        const QStringList files{unused};
        co_await m_parts.store.remove(files);
    }
    if (!replaced)
        co_return std::unexpected(replaced.error());
    Q_EMIT m_parts.news.boxChanged(replaced->box);
    co_return replaced->box;
}

QCoro::Task<Result<VoicemailRecording>> ChangeVoicemailBox::greeting(qint64 id)
{
    const auto own = co_await m_parts.boxes.greetingOf(id);
    if (!own)
        co_return std::unexpected(own.error());
    if (own->audio.file.isEmpty())
        co_return failure(QStringLiteral("not_found"),
                          QStringLiteral("This voicemail box has no greeting of its own."));
    const auto opened = co_await m_parts.store.open(own->audio.file);
    if (!opened)
        co_return failure(QStringLiteral("not_found"), QStringLiteral("The sound of this greeting is lost."));
    co_return VoicemailRecording{opened->file, own->audio.hash};
}

} // namespace wakeline
