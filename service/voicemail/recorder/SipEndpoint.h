// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SourceList.h"
#include "VoicemailCall.h"

namespace wakeline {

struct SipLimits
{
    SourceList sources;
    int calls = 200;        ///< at once
    int callsPerSource = 8; ///< at once, of one caller \see Invitation::source
};

/// Answers SIP on one address over UDP and TCP, and holds the calls.
class SipEndpoint
{
public:
    SipEndpoint(RecorderParts &parts, SipLimits limits) : m_parts(parts), m_limits(std::move(limits)) {}
    ~SipEndpoint();
    SipEndpoint(const SipEndpoint &) = delete;
    SipEndpoint &operator=(const SipEndpoint &) = delete;

    Result<void> listen(const sa &address);

    /// 20 ms have passed, `frames` times.
    void tick(uint64_t frames);

    /// Completes every recording, hangs up, and takes no more calls.
    void close();
    /// After close(): no transaction is under way any more, and `sip_close` may be waited for.
    bool isQuiet() const { return m_quiet; }

    std::size_t calls() const { return m_calls.size(); }

private:
    void invited(const sip_msg &message);
    std::expected<void, Refusal> admit(const sip_msg &message) const;
    std::expected<void, Refusal> take(const sip_msg &message);
    void refuse(const sip_msg &message, const Refusal &refusal);
    bool asked(const sip_msg &message);

    RecorderParts &m_parts;
    SipLimits m_limits;
    Re<dnsc> m_names;
    Re<sip> m_sip;
    Re<sip_lsnr> m_requests;
    Re<sipsess_sock> m_sessions;
    std::vector<std::shared_ptr<VoicemailCall>> m_calls;
    bool m_closing = false;
    bool m_quiet = false;
};

} // namespace wakeline
