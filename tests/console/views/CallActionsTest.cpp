// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallsPage.h"
#include "ConfirmDialog.h"
#include "ConsoleStage.h"
#include "FormField.h"
#include "PushLogQuery.h"
#include "RowTable.h"
#include "TransferDialog.h"
#include "WakeHistogram.h"

#include <QListWidget>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; ///< milliseconds

struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 900});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Calls);
    }
    CallsPage &page() { return *static_cast<CallsPage *>(stage.window->page(MainWindow::Calls)); }
    ActionButton &button(const QString &words)
    {
        for (ActionButton *button : page().findChildren<ActionButton *>()) {
            if (button->text() == words)
                return *button;
        }
        qFatal("no button %s", qPrintable(words));
    }
    /// The calls that are answered, by Call-ID.
    QStringList answered()
    {
        QStringList ids;
        const QAbstractItemModel &rows = *page().table().model();
        for (int row = 0; row < rows.rowCount(); ++row) {
            const auto call = rows.index(row, 0).data(ValueRole).value<Call>();
            if (call.state == CallState::Answered)
                ids.append(call.callId);
        }
        return ids;
    }
    static QString path(const QString &callId, const QString &act)
    {
        return QStringLiteral("POST /api/v1/calls/%1/%2")
            .arg(QString::fromLatin1(QUrl::toPercentEncoding(callId)), act);
    }
    void select(const QStringList &ids)
    {
        RowTable &table = page().table();
        table.clearSelection();
        for (const QString &id : ids) {
            for (int row = 0; row < table.model()->rowCount(); ++row) {
                const QModelIndex index = table.model()->index(row, 0);
                if (index.data(KeyRole).toString() == id)
                    table.selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
        }
    }

    ConsoleStage stage;
};

} // namespace

/// What an operator does to calls that are going on.
class CallActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPushIsShownBesideItsCallOnceThePageIsLookedAt()
    {
        Desk desk;
        Call call = desk.page().table().model()->index(0, 0).data(ValueRole).value<Call>();
        call.callId = QStringLiteral("without-pushes");
        desk.stage.models.changeCall(call);
        desk.page().showRow(call.callId);
        ActionButton &pushes = desk.button(QStringLiteral("Pushes"));
        desk.stage.settle(500);
        QVERIFY(!pushes.isEnabled());
        desk.stage.window->showPage(MainWindow::Extensions);
        PushLogEntry push;
        push.id = 9001;
        push.at = desk.stage.now;
        push.extension = call.callee;
        push.callId = call.callId;
        desk.stage.models.changePush(push);
        desk.stage.settle(500);
        QVERIFY(!pushes.isEnabled()); // a page that nobody sees is not brought up to date
        desk.stage.window->showPage(MainWindow::Calls);
        QTRY_VERIFY_WITH_TIMEOUT(pushes.isEnabled(), patience);
    }

    void onlyAnsweredCallsCanBeEndedOrTransferred()
    {
        Desk desk;
        desk.page().showRow(QStringLiteral("a84b4c76e66711@telia-a.example")); // held
        QVERIFY(!desk.button(QStringLiteral("Hang up")).isEnabled());
        QVERIFY(!desk.button(QStringLiteral("Transfer")).isEnabled());
        desk.page().showRow(desk.answered().first());
        QVERIFY(desk.button(QStringLiteral("Hang up")).isEnabled());
        QVERIFY(desk.button(QStringLiteral("Transfer")).isEnabled());
        desk.stage.loseLink();
        QVERIFY(!desk.button(QStringLiteral("Hang up")).isEnabled());
    }

    void aViewerOnlyLooks()
    {
        Desk desk;
        Operator viewer = stageSession(desk.stage.now).account;
        viewer.role = Role::Viewer;
        desk.stage.window->setAccount(viewer);
        desk.page().showRow(desk.answered().first());
        QVERIFY(!desk.button(QStringLiteral("Hang up")).isEnabled());
        QVERIFY(!desk.button(QStringLiteral("Transfer")).isEnabled());
    }

    void oneCallIsEndedAtOnceAndSeveralAfterAQuestion()
    {
        Desk desk;
        const QStringList calls = desk.answered();
        for (const QString &id : calls)
            desk.stage.server.answer(Desk::path(id, QStringLiteral("hangup")), {}, 204);
        desk.select({calls.at(0)});
        QSignalSpy said(&desk.page(), &Page::said);
        desk.button(QStringLiteral("Hang up")).click();
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, patience);
        QVERIFY(desk.stage.server.asked().contains(Desk::path(calls.at(0), QStringLiteral("hangup"))));

        desk.select(calls);
        desk.button(QStringLiteral("Hang up")).click();
        auto *question = desk.page().findChild<ConfirmDialog *>();
        QVERIFY(question);
        QCOMPARE(question->windowTitle(), QStringLiteral("Hang up %1 calls?").arg(calls.size()));
        QVERIFY(!desk.stage.server.asked().contains(Desk::path(calls.at(1), QStringLiteral("hangup"))));
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 2, patience);
        QVERIFY(desk.stage.server.asked().contains(Desk::path(calls.last(), QStringLiteral("hangup"))));
    }

    void aCallIsTransferredToWhoIsFoundByName()
    {
        Desk desk;
        const QString id = desk.answered().first();
        desk.page().showRow(id);
        desk.button(QStringLiteral("Transfer")).click();
        const QPointer<TransferDialog> dialog(desk.page().findChild<TransferDialog *>());
        QVERIFY(dialog);
        auto *field = dialog->findChild<FormField *>();
        QTest::keyClicks(field->edit(), QStringLiteral("ida holm"));
        QCOMPARE(dialog->findChild<QListWidget *>()->count(), 1);

        desk.stage.server.refuse(Desk::path(id, QStringLiteral("transfer")), 400, QStringLiteral("invalid_value"),
                                 QStringLiteral("207 cannot be reached"), QStringLiteral("target"));
        QTest::keyClick(field->edit(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(field->hasError(), patience);
        QCOMPARE(field->text(), QStringLiteral("207"));

        desk.stage.server.answer(Desk::path(id, QStringLiteral("transfer")), {}, 202);
        QTest::keyClick(field->edit(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        const QJsonObject asked{{QStringLiteral("target"), QStringLiteral("207")},
                                {QStringLiteral("stays"), QStringLiteral("caller")}};
        QCOMPARE(desk.stage.server.lastBody(), asked);
    }

    void latenciesAreCountedInTheirRanges()
    {
        const auto counts = WakeHistogram::count({0ms, 499ms, 500ms, 1999ms, 3000ms, 9999ms, 10'000ms, 60'000ms});
        QCOMPARE(counts, (WakeHistogram::Counts{2, 1, 0, 1, 0, 1, 1, 2}));
        Desk desk;
        auto *histogram = desk.stage.window->findChild<WakeHistogram *>();
        QVERIFY(histogram);
        QVERIFY(histogram->accessibleName().startsWith(QLatin1String("Time from push to REGISTER. ")));
    }

    void pushesAreFoundByTheirTime_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("finds");
        QTest::newRow("after a time of day") << QStringLiteral("after:14:00") << true;
        QTest::newRow("after a later one") << QStringLiteral("after:14:31") << false;
        QTest::newRow("before") << QStringLiteral("before:14:31") << true;
        QTest::newRow("between") << QStringLiteral("after:14:00 before:14:31") << true;
        QTest::newRow("a while ago") << QStringLiteral("after:45m") << true;
        QTest::newRow("too short a while") << QStringLiteral("after:10m") << false;
        QTest::newRow("a day") << QStringLiteral("after:2026-11-20") << true;
        QTest::newRow("before the day") << QStringLiteral("before:2026-11-20") << false;
        QTest::newRow("day and time") << QStringLiteral("after:2026-11-20T14:31") << false;
        QTest::newRow("a time to come is yesterday's") << QStringLiteral("after:23:00") << true;
    }

    void pushesAreFoundByTheirTime()
    {
        QFETCH(QString, query);
        const QDateTime now(QDate(2026, 11, 20), QTime(15, 0));
        PushLogEntry entry;
        entry.at = QDateTime(QDate(2026, 11, 20), QTime(14, 30)).toUTC();
        const auto parsed = PushLogQuery::parse(query, now.toUTC());
        QVERIFY(parsed.problems.isEmpty());
        QTEST(parsed.matches(entry, PushResult::Sent), "finds");
        QVERIFY(!PushLogQuery::parse(QStringLiteral("after:noon"), now).problems.isEmpty());
    }
};

QTEST_MAIN(CallActionsTest)
#include "CallActionsTest.moc"
