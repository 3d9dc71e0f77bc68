// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeychainStore.h"

#include "ApiLog.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopedPointer>
#include <QSettings>

#include <qt6keychain/keychain.h>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto service = "org.wakeline.console";
constexpr auto patience = 120s; // the desktop may ask the user to unlock the keychain

/// The context of the words here.
struct KeychainWords
{
    Q_DECLARE_TR_FUNCTIONS(KeychainWords)
};

std::unexpected<Error> asFailure(QKeychain::Error error, const QString &description)
{
    switch (error) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return failure(QStringLiteral("no_keychain"),
                       KeychainWords::tr("This computer has no keychain that can be used."));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(QStringLiteral("keychain_denied"), KeychainWords::tr("The keychain did not allow it."));
    default:
        return failure(QStringLiteral("keychain_failed"),
                       KeychainWords::tr("The keychain failed: %1").arg(description));
    }
}

template <typename Job>
using JobPointer = std::unique_ptr<Job, QScopedPointerDeleteLater>;

/// Jobs outlive the program's parts that asked, not the program. A job that deleted itself could be gone before we are
/// resumed, which comes after its signal, by way of the event loop; then nobody would ever be.
template <typename Job>
JobPointer<Job> makeJob(const QString &key)
{
    JobPointer<Job> job(new Job(QLatin1String(service), QCoreApplication::instance()));
    job->setAutoDelete(false);
    job->setKey(key);
    return job;
}

QCoro::Task<Result<void>> run(QKeychain::Job *job)
{
    job->start();
    const auto finished = co_await qCoro(job, &QKeychain::Job::finished, patience);
    if (!finished)
        co_return failure(QStringLiteral("keychain_failed"), KeychainWords::tr("The keychain did not answer."));
    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
        co_return Result<void>();
    co_return asFailure(job->error(), job->errorString());
}

/// Whether the file is used instead. Not where somebody said no: then there is a keychain. A missing one shows as any
/// other error, which depends on the desktop.
bool fallsBack(const Result<void> &done)
{
    return !done && done.error().code != QLatin1String("keychain_denied");
}

/// The file is ours alone before a secret gets into it.
std::shared_ptr<QSettings> openPlainFile(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, ownerOnly)) {
            qCWarning(lcApi).noquote() << "No session can be kept in a file: the folder" << folder
                                       << "cannot be made for its owner alone";
            return nullptr;
        }
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        qCWarning(lcApi).noquote() << "No session can be kept in" << path << "-" << file.errorString();
        return nullptr;
    }
    return std::make_shared<QSettings>(path, QSettings::IniFormat);
}

Result<void> writePlain(QSettings &plain, const QString &key, const QString &secret)
{
    plain.setValue(key, secret);
    plain.sync();
    if (plain.status() == QSettings::NoError)
        return {};
    qCWarning(lcApi).noquote() << "The session could not be written to" << plain.fileName();
    return asFailure(QKeychain::NoBackendAvailable, {});
}

} // namespace

KeychainStore::KeychainStore(PlainFallback fallback, QString plainFile)
{
    if (fallback == PlainFallback::Allowed && !plainFile.isEmpty())
        m_plain = openPlainFile(plainFile);
}

KeychainStore::~KeychainStore() = default;

// The file is held while the keychain is asked: the store may be gone by the time it answers.

QCoro::Task<Result<std::optional<QString>>> KeychainStore::read(QString key)
{
    const std::shared_ptr<QSettings> plain = m_plain;
    const auto job = makeJob<QKeychain::ReadPasswordJob>(key);
    const auto done = co_await run(job.get());
    if (done && job->error() == QKeychain::NoError)
        co_return std::optional(job->textData());
    if (plain && (done || fallsBack(done))) { // a keychain that is new here does not know of it yet
        if (plain->contains(key))
            co_return std::optional(plain->value(key).toString());
        co_return std::nullopt;
    }
    if (!done)
        co_return std::unexpected(done.error());
    co_return std::nullopt;
}

QCoro::Task<Result<void>> KeychainStore::write(QString key, QString secret)
{
    const std::shared_ptr<QSettings> plain = m_plain;
    const auto job = makeJob<QKeychain::WritePasswordJob>(key);
    job->setTextData(secret);
    const auto done = co_await run(job.get());
    if (plain && fallsBack(done))
        co_return writePlain(*plain, key, secret);
    if (plain && done)
        plain->remove(key); // an older one, from before there was a keychain
    co_return done;
}

QCoro::Task<Result<void>> KeychainStore::remove(QString key)
{
    const std::shared_ptr<QSettings> plain = m_plain;
    if (plain)
        plain->remove(key); // at once, as the console may be about to quit
    const auto job = makeJob<QKeychain::DeletePasswordJob>(key);
    const auto done = co_await run(job.get());
    if (plain) {
        plain->remove(key); // a write that was under way may have come before us
        plain->sync();
    }
    if (plain && fallsBack(done))
        co_return Result<void>();
    co_return done;
}

} // namespace wakeline
