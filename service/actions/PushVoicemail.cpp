// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushVoicemail.h"

#include "Directory.h"
#include "PushPlan.h"
#include "SendPush.h"
#include "VoicemailBoxTable.h"
#include "VoicemailLog.h"
#include "VoicemailNews.h"

#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto patience = 30s;
/// A phone that was off for a day still hears of it.
constexpr auto life = 24h;

} // namespace

void PushVoicemail::follow(const VoicemailNews &news)
{
    connect(&news, &VoicemailNews::received, this, &PushVoicemail::received);
}

QCoro::Task<> PushVoicemail::received(VoicemailChange change)
{
    const QPointer<PushVoicemail> self(this);
    const auto box = co_await m_boxes.find(change.message.mailboxId);
    if (!self)
        co_return;
    if (!box) {
        qCWarning(lcVoicemail).noquote() << "No phone is told of message" << change.message.id << ":"
                                         << box.error().message;
        co_return;
    }
    const QDateTime expiresAt = m_clock.now().addSecs(std::chrono::seconds(life).count());
    for (const QString &extension : box->extensions) {
        const QList<PushTarget> targets = planNotice(m_directory.targetsOf(extension), PushEvent::Voicemail);
        for (const PushTarget &target : targets) {
            PushMessage message;
            message.target = target;
            message.event = PushEvent::Voicemail;
            message.callId = QStringLiteral("voicemail-%1").arg(change.message.id);
            message.callerName =
                change.message.callerIdName.isEmpty() ? change.message.callerIdNum : change.message.callerIdName;
            message.callerNumber = change.message.callerIdNum;
            message.expiresAt = expiresAt;
            m_sendPush.send(message, QDeadlineTimer(patience));
        }
    }
}

} // namespace wakeline
