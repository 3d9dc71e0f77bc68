// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"
#include "Samples.h"

#include <QDateTime>
#include <QHash>

#include <memory>

namespace wakeline {

using Sound = std::shared_ptr<const Samples>;

/// What callers hear: the mailbox's own greeting, else the default one, else three tones; and the beep. Used in the
/// disk's thread; files are read again only when they changed.
class Prompts
{
public:
    /// \param folder  `<mailbox>.wav` and `default.wav`, mono, 16 bits, 8 kHz
    explicit Prompts(QString folder) : m_folder(std::move(folder)) {}

    Sound greetingOf(const QString &mailbox);

    static Sound beep();
    static Sound tones();

private:
    struct Cached
    {
        QDateTime changed;
        qint64 size = 0;
        Sound sound;
    };

    Sound fromFile(const QString &name);

    QString m_folder;
    QHash<QString, Cached> m_cache;
    qint64 m_cachedBytes = 0; ///< that were read since it was empty
};

} // namespace wakeline
