// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioStore.h"
#include "Clock.h"
#include "ReadVoicemail.h"
#include "VoicemailBoxTable.h"

namespace wakeline {

class PasswordHasher;
class VoicemailNews;

/// What operators do to voicemail boxes: checks what a client says of one, hashes its PIN, and converts its greeting.
///
/// Errors: `missing_field` and `invalid_value` with the field; `not_found`; `stale` if `expectedVersion` is another
/// than the stored one; the database's.
class ChangeVoicemailBox
{
public:
    struct Parts
    {
        VoicemailBoxTable &boxes;
        AudioStore &store;
        PasswordHasher &hasher;
        VoicemailNews &news;
        const Clock &clock;
    };

    explicit ChangeVoicemailBox(Parts parts) : m_parts(parts) {}

    /// Needs `number` and `name`. Error: `number_taken`.
    QCoro::Task<Result<VoicemailBox>> create(VoicemailBoxDraft draft);
    /// Everything but the number can change.
    QCoro::Task<Result<VoicemailBox>> change(qint64 id, std::optional<qint64> expectedVersion, VoicemailBoxDraft draft);
    /// With its messages, for good.
    QCoro::Task<Result<void>> remove(qint64 id, std::optional<qint64> expectedVersion);

    /// \param kind  Custom or Name. Error: `bad_audio` with the reason.
    QCoro::Task<Result<VoicemailBox>> setGreeting(qint64 id, std::optional<qint64> expectedVersion, GreetingKind kind,
                                                  QByteArray upload);
    /// Back to the default.
    QCoro::Task<Result<VoicemailBox>> removeGreeting(qint64 id, std::optional<qint64> expectedVersion);
    /// The box's own audio. \return `not_found` if it has none
    QCoro::Task<Result<VoicemailRecording>> greeting(qint64 id);

private:
    QCoro::Task<Result<VoicemailBoxChange>> changeFrom(VoicemailBoxDraft draft);
    QCoro::Task<Result<VoicemailBox>> replaceGreeting(qint64 id, std::optional<qint64> expectedVersion,
                                                      VoicemailBoxTable::Greeting greeting);

    Parts m_parts;
};

/// The field at fault, of those that the draft holds.
Result<void> checkVoicemailBoxDraft(const VoicemailBoxDraft &draft);

} // namespace wakeline
