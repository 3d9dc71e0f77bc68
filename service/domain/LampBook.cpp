// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampBook.h"

#include <QMap>

namespace wakeline {

namespace {

struct Sum
{
    MessageLamp lamp;
    qint64 accountId = 0;
};

bool takesCalls(const LinkedBox &box, const Sum &than)
{
    const bool own = box.number == box.extension;
    const bool thanOwn = than.lamp.account == box.extension;
    return own != thanOwn ? own : box.boxId < than.accountId;
}

} // namespace

QList<MessageLamp> lampsOf(const QList<LinkedBox> &boxes)
{
    QMap<QString, Sum> sums;
    for (const LinkedBox &box : boxes) {
        Sum &sum = sums[box.extension];
        if (sum.accountId == 0 || takesCalls(box, sum)) {
            sum.accountId = box.boxId;
            sum.lamp.account = box.number;
        }
        sum.lamp.extension = box.extension;
        sum.lamp.newMessages += box.newMessages;
        sum.lamp.oldMessages += box.oldMessages;
    }
    QList<MessageLamp> lamps;
    lamps.reserve(sums.size());
    for (const Sum &sum : std::as_const(sums))
        lamps.append(sum.lamp);
    return lamps;
}

QList<MessageLamp> LampBook::all(const QList<LinkedBox> &boxes, const QSet<QString> &registered)
{
    QList<MessageLamp> lamps = lampsOf(boxes);
    QSet<QString> out = m_known + registered;
    m_known.clear();
    for (const MessageLamp &lamp : std::as_const(lamps)) {
        m_known.insert(lamp.extension);
        out.remove(lamp.extension);
    }
    QStringList sorted(out.cbegin(), out.cend());
    sorted.sort();
    for (const QString &extension : std::as_const(sorted))
        lamps.append({.extension = extension, .account = {}});
    return lamps;
}

QList<MessageLamp> LampBook::some(const QList<LinkedBox> &boxes)
{
    const QList<MessageLamp> lamps = lampsOf(boxes);
    for (const MessageLamp &lamp : lamps)
        m_known.insert(lamp.extension);
    return lamps;
}

QList<MessageLamp> LampBook::removed(const QString &extension)
{
    if (!m_known.remove(extension))
        return {};
    return {MessageLamp{.extension = extension, .account = {}}};
}

} // namespace wakeline
