// SPDX-License-Identifier: GPL-3.0-or-later
#include "Icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

static void registerIconResources() // Q_INIT_RESOURCE must stand outside any namespace
{
    Q_INIT_RESOURCE(console);
}

namespace wakeline {

namespace {

constexpr int cacheLimit = 512; // about 20 icons in 5 tones, 3 sizes and a theme change

const char *fileName(Icon icon)
{
    switch (icon) {
    case Icon::None:
        return "";
    case Icon::ArrowRight:
        return "arrow-right";
    case Icon::ArrowUp:
        return "arrow-up";
    case Icon::Bell:
        return "bell";
    case Icon::Check:
        return "check";
    case Icon::Checking:
        return "checking";
    case Icon::ChevronDown:
        return "chevron-down";
    case Icon::ChevronUp:
        return "chevron-up";
    case Icon::Clock:
        return "clock";
    case Icon::Close:
        return "close";
    case Icon::Copy:
        return "copy";
    case Icon::Dashboard:
        return "dashboard";
    case Icon::Desk:
        return "desk";
    case Icon::Download:
        return "download";
    case Icon::Edit:
        return "edit";
    case Icon::Extensions:
        return "extensions";
    case Icon::Eye:
        return "eye";
    case Icon::EyeOff:
        return "eye-off";
    case Icon::Grip:
        return "grip";
    case Icon::HangUp:
        return "hang-up";
    case Icon::Handset:
        return "handset";
    case Icon::HandsetFilled:
        return "handset-filled";
    case Icon::Held:
        return "held";
    case Icon::Incoming:
        return "incoming";
    case Icon::Info:
        return "info";
    case Icon::Internal:
        return "internal";
    case Icon::Key:
        return "key";
    case Icon::Keyboard:
        return "keyboard";
    case Icon::List:
        return "list";
    case Icon::Mobile:
        return "mobile";
    case Icon::Moon:
        return "moon";
    case Icon::More:
        return "more";
    case Icon::Offline:
        return "offline";
    case Icon::Online:
        return "online";
    case Icon::Operator:
        return "operator";
    case Icon::Pause:
        return "pause";
    case Icon::Play:
        return "play";
    case Icon::Plus:
        return "plus";
    case Icon::Push:
        return "push";
    case Icon::Qr:
        return "qr";
    case Icon::Refresh:
        return "refresh";
    case Icon::Registrations:
        return "registrations";
    case Icon::Search:
        return "search";
    case Icon::Server:
        return "server";
    case Icon::Shield:
        return "shield";
    case Icon::ShieldOff:
        return "shield-off";
    case Icon::SignOut:
        return "sign-out";
    case Icon::Sliders:
        return "sliders";
    case Icon::Speed:
        return "speed";
    case Icon::Trash:
        return "trash";
    case Icon::Unplugged:
        return "unplugged";
    case Icon::Voicemail:
        return "voicemail";
    case Icon::Volume:
        return "volume";
    case Icon::Warning:
        return "warning";
    case Icon::Wave:
        return "wave";
    }
    return "";
}

const char *strokeFor(int size)
{
    return size <= 14 ? "2.1" : size <= 18 ? "1.8" : "1.6";
}

} // namespace

Icons::Icons()
{
    registerIconResources();
}

QString Icons::resourcePath(Icon icon)
{
    return QStringLiteral(":/console/icons/%1.svg").arg(QLatin1String(fileName(icon)));
}

QPixmap Icons::pixmap(Icon icon, int size, const QColor &color, qreal devicePixelRatio) const
{
    if (icon == Icon::None)
        return {};
    const QString key =
        QStringLiteral("%1 %2 %3 %4").arg(static_cast<int>(icon)).arg(size).arg(devicePixelRatio).arg(color.rgba());
    if (const auto known = m_painted.constFind(key); known != m_painted.cend())
        return *known;

    QFile file(resourcePath(icon));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace("stroke-width=\"1.8\"", QByteArray("stroke-width=\"") + strokeFor(size) + '"');

    QPixmap pixmap(QSizeF(size * devicePixelRatio, size * devicePixelRatio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(pixmap.rect()));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    if (m_painted.size() >= cacheLimit)
        m_painted.clear();
    m_painted.insert(key, pixmap);
    return pixmap;
}

QIcon Icons::icon(Icon icon, const QColor &color, int size) const
{
    QIcon both;
    for (const qreal ratio : {1.0, 2.0})
        both.addPixmap(pixmap(icon, size, color, ratio));
    return both;
}

} // namespace wakeline
