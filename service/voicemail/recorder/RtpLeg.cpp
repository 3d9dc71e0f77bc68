// SPDX-License-Identifier: GPL-3.0-or-later
#include "RtpLeg.h"

#include <algorithm>
#include <array>

namespace wakeline {

namespace {

constexpr std::size_t largestPacket = 2048;
constexpr std::size_t longestPayload = 1440; ///< 180 ms: more than any phone packs together
constexpr const char canonicalName[] = "voicemail@wakeline";

uint8_t encoded(int16_t sample, bool alaw)
{
    const int16_t safe = std::max<int16_t>(sample, -32767); // its negative must fit too
    return alaw ? ::g711_pcm2alaw(safe) : ::g711_pcm2ulaw(safe);
}

/// libre leaves the padding in the payload (RFC 3550 §5.1: its last byte is its length).
std::span<const uint8_t> payloadOf(const rtp_header &header, const mbuf *packet)
{
    const std::span<const uint8_t> bytes(mbuf_buf(packet), mbuf_get_left(packet));
    if (!header.pad || bytes.empty())
        return bytes;
    const std::size_t padding = bytes.back();
    return padding == 0 || padding > bytes.size() ? std::span<const uint8_t>() : bytes.first(bytes.size() - padding);
}

} // namespace

Result<std::unique_ptr<RtpLeg>> RtpLeg::open(const Address &address, Ports ports, Listener listener)
{
    std::unique_ptr<RtpLeg> leg(new RtpLeg);
    leg->m_listener = std::move(listener);
    ::sa_init(&leg->m_announced, AF_UNSPEC);
    ::sa_init(&leg->m_peer, AF_UNSPEC);
    leg->m_timestamp = ::rand_u32();
    if (const auto bound = leg->bind(address.bound, ports); !bound)
        return std::unexpected(bound.error());
    sa told = address.told;
    ::sa_set_port(&told, sa_port(::rtp_local(leg->m_socket.get())));
    auto negotiation = AudioNegotiation::create(told);
    if (!negotiation)
        return std::unexpected(negotiation.error());
    leg->m_negotiation = std::move(*negotiation);
    return leg;
}

RtpLeg::~RtpLeg() = default;

Result<void> RtpLeg::bind(const sa &local, Ports ports)
{
    const auto onRtp = [](const sa *from, const rtp_header *header, mbuf *packet, void *self) {
        atEdge([&] { static_cast<RtpLeg *>(self)->receive(*from, *header, packet); });
    };
    m_socket = made<struct rtp_sock>([&](struct rtp_sock **made) {
        ::rtp_listen(made, IPPROTO_UDP, &local, ports.first, ports.last, true, onRtp, nullptr, this);
    });
    if (!m_socket)
        return failure(QStringLiteral("no_port"), QStringLiteral("There is no free media port"));
    auto *socket = static_cast<udp_sock *>(::rtp_sock(m_socket.get()));
    auto *control = static_cast<udp_sock *>(::rtcp_sock(m_socket.get()));
    ::udp_rxsz_set(socket, largestPacket);
    ::udp_rxsz_set(control, largestPacket);

    // A cipher's `true` swallows the packet.
    m_cipher = made<udp_helper>([&](udp_helper **made) {
        ::udp_register_helper(
            made, socket, 0,
            [](int *error, sa *, mbuf *packet, void *self) {
                const auto &keys = static_cast<RtpLeg *>(self)->m_negotiation->srtp();
                return keys.areSet() && (*error = keys.encrypt(packet)) != 0;
            },
            [](sa *, mbuf *packet, void *self) {
                const auto &keys = static_cast<RtpLeg *>(self)->m_negotiation->srtp();
                return keys.areSet() && keys.decrypt(packet) != 0;
            },
            this);
    });
    m_controlCipher = made<udp_helper>([&](udp_helper **made) {
        ::udp_register_helper(
            made, control, 0,
            [](int *error, sa *, mbuf *packet, void *self) {
                const auto &keys = static_cast<RtpLeg *>(self)->m_negotiation->srtp();
                return keys.areSet() && (*error = keys.encryptControl(packet)) != 0;
            },
            [](sa *, mbuf *packet, void *self) {
                const auto &keys = static_cast<RtpLeg *>(self)->m_negotiation->srtp();
                return keys.areSet() && keys.decryptControl(packet) != 0;
            },
            this);
    });
    m_packet.reset(::mbuf_alloc(RTP_HEADER_SIZE + frameSize + 64)); // the rest: SRTP's tag
    if (!m_cipher || !m_controlCipher || !m_packet)
        return failure(QStringLiteral("no_memory"), QStringLiteral("The media port cannot be set up"));
    return {};
}

void RtpLeg::follow()
{
    if (const sa &announced = m_negotiation->peer(); !::sa_cmp(&m_announced, &announced, SA_ALL)) {
        m_announced = announced;
        m_peer = announced;
        m_latched = false;
    }
    startReports();
}

/// libre sends sender and receiver reports by itself from then on, every five seconds.
void RtpLeg::startReports()
{
    const sa control = m_negotiation->peerControl();
    if (m_reports || !::sa_isset(&control, SA_ALL) || ::sa_is_any(&control))
        return;
    ::rtcp_set_srate(m_socket.get(), sampleRate, sampleRate);
    ::rtcp_start(m_socket.get(), canonicalName, &control);
    m_reports = true;
}

void RtpLeg::send(std::span<const int16_t, frameSize> frame)
{
    std::array<uint8_t, frameSize> payload;
    std::ranges::transform(frame, payload.begin(),
                           [this](int16_t sample) { return encoded(sample, m_negotiation->isALaw()); });
    m_timestamp += frameSize;
    if (!m_negotiation->peerListens() || !::sa_isset(&m_peer, SA_ALL) || ::sa_is_any(&m_peer))
        return;
    m_packet->pos = m_packet->end = RTP_HEADER_SIZE;
    ::mbuf_write_mem(m_packet.get(), payload.data(), payload.size());
    m_packet->pos = RTP_HEADER_SIZE;
    ::rtp_send(m_socket.get(), &m_peer, false, m_first, m_negotiation->payloadType(), m_timestamp, m_packet.get());
    m_first = false;
}

/// Latched by the address alone: some send telephone events from a port of their own. The announced address always
/// wins, so that a stranger who was quicker cannot keep the caller out.
bool RtpLeg::isPeer(const sa &from)
{
    if (!m_latched || ::sa_cmp(&m_announced, &from, SA_ALL)) {
        m_peer = from;
        m_latched = true;
    }
    return ::sa_cmp(&m_peer, &from, SA_ADDR);
}

void RtpLeg::receive(const sa &from, const rtp_header &header, mbuf *packet)
{
    const QByteArrayView codec = m_negotiation->codecOf(header.pt);
    if (codec.isEmpty() || !isPeer(from))
        return;
    if (codec == QByteArrayView("telephone-event")) {
        receiveEvent(header, packet);
        return;
    }
    const auto payload = payloadOf(header, packet);
    if (payload.empty() || payload.size() > longestPayload)
        return;
    std::array<int16_t, longestPayload> samples;
    const int16_t *table = codec == QByteArrayView("PCMA") ? g711_A2l : g711_u2l;
    std::ranges::transform(payload, samples.begin(), [table](uint8_t byte) { return table[byte]; });
    m_listener.audio({header.ssrc, header.ts, SampleSpan(samples).first(payload.size())});
}

/// Not by libre's telev, which goes by the order of the packets alone.
void RtpLeg::receiveEvent(const rtp_header &header, const mbuf *packet)
{
    const auto payload = payloadOf(header, packet);
    if (payload.size() < 4) // RFC 4733 §2.3: the event, E, R and the volume, two bytes of duration
        return;
    const int digit = ::telev_code2digit(payload[0]);
    if (digit > 0 && m_keys.isNew({header.ssrc, header.ts, payload[0], (payload[1] & 0x80) != 0}))
        m_listener.digit(char(digit));
}

} // namespace wakeline
