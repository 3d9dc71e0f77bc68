// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioNegotiation.h"
#include "KeyPresses.h"
#include "Samples.h"

#include <functional>

namespace wakeline {

/// What came in over a call's media port.
struct HeardAudio
{
    uint32_t source;
    uint32_t timestamp;
    SampleSpan samples;
};

/// The media port of one call: RTP and RTCP (RFC 3550) in and out, SRTP where it was agreed, and telephone events (RFC
/// 4733).
///
/// Media is sent to where the peer's comes from (symmetric RTP): the address that its SDP announces, or else the first
/// that sends anything. What other addresses send is not heard.
class RtpLeg
{
public:
    struct Address
    {
        sa bound; ///< where packets come in: `told`, or any if that is not this machine's own
        sa told;  ///< what the peer is told in SDP
    };
    struct Ports
    {
        uint16_t first = 30000;
        uint16_t last = 31999;
    };
    struct Listener
    {
        std::function<void(const HeardAudio &)> audio;
        std::function<void(char)> digit; ///< once for each press
    };

    /// Error `no_port`: all are taken.
    static Result<std::unique_ptr<RtpLeg>> open(const Address &address, Ports ports, Listener listener);
    ~RtpLeg();
    RtpLeg(const RtpLeg &) = delete;
    RtpLeg &operator=(const RtpLeg &) = delete;

    AudioNegotiation &negotiation() { return *m_negotiation; }

    /// After a successful AudioNegotiation::read().
    void follow();

    /// Sends a frame, if the peer listens.
    void send(std::span<const int16_t, frameSize> frame);

private:
    RtpLeg() = default;
    Result<void> bind(const sa &local, Ports ports);
    void startReports();
    bool isPeer(const sa &from);
    void receive(const sa &from, const rtp_header &header, mbuf *packet);
    void receiveEvent(const rtp_header &header, const mbuf *packet);

    Listener m_listener;
    std::unique_ptr<AudioNegotiation> m_negotiation;
    Re<struct rtp_sock> m_socket; ///< "struct", because libre has a function of that name too
    Re<udp_helper> m_cipher;      ///< these go before the socket that they sit on
    Re<udp_helper> m_controlCipher;
    Re<mbuf> m_packet;
    KeyPresses m_keys;
    sa m_announced = {};
    sa m_peer = {};         ///< where we send to
    bool m_latched = false; ///< m_peer has sent something
    uint32_t m_timestamp = 0;
    bool m_reports = false;
    bool m_first = true;
};

} // namespace wakeline
