// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailBoxModel.h"

namespace wakeline {

void VoicemailBoxModel::reset(const QList<VoicemailBox> &boxes)
{
    VoicemailBox all;
    std::vector<std::pair<QString, VoicemailBox>> wanted;
    wanted.reserve(static_cast<std::size_t>(boxes.size()) + 1);
    for (const VoicemailBox &box : boxes) {
        all.newMessages += box.newMessages;
        all.oldMessages += box.oldMessages;
        wanted.emplace_back(keyOf(box.id), box);
    }
    if (!wanted.empty())
        wanted.emplace(wanted.begin(), keyOf(allBoxes), all);
    replaceAll(std::move(wanted));
}

void VoicemailBoxModel::upsert(const VoicemailBox &box)
{
    put(keyOf(box.id), box);
    showTogether();
}

void VoicemailBoxModel::remove(qint64 id)
{
    if (const int row = rows().find(keyOf(id)); row >= 0)
        drop(row);
    showTogether();
}

void VoicemailBoxModel::count(const VoicemailChange &change)
{
    const VoicemailBox *known = find(change.message.mailboxId);
    if (!known)
        return;
    VoicemailBox box = *known;
    box.newMessages = change.newMessages;
    box.oldMessages = change.oldMessages;
    upsert(box);
}

const VoicemailBox *VoicemailBoxModel::find(qint64 id) const
{
    const int row = rows().find(keyOf(id));
    return row < 0 ? nullptr : &rows().at(row);
}

VoicemailBox VoicemailBoxModel::together() const
{
    VoicemailBox all;
    all.id = allBoxes;
    all.newMessages = m_new;
    all.oldMessages = m_old;
    return all;
}

void VoicemailBoxModel::showTogether()
{
    if (m_boxes > 0)
        put(keyOf(allBoxes), together());
    else if (const int row = rows().find(keyOf(allBoxes)); row >= 0)
        drop(row);
}

int VoicemailBoxModel::liveColumns() const
{
    return ColumnCount;
}

QVariant VoicemailBoxModel::cell(int row, int column, int role) const
{
    const VoicemailBox &box = rows().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(box, column);
    case Qt::ToolTipRole:
        return column == Name ? QVariant(text(box, column) + QLatin1Char('\n') + detail(box)) : QVariant();
    case DetailRole:
        return column == Name ? QVariant(detail(box)) : QVariant();
    case SortRole:
        return column == Name ? QVariant(box.number) : QVariant(box.newMessages);
    case StateRole:
        return box.newMessages > 0 ? 1 : 0;
    case KeyRole:
        return keyOf(box.id);
    case ValueRole:
        return QVariant::fromValue(box);
    case SearchRole:
        return box.name + QLatin1Char('\n') + box.number;
    default:
        return {};
    }
}

QString VoicemailBoxModel::text(const VoicemailBox &box, int column) const
{
    if (column == Name)
        return box.id == allBoxes ? tr("All boxes") : box.name;
    return box.newMessages > 0 ? QString::number(box.newMessages) : QString();
}

QString VoicemailBoxModel::detail(const VoicemailBox &box) const
{
    const qint64 count = box.newMessages + box.oldMessages;
    const QString messages = count == 1 ? tr("1 message") : tr("%n messages", nullptr, static_cast<int>(count));
    return box.id == allBoxes ? messages : tr("%1, %2").arg(box.number, messages);
}

QString VoicemailBoxModel::columnTitle(int column) const
{
    return column == Name ? tr("Box") : tr("New");
}

bool VoicemailBoxModel::isNumeric(int column) const
{
    return column == New;
}

qint64 VoicemailBoxModel::timeStep(int, int, const QDateTime &) const
{
    return 0;
}

QList<int> VoicemailBoxModel::timedColumns() const
{
    return {};
}

QString VoicemailBoxModel::rowStateText(int row) const
{
    const VoicemailBox &box = rows().at(row);
    return tr("%1, %2 new").arg(detail(box)).arg(box.newMessages);
}

bool VoicemailBoxModel::differs(const VoicemailBox &before, const VoicemailBox &after, int column) const
{
    return text(before, column) != text(after, column) || (column == Name && detail(before) != detail(after)) ||
           (before.newMessages > 0) != (after.newMessages > 0);
}

void VoicemailBoxModel::tally(const VoicemailBox &row, int step)
{
    if (row.id == allBoxes)
        return;
    m_boxes += step;
    m_new += step * row.newMessages;
    m_old += step * row.oldMessages;
}

bool VoicemailBoxModel::tallyAlike(const VoicemailBox &before, const VoicemailBox &after) const
{
    return before.newMessages == after.newMessages && before.oldMessages == after.oldMessages;
}

} // namespace wakeline
