// SPDX-License-Identifier: GPL-3.0-or-later
#include "SecretBox.h"
#include "DatabaseUrl.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

class SecretBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSealedOpensWithTheSameKeyOnly()
    {
        const SecretBox box(QByteArray(32, 'a'));
        const QByteArray sealed = box.seal("a token");
        QCOMPARE(box.open(sealed), std::optional<QByteArray>("a token"));
        QVERIFY(!SecretBox(QByteArray(32, 'b')).open(sealed));
        QVERIFY(sealed != box.seal("a token")); // equal tokens do not look equal
        QCOMPARE(box.open(box.seal({})), std::optional<QByteArray>(QByteArray()));
    }

    void anAlteredByteIsNoticed()
    {
        const SecretBox box(QByteArray(32, 'a'));
        const QByteArray sealed = box.seal("a token");
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray altered = sealed;
            altered[i] = static_cast<char>(altered.at(i) ^ 1);
            QVERIFY2(!box.open(altered), qPrintable(QString::number(i)));
        }
        for (qsizetype length = 0; length < sealed.size(); ++length)
            QVERIFY(!box.open(sealed.left(length)));
    }

    void aFingerprintIsTheSameUnderTheSameKeyOnly()
    {
        const SecretBox box(QByteArray(32, 'a'));
        QCOMPARE(box.fingerprint("t"), SecretBox(QByteArray(32, 'a')).fingerprint("t"));
        QVERIFY(box.fingerprint("t") != box.fingerprint("u"));
        QVERIFY(box.fingerprint("t") != SecretBox(QByteArray(32, 'b')).fingerprint("t"));
    }

    void aKeyFileIsMadeOnceAndForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("key"));
        const auto made = SecretBox::fromFile(path);
        QVERIFY(made);
        QCOMPARE(QFile(path).size(), 32);
        QVERIFY(!(QFile::permissions(path) &
                  (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        const auto read = SecretBox::fromFile(path);
        QVERIFY(read);
        QCOMPARE(read->open(made->seal("x")), std::optional<QByteArray>("x"));
        const auto other = SecretBox::fromFile(folder.filePath(QStringLiteral("other")));
        QVERIFY(!other->open(made->seal("x")));
    }

    void aKeyFileThatOthersCanReadIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("key"));
        QVERIFY(SecretBox::fromFile(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QCOMPARE(SecretBox::fromFile(path).error().code, QStringLiteral("bad_key"));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(QFile::resize(path, 31));
        QCOMPARE(SecretBox::fromFile(path).error().code, QStringLiteral("bad_key"));
        QCOMPARE(SecretBox::fromFile(folder.filePath(QStringLiteral("no/folder/key"))).error().code,
                 QStringLiteral("bad_key"));
    }

    void aUrlSaysWhereTheDatabaseIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<DatabaseUrl>("expected");
        using enum DatabaseUrl::Kind;
        QTest::newRow("file") << QStringLiteral("sqlite:///var/lib/wake%20line/a.db")
                              << DatabaseUrl{Sqlite, QStringLiteral("/var/lib/wake line/a.db"), {}, 0, {}, {}, {}, {}};
        QTest::newRow("host") << QStringLiteral("postgresql://db.example/wakeline")
                              << DatabaseUrl{Postgresql, {}, QStringLiteral("db.example"), 0,
                                             {},         {}, QStringLiteral("wakeline"),   {}};
        QTest::newRow("all parts") << QStringLiteral("postgresql://eve:p%40ss%2Fw@[::1]:5433/wake?sslmode=verify-full")
                                   << DatabaseUrl{Postgresql,
                                                  {},
                                                  QStringLiteral("::1"),
                                                  5433,
                                                  QStringLiteral("eve"),
                                                  QStringLiteral("p@ss/w"),
                                                  QStringLiteral("wake"),
                                                  {{QStringLiteral("sslmode"), QStringLiteral("verify-full")}}};
        QTest::newRow("socket")
            << QStringLiteral("postgresql:///wake?host=/run/postgresql&port=5433")
            << DatabaseUrl{Postgresql, {}, QStringLiteral("/run/postgresql"), 5433, {}, {}, QStringLiteral("wake"), {}};
    }

    void aUrlSaysWhereTheDatabaseIs()
    {
        QFETCH(QString, text);
        QFETCH(DatabaseUrl, expected);
        const auto parsed = DatabaseUrl::parse(text);
        QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().message));
        QVERIFY(*parsed == expected);
        QVERIFY(!parsed->withoutPassword().contains(QLatin1String("p@ss")));
    }
};

QTEST_GUILESS_MAIN(SecretBoxTest)
#include "SecretBoxTest.moc"
