// SPDX-License-Identifier: GPL-3.0-or-later
#include "Credentials.h"

#include "LicenseKey.h"
#include "Store.h"
#include "Voicemail.h"

#include <QCoroTask>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QTest>

namespace wakeline {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray secret = "the secret of these premises, long enough";
const QByteArray secretBefore = "the secret of these premises last year";
const QByteArray pbxSecret = "the secret of the SIP server of these premises";
constexpr std::array allRoles{Role::Viewer, Role::Operator, Role::Admin, Role::Vendor};

QJsonObject claimsOf(const QByteArray &token)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').at(1), base64Url)).object();
}

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

QByteArray signedWith(const JwtKey &key, const QJsonObject &claims)
{
    return JwtKeys({key}).sign(claims);
}

/// With a header of the forger's choice, and a true signature of that algorithm by the right key.
QByteArray forged(const JwtKey &key, const QJsonObject &claims, const QString &algorithm,
                  QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256)
{
    QJsonObject header{{"alg", algorithm}, {"typ", "JWT"}};
    if (!key.id.isEmpty())
        header.insert("kid", key.id);
    const QByteArray text = part(header) + '.' + part(claims);
    return text + '.' + QMessageAuthenticationCode::hash(text, key.secret, hash).toBase64(base64Url);
}

QJsonObject with(QJsonObject claims, const QString &name, const QJsonValue &value)
{
    claims.insert(name, value);
    return claims;
}

QJsonObject ended(QJsonObject claims)
{
    const qint64 life = claims.value(u"exp").toInteger() - claims.value(u"iat").toInteger();
    const qint64 end = QDateTime::currentSecsSinceEpoch() - 1;
    return with(with(std::move(claims), "iat", end - life), "exp", end);
}

/// What is wrong with a token whatever its kind. \param key  the one that signs this kind
QList<Credential> spoilt(const QByteArray &kind, const JwtKey &key, const QByteArray &good)
{
    const QJsonObject claims = claimsOf(good);
    const QList<QByteArray> parts = good.split('.');
    const QByteArray unsignedHeader = part({{"alg", "none"}, {"typ", "JWT"}});
    const QList<std::pair<QByteArray, QByteArray>> tokens{
        {"expired", signedWith(key, ended(claims))},
        {"of the future", signedWith(key, with(with(claims, "iat", claims.value(u"iat").toInteger() + 3600), "exp",
                                               claims.value(u"exp").toInteger() + 3600))},
        {"too long a life", signedWith(key, with(claims, "exp", claims.value(u"exp").toInteger() + 86400))},
        {"signed with another secret", signedWith({key.id, "another secret altogether, and long"}, claims)},
        {"another key's id", signedWith({"0123456789ab", "another secret altogether, and long"}, claims)},
        {"without its signature", parts[0] + '.' + parts[1] + '.'},
        {"its last byte changed", good.chopped(2) + (good.endsWith("AA") ? "BA" : "AA")},
        {"alg none", unsignedHeader + '.' + parts[1] + '.'},
        {"alg none with a signature", unsignedHeader + '.' + parts[1] + '.' + parts[2]},
        {"alg HS512", forged(key, claims, "HS512", QCryptographicHash::Sha512)},
        {"alg HS384", forged(key, claims, "HS384", QCryptographicHash::Sha384)},
        {"alg RS256", forged(key, claims, "RS256")},
        {"alg hs256", forged(key, claims, "hs256")},
        {"twice", good + ' ' + good},
    };
    QList<Credential> all;
    for (const auto &[name, token] : tokens)
        all.append({kind + ' ' + name, Credential::Who::Nobody, Premises::bearer(token)});
    return all;
}

JwtKey operatorKey()
{
    return JwtKey::derive(secret, "wakeline operator access token 1");
}

} // namespace

Premises::Premises(const QByteArray &pbxListen, const QMap<QString, QString> &settings)
{
    QLoggingCategory::setFilterRules(QStringLiteral("wakeline.*=false"));
    QProcessEnvironment environment;
    environment.insert("WAKELINE_DATABASE_URL", "sqlite://" + m_folder.filePath("wakeline.db"));
    environment.insert("WAKELINE_HTTP_LISTEN", "127.0.0.1:0");
    environment.insert("WAKELINE_PBX_LISTEN", pbxListen);
    environment.insert("WAKELINE_PBX_SECRET", pbxSecret);
    environment.insert("WAKELINE_JWT_SECRET", secret);
    environment.insert("WAKELINE_JWT_PREVIOUS_SECRET", secretBefore);
    environment.insert("WAKELINE_SIP_DOMAIN", "pbx.example");
    environment.insert("WAKELINE_TURN_SECRET", "the secret of a TURN server, long enough");
    environment.insert("WAKELINE_TURN_URIS", "turn:turn.example:3478");
    for (auto it = settings.constBegin(); it != settings.constEnd(); ++it)
        environment.insert(it.key(), it.value());
    const Settings read = Settings::read({}, false, environment);
    if (!read.problems().isEmpty())
        qFatal("%s", qPrintable(read.problems().first().text));
    {
        auto store = Store::open(read, std::chrono::seconds(10));
        if (!store)
            qFatal("%s", qPrintable(store.error().message));
        for (const Role role : allRoles) {
            const auto account = QCoro::waitFor((*store)->operators.add(enumName(role), role, "no hash"));
            m_operators.insert(role, account->id);
        }
        (*store)->database.shutDown(std::chrono::seconds(10));
    }
    m_service = std::make_unique<Service>(read);
    if (const auto started = m_service->start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    const auto isReady = [this] { return ask(Listener::Pbx, "GET", "/readyz", {}).status == 200; };
    if (!QTest::qWaitFor(isReady, 30'000))
        qFatal("the service does not become ready");
    seed();
    leaveMessages(read);
}

Premises::~Premises()
{
    for (auto &client : m_clients)
        client.reset();
    m_service->stop();
}

void Premises::seed()
{
    QJsonValue gone;
    for (const QByteArray number : {"201", "202", "203"}) {
        const QJsonObject extension =
            post("/api/v1/extensions", Role::Operator,
                 "{\"number\":\"" + number + "\",\"display_name\":\"N\",\"password\":\"correct horse\"}");
        gone = extension.value(u"id");
    }
    m_gone = appToken("203");
    m_signedOut = appToken("201");
    ask(Listener::Pbx, "POST", "/api/v1/app/auth/logout", bearer(m_signedOut));
    ask(Listener::Pbx, "DELETE", "/api/v1/extensions/" + QByteArray::number(gone.toInteger()),
        bearer(operatorToken(Role::Admin)));
    m_licenseKey = post("/api/v1/licenses", Role::Vendor, R"({"tier":"standard","holder":"Somebody"})")
                       .value(u"key")
                       .toString()
                       .toLatin1();
    if (m_licenseKey.isEmpty())
        qFatal("no licence was issued");
}

void Premises::own()
{
    ask(Listener::Pbx, "POST", "/api/register-push-token", bearer(appToken("201")),
        R"({"user":"201","token":"a-token-of-extension-201","platform":"android"})");
    if (m_messages.size() < 4)
        qFatal("extension 201 has hardly a message left: leave more");
}

QByteArray Premises::pathOf(const Route &route, bool owned) const
{
    static const QRegularExpression parameter(QStringLiteral("\\{([^}]+)\\}"));
    const bool isMessage = route.pattern.startsWith("/api/v1/app/voicemail/{id}");
    const QHash<QString, QString> ofExtension201{{"userId", "201"},
                                                 {isMessage ? "id" : "", QString::number(m_messages.value(0))}};
    QString path = QString::fromLatin1(route.pattern);
    for (auto match = parameter.match(path); match.hasMatch(); match = parameter.match(path)) {
        // Something of nobody's would hide whose things an app gets to see.
        if (owned && !ofExtension201.contains(match.captured(1)))
            qFatal("what is {%s} of extension 201 in %s?", qPrintable(match.captured(1)), route.pattern.constData());
        path.replace(match.captured(0), owned ? ofExtension201.value(match.captured(1)) : QStringLiteral("999999"));
    }
    return path.toLatin1();
}

/// As another instance on the same database and the same folder.
void Premises::leaveMessages(const Settings &settings)
{
    post("/api/v1/voicemail-boxes", Role::Operator, R"({"number":"201","name":"Ida's","extensions":["201"]})");
    QFile sound(m_folder.filePath(QStringLiteral("sound.wav")));
    const QByteArray head =
        QByteArray::fromHex("52494646 44000000 57415645 666d7420 10000000 01000100 401f0000 803e0000"
                            "02001000 64617461 20000000");
    if (!sound.open(QIODevice::WriteOnly) || sound.write(head + QByteArray(32, '\0')) < 0)
        qFatal("cannot write a sound");
    sound.close();
    auto store = Store::open(settings, std::chrono::seconds(10));
    AudioStore sounds(settings.voicemailDirectory());
    VoicemailMessageTable messages((*store)->database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 12; ++i) {
        const auto recording = QCoro::waitFor(sounds.keep(sound.fileName()));
        if (!recording)
            qFatal("%s", qPrintable(recording.error().message));
        NewVoicemail message{QString::number(i), QStringLiteral("201"), {}, {}, now, 1, recording->audio};
        const auto kept = QCoro::waitFor(messages.add(message, now));
        if (!kept)
            qFatal("%s", qPrintable(kept.error().message));
        m_messages.append(kept->change.message.id);
    }
    (*store)->database.shutDown(std::chrono::seconds(10));
}

DoorAnswer Premises::ask(Listener listener, const QByteArray &method, const QByteArray &target,
                         const QByteArray &headers, const QByteArray &body)
{
    auto &client = m_clients[listener == Listener::Public ? 0 : 1];
    const QString address = listener == Listener::Public ? m_service->publicAddress() : m_service->pbxAddress();
    if (!client || !client->isOpen())
        client = std::make_unique<RawClient>(address.section(u':', -1).toUShort());
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    // The only mark of the end of an answer to HEAD, which has no body whatever length it tells.
    if (method == "HEAD")
        request += "Connection: close\r\n";
    if (method != "GET" && method != "HEAD")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!body.isEmpty() && !headers.contains("Content-Type"))
        request += "Content-Type: application/json\r\n";
    client->send(request + "\r\n" + body);
    const auto text = method == "HEAD" ? QList<QByteArray>{client->readAll(std::chrono::seconds(15))}
                                       : client->readAnswers(1, std::chrono::seconds(30));
    if (text.isEmpty())
        qFatal("no answer to %s %s", method.constData(), target.constData());
    if (headerOfAnswer(text.first(), "Connection").toLower() == "close" || !client->received.isEmpty())
        client.reset();
    const int status = statusOfAnswer(text.first());
    if (method == "DELETE" && status == 204 &&
        target == "/api/v1/app/voicemail/" + QByteArray::number(m_messages.value(0)))
        m_messages.removeFirst();
    return {status, text.first()};
}

QJsonObject Premises::post(const QByteArray &target, Role role, const QByteArray &body)
{
    const DoorAnswer answer = ask(Listener::Pbx, "POST", target, bearer(operatorToken(role)), body);
    if (answer.status != 200 && answer.status != 201)
        qFatal("%s", answer.text.constData());
    return QJsonDocument::fromJson(bodyOfAnswer(answer.text)).object().value(u"data").toObject();
}

QByteArray Premises::bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

QByteArray Premises::operatorToken(Role role) const
{
    const AccessTokens tokens({secret});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return tokens.write(tokens.issue({m_operators.value(role), enumName(role), role, false, now, {}}, now)).toLatin1();
}

QJsonObject Premises::signIn(const QByteArray &number)
{
    const DoorAnswer answer = ask(Listener::Pbx, "POST", "/api/v1/app/auth", {},
                                  "{\"extension\":\"" + number + "\",\"sip_password\":\"correct horse\"}");
    if (answer.status != 200)
        qFatal("%s", answer.text.constData());
    return QJsonDocument::fromJson(bodyOfAnswer(answer.text)).object().value(u"data").toObject();
}

QByteArray Premises::appToken(const QByteArray &number)
{
    return signIn(number).value(u"token").toString().toLatin1();
}

QList<Credential> Premises::apps()
{
    using enum Credential::Who;
    const QByteArray before = signedWith({{}, secretBefore}, claimsOf(appToken("201")));
    const auto address = [](const QString &of) { return bearer(signedWith({{}, secret}, {{"sub", of}})); };
    return {{"an app", App, bearer(appToken("201"))},
            {"an app that writes bearer", App, "Authorization: bearer " + appToken("201") + "\r\n"},
            {"an app with a token of the key before", App, bearer(before)},
            {"another extension's app", OtherApp, bearer(appToken("202"))},
            {"an address alone", Address, address("201@pbx.example")},
            {"an unknown address alone", Nobody, address("999@pbx.example")},
            {"an address of elsewhere", Nobody, address("201@elsewhere.example")}};
}

QList<Credential> Premises::operators() const
{
    QList<Credential> all;
    for (const Role role : allRoles)
        all.append({enumName(role).toLatin1(), Credential::Who::Operator, bearer(operatorToken(role)), role});
    return all;
}

QList<Credential> Premises::worthless()
{
    const auto nobody = [](const QByteArray &name, const QByteArray &headers) {
        return Credential{name, Credential::Who::Nobody, headers};
    };
    QList<Credential> all{
        nobody("an empty Authorization", "Authorization: \r\n"),
        nobody("a bearer of nothing", "Authorization: Bearer \r\n"),
        nobody("garbage", bearer("x")),
        nobody("null", bearer("null")),
        nobody("three parts of nothing", bearer("a.b.c")),
        nobody("bytes that are no text", bearer(QByteArray("\xff\xfe\x80") + "." + "\xff" + "." + "\xff")),
        nobody("Basic", "Authorization: Basic " + QByteArray("admin:admin").toBase64() + "\r\n"),
        nobody("an admin's token as Basic", "Authorization: Basic " + operatorToken(Role::Admin) + "\r\n"),
        nobody("a token in the wrong place", "X-Authorization: Bearer " + operatorToken(Role::Admin) + "\r\n"),
        nobody("a wrong pbx secret", bearer("the secret of the SIP server of these premiseS")),
        nobody("the signing secret itself", bearer(secret)),
        nobody("a licence key as a token", bearer(m_licenseKey)),
    };
    return all + worthlessOfApps() + worthlessOfOperators();
}

QList<Credential> Premises::worthlessOfApps()
{
    const JwtKey key{{}, secret};
    const QByteArray good = appToken("201");
    const QJsonObject claims = claimsOf(good);
    const qint64 other = claimsOf(appToken("202")).value(u"ext_id").toInteger();
    const auto nobody = [](const QByteArray &name, const QByteArray &token) {
        return Credential{name, Credential::Who::Nobody, bearer(token)};
    };
    QJsonObject expiredAddress{{"sub", "201@pbx.example"}, {"exp", QDateTime::currentSecsSinceEpoch() - 1}};
    return spoilt("an app's token", key, good) +
           QList<Credential>{
               nobody("an app that signed out", m_signedOut),
               nobody("an app of an extension that is gone", m_gone),
               nobody("another extension's session", signedWith(key, with(claims, "ext_id", other))),
               nobody("a guessed session", signedWith(key, with(claims, "sid", "1."))),
               nobody("no session", signedWith(key, with(claims, "sid", ""))),
               nobody("an app's claims with the operators' key", signedWith(operatorKey(), claims)),
               nobody("an address that has expired", signedWith(key, expiredAddress)),
               nobody("an address, unsigned", part({{"alg", "none"}}) + '.' + part({{"sub", "201@pbx.example"}}) + '.'),
           };
}

QList<Credential> Premises::worthlessOfOperators() const
{
    const QByteArray good = operatorToken(Role::Admin);
    const QJsonObject claims = claimsOf(good);
    const auto nobody = [](const QByteArray &name, const QByteArray &token) {
        return Credential{name, Credential::Who::Nobody, bearer(token)};
    };
    return spoilt("an admin's token", operatorKey(), good) +
           QList<Credential>{
               nobody("an admin's claims with the apps' key", signedWith({{}, secret}, claims)),
               nobody("an unknown role", signedWith(operatorKey(), with(claims, "role", "root"))),
               nobody("an operator without a number",
                      signedWith(operatorKey(), with(claims, "sub", "201@pbx.example"))),
           };
}

QList<Credential> Premises::keys() const
{
    return {{"the pbx secret", Credential::Who::SipServer, bearer(pbxSecret)},
            {"a licence key", Credential::Who::Licence, "X-License-Key: " + m_licenseKey + "\r\n"},
            {"a wrong licence key", Credential::Who::WrongLicence,
             "X-License-Key: " + LicenseKey::generate().text().toLatin1() + "\r\n"}};
}

} // namespace wakeline
