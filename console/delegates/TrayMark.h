// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace wakeline {

/// What the tray's icon tells: the console's mark, a slash while there is no connection, and in its corner how many
/// alerts were missed, else a dot where a call is held or a part of the service is not well.
struct TrayMark
{
    enum class Attention { None, Held, Failed };

    bool connected = true;
    Attention attention = Attention::None;
    int missed = 0;

    bool operator==(const TrayMark &) const = default;
};

/// The mark's one colour. Nobody says how dark a panel is: it reads on any (3:1 or better on every ground of both
/// themes).
QColor trayMarkColor();
QColor trayDotColor(TrayMark::Attention attention);

/// `size` device pixels wide and high.
QPixmap paintTrayMark(const TrayMark &mark, int size);
/// In the sizes that panels ask for, up to 200 %.
QIcon trayIcon(const TrayMark &mark);

} // namespace wakeline
