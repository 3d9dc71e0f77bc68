// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnsweredList.h"
#include "CallRulesDialog.h"
#include "Clash.h"
#include "LicenseDialog.h"
#include "LicenseTransferDialog.h"
#include "OperatorDialog.h"
#include "RenewDialog.h"
#include "StageLicenses.h"
#include "StageValues.h"
#include "TiersDialog.h"
#include "VoicemailBoxDialog.h"

#include <QComboBox>
#include <QJsonDocument>

using namespace wakeline;

namespace {

Extension known(const ConsoleStage &stage)
{
    return stageExtensions(stage.now).at(2);
}

} // namespace

/// The same of every editor that changes what has a version.
class EveryEditorsConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEditorShowsBothVersionsAndSavesWhatIsKept_data()
    {
        QTest::addColumn<QString>("editor");
        for (const char *editor : {"call rules", "voicemail box", "operator", "licence", "renewal", "transfer", "tier"})
            QTest::newRow(editor) << QString::fromLatin1(editor);
    }
    void everyEditorShowsBothVersionsAndSavesWhatIsKept()
    {
        QFETCH(QString, editor);
        Clash clash;
        ConsoleStage &stage = clash.stage;
        QString route;
        QString choice; // the beginning of its accessible name
        QString save = QStringLiteral("Save");
        QJsonObject present; // what a save answers
        const License license = stageLicenses(stage.now).first();
        if (editor == u"call rules") {
            route = QStringLiteral("PATCH /api/v1/extensions/3");
            Extension theirs = known(stage);
            theirs.callRules.ringTimeout = 77;
            present = toJson(theirs);
            stage.server.answer(QStringLiteral("GET /api/v1/extensions/3"), present);
            auto &dialog = clash.open<CallRulesDialog>(known(stage));
            lineNamed(dialog, QStringLiteral("Its own phones"))->setText(QStringLiteral("45"));
            choice = QStringLiteral("Its own phones ring for, yours: 45 s");
        } else if (editor == u"voicemail box") {
            route = QStringLiteral("PATCH /api/v1/voicemail-boxes/5");
            VoicemailBox box;
            box.id = 5;
            box.number = QStringLiteral("800");
            box.name = QStringLiteral("Sales");
            box.createdAt = box.updatedAt = stage.now;
            VoicemailBox theirs = box;
            theirs.name = QStringLiteral("Sales Nordic");
            theirs.maxMessages = 20;
            present = toJson(theirs);
            stage.server.answer(QStringLiteral("GET /api/v1/voicemail-boxes/5"), present);
            auto &dialog = clash.open<VoicemailBoxDialog>(box);
            lineNamed(dialog, QStringLiteral("Name"))->setText(QStringLiteral("Sales East"));
            choice = QStringLiteral("Name, yours: Sales East");
        } else if (editor == u"operator") {
            route = QStringLiteral("PATCH /api/v1/operators/8");
            Operator account;
            account.id = 8;
            account.name = QStringLiteral("nils");
            account.role = Role::Viewer;
            account.createdAt = stage.now;
            Operator theirs = account;
            theirs.role = Role::Admin;
            present = toJson(theirs);
            stage.server.answer(QStringLiteral("GET /api/v1/operators/8"), present);
            auto &dialog = clash.open<OperatorDialog>(account);
            auto *roles = dialog.findChild<QComboBox *>();
            roles->setCurrentIndex(roles->findData(static_cast<int>(Role::Operator)));
            choice = QStringLiteral("Role, yours: Operator");
        } else if (editor == u"tier") {
            const QString name = QStringLiteral("campus");
            route = QStringLiteral("PUT /api/v1/tiers/campus");
            auto &dialog = clash.open<TiersDialog>();
            const QString field = QStringLiteral("Extensions of campus");
            QTRY_VERIFY(lineNamed(dialog, field));
            lineNamed(dialog, field)->setText(QStringLiteral("600"));
            Tier theirs;
            theirs.name = name;
            theirs.maxExtensions = 700;
            theirs.maxInstallations = 5;
            theirs.version = 4;
            present = toJson(theirs);
            stage.server.answer(QStringLiteral("GET /api/v1/tiers?limit=100&offset=0"), listOf(QList<Tier>{theirs}));
            stage.server.answer(QStringLiteral("GET /api/v1/tiers"), listOf(QList<Tier>{theirs}));
            choice = QStringLiteral("Extensions, yours: 600");
        } else {
            const QString path = QStringLiteral(" /api/v1/licenses/1");
            License theirs = license;
            theirs.holder = QStringLiteral("Acme Nordic");
            theirs.expiresAt = stage.now.addDays(30);
            present = toJson(theirs);
            stage.server.answer(QStringLiteral("GET") + path, present);
            if (editor == u"licence") {
                route = QStringLiteral("PATCH") + path;
                auto &dialog = clash.open<LicenseDialog>(license);
                QTRY_VERIFY(lineNamed(dialog, QStringLiteral("Holder"))->isEnabled());
                lineNamed(dialog, QStringLiteral("Holder"))->setText(QStringLiteral("Acme East"));
                choice = QStringLiteral("Holder, yours: Acme East");
            } else if (editor == u"renewal") {
                route = QStringLiteral("POST") + path + QStringLiteral("/renew");
                auto &dialog = clash.open<RenewDialog>(license);
                lineNamed(dialog, QStringLiteral("Last day"))->setText(QStringLiteral("2099-12-31"));
                choice = QStringLiteral("Last day, yours: ");
                save = QStringLiteral("Renew");
            } else {
                route = QStringLiteral("POST") + path + QStringLiteral("/transfer");
                auto &dialog = clash.open<LicenseTransferDialog>(license);
                lineNamed(dialog, QStringLiteral("New holder"))->setText(QStringLiteral("Dover"));
                choice = QStringLiteral("Holder, yours: Dover");
                save = QStringLiteral("Transfer");
                present = toJson(IssuedLicense{theirs, QStringLiteral("WL-NEW")});
            }
        }
        clash.refuse(route);
        ConflictDialog *dialog = clash.clash(save);
        QVERIFY(dialog);
        QVERIFY(choiceNamed(*dialog, choice));
        if (ActionButton *mine = buttonNamed(*dialog, QStringLiteral("All of mine")))
            mine->click();
        QVERIFY(dialog->taken().isEmpty());
        stage.server.answer(route, present);
        clash.settle(*dialog);
        QTRY_COMPARE(clash.timesSent(), 2);
        const QByteArray sent = QJsonDocument(stage.server.lastBody()).toJson();
        const QHash<QString, QByteArray> expected{{QStringLiteral("call rules"), "45"},
                                                  {QStringLiteral("voicemail box"), "Sales East"},
                                                  {QStringLiteral("operator"), "operator"},
                                                  {QStringLiteral("licence"), "Acme East"},
                                                  {QStringLiteral("renewal"), "2099-12-31"},
                                                  {QStringLiteral("transfer"), "Dover"},
                                                  {QStringLiteral("tier"), "600"}};
        QVERIFY2(sent.contains(expected.value(editor)), sent);
    }
};

QTEST_MAIN(EveryEditorsConflictTest)
#include "EveryEditorsConflictTest.moc"
