// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallTrail.h"

#include <array>

namespace wakeline {

namespace {

using Stage = CallTrail::Stage;

constexpr std::array names{std::pair{Stage::Own, "own"}, std::pair{Stage::Everyone, "everyone"},
                           std::pair{Stage::Pause, "pause"}, std::pair{Stage::Number, "number"},
                           std::pair{Stage::Voicemail, "voicemail"}};

} // namespace

QString CallTrail::toText() const
{
    QString text;
    for (const auto &[known, name] : names) {
        if (known == stage)
            text = QLatin1String(name);
    }
    return numbers.isEmpty() ? text : text + u':' + numbers.join(u',');
}

CallTrail CallTrail::fromText(const QString &text)
{
    if (text.isEmpty())
        return {};
    CallTrail trail{Stage::Voicemail, {}};
    const QString word = text.section(u':', 0, 0);
    for (const auto &[stage, name] : names) {
        if (word == QLatin1String(name))
            trail.stage = stage;
    }
    trail.numbers = text.section(u':', 1).split(u',', Qt::SkipEmptyParts);
    const bool needsNumber = trail.stage == Stage::Pause || trail.stage == Stage::Number;
    if (needsNumber && trail.numbers.isEmpty())
        trail.stage = Stage::Voicemail;
    return trail;
}

} // namespace wakeline
