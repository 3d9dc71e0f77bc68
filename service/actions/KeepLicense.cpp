// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeepLicense.h"

#include "LicenseKey.h"
#include "LicensePolicy.h"
#include "LicenseServer.h"
#include "SecretBox.h"

#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPointer>
#include <QSaveFile>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

Q_DECLARE_LOGGING_CATEGORY(lcLicense)

bool KeepLicense::save(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                       file.write(content) == content.size() && file.commit();
    if (!saved)
        qCWarning(lcLicense).noquote() << "The licence's state cannot be written to" << path << ":"
                                       << file.errorString();
    return saved;
}

namespace {

constexpr auto offlineInterval = 1h;
/// While the server is away or refuses us: what it takes back is known within minutes.
constexpr auto longestRetry = 5min;
constexpr auto soon = 1s;
constexpr qint64 largestState = 256 * 1024;

} // namespace

KeepLicense::KeepLicense(LicenseServer *server, std::function<int()> extensions, const SecretBox &box,
                         const Clock &clock, Options options)
    : m_server(server),
      m_extensions(std::move(extensions)),
      m_box(box),
      m_clock(clock),
      m_options(std::move(options)),
      m_backoff(m_options.firstRetry, std::min<std::chrono::milliseconds>(m_options.interval, longestRetry))
{
    m_writer.setMaxThreadCount(1);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &KeepLicense::turn);
}

void KeepLicense::start()
{
    read();
    if (!m_kept.sealedKey.isEmpty() || !m_kept.instanceId.isEmpty())
        Q_EMIT licenseKnown(m_server ? m_server->key() : QString(), m_kept.instanceId);
    judge();
    turn();
}

void KeepLicense::askSoon()
{
    if (!m_server)
        return;
    if (m_turning)
        m_askAgain = true;
    else if (m_next.remainingTimeAsDuration() > soon && m_kept.refusal.isEmpty())
        m_next.start(Backoff::jittered(soon));
}

void KeepLicense::read()
{
    QFile file(m_options.stateFile);
    if (file.open(QIODevice::ReadOnly)) {
        const auto object = parseObject(file.read(largestState));
        const auto kept =
            object ? fromJson<KeptLicense>(*object) : Result<KeptLicense>(std::unexpected(object.error()));
        if (kept)
            m_kept = *kept;
        else
            qCWarning(lcLicense).noquote() << "The licence's state in" << m_options.stateFile
                                           << "cannot be read and is made anew:" << kept.error().message;
    }
    if (!m_server)
        return;
    QString prefix;
    if (!m_options.key.isEmpty()) {
        prefix = LicenseKey::parse(m_options.key)->prefix();
    } else if (const QString given = givenKey(); !given.isEmpty()) {
        m_server->setKey(given);
        return;
    } else if (!m_kept.sealedKey.isEmpty()) {
        qCWarning(lcLicense).noquote() << "The licence key" << m_kept.keyPrefix
                                       << "was kept under another token.key and cannot be read: give it again";
    }
    if (m_kept.keyPrefix == prefix) {
        m_kept.sealedKey.clear();
        return;
    }
    // Another key: it is another licence, which was never activated here.
    KeptLicense fresh;
    fresh.keyPrefix = prefix;
    fresh.newestSeen = m_kept.newestSeen;
    m_kept = fresh;
}

void KeepLicense::write()
{
    m_noticed = m_kept.newestSeen.value_or(QDateTime());
    const QByteArray content = QJsonDocument(toJson(m_kept)).toJson();
    m_writer.start([path = m_options.stateFile, content] { save(path, content); });
}

QCoro::Task<> KeepLicense::turn()
{
    if (m_turning)
        co_return;
    m_turning = true;
    m_askAgain = false;
    const QPointer<KeepLicense> self(this);
    bool succeeded = true;
    if (m_server && !m_server->key().isEmpty()) {
        if (m_kept.instanceId.isEmpty()) {
            succeeded = co_await activate();
            if (!self)
                co_return;
        }
        // Also right after the activation: it is the heartbeat that tells the tier and the limits.
        if (!m_kept.instanceId.isEmpty()) {
            succeeded = co_await beat();
            if (!self)
                co_return;
        }
    }
    endTurn(succeeded);
}

void KeepLicense::endTurn(bool succeeded)
{
    m_turning = false;
    judge();
    schedule(succeeded);
}

QCoro::Task<bool> KeepLicense::activate()
{
    const QPointer<KeepLicense> self(this);
    const auto word = co_await m_server->activate(m_options.hostname, m_options.version, m_options.fingerprint);
    if (!self)
        co_return false;
    if (!word) {
        takeRefusal(word.error());
        co_return false;
    }
    m_lastError.clear();
    m_kept.refusal.clear();
    m_kept.instanceId = word->instanceId;
    m_kept.file = QString::fromLatin1(word->file);
    m_kept.confirmedAt = m_clock.now();
    write();
    qCInfo(lcLicense).noquote() << "licence" << m_kept.keyPrefix << "is activated here as" << m_kept.instanceId;
    Q_EMIT licenseKnown(m_server->key(), m_kept.instanceId);
    co_return true;
}

QCoro::Task<bool> KeepLicense::beat()
{
    const QPointer<KeepLicense> self(this);
    const int extensions = m_extensions();
    const auto word = co_await m_server->heartbeat(m_kept.instanceId, m_options.version, extensions);
    if (!self)
        co_return false;
    if (!word) {
        takeRefusal(word.error());
        co_return false;
    }
    m_lastError.clear();
    m_kept.refusal.clear();
    m_kept.confirmedAt = m_clock.now();
    if (!word->file.isEmpty())
        m_kept.file = QString::fromLatin1(word->file);
    m_state.code = enumName(word->code);
    m_state.tier = word->tier;
    m_state.maxExtensions = word->maxExtensions;
    m_state.expiresAt = word->expiresAt;
    write();
    co_return true;
}

void KeepLicense::takeRefusal(const Error &error)
{
    m_lastError = error.message;
    if (error.code != u"license_refused")
        return;
    if (error.field == enumName(ValidationCode::NoInstallation)) {
        // Released meanwhile, by the vendor or for want of heartbeats: a new activation takes a seat, if one is free.
        m_kept.instanceId.clear();
        m_askAgain = true;
    } else {
        m_kept.refusal = error.field;
    }
    write();
}

QByteArray KeepLicense::offlineFile() const
{
    QFile file(m_options.offlineFile);
    return file.open(QIODevice::ReadOnly) ? file.read(largestState) : QByteArray();
}

void KeepLicense::judge()
{
    const QDateTime now = m_clock.now();
    const int extensions = m_extensions();
    const QDateTime newestSeen = m_kept.newestSeen.value_or(QDateTime());
    LicenseState state =
        m_server ? LicenseKeeping::stateWithServer(m_kept, m_lastError, m_options.publicKey, extensions, now)
                 : LicenseKeeping::stateByFile(offlineFile(), *m_options.publicKey, newestSeen, extensions, now);
    state.fixedBy = m_options.fixedBy;
    if (!m_kept.newestSeen || *m_kept.newestSeen < now) {
        m_kept.newestSeen = now;
        if (!m_noticed.isValid() || m_noticed.secsTo(now) >= 1800)
            write();
    }
    // Without a licence file the server's last word is all there is.
    if (m_server && m_lastError.isEmpty() && state.tier.isEmpty() && !m_state.tier.isEmpty()) {
        state.tier = m_state.tier;
        state.maxExtensions = m_state.maxExtensions;
        state.expiresAt = m_state.expiresAt;
        if (const auto code = enumFromName<ValidationCode>(m_state.code); code && *code != ValidationCode::Valid) {
            state.code = m_state.code;
            state.ok = false;
            state.message = LicensePolicy::sentence(*code);
        }
    }
    if (state == m_state)
        return;
    const bool turned = state.ok != m_state.ok || state.code != m_state.code || m_state.message.isEmpty();
    m_state = state;
    if (turned && state.ok)
        qCInfo(lcLicense).noquote() << "licence:" << state.message;
    else if (turned)
        qCWarning(lcLicense).noquote()
            << QStringLiteral("licence: %1 (%2); calls and pushes go on").arg(state.message, state.code);
    Q_EMIT stateChanged(m_state);
}

void KeepLicense::schedule(bool succeeded)
{
    if (!m_server) {
        m_next.start(Backoff::jittered(offlineInterval));
    } else if (succeeded) {
        m_backoff.reset();
        m_next.start(Backoff::jittered(m_options.interval));
    } else if (m_askAgain) {
        m_next.start(Backoff::jittered(soon));
    } else {
        m_next.start(m_backoff.next());
    }
}

} // namespace wakeline
