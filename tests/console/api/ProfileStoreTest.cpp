// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileStore.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

ConnectionProfile office()
{
    ConnectionProfile profile = ConnectionProfile::create();
    profile.name = QStringLiteral("Office");
    profile.url = QUrl(QStringLiteral("https://pbx.example.net"));
    profile.keepSignedIn = true;
    profile.plainSecretAllowed = true;
    return profile;
}

} // namespace

/// The store says when a session that was kept for a connection must go.
class ProfileStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings =
            std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
        m_profiles = std::make_unique<ProfileStore>(*m_settings);
        m_forgotten.clear();
        connect(m_profiles.get(), &ProfileStore::forgotten, this,
                [this](const ConnectionProfile &before) { m_forgotten.append(before); });
    }

    void aSessionIsKeptUnderItsServer_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("same");
        QTest::newRow("the port said") << QStringLiteral("https://pbx.example.net:443") << true;
        QTest::newRow("capitals") << QStringLiteral("https://PBX.example.net/") << true;
        QTest::newRow("another port") << QStringLiteral("https://pbx.example.net:8443") << false;
        QTest::newRow("another host") << QStringLiteral("https://pbx.example.org") << false;
        QTest::newRow("another scheme") << QStringLiteral("http://pbx.example.net:443") << false;
    }
    void aSessionIsKeptUnderItsServer()
    {
        QFETCH(QString, url);
        QFETCH(bool, same);
        const ConnectionProfile profile = office();
        ConnectionProfile edited = profile;
        edited.url = QUrl(url);
        QCOMPARE(edited.secretKey() == profile.secretKey(), same);
        m_profiles->save(profile);
        m_profiles->save(edited);
        const QList<ConnectionProfile> expected = same ? QList<ConnectionProfile>() : QList{profile};
        QCOMPARE(m_forgotten, expected);
    }

    void whatNoLongerMayBeKeptIsForgotten()
    {
        const ConnectionProfile profile = office();
        m_profiles->save(profile);
        ConnectionProfile edited = profile;
        edited.name = QStringLiteral("Head office");
        m_profiles->save(edited);
        QVERIFY(m_forgotten.isEmpty());
        edited.plainSecretAllowed = false;
        m_profiles->save(edited);
        QCOMPARE(m_forgotten.size(), 1);
        QVERIFY(m_forgotten.last().plainSecretAllowed);
        edited.keepSignedIn = false;
        m_profiles->save(edited);
        QCOMPARE(m_forgotten.size(), 2);
        m_profiles->remove(profile.id);
        QCOMPARE(m_forgotten.size(), 3);
        QVERIFY(!m_profiles->find(profile.id));
        m_profiles->remove(profile.id);
        QCOMPARE(m_forgotten.size(), 3);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ProfileStore> m_profiles;
    QList<ConnectionProfile> m_forgotten;
};

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "ProfileStoreTest.moc"
