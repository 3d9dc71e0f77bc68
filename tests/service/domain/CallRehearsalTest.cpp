// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRehearsal.h"

#include "CallSituation.h"

#include <QTest>

using namespace wakeline;

namespace {

/// `0s ring 101 for 30s`, one after the other.
QString described(const CallPreview &preview)
{
    QStringList steps;
    for (const PreviewStep &step : preview.steps) {
        QString text = QStringLiteral("%1s %2").arg(step.startsAt).arg(enumName(step.action));
        if (!step.numbers.isEmpty())
            text += u' ' + step.numbers.join(u'+');
        if (step.lasts > 0)
            text += QStringLiteral(" for %1s").arg(step.lasts);
        if (step.code != 0)
            text += QStringLiteral(" %1").arg(step.code);
        steps.append(text);
    }
    return steps.join(QLatin1String(", "));
}

CallPreview rehearsed(const QString &situation, PreviewAnswer answer)
{
    const CallSituation told(situation);
    return rehearseCall(CallPolicy(told.options), told.world(), QStringLiteral("101"), QStringLiteral("200"), answer);
}

} // namespace

/// What an operator is shown before any call comes is what the policy would then decide.
class CallRehearsalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsShownInItsOrder_data()
    {
        QTest::addColumn<QString>("situation");
        QTest::addColumn<PreviewAnswer>("answer");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *situation, PreviewAnswer answer, const char *expected) {
            QTest::addRow("%s, %s", situation, qPrintable(enumName(answer)))
                << QString::fromLatin1(situation) << answer << QString::fromLatin1(expected);
        };
        using enum PreviewAnswer;
        row("awake", NoAnswer, "0s ring 101 for 30s, 30s reject 480");
        row("awake ring=12 box", NoAnswer, "0s ring 101 for 12s, 12s voicemail 7101");
        row("asleep box", NoAnswer, "0s wake 101 for 5s, 5s ring 101 for 30s, 35s voicemail 7101");
        row("asleep box", Asleep, "0s wake 101 for 5s, 5s voicemail 7101");
        row("dnd awake", NoAnswer, "0s reject 486");
        row("dnd awake box dnd_action=voicemail", NoAnswer, "0s voicemail 7101");
        row("unknown", NoAnswer, "0s reject 404");
        row("awake box on_busy=reject", Busy, "0s ring 101 for 30s, 30s reject 486");
        row("awake box on_declined=reject", Declined, "0s ring 101 for 30s, 30s reject 603");
        row("awake follow=102,103 102:awake 103:asleep box", NoAnswer,
            "0s ring 101 for 30s, 30s ring 102 for 30s, 60s wake 103 for 5s, 65s ring 103 for 30s, 95s voicemail 7101");
        row("awake follow=102/d5/t20 102:awake", NoAnswer,
            "0s ring 101 for 30s, 30s pause for 5s, 35s ring 102 for 20s, 55s reject 480");
        row("awake follow=+4930 trunk", NoAnswer, "0s ring 101 for 30s, 30s ring +4930 for 30s, 60s reject 480");
        row("awake follow=102,103 102:awake 103:awake simultaneous", NoAnswer,
            "0s ring_all 101+102+103 for 30s, 30s reject 480");
    }

    void everyStepIsShownInItsOrder()
    {
        QFETCH(QString, situation);
        QFETCH(PreviewAnswer, answer);
        QTEST(described(rehearsed(situation, answer)), "expected");
    }

    void whatHoldsAndWhatIsRefusedIsSaid()
    {
        QVERIFY(rehearsed(QStringLiteral("dnd awake"), PreviewAnswer::NoAnswer).undisturbed);
        QVERIFY(!rehearsed(QStringLiteral("dnd awake allowed=200"), PreviewAnswer::NoAnswer).undisturbed);
        QVERIFY(rehearsed(QStringLiteral("quiet awake"), PreviewAnswer::NoAnswer).undisturbed);
        QCOMPARE(rehearsed(QStringLiteral("awake follow=+1555,102 102:awake"), PreviewAnswer::NoAnswer).refusedNumbers,
                 QStringList{QStringLiteral("+1555")});
    }
};

QTEST_APPLESS_MAIN(CallRehearsalTest)
#include "CallRehearsalTest.moc"
