// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioRpcReplies.h"

#include "KamailioMessages.h"

#include <QJsonArray>
#include <QJsonObject>

namespace wakeline {

namespace {

QString textOf(const QJsonObject &object, const char *name)
{
    const QString text = object.value(QLatin1String(name)).toString();
    return text == u"[not set]" ? QString() : text;
}

/// `sip:192.0.2.7:5060;transport=tls` → `tls:192.0.2.7:5060`, as the live events write it.
QString sourceOf(const QString &uri)
{
    const auto address = SipAddress::parse(uri);
    if (!address)
        return {};
    const QString transport = address->parameter(QStringLiteral("transport")).value_or(QStringLiteral("udp")).toLower();
    return QStringLiteral("%1:%2:%3").arg(transport, address->host).arg(address->port == 0 ? 5060 : address->port);
}

/// Seconds since 1970; 0 where it did not happen.
std::optional<QDateTime> timeOf(const QJsonObject &object, const char *name)
{
    const qint64 seconds = object.value(QLatin1String(name)).toInteger(0);
    return seconds > 0 ? std::optional(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)) : std::nullopt;
}

std::optional<BindingReport> bindingOf(const QString &extension, const QJsonObject &contact)
{
    // A number of seconds, or one of the words "permanent", "expired", "deleted".
    const QJsonValue expires = contact.value(QLatin1String("Expires"));
    if (!expires.isDouble() && expires.toString() != u"permanent")
        return std::nullopt;
    BindingReport report;
    report.change = BindingReport::Change::Refreshed;
    report.extension = extension;
    report.expires = std::chrono::seconds(expires.toInteger(0));
    report.instance = displayText(textOf(contact, "Instance").toUtf8());
    report.userAgent = displayText(textOf(contact, "User-Agent").toUtf8());
    const QString received = textOf(contact, "Received");
    report.source = sourceOf(received.isEmpty() ? textOf(contact, "Address") : received);
    readContact(report, textOf(contact, "Address"));
    if (const qint64 rtt = contact.value(QLatin1String("KA-Roundtrip")).toInteger(0); rtt > 0) {
        report.rttUs = rtt;
        // Without a round trip the time is only that of the REGISTER.
        report.lastKeepaliveAt =
            QDateTime::fromSecsSinceEpoch(contact.value(QLatin1String("Last-Keepalive")).toInteger(0), Qt::UTC);
    }
    return report;
}

} // namespace

QStringList usersOfDump(const QJsonValue &result)
{
    QStringList users;
    const QJsonArray domains = result.toObject().value(QLatin1String("Domains")).toArray();
    for (const QJsonValue &entry : domains) {
        const QJsonObject domain = entry.toObject().value(QLatin1String("Domain")).toObject();
        if (domain.value(QLatin1String("Domain")).toString() != u"location")
            continue;
        const QJsonArray aors = domain.value(QLatin1String("AoRs")).toArray();
        users.reserve(aors.size());
        for (const QJsonValue &aor : aors) {
            const QString user = aor.toObject().value(QLatin1String("AoR")).toString();
            if (isExtensionNumber(user))
                users.append(user);
        }
    }
    return users;
}

QList<BindingReport> bindingsOfLookup(const QString &extension, const QJsonValue &result)
{
    QList<BindingReport> bindings;
    const QJsonArray contacts = result.toObject().value(QLatin1String("Contacts")).toArray();
    for (const QJsonValue &entry : contacts) {
        if (auto binding = bindingOf(extension, entry.toObject().value(QLatin1String("Contact")).toObject()))
            bindings.append(*binding);
    }
    for (BindingReport &binding : bindings)
        binding.bindings = static_cast<int>(bindings.size());
    return bindings;
}

QList<CallReport> callsOfBriefing(const QJsonValue &result)
{
    // dialog module: 1 unconfirmed, 2 early, 3 answered without ACK, 4 answered, 5 over
    QList<CallReport> calls;
    const QJsonArray dialogs = result.toArray();
    for (const QJsonValue &entry : dialogs) {
        const QJsonObject dialog = entry.toObject();
        const int state = dialog.value(QLatin1String("state")).toInt();
        if (state < 1 || state > 4)
            continue;
        const auto from = SipAddress::parse(textOf(dialog, "from_uri"));
        const auto to = SipAddress::parse(textOf(dialog, "to_uri"));
        CallReport call;
        call.progress = state <= 2 ? CallReport::Progress::Ringing : CallReport::Progress::Answered;
        call.callId = textOf(dialog, "call-id");
        call.caller = from ? displayText(from->user.toUtf8()) : QString();
        call.callee = to ? displayText(to->user.toUtf8()) : QString();
        call.code = state == 1 ? 100 : state == 2 ? 180 : 200;
        call.startedAt = timeOf(dialog, "init_ts");
        if (call.progress == CallReport::Progress::Answered)
            call.answeredAt = timeOf(dialog, "start_ts");
        if (!call.callId.isEmpty())
            calls.append(call);
    }
    return calls;
}

std::optional<KamailioDialog> dialogOf(const QJsonValue &result)
{
    const QJsonObject dialog = result.toObject();
    const int state = dialog.value(QLatin1String("state")).toInt();
    if (state < 1 || state > 4)
        return std::nullopt;
    const auto leg = [&dialog](const char *side, const char *uri) {
        const QJsonObject own = dialog.value(QLatin1String(side)).toObject();
        return KamailioLeg{textOf(dialog, uri), textOf(own, "tag"), textOf(own, "contact"), textOf(own, "route_set"),
                           textOf(own, "cseq").toUInt()};
    };
    return KamailioDialog{state >= 3, leg("caller", "from_uri"), leg("callee", "to_uri")};
}

} // namespace wakeline
