// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does with the licence of this installation; keeping it is in KeepLicense.cpp.
#include "KeepLicense.h"
#include "LicenseKey.h"
#include "LicenseServer.h"
#include "SecretBox.h"

#include <QCoroFuture>
#include <QFile>
#include <QFuture>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPointer>
#include <QPromise>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcLicense)

namespace {

std::unexpected<Error> stopping()
{
    return failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping"));
}

std::unexpected<Error> unwritten(const QString &path)
{
    return failure(QStringLiteral("unavailable"),
                   QStringLiteral("%1 cannot be written; the service's log says why").arg(path));
}

/// What the server said, as a console's request is answered.
std::unexpected<Error> answerOf(const Error &error)
{
    const bool isFinal = error.code == u"license_refused";
    return failure(isFinal ? QStringLiteral("conflict") : QStringLiteral("unavailable"), error.message);
}

} // namespace

Result<void> KeepLicense::mayChange(bool byKey) const
{
    if (!m_options.fixedBy.isEmpty())
        return failure(QStringLiteral("fixed_by_settings"),
                       QStringLiteral("the setting %1 names the licence: change it there").arg(m_options.fixedBy));
    if (byKey && !m_server)
        return failure(QStringLiteral("conflict"),
                       QStringLiteral("this installation has no push.gateway_url: it takes a licence file"));
    if (!byKey && m_server)
        return failure(QStringLiteral("conflict"),
                       QStringLiteral("this installation has a licence server: it takes a licence key"));
    if (m_turning)
        return failure(QStringLiteral("unavailable"),
                       QStringLiteral("the licence server is being asked at this moment: try again in a few seconds"));
    return {};
}

/// Empty where the settings name the key, or where it was sealed with another token.key.
QString KeepLicense::givenKey() const
{
    const auto key = m_box.open(QByteArray::fromBase64(m_kept.sealedKey.toLatin1()));
    return m_kept.sealedKey.isEmpty() || !key ? QString() : QString::fromLatin1(*key);
}

KeptLicense KeepLicense::keptWith(const QString &prefix, const QString &key) const
{
    KeptLicense kept;
    kept.keyPrefix = prefix;
    kept.newestSeen = m_kept.newestSeen;
    if (!key.isEmpty())
        kept.sealedKey = QString::fromLatin1(m_box.seal(key.toLatin1()).toBase64());
    return kept;
}

/// On the disk when it is done: behind everything that was to be written before.
QCoro::Task<bool> KeepLicense::keep(QString path, QByteArray content)
{
    auto promise = std::make_shared<QPromise<bool>>();
    const QFuture<bool> future = promise->future();
    promise->start();
    m_writer.start([promise, path, content] {
        promise->addResult(save(path, content));
        promise->finish();
    });
    co_return co_await future;
}

/// The disk first: what was answered is there after a crash.
QCoro::Task<Result<void>> KeepLicense::adopt(KeptLicense kept)
{
    const QPointer<KeepLicense> self(this);
    const QByteArray content = QJsonDocument(toJson(kept)).toJson();
    const bool written = co_await keep(m_options.stateFile, content);
    if (!self)
        co_return stopping();
    if (!written)
        co_return unwritten(m_options.stateFile);
    m_kept = kept;
    m_state = {};
    m_lastError.clear();
    const QString key = givenKey();
    m_server->setKey(key);
    Q_EMIT licenseKnown(key, kept.instanceId);
    co_return Result<void>();
}

QCoro::Task<Result<LicenseState>> KeepLicense::useKey(QString text)
{
    if (const auto may = mayChange(true); !may)
        co_return std::unexpected(may.error());
    const auto key = LicenseKey::parse(text);
    if (!key)
        co_return failure(QStringLiteral("invalid_value"), key.error().message, QStringLiteral("license_key"));
    const QPointer<KeepLicense> self(this);
    m_turning = true;
    const QString instanceBefore = m_kept.instanceId;
    const QString keyBefore = givenKey();
    const auto word =
        co_await m_server->activateWith(key->text(), m_options.hostname, m_options.version, m_options.fingerprint);
    if (!self)
        co_return stopping();
    // While a licence is at stake, a server that is away changes nothing; without one nothing is lost by waiting for
    // it.
    const bool isRefused = !word && word.error().code == u"license_refused";
    if (isRefused || (!word && !instanceBefore.isEmpty())) {
        endTurn(true);
        co_return answerOf(word.error());
    }
    KeptLicense fresh = keptWith(key->prefix(), key->text());
    if (word) {
        fresh.instanceId = word->instanceId;
        fresh.file = QString::fromLatin1(word->file);
        fresh.confirmedAt = m_clock.now();
    }
    const auto adopted = co_await adopt(fresh);
    if (!self)
        co_return stopping();
    if (!adopted) {
        endTurn(true);
        co_return std::unexpected(adopted.error());
    }
    if (!word) {
        qCWarning(lcLicense).noquote() << "licence" << fresh.keyPrefix
                                       << "is kept, and activated when the server answers:" << word.error().message;
        m_lastError = word.error().message;
        endTurn(false);
        co_return m_state;
    }
    qCInfo(lcLicense).noquote() << "licence" << fresh.keyPrefix << "is activated here as" << fresh.instanceId;
    if (!keyBefore.isEmpty() && !instanceBefore.isEmpty() && instanceBefore != fresh.instanceId)
        m_server->deactivate(keyBefore, instanceBefore); // else its seat is free once it was silent long enough
    const bool heard = co_await beat();                  // which tells tier and limits
    if (!self)
        co_return stopping();
    endTurn(heard);
    co_return m_state;
}

QCoro::Task<Result<LicenseState>> KeepLicense::useFile(QByteArray text)
{
    if (const auto may = mayChange(false); !may)
        co_return std::unexpected(may.error());
    const auto grant =
        LicenseFile::read(text, *m_options.publicKey, m_clock.now(), m_kept.newestSeen.value_or(QDateTime()));
    if (!grant)
        co_return failure(QStringLiteral("invalid_value"), grant.error().message, QStringLiteral("license_file"));
    const QPointer<KeepLicense> self(this);
    const bool kept = co_await keep(m_options.offlineFile, text);
    if (!self)
        co_return stopping();
    if (!kept)
        co_return unwritten(m_options.offlineFile);
    judge();
    co_return m_state;
}

QCoro::Task<Result<LicenseState>> KeepLicense::giveBack()
{
    if (const auto may = mayChange(m_server != nullptr); !may)
        co_return std::unexpected(may.error());
    const QPointer<KeepLicense> self(this);
    if (!m_server) {
        if (!QFile::remove(m_options.offlineFile))
            co_return failure(QStringLiteral("not_found"), QStringLiteral("there is no licence file"));
        judge();
        co_return m_state;
    }
    const QString key = givenKey();
    if (key.isEmpty())
        co_return failure(QStringLiteral("not_found"), QStringLiteral("there is no licence key"));
    m_turning = true;
    if (!m_kept.instanceId.isEmpty()) { // else it was never activated, and holds no seat
        const auto released = co_await m_server->deactivate(key, m_kept.instanceId);
        if (!self)
            co_return stopping();
        if (!released) {
            endTurn(true);
            co_return answerOf(released.error());
        }
    }
    const KeptLicense empty = keptWith(QString(), QString());
    const auto adopted = co_await adopt(empty);
    if (!self)
        co_return stopping();
    endTurn(true);
    if (!adopted)
        co_return std::unexpected(adopted.error());
    co_return m_state;
}

} // namespace wakeline
