// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"
#include "SrtpKeys.h"

namespace wakeline {

/// The SDP side of a call (RFC 3264): one audio stream in G.711 with telephone events, as the answerer or, where the
/// INVITE brings no offer, as the offerer.
class AudioNegotiation
{
public:
    /// \param rtp  where we receive
    static Result<std::unique_ptr<AudioNegotiation>> create(const sa &rtp);

    /// Reads the peer's offer or answer. Error `not_acceptable`: no codec of ours, no audio stream, or SRTP that we
    /// cannot do; the call goes as it did before.
    Result<void> read(mbuf *body, bool isOffer);

    Re<mbuf> write(bool asOffer) const;

    uint8_t payloadType() const { return m_payloadType; }
    bool isALaw() const { return m_alaw; }
    /// How to read a packet of this type: "PCMU", "PCMA", "telephone-event" or nothing of ours.
    QByteArrayView codecOf(uint8_t payloadType) const;

    const sa &peer() const { return *::sdp_media_raddr(m_media); }
    sa peerControl() const;
    bool peerListens() const { return (::sdp_media_dir(m_media) & SDP_SENDONLY) != 0; }
    /// The peer has put us on hold: it wants nothing from us (RFC 3264 §8.4), or, in the old way, has no address.
    bool isOnHold() const { return !peerListens() || ::sa_is_any(&peer()); }

    SrtpKeys &srtp() { return m_srtp; }
    bool isSecure() const { return m_srtp.areSet(); }

private:
    AudioNegotiation() = default;
    bool chooseCodec();
    bool agreeOnKeys();

    Re<sdp_session> m_session;
    sdp_media *m_media = nullptr; ///< the session's
    SrtpKeys m_srtp;
    uint8_t m_payloadType = 0;
    bool m_alaw = false;
};

} // namespace wakeline
