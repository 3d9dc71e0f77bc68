// SPDX-License-Identifier: GPL-3.0-or-later
#include "SrtpKeys.h"

namespace wakeline {

namespace {

constexpr qsizetype keySize = 30; ///< 128 bits of key, 112 of salt

std::optional<srtp_suite> suiteNamed(QByteArrayView name)
{
    if (name == QByteArrayView("AES_CM_128_HMAC_SHA1_80"))
        return SRTP_AES_CM_128_HMAC_SHA1_80;
    if (name == QByteArrayView("AES_CM_128_HMAC_SHA1_32"))
        return SRTP_AES_CM_128_HMAC_SHA1_32;
    return std::nullopt;
}

Re<srtp> contextOf(srtp_suite suite, const QByteArray &key)
{
    return made<srtp>([&](srtp **made) {
        ::srtp_alloc(made, suite, reinterpret_cast<const uint8_t *>(key.constData()), std::size_t(key.size()), 0);
    });
}

} // namespace

/// `TAG SUITE inline:KEY[|LIFETIME]`
std::optional<SrtpOffer> SrtpOffer::parse(QByteArrayView line)
{
    const QList<QByteArray> words = line.toByteArray().simplified().split(' ');
    if (words.size() != 3 || words[0].isEmpty() || words[0].size() > 9 || !suiteNamed(words[1]) ||
        !words[2].startsWith("inline:") || words[2].contains(';'))
        return std::nullopt;
    const QList<QByteArray> parts = words[2].sliced(7).split('|');
    if (parts.size() > 2 || (parts.size() == 2 && parts[1].contains(':'))) // an MKI, which would stand in every packet
        return std::nullopt;
    const auto key = QByteArray::fromBase64Encoding(parts[0], QByteArray::AbortOnBase64DecodingErrors);
    if (!key || key.decoded.size() != keySize)
        return std::nullopt;
    return SrtpOffer{words[0], words[1], key.decoded};
}

bool SrtpKeys::agree(const SrtpOffer &offer)
{
    if (areSet() && offer.suite == m_offer.suite && offer.key == m_offer.key) {
        m_offer.tag = offer.tag;
        return true;
    }
    const auto suite = suiteNamed(offer.suite);
    if (!suite)
        return false;
    QByteArray ownKey(keySize, '\0');
    ::rand_bytes(reinterpret_cast<uint8_t *>(ownKey.data()), std::size_t(ownKey.size()));
    Re<srtp> out = contextOf(*suite, ownKey);
    Re<srtp> in = contextOf(*suite, offer.key);
    if (!out || !in)
        return false;
    m_offer = offer;
    m_ownKey = ownKey;
    m_out = std::move(out);
    m_in = std::move(in);
    return true;
}

QByteArray SrtpKeys::answer() const
{
    return m_offer.tag + ' ' + m_offer.suite + " inline:" + m_ownKey.toBase64();
}

void SrtpKeys::clear()
{
    *this = {};
}

} // namespace wakeline
