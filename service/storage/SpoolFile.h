// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArrayList>
#include <QString>

#include <memory>

namespace wakeline {

/// A file of lines that outlives its process: locked by whoever has it open, written whole lines at a time.
class SpoolFile
{
public:
    enum class Missing { Create, Leave };

    /// \return `taken` if another process has it, `not_found`, `spool_failed`
    static Result<std::unique_ptr<SpoolFile>> open(const QString &path, Missing missing);
    ~SpoolFile();
    SpoolFile(const SpoolFile &) = delete;
    SpoolFile &operator=(const SpoolFile &) = delete;

    QString path() const { return m_path; }
    qint64 size() const { return m_size; }

    /// On disk when it returns. What could not be written whole is taken away again.
    /// \param lines  each with its line feed
    Result<void> append(const QByteArray &lines);
    /// Whole lines from `offset`, without their line feeds, and where the next one begins.
    QByteArrayList read(qint64 offset, int limit, qint64 &end) const;
    /// Takes all lines away.
    Result<void> clear();
    /// Takes the file away. Nothing may be appended any more.
    void remove();

private:
    SpoolFile(QString path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    bool isStillThere() const;
    Result<void> mend();

    QString m_path;
    int m_descriptor = -1;
    qint64 m_size = 0;
};

} // namespace wakeline
