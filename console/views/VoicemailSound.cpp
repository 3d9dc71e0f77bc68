// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailSound.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QRegularExpression>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto walkingPause = 180ms;
constexpr int longestCallerInName = 60;

} // namespace

QString voicemailFileName(const VoicemailMessage &message, const QString &box)
{
    QString caller = message.callerIdName.isEmpty() ? message.callerIdNum : message.callerIdName;
    QString name = QStringLiteral("Voicemail %1 %2 %3")
                       .arg(box, message.timestamp.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH.mm")),
                            caller.left(longestCallerInName));
    static const QRegularExpression forbidden(QStringLiteral("[\\x00-\\x1f\\x7f<>:\"/\\\\|?*]"));
    name.replace(forbidden, QStringLiteral("_"));
    return name.simplified() + QStringLiteral(".wav");
}

VoicemailSound::VoicemailSound(ApiClient &client, QObject *parent) : QObject(parent), m_client(client)
{
    m_start.setSingleShot(true);
    m_start.setInterval(walkingPause);
    connect(&m_start, &QTimer::timeout, this, [this] { load(); });
}

VoicemailSound::~VoicemailSound()
{
    ++m_generation;
}

void VoicemailSound::fetch(const VoicemailMessage &message)
{
    clear();
    m_message = message;
    m_start.start();
}

void VoicemailSound::clear()
{
    ++m_generation;
    m_start.stop();
    m_transfer.reset();
    m_wav.clear();
    m_message = {};
}

QCoro::Task<void> VoicemailSound::load()
{
    const QPointer<VoicemailSound> alive(this);
    const quint64 generation = m_generation;
    m_transfer = std::make_unique<Transfer>();
    connect(m_transfer.get(), &Transfer::progressed, this, [this](qint64 done, qint64 total) {
        Q_EMIT progressed(total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1);
    });
    const QPointer<Transfer> transfer(m_transfer.get());
    const auto wav = co_await m_client.voicemailSound(m_message.mailboxId, m_message.id, transfer);
    if (!alive || generation != m_generation)
        co_return;
    m_transfer.release()->deleteLater(); // its own signal may be under way
    if (!wav) {
        if (wav.error().kind != ApiError::Kind::Cancelled)
            Q_EMIT failed(wav.error());
        co_return;
    }
    m_wav = wav->bytes;
    const auto clip = co_await decodeSoundAside(m_wav);
    if (!alive || generation != m_generation)
        co_return;
    if (clip)
        Q_EMIT fetched(std::make_shared<const SoundClip>(*clip), {});
    else
        Q_EMIT fetched(nullptr, clip.error().message);
}

QString VoicemailSound::fileNamed(const QString &name)
{
    if (m_wav.isEmpty())
        return {};
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>(); // for its owner only
    // A folder of its own for each message: two callers may have left theirs in the same minute.
    const QString own = m_folder->filePath(QString::number(m_message.id));
    const QString path = own + QLatin1Char('/') + name;
    QFile file(path);
    if (!m_folder->isValid() || !QDir().mkpath(own) || !file.open(QIODevice::WriteOnly) ||
        file.write(m_wav) != m_wav.size())
        return {};
    return path;
}

} // namespace wakeline
