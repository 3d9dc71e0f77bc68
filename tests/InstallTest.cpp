// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int patience = 60'000;

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What stands behind this key of a unit.
QString valueIn(const QString &unit, const QString &key)
{
    const QRegularExpression line(QStringLiteral("^%1=(.*)$").arg(key), QRegularExpression::MultilineOption);
    return line.match(unit).captured(1);
}

} // namespace

/// Installs into a folder of its own, as README.md says it, and looks whether what is there names only what is there.
class InstallTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_root;

    QString installed(const QString &path) const { return m_root.path() + path; }

private Q_SLOTS:
    void initTestCase()
    {
        QProcess install;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("DESTDIR"));
        install.setProcessEnvironment(environment);
        install.setProcessChannelMode(QProcess::MergedChannels);
        install.start(QStringLiteral(CMAKE_PROGRAM), {QStringLiteral("--install"), QStringLiteral(WAKELINE_BINARY_DIR),
                                                      QStringLiteral("--prefix"), installed(QStringLiteral("/usr"))});
        QVERIFY2(install.waitForFinished(patience), qPrintable(install.errorString()));
        QVERIFY2(install.exitCode() == 0, install.readAll());
    }

    void everyPartIsThere_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"/usr/sbin/wakelined", "/usr/sbin/wakeline-voicemail", "/usr/bin/wakeline-console",
              "/usr/lib/systemd/system/wakelined.service", "/usr/lib/systemd/system/wakeline-voicemail.service",
              "/usr/lib/sysusers.d/wakeline.conf", "/usr/share/wakeline/prompts/en/goodbye.wav",
              "/usr/share/wakeline/prompts/de/goodbye.wav", "/usr/share/wakeline/kamailio/kamailio.cfg",
              "/usr/share/wakeline/kamailio/location-sqlite.sql",
              "/usr/share/wakeline/kamailio/location-postgresql.sql",
              "/usr/share/applications/wakeline-console.desktop"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void everyPartIsThere()
    {
        QFETCH(QString, path);
        QVERIFY(QFileInfo(installed(path)).size() > 0);
    }

    void theUnitsStartWhatIsInstalledAsAUserThatIsMade()
    {
        const QString users = textOf(installed(QStringLiteral("/usr/lib/sysusers.d/wakeline.conf")));
        const QDir units(installed(QStringLiteral("/usr/lib/systemd/system")));
        const QStringList names = units.entryList({QStringLiteral("*.service")});
        QCOMPARE(names.size(), 2);
        for (const QString &name : names) {
            const QString unit = textOf(units.filePath(name));
            const QString program = valueIn(unit, QStringLiteral("ExecStart"));
            QVERIFY2(QFileInfo(installed(program)).isExecutable(), qPrintable(program));
            const QString user = valueIn(unit, QStringLiteral("User"));
            QVERIFY2(!user.isEmpty() && users.contains(QStringLiteral("\nu %1 - ").arg(user)), qPrintable(user));
        }
    }

    void theUsersHomeIsTheUnitsFolder()
    {
        const QString unit = textOf(installed(QStringLiteral("/usr/lib/systemd/system/wakelined.service")));
        const QString home = QStringLiteral("/var/lib/") + valueIn(unit, QStringLiteral("StateDirectory"));
        const QString users = textOf(installed(QStringLiteral("/usr/lib/sysusers.d/wakeline.conf")));
        QVERIFY2(users.trimmed().endsWith(u' ' + home), qPrintable(users));
    }

    void kamailiosFilesIncludeWhatIsInstalled()
    {
        const QDir folder(installed(QStringLiteral("/usr/share/wakeline/kamailio")));
        static const QRegularExpression include(QStringLiteral("^include_file \"([^\"]+)\""),
                                                QRegularExpression::MultilineOption);
        auto found = include.globalMatch(textOf(folder.filePath(QStringLiteral("kamailio.cfg"))));
        QVERIFY(found.hasNext());
        while (found.hasNext()) {
            const QString name = found.next().captured(1);
            QVERIFY2(folder.exists(name), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(InstallTest)
#include "InstallTest.moc"
