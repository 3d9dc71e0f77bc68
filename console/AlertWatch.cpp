// SPDX-License-Identifier: GPL-3.0-or-later
#include "AlertWatch.h"

#include "Notices.h"
#include "PushResult.h"

namespace wakeline {

AlertWatch::AlertWatch(ServerConnection &connection, AlertBoard &board) : m_connection(connection), m_board(board)
{
    board.clear();
    const LiveSession &session = connection.session;
    connect(&connection.feed, &EventFeed::statusChanged, this, &AlertWatch::onLink);
    connect(&session, &LiveSession::callChanged, this, &AlertWatch::onCall);
    connect(&session, &LiveSession::callsLoaded, this, &AlertWatch::onCalls);
    connect(&session, &LiveSession::partStatusChanged, this, &AlertWatch::onPart);
    connect(&session, &LiveSession::systemLoaded, this, [this](const SystemStatus &status) {
        for (const PartStatus &part : status.parts)
            onPart(part);
    });
    connect(&session, &LiveSession::alarmRaised, this,
            [this](const QString &code, const QString &message) { m_board.note(alarmNotice(code, message)); });
    connect(&session, &LiveSession::ownLicenseChanged, this, [this](const LicenseState &state) {
        if (const auto notice = licenseNoticeOf(state, m_connection.session.serverNow()))
            m_board.note(*notice);
    });
    connect(&session, &LiveSession::pushChanged, this, &AlertWatch::onPush);
    connect(&session, &LiveSession::voicemailChanged, this, &AlertWatch::onVoicemail);
    connect(&connection.trust, &ServerTrust::certificateChanged, this,
            [this](const CertificateNotice &notice) { m_board.note(certificateNotice(notice.host)); });
}

void AlertWatch::onLink()
{
    const FeedStatus &status = m_connection.feed.status();
    if (status.state != FeedStatus::State::Lost) {
        m_board.over(linkKey());
        return;
    }
    m_board.over(NoticeKind::HeldCall); // nobody knows what becomes of them
    m_board.note(linkNotice(m_connection.profile().url.host(), status.reason),
                 std::chrono::milliseconds(status.since.msecsTo(QDateTime::currentDateTimeUtc())));
}

void AlertWatch::onCall(const Call &call)
{
    if (call.state != CallState::Held) {
        m_board.over(heldKey(call.callId));
        return;
    }
    const qint64 held = call.since.msecsTo(m_connection.session.serverNow());
    m_board.note(heldNotice(call), std::chrono::milliseconds(std::max<qint64>(held, 0)));
}

/// Those that are not there any more are over.
void AlertWatch::onCalls(const QList<Call> &calls)
{
    m_board.over(NoticeKind::HeldCall);
    for (const Call &call : calls)
        onCall(call);
}

void AlertWatch::onPart(const PartStatus &part)
{
    if (part.ok)
        m_board.over(partKey(part.name));
    else
        m_board.note(partNotice(part));
}

void AlertWatch::onPush(const PushLogEntry &entry)
{
    if (pushResult(entry, m_connection.session.serverNow()) == PushResult::Failed)
        m_board.note(pushNotice(entry));
}

void AlertWatch::onVoicemail(const VoicemailChange &change)
{
    const VoicemailMessage &message = change.message;
    const auto &boxes = m_board.preferences().boxes;
    const auto age = std::chrono::milliseconds(message.createdAt.msecsTo(m_connection.session.serverNow()));
    if (message.read || message.id <= m_newestMessage || age > newsAge ||
        !(boxes.isEmpty() || boxes.contains(change.mailbox)))
        return;
    m_newestMessage = message.id;
    const VoicemailBox *box = m_connection.models.voicemailBoxes.find(message.mailboxId);
    m_board.note(voicemailNotice(change, box ? box->name : change.mailbox));
}

} // namespace wakeline
