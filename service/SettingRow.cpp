// SPDX-License-Identifier: GPL-3.0-or-later
#include "SettingRow.h"

#include <array>

namespace wakeline {

namespace {

using enum SettingType;

// clang-format off
constexpr std::array rows{
    SettingRow{"database", "url", Text, "sqlite:///var/lib/wakeline/wakeline.db", false, nullptr, true,
               "`sqlite:///absolute/path` or `postgresql://user@host/database`. A password in it belongs into "
               "`WAKELINE_DATABASE_URL_FILE` or ~/.pgpass."},
    SettingRow{"data", "directory", Directory, "", false, nullptr, true,
               "Where generated secrets are kept. Default: the folder of the SQLite file, else /var/lib/wakeline."},
    SettingRow{"http", "listen", Address, "127.0.0.1:8080", false, nullptr, true,
               "Public listener: apps, console, live feed."},
    SettingRow{"http", "tls_cert", File, "", false, nullptr, true,
               "PEM certificate chain of the public listener; with `tls_key`."},
    SettingRow{"http", "tls_key", File, "", false, nullptr, true, "PEM private key of the public listener."},
    SettingRow{"http", "public_url", Url, "", false, nullptr, true,
               "Where phones reach the public listener, `https://pbx.example.org`: it stands in the QR code of a "
               "sign-in. "
               "Empty: as the operator's own request came."},
    SettingRow{"pbx", "listen", Address, "127.0.0.1:8081", false, nullptr, true,
               "Internal listener: serves the routes for SIP servers and everything else. Keep it on loopback."},
    SettingRow{"pbx", "secret", Text, "", true, nullptr, true,
               "Bearer secret of the internal listener. Required where it does not listen on loopback."},
    SettingRow{"kamailio", "evapi", Address, "", false, nullptr, true,
               "host:port of Kamailio's evapi socket. Empty: no SIP server."},
    SettingRow{"kamailio", "secret", Text, "", true, nullptr, true,
               "What wakelined says hello with; the same as in Kamailio's local file."},
    SettingRow{"kamailio", "rpc", Text, "", false, nullptr, true,
               "Path of Kamailio's jsonrpcs unix datagram socket, for the state after a reconnection."},
    SettingRow{"sip", "domain", Text, "localhost", false, nullptr, true,
               "Domain of all addresses-of-record and realm of the digests. After a change every SIP password must "
               "be set anew."},
    SettingRow{"sip", "port", Port, "5060", false, nullptr, true, "SIP port that apps are told."},
    SettingRow{"sip", "tls_port", Port, "5061", false, nullptr, true, "SIP over TLS port that apps are told."},
    SettingRow{"sip", "transport", Text, "", false, nullptr, true,
               "What apps are told to register over: `tls`, `tcp` or `udp`. Empty: `tls` where `http.tls_cert` is "
               "set, else `tcp`."},
    SettingRow{"push", "hold_ms", Milliseconds, "5000", false, nullptr, true,
               "How long a call waits for the app to register."},
    SettingRow{"push", "gateway_url", Url, "", false, nullptr, true,
               "Pushes to iOS and Android go through another Wakeline's `/v1/push`, with a licence."},
    SettingRow{"push", "log_days", Count, "90", false, nullptr, true, "How long the push log is kept."},
    SettingRow{"calls", "record_days", Count, "365", false, nullptr, true,
               "How long call records (CDRs) are kept; 0: for ever."},
    SettingRow{"audit", "days", Count, "365", false, nullptr, true,
               "How long the audit log of what operators did is kept."},
    SettingRow{"voicemail", "directory", Directory, "", false, nullptr, true,
               "Where the sound files of voicemail are kept; instances that share a database share it too. Default: "
               "`voicemail` "
               "in the data directory."},
    SettingRow{"voicemail", "target", Text, "", false, nullptr, true,
               "SIP URI of what records, such as `sip:127.0.0.1:5090`: calls go there as the last step. Empty: no "
               "call goes to voicemail."},
    SettingRow{"voicemail", "socket", Text, "/run/wakeline/voicemail.sock", false, nullptr, true,
               "Unix socket on which the recorder, `wakeline-voicemail`, tells wakelined of new messages."},
    SettingRow{"voicemail", "spool", Text, "/var/lib/wakeline/voicemail-spool", false, nullptr, true,
               "Folder in which recordings lie until wakelined has taken them. A new one is made."},
    SettingRow{"voicemail", "greetings", Text, "/var/lib/wakeline/voicemail-greetings", false, nullptr, true,
               "Folder in which wakelined tells the recorder of its boxes: greetings and limits. A `default.wav` of your "
               "own there (mono, 16 bits, 8 kHz) is played for boxes that have no greeting."},
    SettingRow{"voicemail", "asterisk_spool", Text, "", false, nullptr, true,
               "Folder of one voicemail context of an Asterisk, such as `/var/spool/asterisk/voicemail/default`: its "
               "messages come into the boxes of the same numbers. It is only read. Empty: nothing is imported."},
    SettingRow{"voicemail", "access_number", Text, "*97", false, nullptr, true,
               "What an extension dials to listen to its voicemail box. Empty: nobody listens by phone."},
    SettingRow{"voicemail", "prompts", Text, "/usr/share/wakeline/prompts", false, nullptr, true,
               "Recorder: folder of what it says, one folder for each language."},
    SettingRow{"voicemail", "language", Text, "en", false, nullptr, true,
               "Recorder: what it speaks: `en`, `de`, or a folder of your own in `prompts`."},
    SettingRow{"voicemail", "listen", Address, "127.0.0.1:5090", false, nullptr, true,
               "Recorder: where it answers SIP, over UDP and TCP; an IP address and a port. Only your SIP server comes here."},
    SettingRow{"voicemail", "media_address", Text, "", false, nullptr, true,
               "Recorder: the IP address that phones send their sound to, which they must reach: this machine's own, or "
               "that of a router which passes `rtp_ports` on. Empty: that of `listen`; on loopback that serves phones on "
               "this machine only."},
    SettingRow{"voicemail", "sources", Text, "127.0.0.0/8, ::1, self", false, nullptr, true,
               "Recorder: the networks whose calls it takes: your SIP servers, and nobody else. `self`: this machine, under "
               "any of its addresses."},
    SettingRow{"voicemail", "rtp_ports", Text, "30000-31999", false, nullptr, true,
               "Recorder: UDP ports for media, two a call."},
    SettingRow{"voicemail", "max_calls", Count, "200", false, nullptr, true, "Recorder: calls at once."},
    SettingRow{"voicemail", "max_calls_per_caller", Count, "8", false, nullptr, true,
               "Recorder: calls at once of one caller's number."},
    SettingRow{"voicemail", "max_seconds", Count, "180", false, nullptr, true, "Recorder: the longest message."},
    SettingRow{"voicemail", "silence_seconds", Count, "8", false, nullptr, true,
               "Recorder: so much silence after speech ends a message, and is not kept."},
    SettingRow{"voicemail", "no_audio_seconds", Count, "10", false, nullptr, true,
               "Recorder: so long it waits for somebody to speak at all."},
    SettingRow{"voicemail", "no_rtp_seconds", Count, "10", false, nullptr, true,
               "Recorder: so long without a media packet ends a message."},
    SettingRow{"voicemail", "min_ms", Count, "1000", false, nullptr, true,
               "Recorder: what is shorter, without the silence at its end, is no message."},
    SettingRow{"voicemail", "spool_mb", Count, "2048", false, nullptr, true,
               "Recorder: with so much in the spool it refuses calls (480); those of one mailbox with an eighth of it."},
    SettingRow{"voicemail", "free_mb", Count, "200", false, nullptr, true,
               "Recorder: with less free on the spool's disk it refuses calls (480)."},
    SettingRow{"trunk", "target", Text, "", false, nullptr, true,
               "SIP URI that calls to telephone numbers leave by, such as `sip:sbc.example.org:5060`: follow-me and "
               "transfers. Empty: none leaves."},
    SettingRow{"trunk", "allowed_prefixes", Text, "", false, nullptr, true,
               "Comma-separated beginnings of the numbers that may be called, as they are written: `+49,+43`. "
               "Whatever a call costs is yours: name no more than you need. Empty: none."},
    SettingRow{"license", "key", Text, "", true, nullptr, true,
               "Licence key of this installation at that gateway. Empty: an administrator gives it in the console."},
    SettingRow{"license", "file", File, "", false, nullptr, true,
               "Offline licence file, for a PBX that cannot reach the licence server; needs `license.public_key`. Empty: an "
               "administrator gives it in the console."},
    SettingRow{"license", "public_key", File, "", false, nullptr, true,
               "The vendor's Ed25519 public key (PEM): licence files are checked against it."},
    SettingRow{"license", "signing_key", File, "", false, nullptr, true,
               "Licence server: the Ed25519 private key (PEM) of `wakelined license keygen`. Empty: no licence files."},
    SettingRow{"license", "file_days", Count, "30", false, nullptr, true,
               "Licence server: how long a licence file holds without being renewed by a heartbeat."},
    SettingRow{"license", "grace_days", Count, "14", false, nullptr, true,
               "Licence server: an expired licence goes on so long, as OVERDUE; for licences issued from now on."},
    SettingRow{"license", "heartbeat_minutes", Count, "60", false, nullptr, true,
               "PBX: how often it tells the licence server that it lives."},
    SettingRow{"license", "dead_after_hours", Count, "24", false, nullptr, true,
               "Licence server: an installation without a heartbeat for so long is DEAD."},
    SettingRow{"license", "release_after_days", Count, "7", false, nullptr, true,
               "Licence server: an installation without a heartbeat for so long gives its seat back."},
    SettingRow{"apns", "key_path", File, "", false, "APNS_KEY_PATH", true,
               "Apple's .p8 signing key. Empty: no pushes to iOS."},
    SettingRow{"apns", "key_id", Text, "", false, "APNS_KEY_ID", true, "Id of that key."},
    SettingRow{"apns", "team_id", Text, "", false, "APNS_TEAM_ID", true, "Apple developer team."},
    SettingRow{"apns", "bundle_id", Text, "", false, "APNS_BUNDLE_ID", true,
               "Bundle id for apps that name none in pn-param; without `.voip`."},
    SettingRow{"apns", "use_sandbox", Flag, "true", false, "APNS_USE_SANDBOX", true,
               "The environment tried first for a device whose environment is not known."},
    SettingRow{"apns", "url", Text, "", false, nullptr, true,
               "Overrides Apple's hosts: one URL, or `production,sandbox`."},
    SettingRow{"fcm", "service_account_path", File, "", false, "FCM_SERVICE_ACCOUNT_PATH", true,
               "Google service account (JSON). Empty: no pushes to Android."},
    SettingRow{"fcm", "url", Text, "", false, nullptr, true,
               "Overrides Google's host; the token URL is the account file's own `token_uri`."},
    SettingRow{"webpush", "subject", Text, "", false, nullptr, true,
               "`mailto:` or `https:` contact that browsers' push services are told (RFC 8292). Empty: no Web Push."},
    SettingRow{"webpush", "allow_private", Flag, "false", false, nullptr, true,
               "Push also to subscriptions on private addresses: only for closed networks."},
    SettingRow{"provider", "ca", File, "", false, nullptr, true,
               "Extra CA certificates (PEM) for connections to push providers."},
    SettingRow{"jwt", "secret", Text, "", true, "JWT_SECRET", true,
               "Signs access tokens. Empty: made once and kept in the data directory, mode 0600."},
    SettingRow{"jwt", "previous_secret", Text, "", true, nullptr, true,
               "The secret before this one: its tokens are accepted until they expire. Drop it a week after a change."},
    SettingRow{"client", "min_version", Text, "0.0.0", false, nullptr, true,
               "Oldest version of an app that may go on, as `server/info` tells it."},
    SettingRow{"xmpp", "domain", Text, "", false, nullptr, true,
               "Chat beside the calls: its domain, for `server/info`. Empty ones of this section are left out there."},
    SettingRow{"xmpp", "host", Text, "", false, nullptr, true, "Host of the XMPP server."},
    SettingRow{"xmpp", "port_tls", Port, "", false, nullptr, true, "Its port for TLS from the first byte."},
    SettingRow{"xmpp", "port_starttls", Port, "", false, nullptr, true, "Its port for STARTTLS."},
    SettingRow{"xmpp", "websocket_url", Text, "", false, nullptr, true, "Its WebSocket, `wss://`."},
    SettingRow{"xmpp", "upload_host", Text, "", false, nullptr, true, "Host of its HTTP file upload (XEP-0363)."},
    SettingRow{"mail", "url", Text, "", false, nullptr, true,
               "SMTP server for voicemail's mails: `smtp://mail.example.com:587`, or `smtps://` for TLS from the start. Empty: "
               "nothing is mailed."},
    SettingRow{"mail", "user", Text, "", false, nullptr, true, "Account at it; empty: none is needed."},
    SettingRow{"mail", "password", Text, "", true, nullptr, true, "Its password."},
    SettingRow{"mail", "from", Text, "", false, nullptr, true,
               "Sender, such as `Voicemail <voicemail@example.com>`; needed with `url`."},
    SettingRow{"mail", "starttls", Flag, "true", false, nullptr, true,
               "With `smtp://`: nothing is sent before the connection is encrypted. `false` only for a server on the same "
               "machine."},
    SettingRow{"mail", "ca", File, "", false, nullptr, true,
               "PEM file of the authorities that vouch for it. Empty: the system's."},
    SettingRow{"turn", "secret", Text, "", true, nullptr, true,
               "coturn's `static-auth-secret`; with `uris`. Empty: `turn/credentials` is 503."},
    SettingRow{"turn", "uris", Text, "", false, nullptr, true,
               "Comma-separated TURN URIs, usually three: `turn:turn.example.com:3478?transport=udp`, the same with "
               "`tcp`, and `turns:` for TLS."},
    SettingRow{"rate", "per_second", Count, "50", false, nullptr, true, "Pushes per second and licence key."},
    SettingRow{"rate", "burst", Count, "200", false, nullptr, true,
               "Pushes at once and licence key; at least 11, so that a ring group is not cut."},
};
// clang-format on

} // namespace

QString settingTypeName(SettingType type)
{
    switch (type) {
    case Text:
        return QStringLiteral("text");
    case Address:
        return QStringLiteral("host:port");
    case Port:
        return QStringLiteral("port");
    case Milliseconds:
        return QStringLiteral("milliseconds");
    case Count:
        return QStringLiteral("whole number");
    case Flag:
        return QStringLiteral("true or false");
    case Url:
        return QStringLiteral("URL");
    case File:
        return QStringLiteral("file");
    case Directory:
        return QStringLiteral("folder");
    }
    return {};
}

QString SettingRow::name() const
{
    return QLatin1String(section) + u'.' + QLatin1String(key);
}

QString SettingRow::environment() const
{
    return QStringLiteral("WAKELINE_%1_%2")
        .arg(QLatin1String(section).toString().toUpper(), QLatin1String(key).toString().toUpper());
}

std::span<const SettingRow> settingRows()
{
    return rows;
}

QString settingsDocument()
{
    QString text = QStringLiteral(
        "# Settings\n\n"
        "Made by `wakelined describe-settings`; edit service/SettingRow.cpp instead.\n\n"
        "One INI file (`--config`, default `/etc/wakeline/wakelined.conf`); each key also as an environment variable,\n"
        "which wins. A secret can also stand in a file of its own: `<key>_file`, or the variable with `_FILE`.\n"
        "`wakelined check-config` names every bad or unknown key and exits 2.\n\n"
        "| key | environment | type | default | |\n|---|---|---|---|---|\n");
    for (const SettingRow &row : rows) {
        QString variables = u'`' + row.environment() + u'`';
        if (row.alias)
            variables += QStringLiteral(", `%1`").arg(QLatin1String(row.alias));
        QString help = QString::fromUtf8(row.help);
        if (row.secret)
            help += QStringLiteral(" Secret.");
        if (!row.inUse)
            help += QStringLiteral(" *Not in use yet.*");
        const QString standard =
            row.defaultValue[0] == '\0' ? QString() : QStringLiteral("`%1`").arg(QLatin1String(row.defaultValue));
        text += QStringLiteral("| `[%1] %2` | %3 | %4 | %5 | %6 |\n")
                    .arg(QLatin1String(row.section), QLatin1String(row.key), variables, settingTypeName(row.type),
                         standard, help);
    }
    return text;
}

} // namespace wakeline
