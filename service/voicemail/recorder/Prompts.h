// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderReport.h"
#include "SoundQueue.h"

#include <QDateTime>
#include <QHash>

namespace wakeline {

/// What callers hear: greetings of mailboxes, spoken prompts, and tones where there are none. Used in the disk's
/// thread; files are read again only when they changed. All are mono, 16 bits, 8 kHz.
class Prompts
{
public:
    /// \param greetings  as wakelined fills it: `<mailbox>.wav`, `names/<mailbox>.wav`, `<mailbox>.json` (RecordedBox);
    ///                   and the administrator's `default.wav`
    /// \param words      `<prompt>.wav` in the language of this place
    Prompts(QString greetings, QString words) : m_greetings(std::move(greetings)), m_words(std::move(words)) {}

    /// The mailbox's own; else a sentence with its recorded name; else `default.wav`; else the sentence with its
    /// number; else three tones.
    Sounds greetingOf(const QString &mailbox);
    /// What wakelined tells of it; none if it has told nothing.
    std::optional<RecordedBox> boxOf(const QString &mailbox) const;

    /// \param message  for the word `@message`
    /// \return tones where none of the words has a file
    Sounds spoken(const QStringList &words, const Sound &message = {});
    /// \return none if the file is of no use
    static Sound messageFrom(const QString &path);

    static Sound beep();
    static Sound tones();

private:
    struct Cached
    {
        QDateTime changed;
        qint64 size = 0;
        Sound sound;
    };

    Sound fromFile(const QString &path);

    QString m_greetings;
    QString m_words;
    QHash<QString, Cached> m_cache; ///< by path
    qint64 m_cachedBytes = 0;       ///< that were read since it was empty
};

} // namespace wakeline
