// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushParameters.h"

#include <QRegularExpression>

#include <algorithm>

namespace wakeline {

namespace {

std::unexpected<Error> badParameter(const QString &name, const QString &why)
{
    return failure(QStringLiteral("invalid_push_parameter"), QStringLiteral("push parameter \"%1\" %2").arg(name, why),
                   name);
}

std::optional<PushProviderName> providerNamed(const QString &text)
{
    if (const auto known = enumFromName<PushProviderName>(text))
        return known;
    if (text == u"apns.dev") // Flexisip and older linphone: the sandbox, told by its name
        return PushProviderName::Apns;
    // The legacy names of linphone's pn-type.
    if (text == u"apple")
        return PushProviderName::Apns;
    if (text == u"google" || text == u"firebase")
        return PushProviderName::Fcm;
    return std::nullopt;
}

Result<void> checkToken(const QString &parameter, const QString &token)
{
    if (token.isEmpty())
        return badParameter(parameter, QStringLiteral("is empty"));
    if (token.size() > 1024)
        return badParameter(parameter, QStringLiteral("is longer than 1024 characters"));
    // Hexadecimal of APNs, base64url with a colon of FCM, the endpoint of Web Push.
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9:/?=_.~+,@-]+\\z"));
    if (!shape.match(token).hasMatch())
        return badParameter(parameter, QStringLiteral("holds a character that no push token has"));
    return {};
}

/// pn-param ends up in the providers' URLs and headers: nothing but what team ids, bundles and projects are made of.
Result<void> checkParam(const QString &param)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9._:-]{0,255}\\z"));
    if (!shape.match(param).hasMatch())
        return badParameter(QStringLiteral("pn-param"), QStringLiteral("holds a character that no app id has"));
    return {};
}

/// `abc:voip` of the one-token form; a token of FCM has a colon of its own.
QString withoutService(const QString &token)
{
    const bool named = token.endsWith(u":voip") || token.endsWith(u":remote");
    return named ? token.section(u':', 0, -2) : token;
}

Result<QList<PushToken>> readOneToken(const QString &prid, const QString &param)
{
    const PushToken token{withoutService(prid), param, prid.endsWith(u":voip") || param.endsWith(u".voip")};
    if (auto good = checkToken(QStringLiteral("pn-prid"), token.token); !good)
        return std::unexpected(good.error());
    if (auto good = checkParam(param); !good)
        return std::unexpected(good.error());
    return QList{token};
}

/// Flexisip: `TEAM.bundle.voip&remote` announces for each service the topic suffix that its token belongs to.
Result<QList<PushToken>> readTokens(const QString &prids, const QString &params)
{
    const QString name = QStringLiteral("pn-prid");
    const QStringList tokens = prids.split(u'&');
    QStringList services = params.section(u'.', -1).split(u'&');
    if (services.size() != tokens.size()) {
        return badParameter(
            name,
            QStringLiteral("names %1 tokens, but pn-param names %2 services").arg(tokens.size()).arg(services.size()));
    }
    if (tokens.size() == 1)
        return readOneToken(prids, params);
    const QString bundle = params.section(u'.', 0, -2);
    if (auto good = checkParam(bundle); !good)
        return std::unexpected(good.error());
    QList<PushToken> read;
    for (const QString &entry : tokens) {
        const QString service = entry.section(u':', -1);
        const QString token = entry.section(u':', 0, -2);
        if (auto good = checkToken(name, token); !good)
            return std::unexpected(good.error());
        if (!services.removeOne(service)) {
            return badParameter(name,
                                QStringLiteral("has a token for \"%1\", which pn-param does not name, or names once")
                                    .arg(service.left(32)));
        }
        const bool voip = service == u"voip";
        read.append({token, voip ? bundle + QStringLiteral(".voip") : bundle, voip});
    }
    if (std::ranges::count(read, true, &PushToken::voip) > 1)
        return badParameter(name, QStringLiteral("has more than one token for calls"));
    return read;
}

} // namespace

Result<std::optional<PushParameters>> PushParameters::fromContact(const SipAddress &contact)
{
    auto provider = contact.parameter(QStringLiteral("pn-provider"));
    auto prid = contact.parameter(QStringLiteral("pn-prid"));
    auto param = contact.parameter(QStringLiteral("pn-param"));
    QString providerParameter = QStringLiteral("pn-provider");
    if (!provider && !prid) {
        provider = contact.parameter(QStringLiteral("pn-type"));
        prid = contact.parameter(QStringLiteral("pn-tok"));
        param = contact.parameter(QStringLiteral("app-id"));
        providerParameter = QStringLiteral("pn-type");
    }
    if (!provider && !prid)
        return std::optional<PushParameters>();
    // RFC 8599 §4.1: a bare pn-provider asks which services there are; nothing can be pushed to it.
    if (!prid)
        return std::optional<PushParameters>();
    if (!provider)
        return badParameter(providerParameter, QStringLiteral("is missing"));
    const auto name = providerNamed(provider->toLower());
    if (!name)
        return badParameter(providerParameter, QStringLiteral("\"%1\" is not supported").arg(provider->left(32)));
    if (*name == PushProviderName::Apns && param.value_or(QString()).isEmpty())
        return badParameter(QStringLiteral("pn-param"),
                            QStringLiteral("is required for APNs (RFC 8599 §8: team and topic)"));
    auto tokens = readTokens(*prid, param.value_or(QString()));
    if (!tokens)
        return std::unexpected(tokens.error());
    return PushParameters{*name, *tokens};
}

const PushToken &PushParameters::callToken() const
{
    for (const PushToken &token : tokens) {
        if (token.voip)
            return token;
    }
    return tokens.first();
}

SipAddress withoutPushParameters(SipAddress contact)
{
    contact.parameters.removeIf(
        [](const auto &parameter) { return parameter.first.startsWith(u"pn-") || parameter.first == u"app-id"; });
    return contact;
}

QString maskToken(const QString &token)
{
    if (token.size() < 16)
        return QStringLiteral("…");
    return token.left(6) + u'…' + token.right(4);
}

} // namespace wakeline
