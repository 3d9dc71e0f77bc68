// SPDX-License-Identifier: GPL-3.0-or-later
#include "Credentials.h"

#include <QTest>

using namespace wakeline;
using Who = Credential::Who;

namespace {

/// What a class of routes has to say to a credential.
enum class Verdict {
    Admitted,     ///< the handler answers, whatever it says to an empty body and an id of nothing
    Unauthorized, ///< 401
    Forbidden,    ///< 403: known, and not allowed
    NotFound,     ///< the path does not exist at this door
    NotTheirs,    ///< what the path names is another's: 404, or 403 in the families that say so
    Unasked,      ///< the credential makes no difference
    Consulted,    ///< the handler itself looks at it
};

enum class Door { Public, PbxOnLoopback, PbxWithSecret };

Verdict verdictOfRoles(const Credential &shown, std::initializer_list<Role> allowed)
{
    if (shown.who != Who::Operator)
        return Verdict::Unauthorized;
    return std::ranges::find(allowed, shown.role) == allowed.end() ? Verdict::Forbidden : Verdict::Admitted;
}

Verdict admittedIf(bool allowed)
{
    return allowed ? Verdict::Admitted : Verdict::Unauthorized;
}

/// Who may use a route of a class, written down a second time on purpose. A class that is new fails to compile here.
Verdict verdictOfClass(Access access, const Credential &shown, Door door)
{
    using enum Role;
    const bool isApp = shown.who == Who::App || shown.who == Who::OtherApp;
    switch (access) {
    case Access::Public:
        return Verdict::Unasked;
    case Access::Licence: // the key may stand in the body: the routes themselves ask for it
        return shown.who == Who::Licence || shown.who == Who::WrongLicence ? Verdict::Consulted : Verdict::Unasked;
    case Access::App:
        return admittedIf(isApp);
    case Access::AppOrAddress:
        return admittedIf(isApp || shown.who == Who::Address);
    case Access::AppOrPbx:
        return admittedIf(isApp || door == Door::PbxOnLoopback ||
                          (door == Door::PbxWithSecret && shown.who == Who::SipServer));
    case Access::OperatorAny:
        return verdictOfRoles(shown, {Viewer, Role::Operator, Admin, Vendor});
    case Access::OperatorViewer:
        return verdictOfRoles(shown, {Viewer, Role::Operator, Admin});
    case Access::OperatorOperator:
        return verdictOfRoles(shown, {Role::Operator, Admin});
    case Access::OperatorAdmin:
        return verdictOfRoles(shown, {Admin});
    case Access::OperatorVendor:
        return verdictOfRoles(shown, {Vendor, Admin});
    case Access::Pbx:
        if (door == Door::Public)
            return Verdict::NotFound;
        return admittedIf(door == Door::PbxOnLoopback || shown.who == Who::SipServer);
    }
    qFatal("an access class that this test does not know");
}

/// Whether an app's path names something; here it is always extension 201's.
bool namesOwner(const Route &route)
{
    const bool letsAppsIn =
        route.access == Access::App || route.access == Access::AppOrAddress || route.access == Access::AppOrPbx;
    return letsAppsIn && route.pattern.contains('{');
}

Verdict verdict(const Route &route, const Credential &shown, Door door)
{
    const Verdict ofClass = verdictOfClass(route.access, shown, door);
    return namesOwner(route) && ofClass == Verdict::Admitted && shown.who == Who::OtherApp ? Verdict::NotTheirs
                                                                                           : ofClass;
}

bool asksForCredentials(Access access)
{
    return access != Access::Public && access != Access::Licence;
}

bool agrees(Verdict verdict, int status, int withoutCredential)
{
    switch (verdict) {
    case Verdict::Admitted:
        return status != 401 && status != 403 && status != 405;
    case Verdict::Unauthorized:
        return status == 401;
    case Verdict::Forbidden:
        return status == 403;
    case Verdict::NotFound:
        return status == 404;
    case Verdict::NotTheirs:
        return status == 404 || status == 403;
    case Verdict::Unasked:
        return status == withoutCredential && status != 401;
    case Verdict::Consulted:
        return status != 401;
    }
    return false;
}

} // namespace

Q_DECLARE_METATYPE(Door)

/// Every route of the whole service at every door, by its access class alone: a route that is new is asked as well.
class AuthorisationMatrixTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Premises> m_premises; ///< the pbx listener open on loopback
    std::unique_ptr<Premises> m_guarded;  ///< the pbx listener on every address, with a secret

    Premises &premises(Door door) { return door == Door::PbxWithSecret ? *m_guarded : *m_premises; }

    DoorAnswer knock(Door door, const Route &route, const QByteArray &headers, const QByteArray &method = {},
                     QByteArray body = "{}")
    {
        if (route.method == Method::Get)
            body.clear();
        return premises(door).ask(door == Door::Public ? Listener::Public : Listener::Pbx,
                                  method.isEmpty() ? methodName(route.method) : method,
                                  premises(door).pathOf(route, namesOwner(route)), headers, body);
    }

    static void doors()
    {
        QTest::addColumn<Door>("door");
        QTest::newRow("public listener") << Door::Public;
        QTest::newRow("pbx listener on loopback") << Door::PbxOnLoopback;
        QTest::newRow("pbx listener with a secret") << Door::PbxWithSecret;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_premises = std::make_unique<Premises>("127.0.0.1:0");
        m_guarded = std::make_unique<Premises>("0.0.0.0:0");
    }

    void everyRouteAdmitsWhomItsClassSays_data() { doors(); }
    void everyRouteAdmitsWhomItsClassSays()
    {
        QFETCH(const Door, door);
        const QList<Credential> unchanging =
            premises(door).worthless() + premises(door).operators() + premises(door).keys();
        int asked = 0;
        QSet<Verdict> seen;
        for (const Route &route : premises(door).routes().routes()) {
            if (namesOwner(route))
                premises(door).own();
            bool ownerServed = !namesOwner(route);
            const int withoutCredential = knock(door, route, {}).status;
            QList<Credential> shown{{"nothing"}};
            // A route may end the session that it is asked with.
            shown += premises(door).apps() + unchanging;
            for (const Credential &credential : shown) {
                const DoorAnswer answer = knock(door, route, credential.headers);
                const QByteArray what = methodName(route.method) + ' ' + route.pattern + " with " + credential.name +
                                        " answered:\n" + answer.text;
                const Verdict expected = verdict(route, credential, door);
                QVERIFY2(agrees(expected, answer.status, withoutCredential), what);
                // There is no SIP server here, which a route may say; nothing else may go wrong.
                const bool isAway = answer.status == 503 && answer.text.contains("\r\nRetry-After: ");
                QVERIFY2(answer.status < 500 || (isAway && expected == Verdict::Admitted), what);
                const QByteArray challenge = headerOfAnswer(answer.text, "WWW-Authenticate");
                QVERIFY2(challenge.startsWith("Bearer realm=") == (answer.status == 401), what);
                ownerServed = ownerServed || (credential.who == Who::App && answer.status / 100 == 2);
                seen.insert(expected);
                ++asked;
            }
            QVERIFY2(ownerServed, "its owner is not served by " + route.pattern);
        }
        QVERIFY2(asked > 40 * 40, qPrintable(QString::number(asked)));
        QVERIFY(seen.contains(Verdict::Admitted) && seen.contains(Verdict::Unauthorized) &&
                seen.contains(Verdict::Forbidden) && seen.contains(Verdict::Unasked));
    }

    void headIsNoWayAround_data() { doors(); }
    void headIsNoWayAround()
    {
        QFETCH(const Door, door);
        for (const Route &route : premises(door).routes().routes()) {
            if (route.method != Method::Get)
                continue;
            const DoorAnswer answer = knock(door, route, {}, "HEAD");
            QVERIFY2(answer.status == knock(door, route, {}).status, "HEAD " + route.pattern);
            QVERIFY2(bodyOfAnswer(answer.text).isEmpty(), "HEAD " + route.pattern);
        }
    }

    /// Whoever is not admitted has nothing of theirs read: no parser to attack, and nothing to learn from its words.
    void aStrangersBodyIsNotParsed()
    {
        for (const Route &route : m_premises->routes().routes()) {
            if (route.method == Method::Get || !asksForCredentials(route.access))
                continue;
            const int refusal = knock(Door::Public, route, {}).status;
            QVERIFY2(refusal == 401 || refusal == 404, route.pattern);
            for (const QByteArray &headers :
                 {QByteArray(), QByteArray("Content-Type: text/plain\r\n"), QByteArray("If-Match: nonsense\r\n"),
                  QByteArray("Idempotency-Key: " + QByteArray(500, 'x') + "\r\n")}) {
                const DoorAnswer answer = knock(Door::Public, route, headers, {}, "{\"a\": [");
                QVERIFY2(answer.status == refusal, route.pattern + '\n' + answer.text);
            }
        }
    }

    void onlyALicenceKeyOpensTheLicenceServer()
    {
        for (const Route &route : m_premises->routes().routes()) {
            if (route.access != Access::Licence)
                continue;
            for (const Credential &shown : m_premises->worthless() + m_premises->operators() + m_premises->keys()) {
                if (shown.who == Who::Licence)
                    continue;
                const DoorAnswer answer = knock(Door::Public, route, shown.headers);
                const QList<int> refusals{400, 403, 404};
                QVERIFY2(refusals.contains(answer.status), route.pattern + " with " + shown.name + '\n' + answer.text);
            }
        }
        const Route status{Method::Get, "/v1/license/status", Access::Licence, {}};
        for (const Credential &shown : m_premises->keys())
            QCOMPARE(knock(Door::Public, status, shown.headers).status == 200, shown.who == Who::Licence);
    }

    /// RFC 6750 §3: what is asked for, and whether what was shown was looked at.
    void aRefusalSaysWhatItAsksFor()
    {
        const Route me{Method::Get, "/api/v1/app/me", Access::App, {}};
        QCOMPARE(headerOfAnswer(knock(Door::Public, me, {}).text, "WWW-Authenticate"), "Bearer realm=\"wakeline\"");
        QCOMPARE(headerOfAnswer(knock(Door::Public, me, Premises::bearer("x")).text, "WWW-Authenticate"),
                 "Bearer realm=\"wakeline\", error=\"invalid_token\"");
    }
};

QTEST_GUILESS_MAIN(AuthorisationMatrixTest)
#include "AuthorisationMatrixTest.moc"
