// SPDX-License-Identifier: GPL-3.0-or-later
#include "TurnAccount.h"

#include <QTest>

using namespace wakeline;

class TurnAccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Reckoned with `printf %s 1700086400:201 | openssl dgst -sha1 -hmac "a shared secret" -binary | base64`.
    void theNameExpiresInADayAndThePasswordIsItsHmac()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
        const TurnAccount account = TurnAccount::of(QStringLiteral("201"), "a shared secret", now);
        QCOMPARE(account.username, QStringLiteral("1700086400:201"));
        QCOMPARE(account.password, QByteArray("/6CEd4ePEHjVYmh8nazYstm6X5E="));
    }

    void anotherUserOrSecretHasAnotherPassword()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const TurnAccount one = TurnAccount::of(QStringLiteral("201"), "secret", now);
        QVERIFY(one.password != TurnAccount::of(QStringLiteral("202"), "secret", now).password);
        QVERIFY(one.password != TurnAccount::of(QStringLiteral("201"), "secret2", now).password);
    }
};

QTEST_GUILESS_MAIN(TurnAccountTest)
#include "TurnAccountTest.moc"
