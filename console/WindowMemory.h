// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MainWindow.h"
#include "Preferences.h"

namespace wakeline {

/// Puts the window where it was and as it was: place and size, sidebar, how each table was arranged, how voicemail is
/// played, saved filters. From then on what is changed of the filters is kept.
void restoreWindow(MainWindow &window, Preferences &preferences);
/// Keeps all that for the next window.
/// \param profile  the saved connection whose page is remembered; empty: none
void rememberWindow(const MainWindow &window, Preferences &preferences, const QString &profile);

} // namespace wakeline
