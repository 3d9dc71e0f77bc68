// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace wakeline {

enum class SettingType {
    Text,
    Address, ///< host:port
    Port,
    Milliseconds, ///< 0 to 120000
    Count,
    Flag, ///< true or false
    Url,
    File, ///< must be readable if it is set
    Directory,
};

/// One setting: everything that is known of it in one place, so that the reader, check-config and docs/settings.md
/// cannot differ.
struct SettingRow
{
    const char *section;
    const char *key;
    SettingType type;
    const char *defaultValue;
    bool secret;       ///< also read from the file that `<key>_file` or `…_FILE` names; never shown
    const char *alias; ///< an environment variable that other systems use for it, or nullptr
    bool inUse;        ///< false: accepted, so that one file serves later versions, but nothing reads it yet
    const char *help;

    QString name() const;        ///< `push.hold_ms`
    QString environment() const; ///< `WAKELINE_PUSH_HOLD_MS`
};

/// All settings, by section.
std::span<const SettingRow> settingRows();

/// In words: `whole number`.
QString settingTypeName(SettingType type);

/// docs/settings.md.
QString settingsDocument();

} // namespace wakeline
