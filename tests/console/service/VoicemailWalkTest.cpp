// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "Console.h"
#include "EditorParts.h"
#include "FormField.h"
#include "GreetingDialog.h"
#include "Label.h"
#include "QuietSoundServer.h"
#include "RecorderStandIn.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"
#include "Sidebar.h"
#include "SpoolPair.h"
#include "VoicemailBoxDialog.h"
#include "VoicemailPage.h"

#include <QApplication>
#include <QMimeData>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

} // namespace

/// Voicemail in the console as main() starts it, against a real wakelined: a box is made, a caller's recording comes
/// out of the spool, is played through a real sound server, saved, deleted and brought back.
class VoicemailWalkTest : public QObject
{
    Q_OBJECT

private:
    void signIn(const QString &user)
    {
        m_settings = std::make_unique<QTemporaryDir>();
        ConsoleOptions options;
        options.settingsFile = m_settings->filePath(QStringLiteral("console.conf"));
        options.url = m_service.url();
        options.user = user;
        options.password = QString::fromLatin1(ServiceProcess::password);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 800);
        options.page = MainWindow::Voicemail;
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
        m_window->activateWindow();
        m_page = qobject_cast<VoicemailPage *>(m_window->windowPage(MainWindow::Voicemail));
        QVERIFY(m_page);
    }
    void leaveMessage(const QString &uid, const QString &caller)
    {
        SpoolPair pair{m_service.voicemailSpool(), uid, QStringLiteral("800")};
        pair.callerName = caller;
        pair.startedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        pair.sound = recording;
        pair.write();
        m_recorder->tellFinished(uid, pair.mailbox);
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->kept().contains(uid), patience);
    }
    int rows() const { return m_page->table().model()->rowCount(); }
    VoicemailMessage top() const
    {
        return m_page->table().model()->index(0, 0).data(ValueRole).value<VoicemailMessage>();
    }
    VoicemailBox box() const { return m_page->boxTable().current().data(ValueRole).value<VoicemailBox>(); }
    bool shows(const QWidget &widget, const QString &text) const
    {
        const auto labels = widget.findChildren<Label *>();
        return std::ranges::any_of(labels, [&](const Label *label) { return label->text().contains(text); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString sound = m_sound.start();
        if (!sound.isEmpty())
            qInfo("No sound server: %s. What needs one is left out.", qPrintable(sound));
        m_service.useRecorder();
        QString problem = m_service.prepare();
        m_recorder = std::make_unique<RecorderStandIn>(m_service.recorderSocket());
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->isConnected(), patience);
    }

    void cleanup()
    {
        m_page = nullptr;
        m_window = nullptr;
        m_console.reset();
    }

    void aBoxIsMadeAndAMessageComesAndIsPlayed()
    {
        signIn(QStringLiteral("admin"));
        QTRY_VERIFY_WITH_TIMEOUT(shows(*m_page, QStringLiteral("No voicemail boxes yet")), patience);
        m_page->addBox();
        auto *dialog = m_page->findChild<VoicemailBoxDialog *>();
        QVERIFY(dialog);
        fieldNamed(*dialog, QStringLiteral("Number"))->setText(QStringLiteral("800"));
        fieldNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("Sales Nordic"));
        fieldNamed(*dialog, QStringLiteral("PIN"))->setText(QStringLiteral("4711"));
        fieldNamed(*dialog, QStringLiteral("Extensions"))->setText(QStringLiteral("201, 999"));
        buttonNamed(*dialog, QStringLiteral("Add box"))->click();
        auto *extensions = fieldNamed(*dialog, QStringLiteral("Extensions"));
        QTRY_VERIFY_WITH_TIMEOUT(extensions->hasError(), patience); // there is no 999
        extensions->setText(QStringLiteral("201"));
        buttonNamed(*dialog, QStringLiteral("Add box"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(box().number, QStringLiteral("800"), patience);
        QVERIFY(box().hasPin);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*m_page, QStringLiteral("No messages")), patience);

        leaveMessage(QStringLiteral("first-recording"), QStringLiteral("Zoë Ångström"));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(box().newMessages, 1, patience);
        m_page->table().select(QString::number(top().id));
        m_page->focusTable();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->player().isLoaded(), patience);
        QCOMPARE(m_page->player().duration(), 3000ms);
        QTest::keyClick(&m_page->table(), Qt::Key_Space);
        if (!m_sound.isRunning()) {
            QVERIFY(!m_page->player().isPlaying());
            QVERIFY(shows(*m_page, QStringLiteral("This computer has no sound output.")));
        } else {
            QVERIFY(m_page->player().isPlaying());
            QTRY_VERIFY_WITH_TIMEOUT(!m_page->player().isPlaying(), patience);
            QCOMPARE(m_page->player().position(), 3000ms);
        }
        const auto dragged = m_page->dragData();
        QVERIFY(dragged);
        QFile file(dragged->urls().first().toLocalFile());
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), recording);
    }

    void itIsMarkedAsReadDeletedAndBroughtBack()
    {
        signIn(QStringLiteral("admin"));
        QTRY_VERIFY_WITH_TIMEOUT(rows() == 1 && m_page->boxTable().model()->rowCount() == 2, patience); // all boxes
        m_page->showBox(top().mailboxId);
        QTRY_VERIFY_WITH_TIMEOUT(rows() == 1 && m_page->table().current().isValid(), patience);
        m_page->focusTable();
        QTest::keyClick(&m_page->table(), Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(top().read, patience);
        QTRY_COMPARE_WITH_TIMEOUT(box().newMessages, 0, patience);
        QTest::keyClick(&m_page->table(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(box().oldMessages, 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(*m_window, QStringLiteral("Undo"))->isVisible(), patience);
        QTest::keyClick(m_window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(box().oldMessages, 1, patience);
    }

    void aGreetingIsRefusedWithTheServersReasonThenSavedAndUndone()
    {
        signIn(QStringLiteral("admin"));
        QTRY_VERIFY_WITH_TIMEOUT(rows() == 1 && m_page->boxTable().model()->rowCount() == 2, patience);
        m_page->showBox(top().mailboxId);
        QTRY_VERIFY_WITH_TIMEOUT(box().id == top().mailboxId, patience);
        QTemporaryDir folder;
        const auto fileWith = [&](const QString &name, const QByteArray &sound) {
            SpoolPair::put(folder.filePath(name), sound);
            return folder.filePath(name);
        };
        buttonNamed(*m_page, QStringLiteral("Greeting"))->click();
        auto *dialog = m_page->findChild<GreetingDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*dialog, QStringLiteral("no recording of its own yet")), patience);
        dialog->take(fileWith(QStringLiteral("slow.wav"), toneWav(2000, 4000))); // the service takes 8 kHz and more
        QTRY_VERIFY_WITH_TIMEOUT(shows(*dialog, QStringLiteral("slow.wav, as callers will hear it")), patience);
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shows(*dialog, QStringLiteral("sample rate is 4000 Hz")), patience);
        dialog->take(fileWith(QStringLiteral("hello.wav"), toneWav(2000, 44'100, 2)));
        QTRY_VERIFY_WITH_TIMEOUT(shows(*dialog, QStringLiteral("hello.wav, as callers will hear it")), patience);
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(box().greeting, GreetingKind::Custom, patience);
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(*m_window, QStringLiteral("Undo"))->isVisible(), patience);
        buttonNamed(*m_window, QStringLiteral("Undo"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(box().greeting, GreetingKind::Default, patience);
    }

    void aViewerMayLookAndTheServiceHoldsToIt()
    {
        signIn(QStringLiteral("viewer"));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, patience);
        for (const char *name : {"Add box", "Delete", "Mark read", "Save as…"})
            QVERIFY2(!buttonNamed(*m_page, QString::fromUtf8(name))->isEnabled(), name);
        QVERIFY(shows(*m_page, QStringLiteral("Your role may not listen to messages.")));
        const QJsonObject body{{QStringLiteral("username"), QStringLiteral("viewer")},
                               {QStringLiteral("password"), QString::fromLatin1(ServiceProcess::password)}};
        const auto session = m_service.send("POST", QStringLiteral("/api/v1/auth/login"), body).second;
        const QString token = session.value(QStringLiteral("access_token")).toString();
        const QString message =
            QStringLiteral("/api/v1/voicemail-boxes/%1/messages/%2").arg(top().mailboxId).arg(top().id);
        QCOMPARE(m_service.send("GET", message + QStringLiteral("/audio"), {}, token).first, 403);
        QCOMPARE(m_service.send("DELETE", message, {}, token).first, 403);
        QCOMPARE(m_service.send("GET", QStringLiteral("/api/v1/voicemail-messages"), {}, token).first, 200);
    }

    void aBoxThatIsDeletedIsGoneWithItsMessages()
    {
        signIn(QStringLiteral("admin"));
        QTRY_VERIFY_WITH_TIMEOUT(rows() == 1 && m_page->boxTable().model()->rowCount() == 2, patience);
        m_page->showBox(top().mailboxId);
        QTRY_VERIFY_WITH_TIMEOUT(box().id == top().mailboxId, patience);
        m_page->boxTable().setFocus();
        QTest::keyClick(&m_page->boxTable(), Qt::Key_Delete);
        auto *question = m_page->findChild<ConfirmDialog *>();
        QVERIFY(question);
        QVERIFY(question->accessibleDescription().contains(QLatin1String("its message is deleted with it")));
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->boxTable().model()->rowCount(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, patience);
    }

private:
    const QByteArray recording = toneWav(3000);
    QuietSoundServer m_sound;
    ServiceProcess m_service;
    std::unique_ptr<RecorderStandIn> m_recorder;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
    VoicemailPage *m_page = nullptr;
};

QTEST_MAIN(VoicemailWalkTest)
#include "VoicemailWalkTest.moc"
