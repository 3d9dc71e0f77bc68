// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeExtension.h"
#include "DatabaseFixture.h"
#include "RemoveDevice.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QString domain = QStringLiteral("pbx.example");

ExtensionDraft draft()
{
    return {QStringLiteral("207"), QStringLiteral("Ida Lund"), QStringLiteral("ida@example.org"), std::nullopt,
            QStringLiteral("Mufasa-and-Circle")};
}

struct Desk
{
    Desk(Database &database, const SecretBox &box) : extensions(database), directory(database, box)
    {
        if (!waitFor(directory.load()))
            qFatal("cannot load the directory");
    }

    ExtensionTable extensions;
    Directory directory;
    ChangeExtension change{directory, extensions, domain};
    RemoveDevice removal{directory, extensions};
};

} // namespace

class ChangeExtensionTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theDigestIsTheOneOfTheStandard()
    {
        // RFC 2617 §3.5
        QCOMPARE(
            digestHa1(QStringLiteral("Mufasa"), QStringLiteral("testrealm@host.com"), QStringLiteral("Circle Of Life")),
            QStringLiteral("939e7578ed9e3c518a452acee763bce9"));
    }

    void aNewExtensionIsStoredWithItsDigestOnly()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        VERIFY_RESULT(created);
        QCOMPARE(created->number, QStringLiteral("207"));
        QCOMPARE(created->displayName, QStringLiteral("Ida Lund"));
        QCOMPARE(created->version, 1);
        QVERIFY(!created->doNotDisturb);
        QCOMPARE(*waitFor(desk.extensions.ha1Of(QStringLiteral("207"))),
                 digestHa1(QStringLiteral("207"), domain, QStringLiteral("Mufasa-and-Circle")));
        QCOMPARE(desk.directory.extension(QStringLiteral("207")), std::optional(*created));
    }

    void spacesAroundANameAreDropped()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        ExtensionDraft padded = draft();
        padded.displayName = QStringLiteral("  Ida  ");
        padded.email = QStringLiteral(" ida@example.org ");
        const auto created = waitFor(desk.change.create(padded));
        VERIFY_RESULT(created);
        QCOMPARE(created->displayName, QStringLiteral("Ida"));
        QCOMPARE(created->email, QStringLiteral("ida@example.org"));
    }

    void whatANewExtensionNeeds()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto without = [&](const QString &field) {
            QJsonObject incomplete = toJson(draft());
            incomplete.remove(field);
            const auto created = waitFor(desk.change.create(*fromJson<ExtensionDraft>(incomplete)));
            return created ? QString() : created.error().code + u' ' + created.error().field;
        };
        for (const QString &field :
             {QStringLiteral("number"), QStringLiteral("display_name"), QStringLiteral("password")})
            QCOMPARE(without(field), QStringLiteral("missing_field ") + field);
    }

    void aNumberIsGivenOnce()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        VERIFY_RESULT(waitFor(desk.change.create(draft())));
        QCOMPARE(waitFor(desk.change.create(draft())).error().code, QStringLiteral("number_taken"));
    }

    void refusesAndNamesTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("no number") << "number"
                                   << "";
        QTest::newRow("number with a space") << "number"
                                             << "2 07";
        QTest::newRow("number with a line feed") << "number"
                                                 << "207\n";
        QTest::newRow("number too long") << "number" << QString(33, QLatin1Char('2'));
        QTest::newRow("number is an address") << "number"
                                              << "207@pbx.example";
        QTest::newRow("no name") << "display_name"
                                 << "";
        QTest::newRow("blank name") << "display_name"
                                    << "   ";
        QTest::newRow("name too long") << "display_name" << QString(81, QLatin1Char('n'));
        QTest::newRow("name with a header in it") << "display_name"
                                                  << "Ida\r\nVia: evil";
        QTest::newRow("name with an escape sequence") << "display_name"
                                                      << "Ida\u001b[2J";
        QTest::newRow("name with a line separator") << "display_name" << QStringLiteral("Ida\u2028Lund");
        QTest::newRow("address without at") << "email"
                                            << "ida";
        QTest::newRow("two addresses") << "email"
                                       << "ida@example.org,nils@example.org";
        QTest::newRow("address with a header in it") << "email"
                                                     << "ida@example.org\nBcc: all@example.org";
        QTest::newRow("address too long") << "email" << QString(250, QLatin1Char('i')) + "@e.org";
        QTest::newRow("no password") << "password"
                                     << "";
        QTest::newRow("short password") << "password"
                                        << "1234567";
        QTest::newRow("long password") << "password" << QString(129, QLatin1Char('p'));
        QTest::newRow("password with a line feed") << "password"
                                                   << "Mufasa-and\nCircle";
        QTest::newRow("password is the number") << "password"
                                                << "20712345";
    }
    void refusesAndNamesTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        ExtensionDraft bad = draft();
        bad.number = field == u"number" ? value : QStringLiteral("20712345");
        bad.displayName = field == u"display_name" ? value.trimmed() : *bad.displayName;
        bad.email = field == u"email" ? value : *bad.email;
        bad.password = field == u"password" ? value : *bad.password;
        const auto checked = checkExtensionDraft(bad, *bad.number);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, QStringLiteral("invalid_value"));
        QCOMPARE(checked.error().field, field);
        QVERIFY2(checked.error().message.contains(field), qPrintable(checked.error().message));
        QVERIFY(field != u"password" || value.isEmpty() || !checked.error().message.contains(value));
    }

    void acceptsWhatPeopleAreCalled_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("80 characters") << QString(80, QLatin1Char('n'));
        QTest::newRow("apostrophe") << "Siobhán O'Brien";
        QTest::newRow("SQL") << "Robert'); DROP TABLE extensions;--";
        QTest::newRow("Chinese") << QStringLiteral("李雷");
        QTest::newRow("emoji") << QStringLiteral("Reception 🛎");
        QTest::newRow("percent") << "100% Support_";
    }
    void acceptsWhatPeopleAreCalled()
    {
        QFETCH(QString, name);
        const auto database = migrated();
        Desk desk(*database, box());
        ExtensionDraft named = draft();
        named.displayName = name;
        const auto created = waitFor(desk.change.create(named));
        VERIFY_RESULT(created);
        QCOMPARE(waitFor(desk.extensions.find(created->id))->displayName, name);
    }

    void changesOnlyWhatIsNamed()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        const QString secret = *waitFor(desk.extensions.ha1Of(QStringLiteral("207")));
        ExtensionDraft change;
        change.doNotDisturb = true;
        const auto changed = waitFor(desk.change.change(created->id, created->version, change));
        VERIFY_RESULT(changed);
        QVERIFY(changed->doNotDisturb);
        QCOMPARE(changed->displayName, created->displayName);
        QCOMPARE(changed->email, created->email);
        QCOMPARE(changed->version, created->version + 1);
        QCOMPARE(*waitFor(desk.extensions.ha1Of(QStringLiteral("207"))), secret);
        QVERIFY(desk.directory.extension(QStringLiteral("207"))->doNotDisturb);
    }

    void followMeIsSetWithTheExtensionAndChangedAlone()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        ExtensionDraft following = draft();
        following.followMeEnabled = true;
        following.followMeNumbers = {{QStringLiteral("+4930123456"), 10, 20}, {QStringLiteral("208"), 0, 30}};
        following.followMeStrategy = FollowMeStrategy::Simultaneous;
        following.followMeConfirm = true;
        const auto created = waitFor(desk.change.create(following));
        VERIFY_RESULT(created);
        QCOMPARE(waitFor(desk.extensions.find(created->id)), created);
        QVERIFY(created->followMeEnabled && created->followMeConfirm);
        QCOMPARE(created->followMeNumbers, *following.followMeNumbers);
        QCOMPARE(created->followMeStrategy, FollowMeStrategy::Simultaneous);

        ExtensionDraft off;
        off.followMeEnabled = false;
        const auto changed = waitFor(desk.change.change(created->id, created->version, off));
        VERIFY_RESULT(changed);
        QVERIFY(!changed->followMeEnabled);
        QCOMPARE(changed->followMeNumbers, *following.followMeNumbers);
        ExtensionDraft none;
        none.followMeNumbers.emplace();
        const auto emptied = waitFor(desk.change.change(created->id, changed->version, none));
        VERIFY_RESULT(emptied);
        QVERIFY(emptied->followMeNumbers.isEmpty());
        QCOMPARE(emptied->followMeStrategy, FollowMeStrategy::Simultaneous);
    }

    void aNumberThatCannotBeFollowedChangesNothing()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        ExtensionDraft itself;
        itself.displayName = QStringLiteral("Another");
        itself.followMeNumbers = {{QStringLiteral("208"), 0, 30}, {QStringLiteral("207"), 0, 30}};
        const auto refused = waitFor(desk.change.change(created->id, created->version, itself));
        QCOMPARE(refused.error().field, QStringLiteral("follow_me_numbers[1].number"));
        QCOMPARE(waitFor(desk.extensions.find(created->id)), created);
        ExtensionDraft late = draft();
        late.number = QStringLiteral("209");
        late.followMeNumbers = {{QStringLiteral("208"), 121, 30}};
        QCOMPARE(waitFor(desk.change.create(late)).error().field, QStringLiteral("follow_me_numbers[0].delay"));
        QVERIFY(!desk.directory.extension(QStringLiteral("209")));
    }

    void callRulesAreStoredAndReplacedAsAWhole()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        CallRules rules;
        rules.dndAction = DndAction::Voicemail;
        rules.dndAllowed = {QStringLiteral("208"), QStringLiteral("+4930123")};
        rules.quietHours = QuietHours{QStringLiteral("22:00"),
                                      QStringLiteral("07:00"),
                                      QStringLiteral("Europe/Berlin"),
                                      {Weekday::Fri, Weekday::Sat}};
        rules.ringTimeout = 12;
        rules.onBusy = NextStep::FollowMe;
        ExtensionDraft ruled = draft();
        ruled.callRules = rules;
        const auto created = waitFor(desk.change.create(ruled));
        VERIFY_RESULT(created);
        QVERIFY(created->callRules == rules);
        QVERIFY(desk.directory.extension(QStringLiteral("207"))->callRules == rules);
        ExtensionDraft name;
        name.displayName = QStringLiteral("Another");
        QVERIFY(waitFor(desk.change.change(created->id, std::nullopt, name))->callRules == rules);
        ExtensionDraft plain;
        plain.callRules = CallRules{};
        QVERIFY(waitFor(desk.change.change(created->id, std::nullopt, plain))->callRules == CallRules{});
    }

    void callRulesAtFaultAreNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *json, const char *field) {
            QTest::newRow(name) << QByteArray(json) << QStringLiteral("call_rules.") + QLatin1String(field);
        };
        const auto hours = [&row](const char *name, const char *json, const char *field) {
            const QByteArray all = QByteArray("{\"quiet_hours\":") + json + '}';
            row(name, all.constData(), field);
        };
        row("rings too short", R"({"ring_timeout":4})", "ring_timeout");
        row("rings too long", R"({"ring_timeout":301})", "ring_timeout");
        row("no number", R"({"dnd_allowed":["208","2 8"]})", "dnd_allowed[1]");
        hours("no such hour", R"({"from":"24:00","to":"07:00","time_zone":"UTC"})", "quiet_hours.from");
        hours("seconds", R"({"from":"22:00","to":"07:00:00","time_zone":"UTC"})", "quiet_hours.to");
        hours("no time zone", R"({"from":"22:00","to":"07:00","time_zone":""})", "quiet_hours.time_zone");
        hours("no such time zone", R"({"from":"22:00","to":"07:00","time_zone":"Europe/Atlantis"})",
              "quiet_hours.time_zone");
        hours("an offset is no time zone", R"({"from":"22:00","to":"07:00","time_zone":"UTC+01:00"})",
              "quiet_hours.time_zone");
        hours("eight days", R"({"from":"22:00","to":"07:00","time_zone":"UTC",
                                "days":["mon","mon","mon","mon","mon","mon","mon","mon"]})",
              "quiet_hours.days");
    }
    void callRulesAtFaultAreNamed()
    {
        QFETCH(QByteArray, json);
        ExtensionDraft draft;
        const auto rules = fromJson<CallRules>(*parseObject(json));
        VERIFY_RESULT(rules);
        draft.callRules = *rules;
        const auto checked = checkExtensionDraft(draft, QStringLiteral("207"));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, QStringLiteral("invalid_value"));
        QTEST(checked.error().field, "field");
    }

    void aNewPasswordIsOneOfThisNumber()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        ExtensionDraft change;
        change.password = QStringLiteral("another one");
        VERIFY_RESULT(waitFor(desk.change.change(created->id, std::nullopt, change)));
        QCOMPARE(*waitFor(desk.extensions.ha1Of(QStringLiteral("207"))),
                 digestHa1(QStringLiteral("207"), domain, QStringLiteral("another one")));
    }

    void aStaleChangeChangesNothing()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        ExtensionDraft change;
        change.displayName = QStringLiteral("First");
        VERIFY_RESULT(waitFor(desk.change.change(created->id, created->version, change)));
        change.displayName = QStringLiteral("Second");
        QCOMPARE(waitFor(desk.change.change(created->id, created->version, change)).error().code,
                 QStringLiteral("stale"));
        QCOMPARE(waitFor(desk.change.remove(created->id, created->version)).error().code, QStringLiteral("stale"));
        QCOMPARE(waitFor(desk.extensions.find(created->id))->displayName, QStringLiteral("First"));
    }

    void theNumberStays()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        const auto changed = waitFor(desk.change.change(created->id, std::nullopt, draft()));
        QCOMPARE(changed.error().field, QStringLiteral("number"));
        QCOMPARE(waitFor(desk.change.change(created->id, std::nullopt, {})).error().code,
                 QStringLiteral("bad_request"));
        QCOMPARE(waitFor(desk.extensions.find(created->id)), created);
    }

    void aRemovedExtensionIsGone()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto created = waitFor(desk.change.create(draft()));
        VERIFY_RESULT(waitFor(desk.change.remove(created->id, created->version)));
        QCOMPARE(waitFor(desk.extensions.find(created->id)).error().code, QStringLiteral("not_found"));
        QVERIFY(!desk.directory.extension(QStringLiteral("207")));
        QCOMPARE(waitFor(desk.change.remove(created->id, std::nullopt)).error().code, QStringLiteral("not_found"));
    }

    void onlyADeviceOfTheExtensionIsRemoved()
    {
        const auto database = migrated();
        Desk desk(*database, box());
        const auto ida = waitFor(desk.change.create(draft()));
        ExtensionDraft other = draft();
        other.number = QStringLiteral("208");
        const auto nils = waitFor(desk.change.create(other));
        desk.directory.rememberDevice({.deviceId = 0,
                                       .extension = QStringLiteral("207"),
                                       .provider = PushProviderName::Fcm,
                                       .environment = {},
                                       .appId = QStringLiteral("project"),
                                       .token = QString(64, QLatin1Char('t')),
                                       .voip = false,
                                       .instance = {},
                                       .userAgent = QStringLiteral("Phone/1"),
                                       .registeredAt = QDateTime::currentDateTimeUtc()});
        waitFor(desk.directory.drain());
        QCOMPARE(desk.directory.devicesOf(QStringLiteral("207")).size(), 1);
        const qint64 device = desk.directory.devicesOf(QStringLiteral("207")).first().id;
        QVERIFY(device > 0);
        QCOMPARE(waitFor(desk.removal.remove(nils->id, device)).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(desk.removal.remove(ida->id, device + 1)).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(desk.removal.remove(ida->id, 0)).error().code, QStringLiteral("not_found"));
        QCOMPARE(desk.directory.devicesOf(QStringLiteral("207")).size(), 1);
        VERIFY_RESULT(waitFor(desk.removal.remove(ida->id, device)));
        QVERIFY(desk.directory.devicesOf(QStringLiteral("207")).isEmpty());
        QCOMPARE(waitFor(desk.removal.remove(ida->id, device)).error().code, QStringLiteral("not_found"));
    }
};

QTEST_GUILESS_MAIN(ChangeExtensionTest)
#include "ChangeExtensionTest.moc"
