// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SipEndpoint.h"

#include <QProcessEnvironment>

namespace wakeline {

/// The section [voicemail] of wakelined's configuration, as far as it is the recorder's; docs/settings.md.
struct RecorderSettings
{
    sa listen;
    RtpLeg::Address media;
    RtpLeg::Ports ports;
    SipLimits sip;
    RecordingLimits recording;
    SpoolLimits spool;
    QString spoolFolder;
    QString greetingFolder;
    QString promptFolder; ///< of the language
    QString socket;

    /// \param path  the INI file; may be absent if it is not `required`
    /// \return error: names the key and where it was read
    static Result<RecorderSettings> read(const QString &path, bool required, const QProcessEnvironment &environment);
};

struct RecorderSettingRow
{
    const char *key;
    const char *defaultValue;
};

/// For the test that compares them with docs/settings.md.
std::span<const RecorderSettingRow> recorderSettingRows();

} // namespace wakeline
