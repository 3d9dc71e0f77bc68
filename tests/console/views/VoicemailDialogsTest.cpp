// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConsoleStage.h"
#include "FormField.h"
#include "GreetingDialog.h"
#include "Label.h"
#include "PlayButton.h"
#include "ScriptedOutput.h"
#include "Sounds.h"
#include "StageVoicemail.h"
#include "VoicemailBoxDialog.h"
#include "Waveform.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

struct Desk
{
    bool asked(const QString &what) const { return stage.server.asked().contains(what); }

    ConsoleStage stage;
    ScriptedOutput output;
};

} // namespace

/// The editor of a voicemail box, and the dialog for its greeting.
class VoicemailDialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoxEditorSaysWhatIsWrongWhereItIs()
    {
        Desk desk;
        VoicemailBoxDialog dialog(desk.stage.look, desk.stage.client, std::nullopt, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        const auto field = [&](const QString &name) {
            for (FormField *one : dialog.findChildren<FormField *>()) {
                if (one->edit()->accessibleName().startsWith(name))
                    return one;
            }
            return static_cast<FormField *>(nullptr);
        };
        const auto save = [&] {
            for (ActionButton *one : dialog.findChildren<ActionButton *>()) {
                if (one->text() == QLatin1String("Add box"))
                    one->click();
            }
        };
        field(QStringLiteral("PIN"))->setText(QStringLiteral("12"));
        field(QStringLiteral("Longest"))->setText(QStringLiteral("0"));
        field(QStringLiteral("Extensions"))->setText(QStringLiteral("201, a b/c"));
        save();
        for (const char *name : {"Number", "Name", "PIN", "Longest", "Extensions"})
            QVERIFY2(field(QLatin1String(name))->hasError(), name);
        field(QStringLiteral("Number"))->setText(QStringLiteral("names")); // an extension may be called so
        save();
        QVERIFY(field(QStringLiteral("Number"))->hasError());
        QVERIFY(!desk.asked(QStringLiteral("POST /api/v1/voicemail-boxes")));

        field(QStringLiteral("Number"))->setText(QStringLiteral("800"));
        field(QStringLiteral("Name"))->setText(QStringLiteral("Sales"));
        field(QStringLiteral("PIN"))->setText(QStringLiteral("4711"));
        field(QStringLiteral("Longest"))->setText(QStringLiteral("60"));
        field(QStringLiteral("Extensions"))->setText(QStringLiteral("201 202"));
        desk.stage.server.refuse(QStringLiteral("POST /api/v1/voicemail-boxes"), 409, QStringLiteral("number_taken"),
                                 QStringLiteral("Taken."));
        save();
        QTRY_VERIFY_WITH_TIMEOUT(field(QStringLiteral("Number"))->hasError(), 20'000);
        desk.stage.server.answer(QStringLiteral("POST /api/v1/voicemail-boxes"),
                                 toJson(stageBoxes(desk.stage.now).at(1)), 201);
        QSignalSpy saved(&dialog, &VoicemailBoxDialog::saved);
        save();
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
        const QJsonObject body = desk.stage.server.lastBody();
        QCOMPARE(body.value(QStringLiteral("number")).toString(), QStringLiteral("800"));
        QCOMPARE(body.value(QStringLiteral("pin")).toString(), QStringLiteral("4711"));
        QCOMPARE(body.value(QStringLiteral("max_duration_s")).toInt(), 60);
        QCOMPARE(body.value(QStringLiteral("extensions")).toArray().size(), 2);
    }

    void aGreetingIsHeardAsCallersHearItBeforeItIsSaved()
    {
        Desk desk;
        const QString route = QStringLiteral("/api/v1/voicemail-boxes/2/greeting");
        const VoicemailBox box = stageBoxes(desk.stage.now).at(1);
        GreetingDialog dialog(desk.stage.look, desk.stage.client, desk.output, box, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("hello.wav"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(toneWav(2000, 44'100, 2));
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(desk.asked(QStringLiteral("GET ") + route), 20'000);
        dialog.take(path);
        auto *waveform = dialog.findChild<Waveform *>();
        QTRY_COMPARE_WITH_TIMEOUT(waveform->accessibleName(), QStringLiteral("Played 0:00 of 0:02"), 20'000);
        dialog.findChild<PlayButton *>()->click();
        desk.output.pass(500ms);
        QCOMPARE(desk.output.played.size(), 500 * 8 * 2); // 8 kHz, one channel

        desk.stage.server.refuse(QStringLiteral("PUT ") + route, 400, QStringLiteral("bad_audio"),
                                 QStringLiteral("The greeting cannot be used: it is silent"),
                                 QStringLiteral("greeting"));
        const auto save = [&] {
            for (ActionButton *one : dialog.findChildren<ActionButton *>()) {
                if (one->text() == QLatin1String("Save"))
                    one->click();
            }
        };
        const auto says = [&](const QString &text) {
            const auto labels = dialog.findChildren<Label *>();
            return std::ranges::any_of(labels, [&](const Label *label) { return label->text() == text; });
        };
        save();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("The greeting cannot be used: it is silent")), 20'000);
        QVERIFY(dialog.isVisible());
        VoicemailBox changed = box;
        changed.greeting = GreetingKind::Custom;
        changed.version = box.version + 1;
        desk.stage.server.answer(QStringLiteral("PUT ") + route, toJson(changed));
        QSignalSpy saved(&dialog, &GreetingDialog::saved);
        save();
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
        QCOMPARE(desk.stage.server.lastUpload(), toneWav(2000, 44'100, 2));
    }

    void aFileThatIsNoSoundIsRefusedBeforeItIsSent()
    {
        Desk desk;
        GreetingDialog dialog(desk.stage.look, desk.stage.client, desk.output, stageBoxes(desk.stage.now).at(1),
                              nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("letter.wav"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("Dear Sir or Madam");
        file.close();
        dialog.take(path);
        const auto says = [&] {
            const auto labels = dialog.findChildren<Label *>();
            return std::ranges::any_of(labels, [&](const Label *label) {
                return label->text() == QLatin1String("letter.wav cannot be used. This is no sound file.");
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), 20'000);
    }

    void aChangedGreetingIsBroughtBack()
    {
        Desk desk;
        const VoicemailBox box = stageBoxes(desk.stage.now).at(1);
        const QString route = QStringLiteral("/api/v1/voicemail-boxes/2/greeting");
        desk.stage.server.answer(QStringLiteral("DELETE ") + route, {}, 204);
        GreetingBefore before;
        const auto removed = QCoro::waitFor(restoreGreeting(&desk.stage.client, box, before));
        QVERIFY(removed);
        QVERIFY(desk.asked(QStringLiteral("DELETE ") + route));
        before = {GreetingKind::Default, toneWav(300)};
        desk.stage.server.answer(QStringLiteral("PUT ") + route, toJson(box));
        desk.stage.server.answer(QStringLiteral("PATCH /api/v1/voicemail-boxes/2"), toJson(box));
        QVERIFY(QCoro::waitFor(restoreGreeting(&desk.stage.client, box, before)));
        QCOMPARE(desk.stage.server.lastBody().value(QStringLiteral("greeting")).toString(), QStringLiteral("default"));
    }
};

QTEST_MAIN(VoicemailDialogsTest)
#include "VoicemailDialogsTest.moc"
