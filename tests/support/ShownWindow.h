// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MainWindow.h"

#include <QApplication>

namespace wakeline {

/// The windows of the consoles that this process runs.
inline QList<MainWindow *> shownWindows()
{
    QList<MainWindow *> windows;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget); window && window->isVisible())
            windows.append(window);
    }
    return windows;
}

/// That of the only console; null while it has none.
inline MainWindow *shownWindow()
{
    const QList<MainWindow *> windows = shownWindows();
    return windows.isEmpty() ? nullptr : windows.first();
}

} // namespace wakeline
