// SPDX-License-Identifier: GPL-3.0-or-later
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

#include <sodium.h>

namespace wakeline {

namespace {

/// As the service does it.
VerifyOperatorToken verifier(const AccessTokens &tokens, const OperatorBook &book, const Clock &clock)
{
    return [&](const QString &text) -> Result<OperatorIdentity> {
        const auto token = tokens.read(text.toLatin1(), clock.now());
        if (!token)
            return std::unexpected(token.error());
        // Those of tokenOf() have no row.
        if (token->operatorId < RestFixture::firstStranger && !book.admits(token->operatorId, token->version))
            return failure(QStringLiteral("bad_token"), QStringLiteral("gone or changed"));
        return OperatorIdentity{token->operatorId, token->name, token->role, token->expiresAt, token->version};
    };
}

/// Longer than any route takes, also on a machine that is busy with something else.
constexpr auto patience = std::chrono::seconds(30);

QByteArray requestText(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                       const QByteArray &body, const QByteArray &extraHeaders)
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + extraHeaders;
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty() && !extraHeaders.contains("Content-Type"))
        request += "Content-Type: application/json\r\n";
    return request + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

RestAnswer answerFrom(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    if (end < 0)
        qFatal("no answer: %s", answer.constData());
    return {statusOfAnswer(answer), answer.first(end + 4), QJsonDocument::fromJson(answer.sliced(end + 4)).object(),
            answer.sliced(end + 4)};
}

QByteArray compact(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

template <typename T>
QCoro::Task<Result<T>> answerWith(Result<T> answer)
{
    co_return answer;
}

} // namespace

RestFixture::RestFixture(Database &database, const SecretBox &box, LicenseParts::Options options)
    : operators(database),
      sessions(database),
      extensions(database),
      devices(database, box),
      pushLog(database),
      callRecords(database),
      audit(database),
      directory(database, box),
      codes(database),
      hasher({1, crypto_pwhash_argon2id_MEMLIMIT_MIN, 1, 8}),
      operatorBook(database),
      voicemail(database, soundFolder.path(), hasher, clock),
      licenses(database, box, clock, std::move(options)),
      statsReader(database),
      m_events(m_stream, verifier(tokens, operatorBook, clock), clock),
      m_app({signInApp,
             profiles,
             registerDevice,
             directory,
             {QStringLiteral("pbx.example"), 5060, 5061, {}, {}, QStringLiteral("tls")},
             [this](const QString &number) {
                 return registrations.contains(number) && registrations[number].state != RegistrationState::Offline;
             }}),
      m_jidPush({registerDevice, QStringLiteral("pbx.example"),
                 [this](const CallNotice &notice) {
                     notices.append(notice);
                     return pushedByNotice;
                 }}),
      m_serverInfo(
          {{QStringLiteral("sip_domain"), QStringLiteral("pbx.example")},
           {QStringLiteral("sip_port_tls"), 5061},
           {QStringLiteral("server_version"), QStringLiteral(WAKELINE_VERSION)},
           {QStringLiteral("min_client_version"), QStringLiteral("0.0.0")}},
          {"a shared secret",
           {QStringLiteral("turn:turn.example:3478?transport=udp"),
            QStringLiteral("turn:turn.example:3478?transport=tcp"), QStringLiteral("turns:turn.example:5349")}},
          clock),
      m_extensions({extensions, devices, changes, removals,
                    [this](const QString &number) -> std::optional<Registration> {
                        const auto it = registrations.constFind(number);
                        return it == registrations.constEnd() ? std::nullopt : std::optional(*it);
                    },
                    [this](const QString &) { return answerWith(testPushes); }}),
      m_provisioning({provisioning,
                      removals,
                      directory,
                      extensions,
                      {QStringLiteral("pbx.example"), 5060, 5061, {}, {}, QStringLiteral("tls")},
                      {}}),
      m_registrations([this](int offset, int limit) {
          QList<Registration> all = registrations.values();
          std::ranges::sort(all, {}, &Registration::extension);
          return std::pair(all.mid(offset, limit), static_cast<int>(all.size()));
      }),
      m_calls([this] { return calls; },
              [this](const QString &callId, const QString &by) {
                  hungUp.append({callId, by});
                  return answerWith(hangUpAnswer);
              },
              [this](const CallTransfer &order, const QString &) {
                  transfers.append(order);
                  return answerWith(transferAnswer);
              }),
      m_idempotent(licenses.idempotency, box, clock),
      m_voicemailBoxes({voicemail.boxes, voicemail.messages, voicemail.boxChanges, voicemail.reading, voicemail.removal,
                        m_idempotent}),
      m_system([this] { return parts; }, QStringLiteral("epoch-1"), clock.now(), [this] { return ownLicense; }),
      m_health([this] { return parts; }),
      server(table(),
             Authenticator({verifier(tokens, operatorBook, clock),
                            [this](const QString &token) { return signInApp.identify(token); },
                            [this](const QString &token) { return signInApp.identifyAddress(token); }},
                           "pbx-secret"),
             m_events)
{
    QObject::connect(&signIn, &SignInOperator::began, &operatorBook, &OperatorBook::learn);
    QObject::connect(&operatorBook, &OperatorBook::ended, &m_events, &EventSocket::endSessionsOf);
    if (!QCoro::waitFor(directory.load()))
        qFatal("the directory cannot be loaded");
    const auto where = server.listen(Listener::Public, {QHostAddress::LocalHost, 0});
    if (!where)
        qFatal("no free port on loopback");
    m_port = where->port;
    const auto pbx = server.listen(Listener::Pbx, {QHostAddress::LocalHost, 0});
    if (!pbx)
        qFatal("no free port on loopback");
    m_pbxPort = pbx->port;
}

RouteTable RestFixture::table()
{
    Routes all;
    for (Routes family : {m_auth.routes(),
                          m_app.routes(),
                          m_jidPush.routes(),
                          m_platformTokens.routes(),
                          m_serverInfo.routes(),
                          m_extensions.routes(),
                          m_extensionBatches.routes(),
                          m_tryCall.routes(),
                          m_provisioning.routes(),
                          m_registrations.routes(),
                          m_calls.routes(),
                          m_pushLog.routes(),
                          m_callRecords.routes(),
                          m_history.routes(),
                          m_voicemail.routes(),
                          m_voicemailBoxes.routes(),
                          m_dashboard.routes(),
                          m_system.routes(),
                          m_ownLicense.routes(),
                          m_auditLog.routes(),
                          m_operators.routes(),
                          m_settings.routes(),
                          m_health.routes(),
                          licenses.routes(),
                          m_events.routes()})
        std::ranges::move(family, std::back_inserter(all));
    auto built = RouteTable::build(m_auditTrail.watch(std::move(all)));
    if (!built)
        qFatal("%s", qPrintable(built.error().message));
    return std::move(*built);
}

RestAnswer RestFixture::call(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                             const QByteArray &body, const QByteArray &extraHeaders)
{
    RawClient client(m_port);
    client.send(requestText(method, target, token, body, extraHeaders));
    return answerFrom(client.readAll(patience));
}

RestAnswer RestFixture::callPbx(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                                const QByteArray &extraHeaders, const QByteArray &token)
{
    RawClient client(m_pbxPort);
    client.send(requestText(method, target, token, body, extraHeaders));
    return answerFrom(client.readAll(patience));
}

RestAnswer RestFixture::send(const QByteArray &target, const QJsonObject &body, const QByteArray &extraHeaders)
{
    return call("POST", target, {}, compact(body), extraHeaders);
}

QList<RestAnswer> RestFixture::sendAtOnce(const QByteArray &target, const QList<QJsonObject> &bodies,
                                          const QByteArray &extraHeaders)
{
    std::vector<std::unique_ptr<RawClient>> clients;
    for (qsizetype i = 0; i < bodies.size(); ++i)
        clients.push_back(std::make_unique<RawClient>(m_port));
    for (std::size_t i = 0; i < clients.size(); ++i)
        clients[i]->send(requestText("POST", target, {}, compact(bodies.at(static_cast<qsizetype>(i))), extraHeaders));
    QList<RestAnswer> answers;
    for (const auto &client : clients)
        answers.append(answerFrom(client->readAll(patience)));
    return answers;
}

QByteArray RestFixture::tokenOf(Role role) const
{
    const Operator account{
        static_cast<qint64>(role) + firstStranger, enumName(role), role, false, clock.now(), std::nullopt};
    return tokens.write(tokens.issue(account, clock.now())).toLatin1();
}

qint64 RestFixture::addExtension(const QByteArray &number)
{
    const auto answer = post("/api/v1/extensions", "{\"number\":\"" + number + "\",\"display_name\":\"Name " + number +
                                                       "\",\"password\":\"correct horse\"}");
    if (answer.status != 201)
        qFatal("extension %s is not added: %d", number.constData(), answer.status);
    return answer.data().value(u"id").toInteger();
}

RestAnswer RestFixture::signInTo(const QByteArray &number, const QByteArray &password)
{
    return call("POST", "/api/v1/app/auth", {},
                "{\"extension\":\"" + number + "\",\"sip_password\":\"" + password + "\"}");
}

QByteArray RestFixture::appTokenOf(const QByteArray &number)
{
    const auto session = signInTo(number);
    if (session.status != 200)
        qFatal("extension %s does not sign in: %d", number.constData(), session.status);
    return session.data().value(u"token").toString().toLatin1();
}

} // namespace wakeline
