// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderReport.h"

/// The names of a recording's files, and sidecars on the disk. While it is being made both end in `.part`; a
/// `.json` without that is complete, and its `.wav` stands beside it.
namespace wakeline {

struct SpoolFiles
{
    SpoolFiles(const QString &folder, const QString &id);

    QString audio;       ///< `<id>.wav`
    QString audioPart;   ///< `<id>.wav.part`
    QString sidecar;     ///< `<id>.json`
    QString sidecarPart; ///< `<id>.json.part`
};

enum class Durability {
    Process, ///< survives us
    Power,   ///< survives a power failure too: waits for the disk
};

/// Writes a sidecar under another name and then gives it its own.
Result<void> writeSidecar(const QString &path, const Recording &recording, Durability durability);
Result<Recording> readSidecar(const QString &path);

Result<void> renameFile(const QString &from, const QString &to);
/// Makes renames in it durable.
Result<void> syncFolder(const QString &folder);

} // namespace wakeline
