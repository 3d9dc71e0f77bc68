// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QtEndian>

#include <srtp2/srtp.h>

namespace wakeline {

namespace {

constexpr double beepHertz = 1400;

QByteArray headerOf(const QByteArray &message, const char *name)
{
    const QRegularExpression line(QStringLiteral("^%1:\\s*([^\\r\\n]*)").arg(QLatin1String(name)),
                                  QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return line.match(QString::fromLatin1(message)).captured(1).toLatin1();
}

QByteArray rtpHeader(int payloadType, bool marker, quint16 sequence, quint32 timestamp)
{
    QByteArray header(12, '\0');
    header[0] = char(0x80);
    header[1] = char((marker ? 0x80 : 0) | payloadType);
    qToBigEndian(sequence, header.data() + 2);
    qToBigEndian(timestamp, header.data() + 4);
    qToBigEndian(quint32(0x77a1e5), header.data() + 8);
    return header;
}

srtp_ctx_t_ *srtpContext(const QByteArray &key, srtp_ssrc_type_t direction)
{
    static const auto initialised = srtp_init();
    if (initialised != srtp_err_status_ok)
        return nullptr;
    srtp_policy_t policy = {};
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
    policy.ssrc.type = direction;
    QByteArray copy = key;
    policy.key = reinterpret_cast<unsigned char *>(copy.data());
    srtp_t context = nullptr;
    return srtp_create(&context, &policy) == srtp_err_status_ok ? context : nullptr;
}

} // namespace

Caller::Caller(quint16 server, Wish wish, QObject *parent) : QObject(parent), m_wish(std::move(wish)), m_server(server)
{
    m_sip.bind(QHostAddress::LocalHost);
    for (int attempt = 0; attempt < 100; ++attempt) { // RTCP's port is the next one
        if (m_rtp.bind(QHostAddress::LocalHost) && m_rtcp.bind(QHostAddress::LocalHost, quint16(m_rtp.localPort() + 1)))
            break;
        m_rtp.close();
    }
    m_callId = QByteArray::number(QRandomGenerator::system()->generate64(), 16) + "@test";
    m_ownKey.resize(30);
    for (char &byte : m_ownKey)
        byte = char(QRandomGenerator::system()->generate());
    connect(&m_sip, &QUdpSocket::readyRead, this, &Caller::receive);
    connect(&m_rtp, &QUdpSocket::readyRead, this, &Caller::hear);
    connect(&m_rtcp, &QUdpSocket::readyRead, this, [this] {
        while (m_rtcp.hasPendingDatagrams()) {
            m_rtcp.readDatagram(nullptr, 0);
            ++m_reports;
        }
    });
    m_tones.setTimerType(Qt::PreciseTimer);
    m_tones.setInterval(20);
    connect(&m_tones, &QTimer::timeout, this, &Caller::sendTones);
    m_retransmit.setInterval(500);
    connect(&m_retransmit, &QTimer::timeout, this, [this] { sendRaw(m_lastInvite); });
}

Caller::~Caller()
{
    if (m_cipher)
        srtp_dealloc(m_cipher);
    if (m_decipher)
        srtp_dealloc(m_decipher);
}

QByteArray Caller::ownSdp(const QByteArray &direction) const
{
    const QByteArray codec = m_wish.alaw ? "8" : "0";
    QByteArray sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " +
                     QByteArray::number(m_rtp.localPort()) + (m_wish.secure ? " RTP/SAVP " : " RTP/AVP ") + codec +
                     " 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=" + direction + "\r\n";
    if (m_wish.secure)
        sdp += "a=crypto:1 F8_128_HMAC_SHA1_80 inline:" + m_ownKey.toBase64() +
               "\r\na=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + m_ownKey.toBase64() + "|2^31\r\n";
    return sdp;
}

QByteArray Caller::request(const QByteArray &method, int cseq, const QByteArray &body, bool inDialog) const
{
    const QByteArray port = QByteArray::number(m_sip.localPort());
    QByteArray text = method + " sip:vm@127.0.0.1:" + QByteArray::number(m_server) + " SIP/2.0\r\n";
    const QByteArray branch = method == "ACK" && !isAnswered() ? "INVITE" : method == "CANCEL" ? "INVITE" : method;
    text += "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";rport;branch=z9hG4bK" + m_callId.left(16) +
            QByteArray::number(cseq) + branch + "\r\n";
    text += "From: " + (m_wish.name.isEmpty() ? QByteArray() : '"' + m_wish.name + "\" ") + "<sip:" + m_wish.number +
            "@pbx.test>;tag=caller\r\n";
    text += "To: <sip:vm@pbx.test>" + (inDialog && !m_toTag.isEmpty() ? ";tag=" + m_toTag : QByteArray()) + "\r\n";
    text +=
        "Call-ID: " + m_callId + "\r\nCSeq: " + QByteArray::number(cseq) + ' ' + method + "\r\nMax-Forwards: 70\r\n";
    if (m_wish.without != "Contact")
        text += "Contact: <sip:" + m_wish.number + "@127.0.0.1:" + port + ">\r\n";
    if (method == "INVITE" && !inDialog) {
        if (!m_wish.mailbox.isEmpty())
            text += "X-VM-Mailbox: " + m_wish.mailbox + "\r\n";
        if (!m_wish.listener.isEmpty())
            text += "X-VM-Listener: " + m_wish.listener + "\r\n";
        text += m_wish.headers;
    }
    if (!body.isEmpty())
        text += "Content-Type: application/sdp\r\n";
    return text + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void Caller::invite()
{
    const QByteArray sdp = m_wish.sdp.isEmpty() ? ownSdp() : m_wish.sdp;
    m_lastInvite = request("INVITE", m_cseq, m_wish.offers ? sdp : QByteArray(), false);
    sendRaw(m_lastInvite);
    m_retransmit.start();
}

void Caller::acknowledge()
{
    sendRaw(request("ACK", m_cseq, m_wish.offers ? QByteArray() : ownSdp()));
}

void Caller::cancel()
{
    sendRaw(request("CANCEL", m_cseq, {}, false));
}

void Caller::hangUp()
{
    m_tones.stop();
    sendRaw(request("BYE", ++m_cseq));
}

void Caller::hold(bool on)
{
    m_lastInvite = request("INVITE", ++m_cseq, ownSdp(on ? "sendonly" : "sendrecv"));
    m_code = 0;
    sendRaw(m_lastInvite);
    m_retransmit.start();
}

/// RFC 4733: three packets of the key going down, three of its end.
void Caller::press(char key)
{
    const int code = key == '*' ? 10 : key == '#' ? 11 : key - '0';
    m_keyDown = std::max(m_keyDown + 800, m_frames * 160); // each has a time of its own
    for (int i = 0; i < 6; ++i) {
        QByteArray event(4, '\0');
        event[0] = char(code);
        event[1] = char(i >= 3 ? 0x8a : 0x0a);
        qToBigEndian(quint16((std::min(i, 3) + 1) * 160), event.data() + 2);
        send(rtpHeader(101, i == 0, m_sequence++, quint32(m_keyDown)) + event);
    }
}

void Caller::press(const QByteArray &keys)
{
    for (const char key : keys)
        press(key);
}

void Caller::listenAnew()
{
    m_heard.clear();
    m_listened = 0;
}

void Caller::receive()
{
    while (m_sip.hasPendingDatagrams()) {
        QByteArray message(int(m_sip.pendingDatagramSize()), '\0');
        m_sip.readDatagram(message.data(), message.size());
        handle(message);
    }
}

void Caller::handle(const QByteArray &message)
{
    if (!message.startsWith("SIP/2.0 ")) {
        if (message.startsWith("BYE ")) {
            m_byeReceived = true;
            m_tones.stop();
            reply(message);
        }
        return;
    }
    const int code = message.mid(8, 3).toInt();
    const QByteArray cseq = headerOf(message, "CSeq");
    if (cseq.endsWith("BYE") && code >= 200)
        m_byeAnswered = true;
    if (!cseq.endsWith("INVITE"))
        return;
    m_retransmit.stop();
    if (code < 200)
        return;
    m_final = message;
    m_code = code;
    const QByteArray to = headerOf(message, "To");
    m_toTag = to.mid(to.indexOf(";tag=") + 5);
    if (code >= 300 || m_acknowledging)
        acknowledge();
    if (code < 300)
        answered(message);
}

void Caller::answered(const QByteArray &message)
{
    static const QRegularExpression port(QStringLiteral("m=audio (\\d+)"));
    m_media = quint16(port.match(QString::fromLatin1(message)).captured(1).toUInt());
    if (m_wish.secure && !prepareSrtp(message))
        return;
    if (!m_tones.isActive() && m_acknowledging) {
        m_talking.start();
        m_frames = 0;
        m_tones.start();
    }
}

bool Caller::prepareSrtp(const QByteArray &answer)
{
    static const QRegularExpression crypto(
        QStringLiteral("a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:([A-Za-z0-9+/=]+)"));
    const QByteArray key = QByteArray::fromBase64(crypto.match(QString::fromLatin1(answer)).captured(1).toLatin1());
    if (key.size() != 30)
        return false;
    if (!m_cipher) {
        m_cipher = srtpContext(m_ownKey, ssrc_any_outbound);
        m_decipher = srtpContext(key, ssrc_any_inbound);
    }
    return m_cipher && m_decipher;
}

void Caller::reply(const QByteArray &request)
{
    QByteArray text = "SIP/2.0 200 OK\r\n";
    for (const char *name : {"Via", "From", "To", "Call-ID", "CSeq"})
        text += QByteArray(name) + ": " + headerOf(request, name) + "\r\n";
    sendRaw(text + "Content-Length: 0\r\n\r\n");
}

void Caller::sendTones()
{
    const qint64 due = m_talking.elapsed() / 20;
    for (; m_frames < due; ++m_frames) {
        if (m_mute)
            continue;
        const QByteArray frame = toneFrame(m_wish.hertz, m_frames * 160, m_wish.alaw, m_quiet ? 0 : 10'000);
        send(rtpHeader(m_wish.alaw ? 8 : 0, m_frames == 0, m_sequence++, quint32(m_frames * 160) + 0xffff0000U) +
             frame);
    }
}

void Caller::send(QByteArray packet)
{
    if (m_wish.secure) {
        int size = int(packet.size());
        packet.resize(size + SRTP_MAX_TRAILER_LEN);
        if (!m_cipher || srtp_protect(m_cipher, packet.data(), &size) != srtp_err_status_ok)
            return;
        packet.resize(size);
    }
    sendMedia(packet);
}

void Caller::sendMedia(const QByteArray &datagram, int portOffset)
{
    m_rtp.writeDatagram(datagram, QHostAddress::LocalHost, quint16(m_media + portOffset));
}

void Caller::hear()
{
    while (m_rtp.hasPendingDatagrams()) {
        QByteArray packet(int(m_rtp.pendingDatagramSize()), '\0');
        m_rtp.readDatagram(packet.data(), packet.size());
        int size = int(packet.size());
        if (m_wish.secure && (!m_decipher || srtp_unprotect(m_decipher, packet.data(), &size) != srtp_err_status_ok))
            continue;
        const auto samples = decoded(packet.mid(12, size - 12), m_wish.alaw);
        m_heard.insert(m_heard.end(), samples.begin(), samples.end());
        listenForBeep();
    }
}

/// Looks at what came in pieces of 50 ms: four in a row of the beep's tone, and then silence.
void Caller::listenForBeep()
{
    for (constexpr std::ptrdiff_t size = 400; m_listened + size <= std::ssize(m_heard); m_listened += size) {
        const std::vector<qint16> piece(m_heard.begin() + m_listened, m_heard.begin() + m_listened + size);
        if (shareOfTone(piece, beepHertz) > 0.9)
            ++m_beeps;
        else if (secondsOfSound(piece) > 0)
            m_beeps = m_beeps >= 4 ? m_beeps : 0; // its last piece fades
        else
            m_heardBeep = m_heardBeep || m_beeps >= 4;
    }
}

} // namespace wakeline
