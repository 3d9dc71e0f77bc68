// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

/// A service that cannot start says why, and takes down what it had built without touching what is gone.
class FailedStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakenPortEndsTheStartAndNothingElse()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString taken = QStringLiteral("127.0.0.1:%1").arg(other.serverPort());
        for (const char *listener : {"WAKELINE_HTTP_LISTEN", "WAKELINE_PBX_LISTEN"}) {
            QTemporaryDir folder;
            QProcessEnvironment environment;
            environment.insert("WAKELINE_DATABASE_URL", "sqlite://" + folder.filePath("wakeline.db"));
            environment.insert("WAKELINE_HTTP_LISTEN", "127.0.0.1:0");
            environment.insert("WAKELINE_PBX_LISTEN", "127.0.0.1:0");
            environment.insert("WAKELINE_KAMAILIO_EVAPI", "127.0.0.1:1");
            environment.insert("WAKELINE_KAMAILIO_SECRET", "a secret");
            environment.insert("WAKELINE_KAMAILIO_RPC", folder.filePath("rpc.sock"));
            environment.insert(listener, taken);
            const Settings settings = Settings::read({}, false, environment);
            QVERIFY2(settings.problems().isEmpty(), qPrintable(settings.problems().value(0).text));
            auto service = std::make_unique<Service>(settings);
            const auto started = service->start();
            QVERIFY(!started);
            QCOMPARE(started.error().code, QStringLiteral("listen_failed"));
            service.reset();
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(FailedStartTest)
#include "FailedStartTest.moc"
