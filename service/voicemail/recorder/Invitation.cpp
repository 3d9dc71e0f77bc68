// SPDX-License-Identifier: GPL-3.0-or-later
#include "Invitation.h"

#include "HeaderText.h"
#include "SipAddress.h"

namespace wakeline {

namespace {

constexpr const char mailboxHeader[] = "X-VM-Mailbox";
constexpr const char listenerHeader[] = "X-VM-Listener";

QString addressOf(const sa &from)
{
    char text[64] = {};
    ::re_snprintf(text, sizeof text, "%j", &from);
    return QString::fromLatin1(text);
}

void readCaller(const sip_msg &message, Invitation &invitation)
{
    sip_addr asserted = {};
    const sip_hdr *header = ::sip_msg_hdr(&message, SIP_HDR_P_ASSERTED_IDENTITY);
    const bool isAsserted = header && ::sip_addr_decode(&asserted, &header->val) == 0;
    invitation.callerName = displayName(view(isAsserted ? asserted.dname : message.from.dname));
    invitation.callerNumber = uriUser(view(isAsserted ? asserted.uri.user : message.from.uri.user));
    invitation.source = invitation.callerNumber.isEmpty() ? addressOf(message.src) : invitation.callerNumber;
}

} // namespace

std::expected<Invitation, Refusal> Invitation::read(const sip_msg &message)
{
    if (const sip_hdr *required = ::sip_msg_hdr(&message, SIP_HDR_REQUIRE))
        return std::unexpected(
            Refusal{420, "Bad Extension", "Unsupported: " + view(required->val).toByteArray() + "\r\n"});
    if (!::sip_msg_hdr(&message, SIP_HDR_CONTACT)) // RFC 3261 §8.1.1.8: our BYE goes there
        return std::unexpected(Refusal{400, "Missing Contact"});
    if (::sip_msg_xhdr_count(&message, mailboxHeader) > 1 || ::sip_msg_xhdr_count(&message, listenerHeader) > 1)
        return std::unexpected(Refusal{400, "More than one mailbox or listener"});
    const sip_hdr *mailbox = ::sip_msg_xhdr(&message, mailboxHeader);
    if (!mailbox || !isMailboxName(view(mailbox->val)))
        return std::unexpected(Refusal{404, "No such mailbox"});
    const sip_hdr *listener = ::sip_msg_xhdr(&message, listenerHeader);
    if (listener && !isExtensionNumber(QString::fromLatin1(view(listener->val))))
        return std::unexpected(Refusal{404, "No such extension"});
    Invitation invitation;
    invitation.hasOffer = mbuf_get_left(message.mb) > 0;
    if (invitation.hasOffer && !::msg_ctype_cmp(&message.ctyp, "application", "sdp"))
        return std::unexpected(Refusal{415, "Unsupported Media Type", "Accept: application/sdp\r\n"});
    invitation.mailbox = QString::fromLatin1(view(mailbox->val));
    if (listener)
        invitation.listener = QString::fromLatin1(view(listener->val));
    invitation.callId = headerText(view(message.callid), 255);
    readCaller(message, invitation);
    return invitation;
}

} // namespace wakeline
