// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleStage.h"

#include "AccessibleRoles.h"
#include "AnsweredList.h"
#include "Page.h"
#include "RowTable.h"
#include "StageLicenses.h"
#include "StageStats.h"
#include "StageValues.h"
#include "StageVoicemail.h"

#include <QApplication>
#include <QTest>

namespace wakeline {

namespace {

ConnectionProfile stageProfile(const QUrl &url)
{
    ConnectionProfile profile = ConnectionProfile::create();
    profile.name = QStringLiteral("Production east");
    profile.url = url;
    profile.username = QStringLiteral("m.solberg");
    return profile;
}

} // namespace

OperatorSession stageSession(const QDateTime &now)
{
    OperatorSession session;
    session.accessToken = QStringLiteral("access");
    session.accessExpiresAt = now.addSecs(3600);
    session.refreshToken = QStringLiteral("refresh");
    session.refreshExpiresAt = now.addDays(1);
    session.account.id = 1;
    session.account.name = QStringLiteral("m.solberg");
    session.account.role = Role::Admin;
    session.account.createdAt = now.addDays(-100);
    return session;
}

ConsoleStage::ConsoleStage(Typography typography)
    : now(QDateTime::currentDateTimeUtc()),
      look(std::move(typography)),
      profile(stageProfile(server.url())),
      client(profile, trust)
{
    static const bool rolesInstalled = (installAccessibleRoles(), true);
    static_cast<void>(rolesInstalled);
    QApplication::setStyle(new ConsoleStyle(look));
    QApplication::setFont(look.font(TextStyle::Body));
    QApplication::setPalette(look.theme().palette());
    QObject::connect(&look, &Appearance::changed, qApp, [this] { QApplication::setPalette(look.theme().palette()); });

    server.answer(QStringLiteral("POST /api/v1/auth/login"), toJson(stageSession(now)));
    for (const Extension &extension : stageExtensions(now)) {
        const QString path = QStringLiteral("GET /api/v1/extensions/%1").arg(extension.id);
        server.answer(path + QStringLiteral("/devices"), listOf(stageDevices(extension.number, now)));
        server.answer(path + QStringLiteral("/sessions"), listOf(stageSessions(extension.number, now)));
    }
    const QString stats = QStringLiteral("GET /api/v1/dashboard/stats");
    server.answer(stats, toJson(stageStats(StatsPeriod::Hour, now)));
    server.answer(stats + QStringLiteral("?period=day"), toJson(stageStats(StatsPeriod::Day, now)));
    server.answer(QStringLiteral("GET /api/v1/push-logs"), listOf(QList<PushLogEntry>())); // none beyond stagePushes()
    server.answer(QStringLiteral("GET /api/v1/cdrs"), listOf(stageRecords(now)));
    server.answer(QStringLiteral("GET /api/v1/cdrs?extension=zzz&limit=100"), listOf(QList<CallRecord>()));
    answerVoicemail(server, now);
    answerLicenses(server, now);
    bool signedIn = false;
    client.signIn(profile.username, QStringLiteral("secret")).then([&signedIn](const ApiResult<Operator> &account) {
        signedIn = account.has_value();
    });
    if (!QTest::qWaitFor([&signedIn] { return signedIn; }, 20'000))
        qFatal("the canned server did not let the stage in");
    profile.url =
        QUrl(QStringLiteral("https://pbx-east.example.net")); // what the window shows; the client knows the real one
    window = std::make_unique<MainWindow>(look, models, client, profile);
    window->setAccount(*client.account());
    showLive();
}

ConsoleStage::~ConsoleStage()
{
    window.reset();
    QObject::disconnect(&look, nullptr, nullptr, nullptr);
    QApplication::setStyle(QStringLiteral("Fusion")); // the style looks at `look`
}

void ConsoleStage::fill()
{
    models.tick(now);
    models.loadExtensions(stageExtensions(now));
    models.loadRegistrations(stageRegistrations(now));
    models.loadPushLog(stagePushes(now));
    models.loadCalls(stageCalls(now));
    models.loadVoicemailBoxes(stageBoxes(now));
    models.loadLicenses(stageLicenses(now));
    models.loadSystem(stageSystem(now));
    models.tick(now);
    window->setLoaded();
}

Page &ConsoleStage::open(int number)
{
    window->showPage(number);
    Page &page = *window->page(number);
    static_cast<void>(QTest::qWaitFor([&] { return page.table().model()->rowCount() > 0; }, 20'000));
    return page;
}

void ConsoleStage::showLive()
{
    FeedStatus status;
    status.state = FeedStatus::State::Live;
    status.since = now;
    window->setLink(status, std::chrono::milliseconds(38));
}

void ConsoleStage::loseLink()
{
    FeedStatus status;
    status.state = FeedStatus::State::Lost;
    status.since = now;
    status.nextAttemptAt = QDateTime::currentDateTimeUtc().addSecs(5);
    status.reason = QStringLiteral("The server did not answer.");
    window->setLink(status, {});
    models.setStale(true);
    look.setStale(true);
    window->setStale(true, now);
}

void ConsoleStage::show(const QSize &size)
{
    window->resize(size);
    window->show();
    static_cast<void>(QTest::qWaitForWindowExposed(window.get()));
    settle();
}

void ConsoleStage::settle(int milliseconds)
{
    QTest::qWait(milliseconds);
}

} // namespace wakeline
