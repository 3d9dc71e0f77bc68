// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Why a call to the recorder ended.
enum class EndReason {
    Hangup,
    Hash, ///< the caller pressed `#`
    MaxLength,
    Silence,         ///< after the caller had spoken
    NoAudio,         ///< nothing was ever heard
    NoRtp,           ///< the caller's media stopped
    NotAcknowledged, ///< no ACK for our 200
    Failed,          ///< the dialog broke
    Disk,            ///< the spool could not be written
    Shutdown,
    Interrupted ///< the recorder was killed; found at its next start
};

template <>
struct EnumNames<EndReason>
{
    static constexpr std::array names{std::pair{EndReason::Hangup, "hangup"},
                                      std::pair{EndReason::Hash, "hash"},
                                      std::pair{EndReason::MaxLength, "max_length"},
                                      std::pair{EndReason::Silence, "silence"},
                                      std::pair{EndReason::NoAudio, "no_audio"},
                                      std::pair{EndReason::NoRtp, "no_rtp"},
                                      std::pair{EndReason::NotAcknowledged, "not_acknowledged"},
                                      std::pair{EndReason::Failed, "failed"},
                                      std::pair{EndReason::Disk, "disk"},
                                      std::pair{EndReason::Shutdown, "shutdown"},
                                      std::pair{EndReason::Interrupted, "interrupted"}};
};

} // namespace wakeline
