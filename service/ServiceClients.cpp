// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "Wiring.h"

namespace wakeline {

/// Calls that a SIP server tells of without holding them.
void Service::addWebhook()
{
    Wiring &wiring = *m_wiring;
    wiring.notifyCall =
        std::make_unique<NotifyCall>(wiring.store->directory, *wiring.sendPush, wiring.clock, NotifyCall::Options{});
}

/// What apps are told before they sign in.
void Service::addServerInfo()
{
    QJsonObject info{{QStringLiteral("sip_domain"), m_settings.text("sip.domain")},
                     {QStringLiteral("sip_port_tls"), m_settings.number("sip.tls_port")},
                     {QStringLiteral("server_version"), QStringLiteral(WAKELINE_VERSION)},
                     {QStringLiteral("min_client_version"), m_settings.text("client.min_version")}};
    for (const auto &[field, setting] : {std::pair{"xmpp_domain", "xmpp.domain"},
                                         {"xmpp_host", "xmpp.host"},
                                         {"xmpp_ws_url", "xmpp.websocket_url"},
                                         {"http_upload_host", "xmpp.upload_host"}}) {
        if (const QString value = m_settings.text(setting); !value.isEmpty())
            info.insert(QLatin1String(field), value);
    }
    for (const auto &[field, setting] :
         {std::pair{"xmpp_port_tls", "xmpp.port_tls"}, {"xmpp_port_starttls", "xmpp.port_starttls"}}) {
        if (const int port = m_settings.number(setting); port > 0)
            info.insert(QLatin1String(field), port);
    }
    const TurnServers turn{m_settings.text("turn.secret").toUtf8(), m_settings.list("turn.uris")};
    m_wiring->serverInfoRoutes = std::make_unique<ServerInfoRoutes>(info, turn, m_wiring->clock);
}

/// The other end of the recorder's socket, where calls go to one.
void Service::addRecorder()
{
    if (m_settings.text("voicemail.target").isEmpty())
        return;
    Wiring &wiring = *m_wiring;
    RecorderLink::Options options;
    options.socket = m_settings.text("voicemail.socket");
    options.spool = m_settings.text("voicemail.spool");
    wiring.recorderLink = std::make_unique<RecorderLink>(
        options, [&wiring](QString sidecar) { return wiring.voicemail.keep.keep(std::move(sidecar)); });
    wiring.recorderLink->serveListeners(
        [&wiring](ListeningRequest request) { return wiring.voicemail.listening.answer(std::move(request)); },
        [&wiring] { wiring.voicemail.listening.forgetCalls(); });
    connect(wiring.recorderLink.get(), &RecorderLink::stateChanged, this, [&wiring] { wiring.status.review(); });
}

} // namespace wakeline
