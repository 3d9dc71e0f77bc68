// SPDX-License-Identifier: GPL-3.0-or-later
// LicensePictures FOLDER   writes pictures of the licences page, its dialogs and "This installation", to be looked at.
#include "ConsoleStage.h"
#include "InstallationPage.h"
#include "LicenseDialog.h"
#include "LicenseKeyDialog.h"
#include "LicenseKeyEntry.h"
#include "LicenseTransferDialog.h"
#include "Page.h"
#include "RenewDialog.h"
#include "StageLicenses.h"
#include "TiersDialog.h"

#include <QApplication>
#include <QDir>

using namespace wakeline;

namespace {

void shoot(const QDir &folder, bool dark, const QSize &size)
{
    ConsoleStage stage;
    stage.look.setDark(dark);
    stage.fill();
    stage.show(size);
    const QString suffix = QStringLiteral("-%1-%2.png").arg(dark ? "dark" : "light").arg(size.width());
    const auto save = [&](QWidget &widget, const QString &name) {
        stage.settle(250);
        widget.grab().save(folder.filePath(name + suffix));
    };
    stage.window->showPage(MainWindow::Licenses);
    save(*stage.window, QStringLiteral("licences"));
    stage.window->page(MainWindow::Licenses)->showRow(QStringLiteral("1"));
    save(*stage.window, QStringLiteral("licences-dock"));
    stage.window->showPage(MainWindow::Installation);
    save(*stage.window, QStringLiteral("installation"));
    LicenseState none;
    none.code = QStringLiteral("UNLICENSED");
    none.message = QStringLiteral("this installation has no licence key yet: no push gets through until one is given");
    none.source = QStringLiteral("server");
    none.extensionsInUse = 12;
    stage.window->installation().showState(none);
    save(*stage.window, QStringLiteral("installation-unlicensed"));
    Operator vendor = *stage.client.account();
    vendor.role = Role::Vendor;
    stage.window->setAccount(vendor);
    save(*stage.window, QStringLiteral("vendor"));
    stage.window->setAccount(*stage.client.account());
    if (size.width() > 1280)
        return;
    const License license = stageLicenses(stage.now).first();
    const auto dialog = [&](QDialog &&dialog, const QString &name) {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        save(dialog, name);
    };
    dialog(LicenseDialog(stage.look, stage.client, std::nullopt, nullptr), QStringLiteral("dialog-issue"));
    dialog(LicenseDialog(stage.look, stage.client, license, nullptr), QStringLiteral("dialog-edit"));
    dialog(LicenseKeyDialog(stage.look, license.holder, QStringLiteral("WL-7K3QF-M2XA9-0PLT4-VWC38-HB4C1"), nullptr),
           QStringLiteral("dialog-key"));
    dialog(LicenseKeyEntry(stage.look, stage.client, nullptr), QStringLiteral("dialog-activate"));
    dialog(RenewDialog(stage.look, stage.client, license, nullptr), QStringLiteral("dialog-renew"));
    dialog(LicenseTransferDialog(stage.look, stage.client, license, nullptr), QStringLiteral("dialog-transfer"));
    dialog(TiersDialog(stage.look, stage.client, nullptr), QStringLiteral("dialog-tiers"));
    stage.loseLink();
    stage.window->showPage(MainWindow::Licenses);
    save(*stage.window, QStringLiteral("licences-stale"));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc != 2) {
        qCritical("usage: LicensePictures FOLDER");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    for (const bool dark : {false, true}) {
        shoot(folder, dark, {1280, 800});
        shoot(folder, dark, {1920, 1080});
    }
    return 0;
}
