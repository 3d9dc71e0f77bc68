// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Libre.h"

#include <QByteArray>

#include <optional>

namespace wakeline {

/// One `a=crypto` line that we can do (RFC 4568): AES_CM_128_HMAC_SHA1_80 or _32, one key, no key identifier (MKI), no
/// session parameters.
struct SrtpOffer
{
    QByteArray tag;
    QByteArray suite;
    QByteArray key; ///< master key and salt, 30 bytes

    static std::optional<SrtpOffer> parse(QByteArrayView line);

    bool operator==(const SrtpOffer &) const = default;
};

/// Both directions of a call's SRTP.
class SrtpKeys
{
public:
    /// Takes the peer's key and draws our own. The same offer again, as a re-INVITE brings it, changes nothing.
    bool agree(const SrtpOffer &offer);

    /// The value of our `a=crypto`.
    QByteArray answer() const;

    bool areSet() const { return m_out && m_in; }
    void clear();

    int encrypt(mbuf *packet) const { return ::srtp_encrypt(m_out.get(), packet); }
    int decrypt(mbuf *packet) const { return ::srtp_decrypt(m_in.get(), packet); }
    int encryptControl(mbuf *packet) const { return ::srtcp_encrypt(m_out.get(), packet); }
    int decryptControl(mbuf *packet) const { return ::srtcp_decrypt(m_in.get(), packet); }

private:
    SrtpOffer m_offer;
    QByteArray m_ownKey;
    Re<srtp> m_out;
    Re<srtp> m_in;
};

} // namespace wakeline
