// SPDX-License-Identifier: GPL-3.0-or-later
#include "AudioNegotiation.h"

namespace wakeline {

namespace {

struct CodecRow
{
    const char *payloadType;
    const char *name;
    const char *parameters;
};
constexpr CodecRow codecs[] = {{"0", "PCMU", nullptr}, {"8", "PCMA", nullptr}, {"101", "telephone-event", "0-15"}};

std::unexpected<Error> notAcceptable(const char *why)
{
    return failure(QStringLiteral("not_acceptable"), QString::fromLatin1(why));
}

} // namespace

Result<std::unique_ptr<AudioNegotiation>> AudioNegotiation::create(const sa &rtp)
{
    std::unique_ptr<AudioNegotiation> own(new AudioNegotiation);
    own->m_session = made<sdp_session>([&](sdp_session **made) { ::sdp_session_alloc(made, &rtp); });
    int problem = own->m_session ? 0 : ENOMEM;
    if (!problem)
        problem =
            ::sdp_media_add(&own->m_media, own->m_session.get(), sdp_media_audio, sa_port(&rtp), sdp_proto_rtpavp);
    if (!problem)
        problem =
            ::sdp_media_set_alt_protos(own->m_media, 4, sdp_proto_rtpavp, "RTP/AVPF", sdp_proto_rtpsavp, "RTP/SAVPF");
    for (const CodecRow &codec : codecs) {
        if (!problem)
            problem = ::sdp_format_add(nullptr, own->m_media, false, codec.payloadType, codec.name, 8000, 1, nullptr,
                                       nullptr, nullptr, false, codec.parameters ? "%s" : nullptr, codec.parameters);
    }
    if (!problem)
        problem = ::sdp_media_set_lattr(own->m_media, true, "ptime", "20");
    if (problem)
        return failure(QStringLiteral("sdp"), QStringLiteral("SDP cannot be prepared: error %1").arg(problem));
    return own;
}

Result<void> AudioNegotiation::read(mbuf *body, bool isOffer)
{
    if (::sdp_decode(m_session.get(), body, isOffer) != 0)
        return notAcceptable("the session description cannot be read");
    if (::sdp_media_rport(m_media) == 0 || !chooseCodec())
        return notAcceptable("there is no audio stream with a codec of ours");
    const QByteArrayView profile(::sdp_media_proto(m_media));
    if (profile.startsWith("RTP/SAVP")) {
        if (!agreeOnKeys())
            return notAcceptable("there is no SRTP suite of ours");
    } else {
        m_srtp.clear();
        ::sdp_media_del_lattr(m_media, "crypto");
    }
    return {};
}

/// After reading, our own list stands in the peer's order. The peer's list has no names for static payload types that
/// come without an rtpmap.
bool AudioNegotiation::chooseCodec()
{
    for (const le *item = ::list_head(::sdp_media_format_lst(m_media, true)); item; item = item->next) {
        const auto *format = static_cast<const sdp_format *>(item->data);
        const QByteArrayView name(format->name);
        if (format->sup && (name == QByteArrayView("PCMU") || name == QByteArrayView("PCMA"))) {
            m_payloadType = uint8_t(format->pt);
            m_alaw = name == QByteArrayView("PCMA");
            return true;
        }
    }
    return false;
}

bool AudioNegotiation::agreeOnKeys()
{
    const auto tryLine = [](const char *, const char *value, void *self) {
        return atEdge(false, [&] {
            const auto offer = SrtpOffer::parse(value ? value : "");
            return offer && static_cast<AudioNegotiation *>(self)->m_srtp.agree(*offer);
        });
    };
    if (!::sdp_media_rattr_apply(m_media, "crypto", tryLine, this))
        return false;
    return ::sdp_media_set_lattr(m_media, true, "crypto", "%s", m_srtp.answer().constData()) == 0;
}

Re<mbuf> AudioNegotiation::write(bool asOffer) const
{
    return made<mbuf>([&](mbuf **made) { ::sdp_encode(made, m_session.get(), asOffer); });
}

QByteArrayView AudioNegotiation::codecOf(uint8_t payloadType) const
{
    const sdp_format *format = ::sdp_media_lformat(m_media, payloadType);
    return format ? QByteArrayView(format->name) : QByteArrayView();
}

sa AudioNegotiation::peerControl() const
{
    sa address;
    ::sdp_media_raddr_rtcp(m_media, &address);
    return address;
}

} // namespace wakeline
