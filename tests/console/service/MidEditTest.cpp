// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallRulesDialog.h"
#include "ConflictDialog.h"
#include "Console.h"
#include "EditorParts.h"
#include "ExtensionDialog.h"
#include "FollowMeRow.h"
#include "FormField.h"
#include "Label.h"
#include "Page.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"
#include "ValueChoice.h"
#include "VoicemailBoxDialog.h"
#include "VoicemailPage.h"

#include <QApplication>
#include <QJsonArray>
#include <QPointer>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

} // namespace

/// An editor is open and half filled in when the service dies, and nothing that was typed goes with it.
class MidEditTest : public QObject
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
        options.size = QSize(1280, 900);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
        m_window->activateWindow();
    }
    Page &extensions() const { return *m_window->page(MainWindow::Extensions); }
    /// \param key  that opens it from the row of extension 202
    template <typename Dialog>
    Dialog *openEditor(Qt::Key key)
    {
        m_window->showPage(MainWindow::Extensions);
        Page &page = extensions();
        const auto isLoaded = [&] { return page.table().model()->rowCount() == 3 && !page.isStale(); };
        static_cast<void>(QTest::qWaitFor(isLoaded, patience));
        page.showRow(QStringLiteral("202"));
        page.focusTable();
        QTest::keyClick(&page.table(), key);
        return page.findChild<Dialog *>();
    }
    QJsonObject ofService(const QString &path)
    {
        return m_service.send("GET", path, {}, m_service.signIn(QStringLiteral("admin"))).second;
    }
    /// The service is killed, saving says that it is away, and after it has come back the same save works.
    void dieAndSave(QDialog &dialog)
    {
        m_service.crash();
        QTRY_VERIFY_WITH_TIMEOUT(extensions().isStale(), patience);
        buttonNamed(dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(dialog, QStringLiteral("Nothing was saved. What you typed stays here")),
                                 patience);
        QVERIFY(dialog.isVisible());
        const QString problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QTRY_VERIFY_WITH_TIMEOUT(!extensions().isStale(), patience);
        QVERIFY(dialog.isVisible());
        QTest::qWait(200); // what was typed is not sent by itself
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_service.prepare();
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QString token = m_service.signIn(QStringLiteral("admin"));
        const QJsonObject box{{QStringLiteral("number"), QStringLiteral("800")},
                              {QStringLiteral("name"), QStringLiteral("Sales")}};
        const auto made = m_service.send("POST", QStringLiteral("/api/v1/voicemail-boxes"), box, token);
        QCOMPARE(made.first, 201);
        m_boxPath = QStringLiteral("/api/v1/voicemail-boxes/%1").arg(made.second.value(QLatin1String("id")).toInt());
    }

    void cleanup()
    {
        m_window = nullptr;
        m_console.reset();
    }

    void anExtensionWithFollowMeIsKeptAndSavedAfterwards()
    {
        signIn(QStringLiteral("admin"));
        const QPointer<ExtensionDialog> dialog = openEditor<ExtensionDialog>(Qt::Key_F2);
        QVERIFY(dialog);
        fieldNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("Half typ"));
        fieldNamed(*dialog, QStringLiteral("New SIP password"))->setText(QStringLiteral("a password of its own"));
        for (SwitchButton *one : dialog->findChildren<SwitchButton *>()) {
            if (one->text().startsWith(QLatin1String("Follow me")))
                one->click();
        }
        QLineEdit *number = dialog->findChild<FollowMeRow *>()->findChildren<QLineEdit *>().first();
        QTest::keyClicks(number, QStringLiteral("203"));
        dieAndSave(*dialog);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(fieldNamed(*dialog, QStringLiteral("Name"))->text(), QStringLiteral("Half typ"));
        QCOMPARE(fieldNamed(*dialog, QStringLiteral("New SIP password"))->text(),
                 QStringLiteral("a password of its own"));
        QCOMPARE(number->text(), QStringLiteral("203"));
        QCOMPARE(ofService(QStringLiteral("/api/v1/extensions/2")).value(QLatin1String("display_name")).toString(),
                 QStringLiteral("Phone 202"));
        QTest::keyClicks(fieldNamed(*dialog, QStringLiteral("Name"))->edit(), QStringLiteral("ed"));
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        const QJsonObject saved = ofService(QStringLiteral("/api/v1/extensions/2"));
        QCOMPARE(saved.value(QLatin1String("display_name")).toString(), QStringLiteral("Half typed"));
        const QJsonArray numbers = saved.value(QLatin1String("follow_me_numbers")).toArray();
        QCOMPARE(numbers.first().toObject().value(QLatin1String("number")).toString(), QStringLiteral("203"));
    }

    void callRulesAreKeptAndSavedAfterwards()
    {
        signIn(QStringLiteral("admin"));
        const QPointer<CallRulesDialog> dialog = openEditor<CallRulesDialog>(Qt::Key_R);
        QVERIFY(dialog);
        fieldNamed(*dialog, QStringLiteral("Its own phones"))->setText(QStringLiteral("45"));
        fieldNamed(*dialog, QStringLiteral("Who gets through"))->setText(QStringLiteral("201, 203"));
        dieAndSave(*dialog);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(fieldNamed(*dialog, QStringLiteral("Its own phones"))->text(), QStringLiteral("45"));
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        const QJsonObject rules =
            ofService(QStringLiteral("/api/v1/extensions/2")).value(QLatin1String("call_rules")).toObject();
        QCOMPARE(rules.value(QLatin1String("ring_timeout")).toInt(), 45);
        QCOMPARE(rules.value(QLatin1String("dnd_allowed")).toArray().size(), 2);
    }

    void aVoicemailBoxIsKeptAndSavedAfterwards()
    {
        signIn(QStringLiteral("admin"));
        m_window->showPage(MainWindow::Extensions);
        m_window->showPage(MainWindow::Voicemail);
        auto *page = qobject_cast<VoicemailPage *>(m_window->windowPage(MainWindow::Voicemail));
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(page->boxTable().model()->rowCount() == 2 && !page->isStale(), patience); // all boxes
        page->boxTable().setCurrentIndex(page->boxTable().model()->index(1, 0));
        page->boxTable().setFocus();
        QTest::keyClick(&page->boxTable(), Qt::Key_F2);
        const QPointer<VoicemailBoxDialog> dialog = page->findChild<VoicemailBoxDialog *>();
        QVERIFY(dialog);
        fieldNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("Sales Nordic"));
        fieldNamed(*dialog, QStringLiteral("PIN"))->setText(QStringLiteral("4711"));
        dieAndSave(*dialog);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(fieldNamed(*dialog, QStringLiteral("PIN"))->text(), QStringLiteral("4711"));
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        const QJsonObject saved = ofService(m_boxPath);
        QCOMPARE(saved.value(QLatin1String("name")).toString(), QStringLiteral("Sales Nordic"));
        QVERIFY(saved.value(QLatin1String("has_pin")).toBool());
    }

    void whatAnotherSavedMeanwhileIsShownBesideIt()
    {
        signIn(QStringLiteral("admin"));
        const QPointer<ExtensionDialog> dialog = openEditor<ExtensionDialog>(Qt::Key_F2);
        QVERIFY(dialog);
        fieldNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("Mine"));
        m_service.crash();
        QTRY_VERIFY_WITH_TIMEOUT(extensions().isStale(), patience);
        const QString problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QString path = QStringLiteral("/api/v1/extensions/2");
        const QJsonObject theirs{{QStringLiteral("display_name"), QStringLiteral("Theirs")},
                                 {QStringLiteral("email"), QStringLiteral("theirs@example.org")}};
        QCOMPARE(m_service.send("PATCH", path, theirs, m_service.signIn(QStringLiteral("operator"))).first, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!extensions().isStale(), patience);
        buttonNamed(*dialog, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<ConflictDialog *>(), patience);
        auto *conflict = dialog->findChild<ConflictDialog *>();
        QVERIFY(says(*conflict, QStringLiteral("operator changed it at ")));
        QStringList choices;
        for (const ValueChoice *choice : conflict->findChildren<ValueChoice *>())
            choices.append(choice->text());
        choices.sort();
        QCOMPARE(choices, QStringList({QStringLiteral("(empty)"), QStringLiteral("Mine"), QStringLiteral("Theirs"),
                                       QStringLiteral("theirs@example.org")}));
        buttonNamed(*conflict, QStringLiteral("Combine: Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, patience);
        const QJsonObject saved = ofService(path);
        QCOMPARE(saved.value(QLatin1String("display_name")).toString(), QStringLiteral("Mine"));
        QCOMPARE(saved.value(QLatin1String("email")).toString(), QStringLiteral("theirs@example.org"));
    }

private:
    ServiceProcess m_service;
    QString m_boxPath;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(MidEditTest)
#include "MidEditTest.moc"
