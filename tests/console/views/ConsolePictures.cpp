// SPDX-License-Identifier: GPL-3.0-or-later
// ConsolePictures FOLDER [LANGUAGE]   writes pictures of the console's pages and dialogs, to be compared with the
// design by eye; with a language, or "rtl" for English from the right, only the light ones in that.
#include "CallRulesDialog.h"
#include "CertificateDialog.h"
#include "ConfirmDialog.h"
#include "ConsoleStage.h"
#include "ExtensionDialog.h"
#include "GoToDialog.h"
#include "GreetingDialog.h"
#include "NotificationsDialog.h"
#include "Page.h"
#include "ProfileStore.h"
#include "QrLoginDialog.h"
#include "RowTable.h"
#include "ScriptedOutput.h"
#include "ShortcutsDialog.h"
#include "SignInDialog.h"
#include "SpokenLanguage.h"
#include "StageValues.h"
#include "StageVoicemail.h"
#include "TrayMark.h"
#include "VoicemailBoxDialog.h"
#include "VoicemailPage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

struct Shot
{
    QString name;
    bool dark = false;
    bool stale = false;
    QSize size{1280, 800};
    Typography typography = {};
};

class Photographer
{
public:
    explicit Photographer(const QString &folder) : m_folder(folder) { QDir().mkpath(folder); }

    void save(QWidget &widget, const QString &name)
    {
        widget.grab().save(m_folder.filePath(name + QStringLiteral(".png")));
    }

    void pages(const Shot &shot)
    {
        ConsoleStage stage(shot.typography);
        stage.look.setDark(shot.dark);
        stage.fill();
        stage.show(shot.size);
        if (shot.stale)
            stage.loseLink();
        struct Shown
        {
            int number;
            QString name;
            QString row; ///< to open
        };
        const QList<Shown> tables{
            {MainWindow::Calls, QStringLiteral("calls"), QStringLiteral("a84b4c76e66711@telia-a.example")},
            {MainWindow::Registrations, QStringLiteral("registrations"), QStringLiteral("207")},
            {MainWindow::Extensions, QStringLiteral("extensions"), QStringLiteral("207")},
            {MainWindow::CallHistory, QStringLiteral("call-history"), QStringLiteral("4996")},
            {MainWindow::PushLog, QStringLiteral("push-log"), QStringLiteral("995")}};
        for (const auto &[number, name] : {std::pair{MainWindow::Dashboard, QStringLiteral("dashboard")},
                                           {MainWindow::SystemStatus, QStringLiteral("system-status")}}) {
            stage.window->showPage(number);
            stage.settle(400);
            save(*stage.window, QStringLiteral("%1-%2").arg(name, shot.name));
        }
        voicemail(stage, shot.name);
        for (const auto &[number, name, row] : tables) {
            stage.open(number);
            stage.settle();
            save(*stage.window, QStringLiteral("%1-%2").arg(name, shot.name));
            stage.window->page(number)->showRow(row);
            stage.settle(120);
            save(*stage.window, QStringLiteral("%1-%2-dock").arg(name, shot.name));
        }
    }

    void voicemail(ConsoleStage &stage, const QString &name)
    {
        stage.window->showPage(MainWindow::Voicemail);
        auto &page = *static_cast<VoicemailPage *>(stage.window->windowPage(MainWindow::Voicemail));
        page.showBox(2);
        static_cast<void>(QTest::qWaitFor([&] { return page.player().isLoaded(); }, 10'000));
        page.player().seek(std::chrono::milliseconds(4600));
        stage.settle();
        save(*stage.window, QStringLiteral("voicemail-%1").arg(name));
        Q_EMIT page.undoable(QStringLiteral("Message from Tomás Rey deleted"), [] {});
        page.showBox(VoicemailBoxModel::allBoxes);
        stage.settle(400);
        save(*stage.window, QStringLiteral("voicemail-%1-all").arg(name));
    }

    void dialogs(bool dark)
    {
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        ConsoleStage stage;
        stage.look.setDark(dark);
        stage.fill();
        const auto shoot = [&](QDialog *dialog, const QString &name) {
            dialog->show();
            stage.settle();
            save(*dialog, name + suffix);
            delete dialog;
        };
        shoot(new ExtensionDialog(stage.look, stage.client, std::nullopt, nullptr),
              QStringLiteral("dialog-extension-new"));
        shoot(new ExtensionDialog(stage.look, stage.client, stageExtensions(stage.now).at(2), nullptr),
              QStringLiteral("dialog-extension-edit"));
        shoot(new ConfirmDialog(stage.look,
                                {QStringLiteral("Delete extension 207?"),
                                 QStringLiteral("Ida Holm can no longer sign in, and calls to this number are refused. "
                                                "This cannot be taken back."),
                                 QStringLiteral("Delete")},
                                nullptr),
              QStringLiteral("dialog-confirm"));
        shoot(new ShortcutsDialog(stage.look, nullptr), QStringLiteral("dialog-keyboard"));
        shoot(new GoToDialog(stage.look, {QStringLiteral("Calls"), QStringLiteral("Push log")}, stage.models.extensions,
                             nullptr),
              QStringLiteral("dialog-go-to"));
        CertificateNotice notice;
        notice.host = QStringLiteral("pbx-east.example.net");
        notice.subject = notice.issuer = notice.host;
        notice.validFrom = stage.now;
        notice.validUntil = stage.now.addYears(1);
        notice.sha256 = QByteArray(32, '\x5a');
        notice.problems = {QStringLiteral("The certificate is self-signed, and untrusted.")};
        shoot(new CertificateDialog(stage.look, notice, nullptr), QStringLiteral("dialog-certificate"));
        Extension quiet = stageExtensions(stage.now).at(2);
        quiet.callRules.quietHours = QuietHours{QStringLiteral("22:00"),
                                                QStringLiteral("07:00"),
                                                QStringLiteral("Europe/Oslo"),
                                                {Weekday::Fri, Weekday::Sat}};
        quiet.callRules.dndAllowed = {QStringLiteral("201"), QStringLiteral("+4722550140")};
        shoot(new CallRulesDialog(stage.look, stage.client, quiet, nullptr), QStringLiteral("dialog-call-rules"));
        NotificationPreferences told;
        shoot(new NotificationsDialog(stage.look, told, true, nullptr), QStringLiteral("dialog-notifications"));
        told.kinds.insert(NoticeKind::Voicemail);
        told.quiet = true;
        shoot(new NotificationsDialog(stage.look, told, false, nullptr), QStringLiteral("dialog-notifications-all"));
        voicemailDialogs(stage, suffix);
        qrLogin(stage, suffix);
        signIn(stage, suffix);
    }

    /// The tray's marks on panels of both kinds, in the sizes of 100 and 200 %.
    void trayMarks()
    {
        QPixmap sheet(1000, 160);
        QPainter painter(&sheet);
        int top = 0;
        for (const Theme &theme : {Theme::light(), Theme::night()}) {
            painter.fillRect(0, top, sheet.width(), 80, theme.sidebar);
            int left = 12;
            for (const int size : {16, 22, 32, 44}) {
                for (const TrayMark &mark :
                     {TrayMark{}, TrayMark{false, TrayMark::Attention::None, 0},
                      TrayMark{true, TrayMark::Attention::Held, 0}, TrayMark{true, TrayMark::Attention::Failed, 0},
                      TrayMark{true, {}, 3}, TrayMark{false, {}, 12}}) {
                    painter.drawPixmap(left, top + 40 - size / 2, paintTrayMark(mark, size));
                    left += size + 10;
                }
            }
            top += 80;
        }
        painter.end();
        sheet.save(m_folder.filePath(QStringLiteral("tray-marks.png")));
    }

    /// A table that somebody arranged, and the menu that does it.
    void columns(bool dark)
    {
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        ConsoleStage stage;
        stage.look.setDark(dark);
        stage.fill();
        RowTable &table = stage.open(MainWindow::Extensions).table();
        table.arrange({{{QStringLiteral("Number")},
                        {QStringLiteral("State"), 180},
                        {QStringLiteral("LastSeen")},
                        {QStringLiteral("Name")},
                        {QStringLiteral("Devices"), 0, true}},
                       QStringLiteral("LastSeen"),
                       true});
        stage.show({1280, 800});
        save(*stage.window, QStringLiteral("columns") + suffix);
        table.openColumnMenu();
        stage.settle();
        for (QMenu *menu : table.findChildren<QMenu *>())
            save(*menu, QStringLiteral("columns-menu") + suffix);
        stage.window->showPage(MainWindow::Settings);
        stage.settle(200);
        save(*stage.window, QStringLiteral("settings-own") + suffix);
    }

    void boards(bool dark)
    {
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        ConsoleStage stage;
        stage.look.setDark(dark);
        stage.show({1280, 800});
        stage.settle(400);
        save(*stage.window, QStringLiteral("board-loading") + suffix);
        stage.window->setLoadError({.kind = ApiError::Kind::Refused,
                                    .message = QStringLiteral("The server answered 503 Service Unavailable."),
                                    .status = 503},
                                   QDateTime::currentDateTimeUtc().addSecs(12));
        stage.window->showPage(MainWindow::PushLog);
        stage.settle();
        save(*stage.window, QStringLiteral("board-error") + suffix);
        stage.window->setLoaded();
        stage.window->showPage(MainWindow::Extensions);
        stage.settle();
        save(*stage.window, QStringLiteral("board-empty") + suffix);
        stage.fill();
        stage.window->page(MainWindow::Extensions)->findChild<QLineEdit *>()->setText(QStringLiteral("ida hlm"));
        stage.window->say(QStringLiteral("Extension 207 saved"));
        stage.settle();
        save(*stage.window, QStringLiteral("board-no-match") + suffix);

        PushLogEntry old = stagePushes(stage.now).at(5);
        old.id = 7;
        old.at = stage.now.addDays(-7);
        stage.server.answer(QStringLiteral("GET /api/v1/push-logs"),
                            {{QStringLiteral("items"), QJsonArray{toJson(old)}}, {QStringLiteral("total"), 1}});
        stage.window->showPage(MainWindow::PushLog);
        stage.window->page(MainWindow::PushLog)->findChild<QLineEdit *>()->setText(QStringLiteral("ext:249 after:30d"));
        stage.settle(800);
        save(*stage.window, QStringLiteral("push-log-search") + suffix);
    }

private:
    void voicemailDialogs(ConsoleStage &stage, const QString &suffix)
    {
        const auto shoot = [&](QDialog &dialog, const QString &name) {
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
            stage.settle(500);
            save(dialog, name + suffix);
        };
        const VoicemailBox box = stageBoxes(stage.now).at(1);
        VoicemailBoxDialog known(stage.look, stage.client, box, nullptr);
        shoot(known, QStringLiteral("dialog-voicemail-box"));
        VoicemailBoxDialog fresh(stage.look, stage.client, std::nullopt, nullptr);
        fresh.show();
        for (QAbstractButton *button : fresh.findChildren<QAbstractButton *>()) {
            if (button->text() == QLatin1String("Add box"))
                button->click();
        }
        shoot(fresh, QStringLiteral("dialog-voicemail-box-new"));
        ScriptedOutput output;
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("Welcome to Sales.wav")));
        if (file.open(QFile::WriteOnly))
            file.write(stageRecording());
        file.close();
        GreetingDialog greeting(stage.look, stage.client, output, box, nullptr);
        greeting.show();
        stage.settle(200);
        greeting.take(file.fileName());
        shoot(greeting, QStringLiteral("dialog-greeting"));
    }

    void qrLogin(ConsoleStage &stage, const QString &suffix)
    {
        const auto shoot = [&](const ProvisioningCode &code, int milliseconds, const QString &name) {
            stage.server.answer(QStringLiteral("POST /api/v1/extensions/3/qr-login"), toJson(code), 201);
            QrLoginDialog dialog(stage.look, stage.client, stageExtensions(stage.now).at(2), nullptr);
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
            stage.settle(milliseconds);
            save(dialog, name + suffix);
        };
        ProvisioningCode code;
        code.code = QStringLiteral("7K3Q-M2XA-9PLT-4VWC");
        code.uri = QStringLiteral("https://pbx-east.example.net/app#7K3QM2XA9PLT4VWC");
        code.extension = QStringLiteral("207");
        code.expiresAt = QDateTime::currentDateTimeUtc().addSecs(581);
        shoot(code, 200, QStringLiteral("dialog-qr"));
        code.expiresAt = QDateTime::currentDateTimeUtc().addMSecs(700);
        shoot(code, 2300, QStringLiteral("dialog-qr-over"));
    }

    void signIn(ConsoleStage &stage, const QString &suffix)
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
        ProfileStore profiles(settings);
        SignInDialog first(stage.look, profiles);
        first.show();
        stage.settle();
        save(first, QStringLiteral("sign-in-first") + suffix);
        for (const auto &[name, host] :
             {std::pair{"Production east", "pbx-east.example.net"},
              std::pair{"Production west", "pbx-west.example.net"}, std::pair{"Lab", "10.20.0.5"}}) {
            ConnectionProfile profile = ConnectionProfile::create();
            profile.name = QString::fromLatin1(name);
            profile.url = QUrl(QStringLiteral("https://") + QString::fromLatin1(host));
            profile.username = QStringLiteral("m.solberg");
            profile.keepSignedIn = true;
            if (profile.name == QLatin1String("Lab"))
                profile.pinnedCertificate = QByteArray(32, 'x');
            profiles.save(profile);
        }
        SignInDialog dialog(stage.look, profiles);
        dialog.show();
        stage.settle();
        dialog.showSecurity(QStringLiteral("TLS 1.3"), true, stage.now.addYears(1));
        save(dialog, QStringLiteral("sign-in") + suffix);
        ApiError wrong{
            .kind = ApiError::Kind::Refused, .message = QStringLiteral("invalid credentials"), .status = 401};
        dialog.showError(wrong);
        stage.settle();
        save(dialog, QStringLiteral("sign-in-wrong") + suffix);
        wrong.status = 429;
        wrong.retryAfter = std::chrono::seconds(27);
        dialog.showError(wrong);
        dialog.explain(QStringLiteral("Your session has ended. Sign in again."));
        stage.settle();
        save(dialog, QStringLiteral("sign-in-throttled") + suffix);
    }

    QDir m_folder;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc != 2 && argc != 3) {
        qCritical("usage: ConsolePictures FOLDER [LANGUAGE|rtl]");
        return 2;
    }
    Photographer photographer(QString::fromLocal8Bit(argv[1]));
    if (argc == 3) {
        SpokenLanguage language;
        if (qstrcmp(argv[2], "rtl") == 0)
            QApplication::setLayoutDirection(Qt::RightToLeft);
        else
            language.speak(QString::fromLocal8Bit(argv[2]));
        photographer.pages({QStringLiteral("light")});
        photographer.pages({QStringLiteral("small"), false, false, {1024, 640}});
        photographer.dialogs(false);
        photographer.boards(false);
        return 0;
    }
    photographer.pages({QStringLiteral("light")});
    photographer.pages({QStringLiteral("dark"), true});
    photographer.pages({QStringLiteral("stale-dark"), true, true});
    photographer.pages({QStringLiteral("small"), false, false, {1024, 640}});
    QFont dejavu(QStringLiteral("DejaVu Sans"));
    dejavu.setPointSizeF(10);
    photographer.pages({QStringLiteral("dejavu"),
                        false,
                        false,
                        {1280, 800},
                        Typography(dejavu, QFont(QStringLiteral("DejaVu Sans Mono")))});
    QFont large = Typography::systemFont();
    large.setPointSizeF(14);
    photographer.pages(
        {QStringLiteral("14pt"), true, false, {1600, 1000}, Typography(large, Typography::systemFixedFont())});
    photographer.trayMarks();
    for (const bool dark : {false, true}) {
        photographer.dialogs(dark);
        photographer.boards(dark);
        photographer.columns(dark);
    }
    return 0;
}
