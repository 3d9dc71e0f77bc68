// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CannedServer.h"
#include "ConsoleStyle.h"
#include "MainWindow.h"

namespace wakeline {

/// What a sign-in as an administrator answers.
OperatorSession stageSession(const QDateTime &now);

/// The console's main window with the real models, fed with stage values, and the real client on a canned server.
class ConsoleStage
{
public:
    explicit ConsoleStage(Typography typography = {});
    ~ConsoleStage();

    /// Fills the models, as a first load does.
    void fill();
    /// Shows the page, and waits until it has rows: one loads them only when it is looked at.
    Page &open(int number);
    /// What the window shows while the link is lost.
    void loseLink();
    void showLive();
    void show(const QSize &size);
    /// Lets queued work and answers of the canned server through.
    void settle(int milliseconds = 60);

    QDateTime now;
    Appearance look;
    CannedServer server;
    ConnectionProfile profile;
    ServerTrust trust;
    ApiClient client;
    LiveModels models;
    std::unique_ptr<MainWindow> window;
};

} // namespace wakeline
