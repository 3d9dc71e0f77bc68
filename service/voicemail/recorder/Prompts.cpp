// SPDX-License-Identifier: GPL-3.0-or-later
#include "Prompts.h"

#include "KnownFields.h"
#include "RecorderLog.h"

#include "Libre.h"
#include "SpokenWords.h"

#include <QFileInfo>

#include <array>
#include <cmath>
#include <numbers>

namespace wakeline {

namespace {

constexpr qint64 largestGreeting = samplesIn(std::chrono::minutes(5)) * 2 + 4096;
constexpr qint64 largestMessage = samplesIn(std::chrono::hours(1)) * 2 + 4096;
constexpr qint64 largestNote = 4096;            ///< bytes
constexpr qint64 mostCached = qint64(32) << 20; ///< bytes
constexpr double loudness = 8000;

void addTone(Samples &samples, double hertz, std::chrono::milliseconds length)
{
    const qint64 count = samplesIn(length);
    constexpr qint64 ramp = sampleRate / 100; // without it a tone clicks
    for (qint64 i = 0; i < count; ++i) {
        const double edge = double(std::min({i, count - i, ramp})) / ramp;
        samples.push_back(int16_t(loudness * edge * std::sin(2 * std::numbers::pi * hertz * double(i) / sampleRate)));
    }
}

Result<Samples> readWav(const QString &path)
{
    aufile_prm form = {};
    int problem = 0;
    const auto file = made<aufile>(
        [&](aufile **made) { problem = ::aufile_open(made, &form, QFile::encodeName(path).constData(), AUFILE_READ); });
    if (problem != 0)
        return failure(QStringLiteral("greeting"), QStringLiteral("it is no WAV file"));
    if (form.srate != sampleRate || form.channels != 1 || form.fmt != AUFMT_S16LE)
        return failure(QStringLiteral("greeting"), QStringLiteral("it is not mono with 16 bits and 8 kHz"));
    Samples samples;
    std::array<int16_t, 4096> piece{};
    for (;;) {
        std::size_t size = sizeof piece;
        if (::aufile_read(file.get(), reinterpret_cast<uint8_t *>(piece.data()), &size) != 0 || size < 2)
            return samples;
        samples.insert(samples.end(), piece.begin(), piece.begin() + std::ptrdiff_t(size / 2));
    }
}

} // namespace

Sounds Prompts::greetingOf(const QString &mailbox)
{
    if (Sound own = fromFile(m_greetings + u'/' + mailbox + QStringLiteral(".wav")))
        return {own};
    Sounds sentence = spoken({QStringLiteral("not-available")});
    if (Sound name = fromFile(m_greetings + QStringLiteral("/names/") + mailbox + QStringLiteral(".wav"))) {
        sentence.insert(sentence.begin(), name);
        return sentence;
    }
    if (Sound common = fromFile(m_greetings + QStringLiteral("/default.wav")))
        return {common};
    QStringList words = spokenDigits(mailbox);
    words.prepend(words.isEmpty() ? QStringLiteral("person") : QStringLiteral("number"));
    words.append(QStringLiteral("not-available"));
    return spoken(words);
}

std::optional<RecordedBox> Prompts::boxOf(const QString &mailbox) const
{
    QFile file(m_greetings + u'/' + mailbox + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto object = parseObject(file.read(largestNote));
    // A wakelined that is newer may say more of it.
    const auto box =
        object ? fromJson<RecordedBox>(json::knownFields<RecordedBox>(*object)) : std::unexpected(object.error());
    if (box && box->maxDurationS > 0)
        return *box;
    qCWarning(lcRecorder, "What %s says is not understood", qPrintable(file.fileName()));
    return std::nullopt;
}

Sounds Prompts::spoken(const QStringList &words, const Sound &message)
{
    Sounds sounds;
    for (const QString &word : words) {
        const bool isMessage = word == u"@message";
        if (Sound sound = isMessage ? message : fromFile(m_words + u'/' + word + QStringLiteral(".wav")))
            sounds.push_back(sound);
        else if (isMessage && (sound = fromFile(m_words + QStringLiteral("/lost.wav"))))
            sounds.push_back(sound);
    }
    if (sounds.empty())
        sounds.push_back(tones());
    return sounds;
}

Sound Prompts::messageFrom(const QString &path)
{
    if (QFileInfo(path).size() > largestMessage)
        return {};
    auto samples = readWav(path);
    if (samples)
        return std::make_shared<const Samples>(std::move(*samples));
    qCWarning(lcRecorder, "The message %s is not played: %s", qPrintable(path), qPrintable(samples.error().message));
    return {};
}

Sound Prompts::fromFile(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile()) {
        m_cache.remove(path);
        return {};
    }
    const auto known = m_cache.constFind(path);
    if (known != m_cache.constEnd() && known->changed == file.lastModified() && known->size == file.size())
        return known->sound;
    Sound sound; // none, and remembered as none, if the file is of no use
    auto samples =
        file.size() > largestGreeting
            ? Result<Samples>(failure(QStringLiteral("greeting"), QStringLiteral("it is longer than five minutes")))
            : readWav(path);
    if (samples)
        sound = std::make_shared<const Samples>(std::move(*samples));
    else
        qCWarning(lcRecorder, "The greeting %s is not played: %s", qPrintable(path),
                  qPrintable(samples.error().message));
    if (m_cachedBytes + file.size() > mostCached) {
        m_cache.clear();
        m_cachedBytes = 0;
    }
    m_cachedBytes += file.size();
    m_cache.insert(path, {file.lastModified(), file.size(), sound});
    return sound;
}

Sound Prompts::beep()
{
    static const Sound sound = [] {
        Samples samples;
        addTone(samples, 1400, std::chrono::milliseconds(300));
        return std::make_shared<const Samples>(std::move(samples));
    }();
    return sound;
}

Sound Prompts::tones()
{
    static const Sound sound = [] {
        Samples samples;
        for (const double hertz : {523.25, 659.26, 783.99}) {
            addTone(samples, hertz, std::chrono::milliseconds(200));
            samples.insert(samples.end(), sampleRate / 20, 0);
        }
        return std::make_shared<const Samples>(std::move(samples));
    }();
    return sound;
}

} // namespace wakeline
