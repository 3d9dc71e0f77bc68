// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Directory.h"
#include "ExtensionImport.h"
#include "FileThreads.h"

#include <QObject>

#include <functional>
#include <memory>

namespace wakeline {

struct ImportPlan;

/// Extensions out of a CSV file, all of them or none: one transaction, which can be watched and cancelled.
///
/// An import lives in the memory of the instance that took it, one at a time; when the process ends, so does its
/// transaction. What it came to can be asked for until `keepEnded` is over.
class ImportExtensions : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString sipDomain;
        std::function<int()> licensedExtensions;                        ///< 0: any number
        std::chrono::milliseconds keepEnded = std::chrono::minutes(10); ///< with the passwords that were made
    };

    ImportExtensions(Directory &directory, Options options) : m_directory(directory), m_options(std::move(options)) {}

    /// Reads and checks the file as an import would; nothing is written. Errors: `overloaded`.
    QCoro::Task<Result<ExtensionImport>> tryOut(QByteArray csv, bool update);

    /// Begins to import. \param operatorId  who alone is told the passwords. Errors: `import_running`.
    Result<ExtensionImport> begin(QByteArray csv, bool update, qint64 operatorId);

    /// How far it is, without the passwords. Errors: `not_found`.
    Result<ExtensionImport> find(const QString &id) const;

    /// Cancels an import that runs and waits for its end. \return how it ended (`done`, if it was faster), with the
    /// passwords for the operator who began it; the same if it is asked again, in case the answer was lost.
    QCoro::Task<Result<ExtensionImport>> end(QString id, qint64 operatorId);

Q_SIGNALS:
    void ended();

private:
    struct Job
    {
        ExtensionImport state;
        qint64 operatorId = 0;
        QList<ImportedPassword> passwords;
        std::shared_ptr<BatchProgress> progress = std::make_shared<BatchProgress>();
    };
    using JobPointer = std::shared_ptr<Job>;

    QCoro::Task<> run(JobPointer job, QByteArray csv, bool update);
    QCoro::Task<Result<ImportPlan>> plan(QByteArray csv, bool update);
    void finish(const JobPointer &job);
    static ExtensionImport stateOf(const Job &job);

    Directory &m_directory;
    Options m_options;
    FileThreads m_threads{1, 4};
    QHash<QString, JobPointer> m_jobs;
    QStringList m_ended; ///< the newest of those that are over
    bool m_running = false;
};

} // namespace wakeline
