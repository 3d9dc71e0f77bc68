// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeychainStore.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QFile>
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

/// Runs the job and waits for it; it deletes itself once it is done.
QCoro::Task<Result<void>> run(QKeychain::Job *job, QSettings *plain)
{
    // Without our own settings object QtKeychain would never fall back; with the flag off it does not either.
    job->setInsecureFallback(plain != nullptr);
    if (plain)
        job->setSettings(plain);
    job->start();
    const auto finished = co_await qCoro(job, &QKeychain::Job::finished, patience);
    if (!finished)
        co_return failure(QStringLiteral("keychain_failed"), KeychainWords::tr("The keychain did not answer."));
    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
        co_return Result<void>();
    co_return asFailure(job->error(), job->errorString());
}

/// The file is ours alone before a secret gets into it.
std::unique_ptr<QSettings> openPlainFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return nullptr;
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

} // namespace

KeychainStore::KeychainStore(PlainFallback fallback, QString plainFile)
{
    if (fallback == PlainFallback::Allowed && !plainFile.isEmpty())
        m_plain = openPlainFile(plainFile);
}

KeychainStore::~KeychainStore() = default;

QCoro::Task<Result<std::optional<QString>>> KeychainStore::read(QString key)
{
    auto *job = new QKeychain::ReadPasswordJob(QLatin1String(service), QCoreApplication::instance());
    job->setKey(key);
    const auto done = co_await run(job, m_plain.get());
    if (!done)
        co_return std::unexpected(done.error());
    if (job->error() == QKeychain::EntryNotFound)
        co_return std::nullopt;
    co_return std::optional(job->textData());
}

QCoro::Task<Result<void>> KeychainStore::write(QString key, QString secret)
{
    auto *job = new QKeychain::WritePasswordJob(QLatin1String(service), QCoreApplication::instance());
    job->setKey(key);
    job->setTextData(secret);
    co_return co_await run(job, m_plain.get());
}

QCoro::Task<Result<void>> KeychainStore::remove(QString key)
{
    auto *job = new QKeychain::DeletePasswordJob(QLatin1String(service), QCoreApplication::instance());
    job->setKey(key);
    co_return co_await run(job, m_plain.get());
}

} // namespace wakeline
