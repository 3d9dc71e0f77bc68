// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttentionModel.h"
#include "LiveTable.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

const QDateTime now = QDateTime(QDate(2026, 11, 20), QTime(14, 30), Qt::UTC);

Call held(const QString &callee, int secondsLeft)
{
    Call call;
    call.callId = u"call-%1"_qs.arg(callee);
    call.callee = callee;
    call.calleeName = QStringLiteral("Ida Holm");
    call.state = CallState::Held;
    call.holdUntil = now.addSecs(secondsLeft);
    call.afterHold = QStringLiteral("voicemail");
    return call;
}

PartStatus part(const QString &name, bool ok, bool essential = true)
{
    return {name, ok, QStringLiteral("no connection"), now.addSecs(-600), essential};
}

QStringList keysOf(const QList<AttentionRow> &rows)
{
    QStringList keys;
    for (const AttentionRow &row : rows)
        keys.append(row.key);
    return keys;
}

} // namespace

/// What needs an operator, and the parts of the service as a list.
class AttentionModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWellNeedsNobody()
    {
        AttentionFacts facts;
        facts.parts = {part(QStringLiteral("database"), true)};
        LicenseState license;
        license.ok = true;
        license.expiresAt = now.addDays(31);
        facts.license = license;
        facts.pushOutcomes = {{PushProviderName::Fcm, PushOutcome::Accepted, 12}};
        QVERIFY(attentionRows(facts, now).isEmpty());
    }

    void theWorstComesFirst()
    {
        AttentionFacts facts;
        facts.held = {held(QStringLiteral("219"), 4), held(QStringLiteral("207"), 2)};
        facts.parts = {part(QStringLiteral("licence"), false, false), part(QStringLiteral("voicemail"), false, false),
                       part(QStringLiteral("database"), false)};
        facts.alarms = {{QStringLiteral("push_fcm_x"), QStringLiteral("fcm: no"), now.addSecs(-60)},
                        {QStringLiteral("old"), QStringLiteral("long ago"), now.addSecs(-3601)}};
        facts.pushOutcomes = {{PushProviderName::Apns, PushOutcome::TokenDead, 2},
                              {PushProviderName::Apns, PushOutcome::TokenRefused, 1},
                              {PushProviderName::Fcm, PushOutcome::TryLater, 5}};
        LicenseState license;
        license.ok = true;
        license.expiresAt = now.addDays(23);
        facts.license = license;
        const auto rows = attentionRows(facts, now);
        QCOMPARE(keysOf(rows), (QStringList{"part/database", "call/call-207", "call/call-219", "part/voicemail",
                                            "alarm/push_fcm_x", "tokens", "licence"}));
        QCOMPARE(rows.at(1).when, QStringLiteral("2 s left"));
        QVERIFY(rows.at(1).why.contains(QStringLiteral("Ida Holm")));
        QCOMPARE(rows.at(1).subject, QStringLiteral("call-207"));
        QVERIFY(rows.first().bad);
        QVERIFY(rows.at(5).what.startsWith(u'3'));
        QVERIFY(rows.last().when.startsWith(QStringLiteral("23")));
        QVERIFY(!rows.last().bad);
    }

    void aLicenceThatIsNotWellIsBad()
    {
        AttentionFacts facts;
        LicenseState license;
        license.message = QStringLiteral("suspended");
        facts.license = license;
        const auto rows = attentionRows(facts, now);
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.first().bad);
        QCOMPARE(rows.first().why, QStringLiteral("suspended"));
    }

    void whileTheLinkIsLostNothingIsCountedDown()
    {
        AttentionFacts facts;
        facts.held = {held(QStringLiteral("219"), 4)};
        facts.stale = true;
        QCOMPARE(attentionRows(facts, now).first().when, QStringLiteral("–"));
    }

    void rowsThatStayAreChangedInPlace()
    {
        AttentionModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        AttentionFacts facts;
        facts.held = {held(QStringLiteral("219"), 9), held(QStringLiteral("207"), 5)};
        model.show(attentionRows(facts, now));
        QCOMPARE(resets.size(), 1);
        model.show(attentionRows(facts, now));
        QCOMPARE(changes.size(), 0);
        model.show(attentionRows(facts, now.addSecs(1)));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(changes.size(), 2);
        facts.held.removeFirst();
        model.show(attentionRows(facts, now));
        QCOMPARE(resets.size(), 2);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0).data().toString().contains(QStringLiteral("207")));
    }

    void partsAreChangedByTheirNames()
    {
        SystemStatusModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &SystemStatusModel::changed);
        QVERIFY(!model.isLoaded());
        SystemStatus status;
        status.version = QStringLiteral("0.1.0");
        status.parts = {part(QStringLiteral("database"), true), part(QStringLiteral("kamailio"), true)};
        model.load(status);
        QVERIFY(model.isLoaded());
        QCOMPARE(model.failing(), 0);
        model.load(status); // the same again
        QCOMPARE(changed.size(), 1);
        model.change(part(QStringLiteral("kamailio"), false));
        QCOMPARE(model.failing(), 1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1).data().toString(), QStringLiteral("Kamailio"));
        model.change(part(QStringLiteral("mail"), false));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(2).data(ValueRole).value<PartStatus>().name, QStringLiteral("mail"));
        model.change(part(QStringLiteral("mail"), false));
        QCOMPARE(changed.size(), 3);
    }

    void anAlarmReplacesTheOneOfItsCode()
    {
        SystemStatusModel model;
        for (int i = 0; i < 30; ++i)
            model.raise({QString::number(i), QStringLiteral("first"), now});
        QCOMPARE(model.alarms().size(), SystemStatusModel::alarmsKept);
        model.raise({QStringLiteral("15"), QStringLiteral("again"), now.addSecs(5)});
        QCOMPARE(model.alarms().size(), SystemStatusModel::alarmsKept);
        QCOMPARE(model.alarms().first().message, QStringLiteral("again"));
        QCOMPARE(std::ranges::count(model.alarms(), QStringLiteral("15"), &Alarm::code), 1);
    }
};

QTEST_GUILESS_MAIN(AttentionModelTest)
#include "AttentionModelTest.moc"
