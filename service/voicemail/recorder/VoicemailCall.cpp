// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailCall.h"

#include "RecorderLog.h"

namespace wakeline {

namespace {

constexpr const char allowed[] = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\n";

bool isSdp(const sip_msg &message)
{
    return ::msg_ctype_cmp(&message.ctyp, "application", "sdp");
}

} // namespace

std::expected<void, Refusal> VoicemailCall::accept(sipsess_sock *sessions, const sip_msg &invite)
{
    auto media = RtpLeg::open(
        m_parts.mediaAddress, m_parts.ports,
        {.audio = [this](const HeardAudio &audio) { heard(audio); }, .digit = [this](char digit) { pressed(digit); }});
    if (!media)
        return std::unexpected(Refusal{503, "No Media Port", "Retry-After: 10\r\n"});
    m_media = std::move(*media);
    if (m_invitation.hasOffer) {
        if (const auto read = m_media->negotiation().read(invite.mb, true); !read)
            return std::unexpected(Refusal{488, "Not Acceptable Here"});
        m_media->follow();
    }

    const auto onOffer = [](mbuf **description, const sip_msg *message, void *self) {
        return atEdge(ENOMEM, [&] { return static_cast<VoicemailCall *>(self)->renegotiate(description, *message); });
    };
    const auto onAnswer = [](const sip_msg *message, void *self) { // in the ACK, to the offer in our 200
        return atEdge(ENOMEM, [&] {
            auto &media = *static_cast<VoicemailCall *>(self)->m_media;
            if (!isSdp(*message) || !media.negotiation().read(message->mb, false))
                return EPROTO;
            media.follow();
            return 0;
        });
    };
    const auto onEstablished = [](const sip_msg *, void *self) {
        atEdge([&] {
            auto &call = *static_cast<VoicemailCall *>(self);
            if (!std::exchange(call.m_established, true))
                call.established();
        });
    };
    const auto onClosed = [](int error, const sip_msg *message, void *self) {
        const bool said = message || error == ECONNRESET; // BYE or CANCEL
        static_cast<VoicemailCall *>(self)->end(said                 ? EndReason::Hangup
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
    accepted();
    return {};
}

void VoicemailCall::answer()
{
    const Re<mbuf> description = m_media->negotiation().write(!m_invitation.hasOffer);
    const bool answered =
        description && ::sipsess_answer(m_session.get(), 200, "OK", description.get(), "%s", allowed) == 0;
    if (!answered)
        refuse({500, "Server Internal Error"});
}

void VoicemailCall::refuse(const Refusal &refusal)
{
    qCWarning(lcRecorder, "The call of %s to mailbox %s is refused: %d %s", qPrintable(m_invitation.callerNumber),
              qPrintable(m_invitation.mailbox), refusal.code, refusal.reason);
    ::sipsess_reject(m_session.get(), refusal.code, refusal.reason, "%sContent-Length: 0\r\n\r\n",
                     refusal.headers.constData());
    end(EndReason::Failed);
}

void VoicemailCall::end(EndReason reason)
{
    if (!m_end)
        m_end = reason;
}

void VoicemailCall::hangUp()
{
    m_session.reset();
    m_media.reset();
}

/// A re-INVITE: hold, resume, or a move of the peer's media. Without a body it asks for an offer of ours.
int VoicemailCall::renegotiate(mbuf **description, const sip_msg &message)
{
    AudioNegotiation &negotiation = m_media->negotiation();
    const bool brings = mbuf_get_left(message.mb) > 0;
    if (brings) {
        if (!isSdp(message) || !negotiation.read(message.mb, true))
            return EPROTONOSUPPORT;
        m_media->follow();
        held(negotiation.isOnHold());
    }
    *description = negotiation.write(!brings).release();
    return *description ? 0 : ENOMEM;
}

} // namespace wakeline
