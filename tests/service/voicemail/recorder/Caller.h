// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Tone.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <QUdpSocket>

#include <memory>

struct srtp_ctx_t_;

namespace wakeline {

/// A phone on loopback that calls the recorder: SIP over UDP, RTP with a tone, telephone events, SRTP (libsrtp2).
class Caller : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        QByteArray mailbox = "101";
        QByteArray number = "201";
        QByteArray name = {};
        QByteArray listener = {}; ///< the extension that listens to the mailbox
        double hertz = 1000;
        bool alaw = false;
        bool secure = false;
        bool offers = true;      ///< false: the offer comes in the 200, our answer in the ACK
        QByteArray headers = {}; ///< whole lines
        QByteArray sdp = {};     ///< instead of our own
        QByteArray without = {}; ///< a header that is left out
    };

    Caller(quint16 server, Wish wish, QObject *parent = nullptr);
    ~Caller() override;

    void invite();
    void acknowledge();
    void cancel();
    void hangUp();
    void hold(bool on);
    void press(char key);
    void press(const QByteArray &keys);
    void pressHash() { press('#'); }
    /// Sends silence; a tone again.
    void setQuiet(bool quiet) { m_quiet = quiet; }
    /// Sends nothing at all.
    void setMute(bool mute) { m_mute = mute; }
    void sendRaw(const QByteArray &datagram) { m_sip.writeDatagram(datagram, QHostAddress::LocalHost, m_server); }
    void sendMedia(const QByteArray &datagram, int portOffset = 0);
    void setAcknowledging(bool on) { m_acknowledging = on; }

    int code() const { return m_code; } ///< final; 0 before
    QByteArray finalReply() const { return m_final; }
    bool isAnswered() const { return m_code >= 200 && m_code < 300; }
    bool wasHungUp() const { return m_byeReceived; }
    bool isOver() const { return m_byeReceived || m_byeAnswered; }
    quint16 remoteMedia() const { return m_media; }
    QByteArray callId() const { return m_callId; }
    const std::vector<qint16> &heard() const { return m_heard; }
    /// Forgets what was heard so far.
    void listenAnew();
    /// What is sent from now on is recorded.
    bool hasHeardBeep() const { return m_heardBeep; }
    int reports() const { return m_reports; } ///< RTCP packets

    QByteArray request(const QByteArray &method, int cseq, const QByteArray &body = {}, bool inDialog = true) const;
    QByteArray ownSdp(const QByteArray &direction = "sendrecv") const;

private:
    void receive();
    void handle(const QByteArray &message);
    void answered(const QByteArray &message);
    void reply(const QByteArray &request);
    void sendTones();
    void send(QByteArray packet);
    void hear();
    void listenForBeep();
    bool prepareSrtp(const QByteArray &answer);

    Wish m_wish;
    quint16 m_server;
    QUdpSocket m_sip;
    QUdpSocket m_rtp;
    QUdpSocket m_rtcp;
    QTimer m_retransmit;
    QTimer m_tones;
    QElapsedTimer m_talking;
    QByteArray m_callId;
    QByteArray m_toTag;
    QByteArray m_final;
    QByteArray m_lastInvite;
    QByteArray m_ownKey;
    srtp_ctx_t_ *m_cipher = nullptr;
    srtp_ctx_t_ *m_decipher = nullptr;
    std::vector<qint16> m_heard;
    std::ptrdiff_t m_listened = 0; ///< of it
    int m_beeps = 0;               ///< pieces of the beep so far
    bool m_heardBeep = false;
    quint16 m_media = 0;
    int m_code = 0;
    int m_cseq = 1;
    int m_reports = 0;
    quint16 m_sequence = 0;
    qint64 m_frames = 0;
    qint64 m_keyDown = 0; ///< timestamp of the last key
    bool m_quiet = false;
    bool m_mute = false;
    bool m_acknowledging = true;
    bool m_byeReceived = false;
    bool m_byeAnswered = false;
};

} // namespace wakeline
