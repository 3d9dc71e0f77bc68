// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>

#include <memory>

namespace wakeline {

/// A file that stays readable as it is, whatever becomes of its name. Shared by those who read it; it is closed when
/// the last of them is gone.
class OpenFile
{
public:
    /// \return `not_found`, `file_failed`
    static Result<std::shared_ptr<const OpenFile>> open(const QString &path);
    ~OpenFile();
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    qint64 size() const { return m_size; }

    /// \return less than `most` bytes only at the end of the file or when it cannot be read
    QByteArray read(qint64 offset, qint64 most) const;

    /// Asks the system to have this ready in memory, so that read() does not wait for the disk.
    void fetchAhead(qint64 offset, qint64 length) const;

private:
    OpenFile(int descriptor, qint64 size) : m_descriptor(descriptor), m_size(size) {}

    int m_descriptor;
    qint64 m_size;
};

} // namespace wakeline
