// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EndReason.h"
#include "Invitation.h"
#include "RecorderParts.h"

namespace wakeline {

/// One call as SIP and RTP see it: it rings at once, is answered when its kind says so, and is hung up. What callers
/// hear and what becomes of what they say is the kind's. \see RecordedCall, ListeningCall
class VoicemailCall : public std::enable_shared_from_this<VoicemailCall>
{
public:
    virtual ~VoicemailCall() = default;
    VoicemailCall(const VoicemailCall &) = delete;
    VoicemailCall &operator=(const VoicemailCall &) = delete;

    /// Opens the media port, reads the offer and begins to ring.
    std::expected<void, Refusal> accept(sipsess_sock *sessions, const sip_msg &invite);

    /// 20 ms have passed. \param send  false while catching up: the caller gets no burst
    virtual void tick(bool send) = 0;

    /// Ends at the next look; the first reason counts.
    void end(EndReason reason);
    bool isOver() const { return m_end.has_value(); }

    /// Hangs up, and completes what there is to complete. After that it is of no more use.
    virtual void close() = 0;

    const QString &source() const { return m_invitation.source; }

protected:
    VoicemailCall(RecorderParts &parts, Invitation invitation) : m_parts(parts), m_invitation(std::move(invitation)) {}

    /// With 200; a failure ends the call.
    void answer();
    void refuse(const Refusal &refusal);
    /// Says BYE where the caller has not. A kind's destructor calls it: no callback may find half an object.
    void hangUp();

    RecorderParts &parts() { return m_parts; }
    const Invitation &invitation() const { return m_invitation; }
    std::optional<EndReason> endReason() const { return m_end; }
    RtpLeg &media() { return *m_media; }

private:
    /// It rings.
    virtual void accepted() = 0;
    /// The ACK is here: before it nobody would hear us.
    virtual void established() = 0;
    virtual void heard(const HeardAudio &audio) = 0;
    virtual void pressed(char digit) = 0;
    virtual void held(bool onHold) = 0;

    int renegotiate(mbuf **description, const sip_msg &message);

    RecorderParts &m_parts;
    Invitation m_invitation;
    std::optional<EndReason> m_end;
    std::unique_ptr<RtpLeg> m_media;
    bool m_established = false;
    Re<sipsess> m_session; ///< last: its callbacks use the others
};

} // namespace wakeline
