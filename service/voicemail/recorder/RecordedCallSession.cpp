// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordedCall.h"

#include "RecorderLog.h"

/// The SIP side of a call: what libre's session asks and tells.
namespace wakeline {

namespace {

constexpr const char allowed[] = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\n";

RecordedCall &callOf(void *argument)
{
    return *static_cast<RecordedCall *>(argument);
}

bool isSdp(const sip_msg &message)
{
    return ::msg_ctype_cmp(&message.ctyp, "application", "sdp");
}

} // namespace

std::expected<void, Refusal> RecordedCall::accept(sipsess_sock *sessions, const sip_msg &invite)
{
    auto media = RtpLeg::open(m_parts.mediaAddress, m_parts.ports,
                              {.audio =
                                   [this](const HeardAudio &audio) {
                                       m_meter.hear();
                                       m_heard.write(audio.source, audio.timestamp, audio.samples);
                                   },
                               .digit = [this](char digit) { pressed(digit); }});
    if (!media)
        return std::unexpected(Refusal{503, "No Media Port", "Retry-After: 10\r\n"});
    m_media = std::move(*media);
    if (m_invitation.hasOffer) {
        if (const auto read = m_media->negotiation().read(invite.mb, true); !read)
            return std::unexpected(Refusal{488, "Not Acceptable Here"});
        m_media->follow();
    }

    const auto onOffer = [](mbuf **description, const sip_msg *message, void *self) {
        return atEdge(ENOMEM, [&] { return callOf(self).renegotiate(description, *message); });
    };
    const auto onAnswer = [](const sip_msg *message, void *self) { // in the ACK, to the offer in our 200
        return atEdge(ENOMEM, [&] {
            auto &media = *callOf(self).m_media;
            if (!isSdp(*message) || !media.negotiation().read(message->mb, false))
                return EPROTO;
            media.follow();
            return 0;
        });
    };
    const auto onEstablished = [](const sip_msg *, void *self) {
        if (auto &call = callOf(self); call.m_phase == Phase::Answered)
            call.m_phase = Phase::Greeting; // not before the ACK: nobody would hear it
    };
    const auto onClosed = [](int error, const sip_msg *message, void *self) {
        const bool said = message || error == ECONNRESET; // BYE or CANCEL
        callOf(self).end(said                 ? EndReason::Hangup
                         : error == ETIMEDOUT ? EndReason::NotAcknowledged
                                              : EndReason::Failed);
    };
    m_session = made<sipsess>([&](sipsess **made) {
        ::sipsess_accept(made, sessions, &invite, 180, "Ringing", "voicemail", "application/sdp", nullptr, nullptr,
                         nullptr, false, onOffer, onAnswer, onEstablished, nullptr, nullptr, onClosed, this, "%s",
                         allowed);
    });
    if (!m_session)
        return std::unexpected(Refusal{400, "Bad Request"});
    prepare();
    return {};
}

void RecordedCall::answer()
{
    const Re<mbuf> description = m_media->negotiation().write(!m_invitation.hasOffer);
    const bool answered =
        description && ::sipsess_answer(m_session.get(), 200, "OK", description.get(), "%s", allowed) == 0;
    if (answered)
        m_phase = Phase::Answered;
    else
        refuse({500, "Server Internal Error"});
}

void RecordedCall::refuse(const Refusal &refusal)
{
    qCWarning(lcRecorder, "The call of %s to mailbox %s is refused: %d %s", qPrintable(m_recording.callerNumber),
              qPrintable(m_recording.mailbox), refusal.code, refusal.reason);
    ::sipsess_reject(m_session.get(), refusal.code, refusal.reason, "%sContent-Length: 0\r\n\r\n",
                     refusal.headers.constData());
    end(EndReason::Failed);
}

/// A re-INVITE: hold, resume, or a move of the peer's media. Without a body it asks for an offer of ours.
int RecordedCall::renegotiate(mbuf **description, const sip_msg &message)
{
    AudioNegotiation &negotiation = m_media->negotiation();
    const bool brings = mbuf_get_left(message.mb) > 0;
    if (brings) {
        if (!isSdp(message) || !negotiation.read(message.mb, true))
            return EPROTONOSUPPORT;
        m_media->follow();
        if (m_phase == Phase::Recording && negotiation.isOnHold()) {
            m_phase = Phase::OnHold;
        } else if (m_phase == Phase::OnHold && !negotiation.isOnHold()) {
            m_phase = Phase::Recording;
            m_meter.resume();
        }
    }
    *description = negotiation.write(!brings).release();
    return *description ? 0 : ENOMEM;
}

} // namespace wakeline
