// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailVoicemail.h"

#include "AudioStore.h"
#include "MailLog.h"
#include "VoicemailNews.h"

#include <QLocale>
#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

namespace {

/// Mail servers commonly take 25 MB, and Base64 adds a third.
constexpr qint64 largestSound = 15 * 1024 * 1024;

QString callerOf(const VoicemailMessage &message)
{
    if (message.callerIdName.isEmpty())
        return message.callerIdNum.isEmpty() ? QStringLiteral("an unknown caller") : message.callerIdNum;
    if (message.callerIdNum.isEmpty() || message.callerIdNum == message.callerIdName)
        return message.callerIdName;
    return QStringLiteral("%1 (%2)").arg(message.callerIdName, message.callerIdNum);
}

QString lengthOf(qint64 seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

MailMessage voicemailMail(const WaitingMail &mail, const QString &sound)
{
    const VoicemailMessage &message = mail.message;
    const QString received = QLocale::c().toString(message.timestamp.toUTC(), QStringLiteral("d MMMM yyyy, HH:mm"));
    QString text = QStringLiteral("%1 left a message of %2 minutes in voicemail box %3 (%4) on %5 UTC.\r\n\r\n")
                       .arg(callerOf(message), lengthOf(message.duration), mail.box, mail.boxName, received);
    if (!sound.isEmpty())
        text +=
            QStringLiteral("The recording is attached. It stays in the box, and is new there until it is heard.\r\n");
    else if (mail.notify == EmailNotify::Audio)
        text += QStringLiteral("The recording is too long for a mail. It is in the box.\r\n");
    else
        text += QStringLiteral("The recording is in the box.\r\n");
    return {.to = mail.to,
            .subject = QStringLiteral("Voicemail from %1, %2").arg(callerOf(message), lengthOf(message.duration)),
            .text = text,
            .id = QStringLiteral("voicemail-%1-%2").arg(message.id).arg(mail.queuedAt.toMSecsSinceEpoch()),
            .date = mail.queuedAt,
            .attachment = sound,
            .attachmentName = message.timestamp.toUTC().toString(QStringLiteral("'voicemail-'yyyyMMdd-HHmmss'.wav'"))};
}

MailVoicemail::MailVoicemail(VoicemailMailTable &mails, const AudioStore &store, Send send, const Clock &clock,
                             Options options)
    : m_mails(mails), m_store(store), m_send(std::move(send)), m_clock(clock), m_options(options)
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &MailVoicemail::work);
}

void MailVoicemail::follow(const VoicemailNews &news)
{
    connect(&news, &VoicemailNews::received, this, &MailVoicemail::work);
}

void MailVoicemail::start()
{
    work();
}

QString MailVoicemail::state() const
{
    return isWell() ? QStringLiteral("ready") : m_trouble;
}

QCoro::Task<> MailVoicemail::work()
{
    m_again = true;
    if (m_working)
        co_return;
    const QPointer<MailVoicemail> self(this);
    m_working = true;
    while (m_again) {
        m_again = false;
        bool more = true;
        while (more) {
            more = co_await sendNext();
            if (!self)
                co_return;
        }
    }
    m_working = false;
    lookAgain();
}

/// \return whether there may be another one. A database that is away is reported elsewhere.
QCoro::Task<bool> MailVoicemail::sendNext()
{
    const QPointer<MailVoicemail> self(this);
    const QDateTime now = m_clock.now();
    const QDateTime leaseEnd = now.addMSecs(m_options.lease.count());
    const auto claimed = co_await m_mails.claim(now, leaseEnd);
    if (!self || !claimed || !*claimed)
        co_return false;
    const WaitingMail mail = **claimed;
    if (!mail.isWanted) {
        const auto removed = co_await m_mails.remove(mail.message.id);
        co_return removed.has_value();
    }
    QString sound;
    if (mail.notify == EmailNotify::Audio && mail.audioSize <= largestSound)
        sound = m_store.pathOf(mail.audioFile);
    const MailMessage message = voicemailMail(mail, sound);
    const MailReport report = co_await m_send(message);
    if (!self)
        co_return false;
    const auto settled = co_await settle(mail, report);
    co_return settled.has_value();
}

QCoro::Task<Result<void>> MailVoicemail::settle(WaitingMail mail, MailReport report)
{
    const qint64 id = mail.message.id;
    if (report.outcome == MailReport::Outcome::Sent) {
        qCInfo(lcMail).noquote()
            << QStringLiteral("a mail tells of message %1 in voicemail box %2").arg(id).arg(mail.box);
        setTrouble({});
        co_return co_await m_mails.remove(id);
    }
    const QDateTime now = m_clock.now();
    const bool refused = report.outcome == MailReport::Outcome::Refused;
    if (refused || mail.queuedAt.msecsTo(now) >= m_options.giveUp.count()) {
        const QString text = QStringLiteral("The owner of voicemail box %1 is not mailed of message %2: %3")
                                 .arg(mail.box)
                                 .arg(id)
                                 .arg(report.reason);
        setTrouble({}); // this one waits no longer, and the next one may fare better
        Q_EMIT alarm(refused ? QStringLiteral("mail_refused") : QStringLiteral("mail_given_up"), text);
        co_return co_await m_mails.remove(id);
    }
    setTrouble(QStringLiteral("mails wait: %1").arg(report.reason));
    const auto pause = std::min(m_options.lastRetry, m_options.firstRetry * (1 << std::min(mail.attempts - 1, 10)));
    const qint64 jitter = QRandomGenerator::global()->bounded(static_cast<qint64>(pause.count() / 4 + 1));
    const QDateTime until = now.addMSecs(pause.count() + jitter);
    qCWarning(lcMail).noquote() << QStringLiteral(
                                       "the mail of message %1 in voicemail box %2 is not out (attempt %3): %4")
                                       .arg(id)
                                       .arg(mail.box)
                                       .arg(mail.attempts)
                                       .arg(report.reason);
    co_return co_await m_mails.postpone(id, until);
}

void MailVoicemail::lookAgain()
{
    const qint64 jitter = QRandomGenerator::global()->bounded(static_cast<qint64>(m_options.look.count() / 10 + 1));
    m_look.start(m_options.look + std::chrono::milliseconds(jitter));
}

void MailVoicemail::setTrouble(const QString &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

} // namespace wakeline
