// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowMemory.h"

#include "ExtensionsPage.h"
#include "Page.h"
#include "RowTable.h"
#include "VoicemailPage.h"

#include <algorithm>

namespace wakeline {

namespace {

VoicemailPage *voicemailOf(const MainWindow &window)
{
    return qobject_cast<VoicemailPage *>(window.windowPage(MainWindow::Voicemail));
}

bool isThere(const SoundPlayer &player, const QByteArray &device)
{
    if (device.isEmpty())
        return false; // nobody asks the sound system for nothing
    const auto devices = player.devices();
    return std::ranges::any_of(devices, [&](const OutputDevice &one) { return one.id == device; });
}

void restorePlayer(SoundPlayer &player, const PlayerChoices &choices)
{
    player.setSpeed(choices.speed);
    player.setVolume(choices.volume);
    if (isThere(player, choices.device))
        player.setDevice(choices.device);
}

void rememberPlayer(const SoundPlayer &player, Preferences &preferences)
{
    PlayerChoices choices{player.speed(), player.volume(), player.device()};
    const QByteArray before = preferences.playerChoices().device;
    if (choices.device.isEmpty() && !before.isEmpty() && !isThere(player, before))
        choices.device = before; // a headset that is not plugged in today may be tomorrow
    preferences.setPlayerChoices(choices);
}

} // namespace

void restoreWindow(MainWindow &window, Preferences &preferences)
{
    window.setSidebarNarrow(preferences.sidebarNarrow());
    if (!window.restoreGeometry(preferences.windowGeometry()))
        window.resize(1280, 800);
    for (const int number : window.pageNumbers()) {
        if (Page *page = window.page(number))
            page->table().arrange(preferences.tableLayout(MainWindow::pageName(number)));
    }
    if (VoicemailPage *voicemail = voicemailOf(window))
        restorePlayer(voicemail->player(), preferences.playerChoices());
    if (auto *extensions = qobject_cast<ExtensionsPage *>(window.page(MainWindow::Extensions))) {
        extensions->setSavedFilters(preferences.extensionFilters());
        QObject::connect(
            extensions, &ExtensionsPage::savedFiltersChanged, &window,
            [&preferences](const QList<SavedFilter> &filters) { preferences.setExtensionFilters(filters); });
    }
}

void rememberWindow(const MainWindow &window, Preferences &preferences, const QString &profile)
{
    preferences.setWindowGeometry(window.saveGeometry());
    preferences.setSidebarNarrow(window.isSidebarNarrow());
    if (!profile.isEmpty())
        preferences.setLastPage(profile, window.currentPage());
    for (const int number : window.pageNumbers()) {
        if (const Page *page = window.page(number))
            preferences.setTableLayout(MainWindow::pageName(number), page->table().arrangement());
    }
    if (VoicemailPage *voicemail = voicemailOf(window))
        rememberPlayer(voicemail->player(), preferences);
}

} // namespace wakeline
