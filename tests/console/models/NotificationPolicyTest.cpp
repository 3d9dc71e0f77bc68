// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotificationPolicy.h"
#include "Notices.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);

Notice noticeOf(NoticeKind kind, const QString &key, const QString &subject = {})
{
    return {kind, key, QStringLiteral("what of %1").arg(key), QStringLiteral("why"), subject};
}

NotificationPreferences everything()
{
    NotificationPreferences all;
    for (const auto &[kind, name] : EnumNames<NoticeKind>::names)
        all.kinds.insert(kind);
    return all;
}

QDateTime after(std::chrono::seconds passed)
{
    return noon.addSecs(passed.count());
}

} // namespace

/// What is told, when, and how much of it at once.
class NotificationPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKindIsToldOnceItHasLasted_data()
    {
        QTest::addColumn<NoticeKind>("kind");
        QTest::addColumn<int>("seconds");
        QTest::newRow("held call") << NoticeKind::HeldCall << 10;
        QTest::newRow("link") << NoticeKind::Link << 30;
        QTest::newRow("part") << NoticeKind::Part << 5;
        QTest::newRow("failed push") << NoticeKind::FailedPush << 10;
        QTest::newRow("voicemail") << NoticeKind::Voicemail << 3;
        QTest::newRow("alarm") << NoticeKind::Alarm << 0;
        QTest::newRow("licence") << NoticeKind::License << 0;
        QTest::newRow("certificate") << NoticeKind::Certificate << 0;
    }
    void aKindIsToldOnceItHasLasted()
    {
        QFETCH(NoticeKind, kind);
        QFETCH(int, seconds);
        NotificationPolicy policy;
        policy.setPreferences(everything());
        policy.note(noticeOf(kind, QStringLiteral("a"), QStringLiteral("207")), noon);
        QCOMPARE(policy.nextAt().value(), noon.addSecs(seconds));
        if (seconds > 0)
            QVERIFY(policy.due(noon.addSecs(seconds).addMSecs(-1), false).isEmpty());
        const QList<Alert> alerts = policy.due(noon.addSecs(seconds), false);
        QCOMPARE(alerts.size(), 1);
        QCOMPARE(alerts.first().kind, kind);
        QCOMPARE(alerts.first().title, QStringLiteral("what of a"));
        QCOMPARE(alerts.first().subject, QStringLiteral("207"));
        QVERIFY(alerts.first().onDesktop && alerts.first().sound);
        QVERIFY(policy.due(noon.addSecs(seconds), false).isEmpty());
        QVERIFY(!policy.nextAt());
    }

    void whatIsOverInTimeIsNotTold()
    {
        NotificationPolicy policy;
        policy.note(noticeOf(NoticeKind::HeldCall, heldKey(QStringLiteral("1"))), noon);
        policy.note(noticeOf(NoticeKind::HeldCall, heldKey(QStringLiteral("2"))), noon);
        policy.note(noticeOf(NoticeKind::Link, linkKey()), noon);
        policy.over(heldKey(QStringLiteral("1")));
        policy.over(linkKey());
        const QList<Alert> alerts = policy.due(after(60s), false);
        QCOMPARE(alerts.size(), 1);
        QCOMPARE(alerts.first().key, heldKey(QStringLiteral("2")));
        policy.note(noticeOf(NoticeKind::HeldCall, heldKey(QStringLiteral("3"))), after(60s));
        policy.over(NoticeKind::HeldCall);
        QVERIFY(policy.due(after(600s), false).isEmpty());
    }

    void theDesktopStaysQuietWhenItShould_data()
    {
        QTest::addColumn<bool>("inUse");
        QTest::addColumn<bool>("onlyInBackground");
        QTest::addColumn<bool>("muted");
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<bool>("shown");
        const QTime none;
        QTest::newRow("in the background") << false << true << false << none << none << true;
        QTest::newRow("in use") << true << true << false << none << none << false;
        QTest::newRow("in use, and wanted then too") << true << false << false << none << none << true;
        QTest::newRow("muted") << false << true << true << none << none << false;
        QTest::newRow("quiet at noon") << false << true << false << QTime(11, 0) << QTime(13, 0) << false;
        QTest::newRow("quiet from noon on") << false << true << false << QTime(12, 0) << QTime(13, 0) << false;
        QTest::newRow("quiet until noon") << false << true << false << QTime(8, 0) << QTime(12, 0) << true;
        QTest::newRow("quiet at night") << false << true << false << QTime(22, 0) << QTime(7, 0) << true;
        QTest::newRow("quiet over midnight, and noon")
            << false << true << false << QTime(22, 0) << QTime(13, 0) << false;
        QTest::newRow("no time at all") << false << true << false << QTime(9, 0) << QTime(9, 0) << true;
    }
    void theDesktopStaysQuietWhenItShould()
    {
        QFETCH(bool, inUse);
        QFETCH(bool, onlyInBackground);
        QFETCH(bool, muted);
        QFETCH(QTime, from);
        QFETCH(QTime, to);
        QFETCH(bool, shown);
        NotificationPreferences preferences;
        preferences.onlyInBackground = onlyInBackground;
        if (from.isValid()) {
            preferences.quiet = true;
            preferences.quietFrom = from;
            preferences.quietTo = to;
        }
        NotificationPolicy policy;
        policy.setPreferences(preferences);
        if (muted)
            policy.mute(after(3600s));
        policy.note(noticeOf(NoticeKind::Alarm, QStringLiteral("a")), noon);
        const QList<Alert> alerts = policy.due(noon, inUse);
        QCOMPARE(alerts.size(), 1); // it is listed and counted all the same
        QCOMPARE(alerts.first().onDesktop, shown);
        QCOMPARE(alerts.first().sound, shown);
    }

    void mutingEnds()
    {
        NotificationPolicy policy;
        policy.mute(after(3600s));
        QVERIFY(policy.isMuted(after(3599s)));
        QVERIFY(!policy.isMuted(after(3600s)));
        policy.mute({});
        QVERIFY(!policy.isMuted(noon));
    }

    void withoutSoundItIsSilent()
    {
        NotificationPreferences preferences;
        preferences.sound = false;
        NotificationPolicy policy;
        policy.setPreferences(preferences);
        policy.note(noticeOf(NoticeKind::Alarm, QStringLiteral("a")), noon);
        const QList<Alert> alerts = policy.due(noon, false);
        QVERIFY(alerts.first().onDesktop && !alerts.first().sound);
    }

    void aKindThatIsOffIsNotEvenCounted()
    {
        NotificationPolicy policy;
        policy.note(noticeOf(NoticeKind::FailedPush, QStringLiteral("a")), noon);
        QVERIFY(policy.due(after(3600s), false).isEmpty());
        policy.setPreferences(everything());
        policy.note(noticeOf(NoticeKind::FailedPush, QStringLiteral("a")), noon);
        policy.setPreferences({}); // switched off while it waits
        QVERIFY(policy.due(after(3600s), false).isEmpty());
    }

    void whatComesTogetherIsToldTogether()
    {
        NotificationPolicy policy;
        policy.setPreferences(everything());
        for (int number = 101; number <= 105; ++number)
            policy.note(noticeOf(NoticeKind::FailedPush, QString::number(number), QString::number(number)), noon);
        const QList<Alert> alerts = policy.due(after(10s), false);
        QCOMPARE(alerts.size(), 1);
        const Alert &alert = alerts.first();
        QVERIFY2(alert.title.contains(QStringLiteral("5")), qPrintable(alert.title));
        QVERIFY(alert.subject.isEmpty());
        const QStringList lines = alert.text.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), NotificationPolicy::mostNamed + 1);
        QCOMPARE(lines.first(), QStringLiteral("what of 101"));
        QVERIFY(lines.last().contains(QStringLiteral("2")));
    }

    void severalNoticesOfOneThingAreOne()
    {
        NotificationPolicy policy;
        policy.setPreferences(everything());
        Notice later = noticeOf(NoticeKind::FailedPush, QStringLiteral("101"));
        later.why = QStringLiteral("later");
        policy.note(noticeOf(NoticeKind::FailedPush, QStringLiteral("101")), noon);
        policy.note(later, after(9s));
        const QList<Alert> alerts = policy.due(after(10s), false);
        QCOMPARE(alerts.size(), 1);
        QCOMPARE(alerts.first().text, QStringLiteral("later"));
    }

    void howeverMuchHappensOneKindShowsOneNotificationInAWhile()
    {
        NotificationPolicy policy;
        policy.setPreferences(everything());
        int shown = 0;
        int told = 0;
        QDateTime last;
        constexpr int total = 3000;
        for (int i = 0; i < total; ++i) { // for 5 minutes, ten a second
            const QDateTime now = noon.addMSecs(i * 100);
            policy.note(noticeOf(NoticeKind::Voicemail, QString::number(i)), now);
            for (const Alert &alert : policy.due(now, false)) {
                QVERIFY(!last.isValid() || last.secsTo(alert.at) >= NotificationPolicy::kindPause.count());
                last = alert.at;
                ++shown;
                told += std::max(1, alert.title.section(u' ', 0, 0).toInt());
            }
        }
        QVERIFY(shown >= 9 && shown <= 11);
        for (const Alert &alert : policy.due(after(3600s), false))
            told += std::max(1, alert.title.section(u' ', 0, 0).toInt());
        QCOMPARE(told, total); // nothing is lost in the counting
    }

    void whatWasNotShownHoldsNothingUp()
    {
        NotificationPolicy policy;
        policy.note(noticeOf(NoticeKind::Alarm, QStringLiteral("a")), noon);
        QCOMPARE(policy.due(noon, true).size(), 1);
        policy.note(noticeOf(NoticeKind::Alarm, QStringLiteral("b")), after(1s));
        const QList<Alert> alerts = policy.due(after(1s), false);
        QCOMPARE(alerts.size(), 1);
        QVERIFY(alerts.first().onDesktop);
    }

    void theSameThingIsNotToldAgainSoon()
    {
        NotificationPolicy policy;
        const Notice down = noticeOf(NoticeKind::Part, partKey(QStringLiteral("database")));
        policy.note(down, noon);
        QCOMPARE(policy.due(after(5s), false).size(), 1);
        policy.note(down, after(60s)); // it flaps
        QVERIFY(policy.due(after(120s), false).isEmpty());
        policy.note(down, after(700s));
        QCOMPARE(policy.due(after(705s), false).size(), 1);
        policy.note(noticeOf(NoticeKind::License, QStringLiteral("licence/ends")), noon);
        QCOMPARE(policy.due(after(705s), false).size(), 1);
        policy.note(noticeOf(NoticeKind::License, QStringLiteral("licence/ends")), after(3600s * 5));
        QVERIFY(policy.due(after(3600s * 6), false).isEmpty());
    }

    void theMostImportantComesFirst()
    {
        NotificationPolicy policy;
        policy.setPreferences(everything());
        policy.note(noticeOf(NoticeKind::Voicemail, QStringLiteral("v")), noon);
        policy.note(noticeOf(NoticeKind::Part, QStringLiteral("p")), noon);
        policy.note(noticeOf(NoticeKind::Certificate, QStringLiteral("c")), noon);
        const QList<Alert> alerts = policy.due(after(60s), false);
        QCOMPARE(alerts.size(), 3);
        QCOMPARE(alerts.at(0).kind, NoticeKind::Certificate);
        QCOMPARE(alerts.at(1).kind, NoticeKind::Part);
        QCOMPARE(alerts.at(2).kind, NoticeKind::Voicemail);
    }

    void theLicenceIsToldOnceThoughTheServiceSaysItTwice()
    {
        PartStatus part;
        part.name = QStringLiteral("licence");
        part.ok = false;
        part.message = QStringLiteral("The licence has ended.");
        LicenseState state;
        state.message = part.message;
        NotificationPolicy policy;
        policy.note(partNotice(part), noon);
        QCOMPARE(policy.due(noon, false).size(), 1);
        policy.note(*licenseNoticeOf(state, noon), after(60s));
        QVERIFY(policy.due(after(60s), false).isEmpty());
    }

    void aLicenceIsToldOfWhenItNeedsALook_data()
    {
        QTest::addColumn<bool>("ok");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("told");
        QTest::newRow("good for a year") << true << 365 << false;
        QTest::newRow("ends in 30 days") << true << 30 << true;
        QTest::newRow("ends tomorrow") << true << 1 << true;
        QTest::newRow("has ended") << false << -1 << true;
        QTest::newRow("suspended") << false << 365 << true;
    }
    void aLicenceIsToldOfWhenItNeedsALook()
    {
        QFETCH(bool, ok);
        QFETCH(int, days);
        QFETCH(bool, told);
        LicenseState state;
        state.ok = ok;
        state.expiresAt = noon.addDays(days);
        QCOMPARE(licenseNoticeOf(state, noon).has_value(), told);
    }
};

QTEST_MAIN(NotificationPolicyTest)
#include "NotificationPolicyTest.moc"
