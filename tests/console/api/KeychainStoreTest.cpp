// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeychainStore.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

const QString key = QStringLiteral("4f1c@https:pbx.example.net:443");

std::optional<QString> valueOf(const Result<std::optional<QString>> &read)
{
    return read ? *read : std::nullopt;
}

} // namespace

/// Where there is no keychain: no desktop answers here, so that it is the same on every computer.
class KeychainStoreTest : public QObject
{
    Q_OBJECT

private:
    /// In a folder that nobody has made yet, as on a fresh computer.
    QString plainFile() const { return m_folder->filePath(QStringLiteral("share/Wakeline/console/sessions.conf")); }

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileThatIsAllowedKeepsTheSecretForTheNextRun()
    {
        {
            KeychainStore store(KeychainStore::PlainFallback::Allowed, plainFile());
            const auto written = QCoro::waitFor(store.write(key, QStringLiteral("first")));
            QVERIFY2(written, written ? "" : qPrintable(written.error().message));
            QVERIFY(QCoro::waitFor(store.write(key, QStringLiteral("second"))));
        }
        KeychainStore store(KeychainStore::PlainFallback::Allowed, plainFile());
        QCOMPARE(valueOf(QCoro::waitFor(store.read(key))), std::optional(QStringLiteral("second")));
        const auto other = QCoro::waitFor(store.read(key + u'0'));
        QVERIFY(other && !*other);
    }

    void onlyItsOwnerCanReadTheFile()
    {
        KeychainStore store(KeychainStore::PlainFallback::Allowed, plainFile());
        QVERIFY(QCoro::waitFor(store.write(key, QStringLiteral("secret"))));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(QFileInfo::exists(plainFile()));
        QCOMPARE(QFile::permissions(plainFile()) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(QFileInfo(plainFile()).absolutePath()) & others, QFile::Permissions());
    }

    void whatIsRemovedIsGoneFromTheFile()
    {
        KeychainStore store(KeychainStore::PlainFallback::Allowed, plainFile());
        QVERIFY(QCoro::waitFor(store.write(key, QStringLiteral("a-secret"))));
        QVERIFY(QCoro::waitFor(store.remove(key)));
        QVERIFY(QCoro::waitFor(store.remove(key))); // it is not there, which is no error
        QVERIFY(!valueOf(QCoro::waitFor(store.read(key))));
        QFile file(plainFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("a-secret"));
    }

    /// QTest::qWait() deletes what is to be deleted later before it has delivered everything else.
    void anAnswerIsHeardWhateverTheEventLoopDoesFirst()
    {
        KeychainStore store(KeychainStore::PlainFallback::Allowed, plainFile());
        for (int i = 0; i < 50; ++i) {
            const auto written = store.write(key, QString::number(i));
            const auto read = store.read(key);
            QTRY_VERIFY(written.isReady() && read.isReady());
        }
    }

    void withoutLeaveNothingIsWritten()
    {
        KeychainStore store(KeychainStore::PlainFallback::Refused, plainFile());
        QVERIFY(!QCoro::waitFor(store.write(key, QStringLiteral("secret"))));
        QVERIFY(!QFileInfo::exists(plainFile()));
    }

    void aFolderThatCannotBeMadeIsAnErrorAndIsLogged()
    {
        QFile inTheWay(m_folder->filePath(QStringLiteral("share")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^No session can be kept in a file: ")));
        KeychainStore store(KeychainStore::PlainFallback::Allowed, plainFile());
        QVERIFY(!QCoro::waitFor(store.write(key, QStringLiteral("secret"))));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(KeychainStoreTest)
#include "KeychainStoreTest.moc"
