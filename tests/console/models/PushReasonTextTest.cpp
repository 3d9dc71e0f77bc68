// SPDX-License-Identifier: GPL-3.0-or-later
#include "OwnPushReasons.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace wakeline;

namespace {

/// Every reason that service/push writes as a literal of its own.
QSet<QString> reasonsInTheSource()
{
    static const QRegularExpression expressions[] = {
        QRegularExpression(
            QStringLiteral("(?:finish|refused)\\(\\s*PushOutcome::\\w+,\\s*QStringLiteral\\(\"(\\w+)\"")),
        QRegularExpression(QStringLiteral("\\.reason = QStringLiteral\\(\"(\\w+)\"")),
    };
    QSet<QString> reasons;
    const QDir folder(QStringLiteral(WAKELINE_SOURCE_DIR "/service/push"));
    for (const QString &name : folder.entryList({QStringLiteral("*.cpp")})) {
        QFile file(folder.filePath(name));
        if (!file.open(QFile::ReadOnly))
            qFatal("cannot read %s", qPrintable(name));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QRegularExpression &expression : expressions) {
            for (auto match = expression.globalMatch(text); match.hasNext();)
                reasons.insert(match.next().captured(1));
        }
    }
    return reasons;
}

PushLogEntry failed(const QString &reason, PushOutcome outcome = PushOutcome::Unreachable)
{
    PushLogEntry entry;
    entry.reason = reason;
    entry.outcome = outcome;
    return entry;
}

} // namespace

class PushReasonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonOfOurServiceHasWordsOfItsOwn()
    {
        const QSet<QString> reasons = reasonsInTheSource();
        QVERIFY2(reasons.size() > 12, "the sources are written in another way: read them anew");
        for (const QString &reason : reasons) {
            const auto words = explainOwnReason(failed(reason));
            QVERIFY2(words, qPrintable(reason));
            QVERIFY2(!words->title.isEmpty() && !words->cause.isEmpty(), qPrintable(reason));
            QVERIFY2(!reason.contains(u'_') || !words->title.contains(reason), qPrintable(reason));
        }
    }

    void whatAGatewayOrALicenceSaysIsExplainedByItsBeginning()
    {
        QCOMPARE(explainPush(failed(QStringLiteral("gateway_something_new"))).title,
                 QStringLiteral("The push gateway turned the push away"));
        QCOMPARE(explainPush(failed(QStringLiteral("license_suspended"))).fix, PushExplanation::Fix::CheckCredential);
        QCOMPARE(explainPush(failed(QStringLiteral("license_expired"))).title,
                 QStringLiteral("The licence has run out"));
    }

    void aProvidersOwnReasonIsNotTakenForOurs()
    {
        PushLogEntry entry = failed(QStringLiteral("Unregistered"), PushOutcome::TokenDead);
        entry.provider = PushProviderName::Apns;
        entry.status = 410;
        QVERIFY(!explainOwnReason(entry));
        QCOMPARE(explainPush(entry).fix, PushExplanation::Fix::SignInAgain);
    }

    void anAcceptedPushIsNotExplainedByAnEarlierAttempt()
    {
        QVERIFY(!explainOwnReason(failed(QStringLiteral("no_connection"), PushOutcome::Accepted)));
        QCOMPARE(explainPush(failed(QStringLiteral("no_connection"), PushOutcome::Accepted)).title,
                 QStringLiteral("The provider took the push"));
        QCOMPARE(explainPush(failed(QStringLiteral("voip_silent"), PushOutcome::Accepted)).title,
                 QStringLiteral("Nothing had to be sent"));
    }
};

QTEST_GUILESS_MAIN(PushReasonTextTest)
#include "PushReasonTextTest.moc"
