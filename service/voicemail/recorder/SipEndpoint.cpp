// SPDX-License-Identifier: GPL-3.0-or-later
#include "SipEndpoint.h"

#include "ListeningCall.h"
#include "RecordedCall.h"
#include "RecorderLog.h"

#include <algorithm>

namespace wakeline {

namespace {

constexpr uint64_t mostCaughtUp = 250; ///< frames: a machine that slept for longer has lost the calls anyway
constexpr uint64_t mostSent = 3;       ///< of these, to callers
constexpr int tableSize = 256;

/// For a BYE to a Contact with a host name; the usual ones hold an address.
Re<dnsc> nameResolver()
{
    char domain[256] = {};
    sa servers[8];
    uint32_t count = std::size(servers);
    if (::dns_srv_get(domain, sizeof domain, servers, &count) != 0)
        count = 0;
    return made<dnsc>([&](dnsc **made) { ::dnsc_alloc(made, nullptr, servers, count); });
}

} // namespace

SipEndpoint::~SipEndpoint()
{
    m_calls.clear();
    m_sessions.reset();
    m_requests.reset();
    if (m_sip && !m_quiet)
        ::sip_close(m_sip.get(), true);
}

Result<void> SipEndpoint::listen(const sa &address)
{
    const auto onInvite = [](const sip_msg *message, void *self) {
        atEdge([&] { static_cast<SipEndpoint *>(self)->invited(*message); });
    };
    const auto onRequest = [](const sip_msg *message, void *self) {
        return atEdge(true, [&] { return static_cast<SipEndpoint *>(self)->asked(*message); });
    };
    m_names = nameResolver();
    m_sip = made<sip>([&](sip **made) {
        ::sip_alloc(
            made, m_names.get(), tableSize, tableSize, tableSize, "Wakeline voicemail",
            [](void *self) { static_cast<SipEndpoint *>(self)->m_quiet = true; }, this);
    });
    int problem = m_sip ? 0 : ENOMEM;
    if (!problem)
        problem = ::sip_transp_add(m_sip.get(), SIP_TRANSP_UDP, &address);
    if (!problem)
        problem = ::sip_transp_add(m_sip.get(), SIP_TRANSP_TCP, &address);
    if (!problem) {
        m_sessions = made<sipsess_sock>(
            [&](sipsess_sock **made) { problem = ::sipsess_listen(made, m_sip.get(), tableSize, onInvite, this); });
    }
    if (!problem) {
        m_requests =
            made<sip_lsnr>([&](sip_lsnr **made) { problem = ::sip_listen(made, m_sip.get(), true, onRequest, this); });
    }
    if (problem)
        return failure(QStringLiteral("sip"),
                       QStringLiteral("Cannot listen for SIP: %1").arg(QString::fromLocal8Bit(strerror(problem))));
    return {};
}

void SipEndpoint::tick(uint64_t frames)
{
    frames = std::min(frames, mostCaughtUp);
    for (uint64_t frame = 0; frame < frames; ++frame) {
        for (const auto &call : m_calls)
            call->tick(frame + mostSent >= frames);
    }
    const auto over = std::ranges::partition(m_calls, [](const auto &call) { return !call->isOver(); });
    std::vector<std::shared_ptr<VoicemailCall>> ended(over.begin(), over.end());
    m_calls.erase(over.begin(), over.end());
    for (const auto &call : ended)
        call->close();
}

void SipEndpoint::close()
{
    m_closing = true;
    const auto calls = std::exchange(m_calls, {});
    for (const auto &call : calls) {
        call->end(EndReason::Shutdown);
        call->close();
    }
    m_requests.reset();
    m_sessions.reset();
    ::sip_close(m_sip.get(), false); // m_quiet when the last BYE is answered
}

std::expected<void, Refusal> SipEndpoint::admit(const sip_msg &message) const
{
    if (!m_limits.sources.contains(message.src))
        return std::unexpected(Refusal{403, "Forbidden"});
    if (m_closing || int(m_calls.size()) >= m_limits.calls || m_parts.disk.isOverwhelmed())
        return std::unexpected(Refusal{503, "Service Unavailable", "Retry-After: 10\r\n"});
    return {};
}

std::expected<void, Refusal> SipEndpoint::take(const sip_msg &message)
{
    if (const auto admitted = admit(message); !admitted)
        return admitted;
    auto invitation = Invitation::read(message);
    if (!invitation)
        return std::unexpected(invitation.error());
    const auto ofSameSource =
        std::ranges::count_if(m_calls, [&](const auto &call) { return call->source() == invitation->source; });
    if (ofSameSource >= m_limits.callsPerSource)
        return std::unexpected(Refusal{503, "Too Many Calls", "Retry-After: 30\r\n"});
    std::shared_ptr<VoicemailCall> call;
    if (invitation->listener.isEmpty())
        call = std::make_shared<RecordedCall>(m_parts, std::move(*invitation));
    else
        call = std::make_shared<ListeningCall>(m_parts, std::move(*invitation));
    if (const auto accepted = call->accept(m_sessions.get(), message); !accepted)
        return accepted;
    m_calls.push_back(call);
    return {};
}

void SipEndpoint::invited(const sip_msg &message)
{
    if (const auto taken = take(message); !taken)
        refuse(message, taken.error());
}

void SipEndpoint::refuse(const sip_msg &message, const Refusal &refusal)
{
    char source[80] = {};
    ::re_snprintf(source, sizeof source, "%J", &message.src);
    qCInfo(lcRecorder, "An INVITE from %s is refused: %d %s", source, refusal.code, refusal.reason);
    ::sip_treplyf(nullptr, nullptr, m_sip.get(), &message, false, refusal.code, refusal.reason,
                  "%sContent-Length: 0\r\n\r\n", refusal.headers.constData());
}

/// What no session takes.
bool SipEndpoint::asked(const sip_msg &message)
{
    const bool isKnown = view(message.met) == QByteArrayView("OPTIONS");
    ::sip_treplyf(nullptr, nullptr, m_sip.get(), &message, false, isKnown ? 200 : 405,
                  isKnown ? "OK" : "Method Not Allowed",
                  "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\nAccept: application/sdp\r\nContent-Length: 0\r\n\r\n");
    return true;
}

} // namespace wakeline
