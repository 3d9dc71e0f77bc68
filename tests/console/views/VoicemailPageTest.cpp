// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailPage.h"
#include "Buttons.h"
#include "ConsoleStage.h"
#include "Label.h"
#include "PlayButton.h"
#include "PlayerBar.h"
#include "RowTable.h"
#include "ScriptedOutput.h"
#include "SearchField.h"
#include "StageVoicemail.h"
#include "Waveform.h"

#include <QJsonArray>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QString sound = QStringLiteral("GET /api/v1/voicemail-boxes/2/messages/%1/audio");

/// The page alone, with an output whose time the test makes pass.
struct Desk
{
    Desk()
    {
        stage.fill();
        auto scripted = std::make_unique<ScriptedOutput>();
        output = scripted.get();
        page = std::make_unique<VoicemailPage>(stage.look, stage.models, stage.client, std::move(scripted), nullptr);
        QObject::connect(page.get(), &WindowPage::said, page.get(), [this](const QString &text) { said = text; });
        QObject::connect(page.get(), &WindowPage::failed, page.get(), [this](const QString &text) { failed = text; });
        QObject::connect(page.get(), &WindowPage::undoable, page.get(),
                         [this](const QString &text, const std::function<void()> &back) {
                             said = text;
                             undo = back;
                         });
        page->resize(1040, 800);
        page->show();
        page->activateWindow();
    }
    /// The box with the messages, its first message chosen and its recording here.
    void openBox()
    {
        page->showBox(2);
        QVERIFY(QTest::qWaitFor([this] { return rows() == 9 && page->player().isLoaded(); }, 20'000));
        page->focusTable();
    }
    int rows() const { return page->table().model()->rowCount(); }
    VoicemailMessage top() const
    {
        return page->table().model()->index(0, 0).data(ValueRole).value<VoicemailMessage>();
    }
    ActionButton *button(const QString &text) const
    {
        for (ActionButton *button : page->findChildren<ActionButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    bool shows(const QString &text) const
    {
        const auto labels = page->findChildren<Label *>();
        return std::ranges::any_of(labels, [&](const Label *label) { return label->text().contains(text); });
    }
    bool asked(const QString &what) const { return stage.server.asked().contains(what); }

    ConsoleStage stage;
    std::unique_ptr<VoicemailPage> page;
    ScriptedOutput *output = nullptr;
    QString said;
    QString failed;
    std::function<void()> undo;
};

VoicemailChange changeOf(const VoicemailMessage &message, int fresh, int old)
{
    return {QStringLiteral("800"), fresh, old, message};
}

} // namespace

class VoicemailPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsPlayedSoughtAndPausedByKeys()
    {
        Desk desk;
        desk.openBox();
        SoundPlayer &player = desk.page->player();
        QCOMPARE(player.duration(), 12'000ms);
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        QVERIFY(player.isPlaying());
        QCOMPARE(desk.page->findChild<PlayButton *>()->accessibleName(), QStringLiteral("Pause"));
        desk.output->pass(3000ms);
        QTest::keyClick(&desk.page->table(), Qt::Key_Right);
        QCOMPARE(player.position(), 8000ms);
        QCOMPARE(desk.page->findChild<Waveform *>()->accessibleName(), QStringLiteral("Played 0:08 of 0:12"));
        QVERIFY(desk.shows(QStringLiteral("0:08")));
        QTest::keyClick(&desk.page->table(), Qt::Key_Left);
        QCOMPARE(player.position(), 3000ms);
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        QVERIFY(!player.isPlaying());
    }

    void aClickOnTheWaveformGoesThere()
    {
        Desk desk;
        desk.openBox();
        auto *waveform = desk.page->findChild<Waveform *>();
        QTest::mouseClick(waveform, Qt::LeftButton, {}, QPoint(waveform->barCount() * 4 / 2, 40));
        QCOMPARE(desk.page->player().position() / 100ms, 60);
        QVERIFY(!desk.page->player().isPlaying());
        waveform->setFocus();
        QTest::keyClick(waveform, Qt::Key_End);
        QCOMPARE(desk.page->player().position(), 12'000ms);
    }

    void spaceIsRememberedUntilTheRecordingIsHere()
    {
        Desk desk;
        desk.page->showBox(2);
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 9, 20'000);
        desk.page->focusTable();
        QTest::keyClick(&desk.page->table(), Qt::Key_Down);
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        QVERIFY(!desk.page->player().isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(desk.page->player().isPlaying(), 20'000);
        QVERIFY(desk.asked(sound.arg(899)));
    }

    void loadingAnewKeepsTheOlderMessagesThatAreShown()
    {
        Desk desk;
        const QString list = QStringLiteral("GET /api/v1/voicemail-boxes/2/messages");
        for (const int offset : {0, 100}) {
            QJsonArray part;
            for (int i = offset; i < std::min(offset + 100, 150); ++i) {
                VoicemailMessage message = stageMessages(desk.stage.now).constFirst();
                message.id = 1000 - i;
                message.timestamp = desk.stage.now.addSecs(-60 * i);
                part.append(toJson(message));
            }
            desk.stage.server.answer(list + QStringLiteral("?limit=100&offset=%1").arg(offset),
                                     {{QStringLiteral("items"), part}, {QStringLiteral("total"), 150}});
        }
        desk.page->showBox(2);
        QTRY_VERIFY_WITH_TIMEOUT(desk.rows() >= 100, 20'000);
        desk.page->table().model()->fetchMore({});
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 150, 20'000);
        desk.page->table().select(QStringLiteral("860"));
        const auto asked = desk.stage.server.asked().count(list);
        desk.page->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(desk.stage.server.asked().count(list), asked + 2, 20'000);
        desk.stage.settle();
        QCOMPARE(desk.rows(), 150);
        QCOMPARE(desk.page->table().currentKey(), QStringLiteral("860"));
    }

    void walkingThroughTheListFetchesOnlyWhereItStops()
    {
        Desk desk;
        desk.openBox();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&desk.page->table(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(desk.asked(sound.arg(896)), 20'000);
        QVERIFY(!desk.asked(sound.arg(898)));
    }

    void aRecordingThatCannotBeFetchedSaysWhyAndIsTriedAgain()
    {
        Desk desk;
        desk.stage.server.refuse(sound.arg(900), 404, QStringLiteral("not_found"),
                                 QStringLiteral("The sound of this message is lost."));
        desk.page->showBox(2);
        QTRY_VERIFY_WITH_TIMEOUT(desk.shows(QStringLiteral("The sound of this message is lost.")), 20'000);
        QVERIFY(!desk.button(QStringLiteral("Save as…"))->isEnabled());
        desk.stage.server.answerFile(sound.arg(900), stageRecording(), "audio/wav");
        desk.page->focusTable();
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(desk.page->player().isPlaying(), 20'000);
    }

    void withoutASoundCardItSaysSoAndSavesAllTheSame()
    {
        Desk desk;
        desk.output->setDevices({});
        desk.openBox();
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        QVERIFY(!desk.page->player().isPlaying());
        QVERIFY(desk.shows(QStringLiteral("This computer has no sound output.")));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("message.wav"));
        desk.page->saveTo(path);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), stageRecording());
        QCOMPARE(desk.said, QStringLiteral("Saved as message.wav"));
        desk.page->saveTo(folder.filePath(QStringLiteral("no such folder/message.wav")));
        QVERIFY(desk.failed.startsWith(QLatin1String("The file could not be written.")));
    }

    void whatIsDraggedOutIsAFileWithTheRecording()
    {
        Desk desk;
        desk.openBox();
        const auto data = desk.page->dragData();
        QVERIFY(data);
        QCOMPARE(data->urls().size(), 1);
        QFile file(data->urls().first().toLocalFile());
        QVERIFY2(file.fileName().contains(QLatin1String("Voicemail 800 ")), qPrintable(file.fileName()));
        QVERIFY(file.fileName().endsWith(QLatin1String("Nordhavn Logistik.wav")));
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), stageRecording());
    }

    void aCallersNameCannotLeaveTheFolder()
    {
        VoicemailMessage message = stageMessages(QDateTime::currentDateTimeUtc()).first();
        message.callerIdName = QStringLiteral("../../etc/passwd\n:*");
        const QString name = voicemailFileName(message, QStringLiteral("800"));
        QVERIFY2(!name.contains(u'/') && !name.contains(u'\n') && name.endsWith(QLatin1String("_.wav")),
                 qPrintable(name));
    }

    void deletingOffersTheWayBack()
    {
        Desk desk;
        desk.openBox();
        const QString one = QStringLiteral("/api/v1/voicemail-boxes/2/messages/900");
        desk.stage.server.answer(QStringLiteral("DELETE ") + one, {}, 204);
        desk.stage.server.answer(QStringLiteral("POST ") + one + QStringLiteral("/restore"), toJson(desk.top()));
        const VoicemailMessage deleted = desk.top();
        QTest::keyClick(&desk.page->table(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(desk.said, QStringLiteral("Message from Nordhavn Logistik deleted"), 20'000);
        QCOMPARE(desk.rows(), 9); // until the feed tells
        desk.page->removeMessage(changeOf(deleted, 3, 5));
        QCOMPARE(desk.rows(), 8);
        QVERIFY(desk.page->table().current().isValid());
        desk.undo();
        QTRY_COMPARE_WITH_TIMEOUT(desk.said, QStringLiteral("The message is back"), 20'000);
        desk.page->changeMessage(changeOf(deleted, 4, 5));
        QCOMPARE(desk.top().id, 900);
    }

    void anUndoThatComesTooLateSaysSo()
    {
        Desk desk;
        desk.openBox();
        desk.stage.server.answer(QStringLiteral("DELETE /api/v1/voicemail-boxes/2/messages/900"), {}, 204);
        QTest::keyClick(&desk.page->table(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(desk.undo, 20'000);
        desk.undo();
        QTRY_VERIFY_WITH_TIMEOUT(desk.failed.startsWith(QLatin1String("It is too late")), 20'000);
    }

    void aMessageIsMarkedAsReadWhenTheServerHasDoneIt()
    {
        Desk desk;
        desk.openBox();
        const QString route = QStringLiteral("PUT /api/v1/voicemail-boxes/2/messages/900/read");
        desk.stage.server.answer(route, toJson(desk.top()));
        QTest::keyClick(&desk.page->table(), Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(desk.asked(route), 20'000);
        VoicemailMessage read = desk.top();
        read.read = true;
        desk.page->changeMessage(changeOf(read, 3, 6));
        QVERIFY(desk.top().read);
        QVERIFY(!desk.button(QStringLiteral("Mark read"))->isEnabled());
        QVERIFY(desk.page->player().isLoaded()); // the recording was not fetched anew
    }

    void whatComesAppearsOnTopOfItsBoxAndOfAllBoxes()
    {
        Desk desk;
        desk.openBox();
        VoicemailMessage fresh = stageMessages(desk.stage.now).first();
        fresh.id = 990;
        fresh.timestamp = desk.stage.now;
        desk.page->changeMessage(changeOf(fresh, 5, 5));
        QCOMPARE(desk.rows(), 10);
        QCOMPARE(desk.top().id, 990);
        fresh.id = 991;
        fresh.mailboxId = 7;
        desk.page->changeMessage(changeOf(fresh, 1, 5));
        QCOMPARE(desk.top().id, 990);
        desk.page->showBox(VoicemailBoxModel::allBoxes);
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 9, 20'000);
        desk.page->changeMessage(changeOf(fresh, 1, 5));
        QCOMPARE(desk.top().id, 991);
    }

    void aViewerSeesTheMessagesAndMayNotListen()
    {
        Desk desk;
        desk.page->setWritable(false, QStringLiteral("Your role may only look"));
        desk.page->showBox(2);
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 9, 20'000);
        desk.page->focusTable();
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_M, Qt::Key_Delete})
            QTest::keyClick(&desk.page->table(), key);
        QTest::qWait(300);
        QVERIFY(!desk.asked(sound.arg(900)));
        QVERIFY(desk.shows(QStringLiteral("Your role may not listen to messages.")));
        for (const char *name : {"Add box", "Edit box", "Greeting", "Mark read", "Delete", "Save as…"})
            QVERIFY2(!desk.button(QString::fromUtf8(name))->isEnabled(), name);
        const QStringList &asked = desk.stage.server.asked();
        QVERIFY(
            std::ranges::none_of(asked, [](const QString &one) { return one.startsWith(QLatin1String("DELETE")); }));
    }

    void whileTheLinkIsLostItPlaysWhatItHasAndWritesNothing()
    {
        Desk desk;
        desk.openBox();
        desk.page->setStale(true, desk.stage.now);
        QTest::keyClick(&desk.page->table(), Qt::Key_Delete);
        QTest::keyClick(&desk.page->table(), Qt::Key_M);
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        QVERIFY(desk.page->player().isPlaying());
        QVERIFY(!desk.button(QStringLiteral("Delete"))->isEnabled());
        QVERIFY(!desk.button(QStringLiteral("Add box"))->isEnabled());
        const QStringList &asked = desk.stage.server.asked();
        QVERIFY(std::ranges::none_of(asked, [](const QString &one) {
            return !one.startsWith(QLatin1String("GET")) && !one.contains(QLatin1String("login"));
        }));
    }

    void aSessionThatEndsTakesAnOpenMenuWithIt()
    {
        Desk desk;
        // Comes back at once: nothing waits in a loop of its own.
        Q_EMIT desk.page->boxTable().customContextMenuRequested(QPoint(8, 8));
        const QPointer<QMenu> menu(desk.page->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
        QVERIFY(menu && menu->isVisible());
        desk.page.reset();
        QVERIFY(!menu);
    }

    void theSearchLooksAtCallersAndNumbers()
    {
        Desk desk;
        desk.openBox();
        auto *search = desk.page->findChild<SearchField *>();
        search->setText(QStringLiteral("anke"));
        QTRY_COMPARE(desk.rows(), 2);
        search->setText(QStringLiteral("5518"));
        QTRY_COMPARE(desk.rows(), 1);
        search->clear();
        QTRY_COMPARE(desk.rows(), 9);
    }

    void anotherPageIsAnotherQuietRoom()
    {
        Desk desk;
        desk.openBox();
        QTest::keyClick(&desk.page->table(), Qt::Key_Space);
        desk.output->pass(1000ms);
        desk.page->hide();
        QVERIFY(!desk.page->player().isPlaying());
        QCOMPARE(desk.page->player().position(), 1000ms);
    }

    void theSidebarCountsNewMessagesAndCtrlZTakesADeletionBack()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        bool undone = false;
        auto *page = stage.window->windowPage(MainWindow::Voicemail);
        QVERIFY(page);
        Q_EMIT page->undoable(QStringLiteral("Message deleted"), [&undone] { undone = true; });
        stage.window->activateWindow();
        stage.settle();
        QTest::keyClick(stage.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(undone);
        undone = false;
        QTest::keyClick(stage.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!undone); // once
    }
};

QTEST_MAIN(VoicemailPageTest)
#include "VoicemailPageTest.moc"
