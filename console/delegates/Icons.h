// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QIcon>
#include <QPixmap>

namespace wakeline {

enum class Icon {
    None,
    ArrowRight,
    ArrowUp,
    Bell,
    Check,
    Checking,
    ChevronDown,
    ChevronUp,
    Clock,
    Close,
    Copy,
    Dashboard,
    Desk,
    Download,
    Edit,
    Extensions,
    Eye,
    EyeOff,
    Grip,
    HangUp,
    Handset,
    HandsetFilled,
    Held,
    Incoming,
    Info,
    Internal,
    Key,
    Keyboard,
    List,
    Mobile,
    Moon,
    More,
    Offline,
    Online,
    Operator,
    Pause,
    Play,
    Plus,
    Push,
    Qr,
    Refresh,
    Registrations,
    Search,
    Server,
    Shield,
    ShieldOff,
    SignOut,
    Sliders,
    Speed,
    Trash,
    Unplugged,
    Voicemail,
    Volume,
    Warning,
    Wave,
    Last = Wave,
};

/// The console's own icons: SVG on a 24 unit grid, coloured when painted, so that one file serves every theme and
/// state.
class Icons
{
public:
    Icons();

    /// The icon in `size` logical pixels. Small icons get a heavier stroke, so that all of them look equally strong.
    QPixmap pixmap(Icon icon, int size, const QColor &color, qreal devicePixelRatio) const;

    /// For menus and windows, where Qt paints.
    QIcon icon(Icon icon, const QColor &color, int size = 16) const;

    static QString resourcePath(Icon icon);

private:
    mutable QHash<QString, QPixmap> m_painted;
};

} // namespace wakeline
