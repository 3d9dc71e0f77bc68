// SPDX-License-Identifier: GPL-3.0-or-later
#include "PasswordHasher.h"

#include <QCoroFuture>

#include <QPromise>

#include <sodium.h>

#include <array>

namespace wakeline {

namespace {

/// One person's keyboard writes é as one character and another's as two (RFC 8265 §4.2: OpaqueString).
class PasswordBytes
{
public:
    explicit PasswordBytes(const QString &password)
        : m_bytes(password.normalized(QString::NormalizationForm_C).toUtf8())
    {}
    ~PasswordBytes() { sodium_memzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size())); }
    Q_DISABLE_COPY_MOVE(PasswordBytes)

    const char *data() const { return m_bytes.constData(); }
    unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

/// libsodium's own text form, with random bytes in the place of salt and hash.
QString unmatchableHash(const PasswordHasher::Options &options)
{
    const auto randomText = [](qsizetype size) {
        QByteArray bytes(size, Qt::Uninitialized);
        randombytes_buf(bytes.data(), static_cast<std::size_t>(size));
        return QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
    };
    return QStringLiteral("$argon2id$v=19$m=%1,t=%2,p=1$%3$%4")
        .arg(options.memoryBytes / 1024)
        .arg(options.passes)
        .arg(randomText(crypto_pwhash_SALTBYTES), randomText(32));
}

} // namespace

PasswordHasher::PasswordHasher(Options options) : m_options(options)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be initialised: no source of random numbers");
    m_unmatchable = unmatchableHash(options);
    m_threads.setMaxThreadCount(options.threads);
    m_threads.setObjectName(QStringLiteral("passwords"));
}

PasswordHasher::~PasswordHasher()
{
    m_load->stopping = true;
    m_threads.waitForDone();
}

template <typename T, typename Work>
QCoro::Task<Result<T>> PasswordHasher::run(Work work)
{
    if (m_load->pending.fetch_add(1) >= m_options.queue) {
        m_load->pending.fetch_sub(1);
        co_return std::unexpected(Error{
            QStringLiteral("overloaded"), QStringLiteral("too many sign-ins at once"), {}, std::chrono::seconds(1)});
    }
    // From here on the hasher itself is not touched: it may be gone when the hash is done.
    auto promise = std::make_shared<QPromise<std::optional<T>>>();
    const QFuture<std::optional<T>> future = promise->future();
    promise->start();
    m_threads.start([promise, work = std::move(work), load = m_load] {
        promise->addResult(load->stopping ? std::nullopt : std::optional<T>(work()));
        ++load->computed;
        --load->pending;
        promise->finish();
    });
    const std::optional<T> result = co_await future;
    if (!result)
        co_return failure(QStringLiteral("shutting_down"), QStringLiteral("the service is stopping"));
    co_return *result;
}

QCoro::Task<Result<QString>> PasswordHasher::hash(QString password)
{
    // A variable, not an argument: GCC 12 destroys a lambda inside a co_await expression twice.
    auto work = [password = std::move(password), options = m_options] {
        const PasswordBytes bytes(password);
        std::array<char, crypto_pwhash_STRBYTES> written{};
        const bool done = crypto_pwhash_str_alg(written.data(), bytes.data(), bytes.size(), options.passes,
                                                options.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) == 0;
        return done ? QString::fromLatin1(written.data()) : QString();
    };
    const auto text = co_await run<QString>(std::move(work));
    if (text && text->isEmpty())
        co_return failure(QStringLiteral("overloaded"), QStringLiteral("no memory is left to hash a password with"));
    co_return text;
}

QCoro::Task<Result<bool>> PasswordHasher::verify(QString password, QString hash)
{
    return run<bool>([password = std::move(password), hash = hash.toLatin1()] {
        const PasswordBytes bytes(password);
        return crypto_pwhash_str_verify(hash.constData(), bytes.data(), bytes.size()) == 0;
    });
}

} // namespace wakeline
