// SPDX-License-Identifier: GPL-3.0-or-later
#include "SystemStatusModel.h"

#include "LiveTable.h"

#include <algorithm>

namespace wakeline {

void SystemStatusModel::load(const SystemStatus &status)
{
    if (m_loaded && status == m_status)
        return;
    beginResetModel();
    m_status = status;
    m_loaded = true;
    endResetModel();
    Q_EMIT changed();
}

void SystemStatusModel::change(const PartStatus &part)
{
    const auto known = std::ranges::find(m_status.parts, part.name, &PartStatus::name);
    if (known == m_status.parts.end()) {
        const int row = rowCount();
        beginInsertRows({}, row, row);
        m_status.parts.append(part);
        endInsertRows();
    } else if (*known != part) {
        *known = part;
        const QModelIndex row = index(static_cast<int>(known - m_status.parts.begin()));
        Q_EMIT dataChanged(row, row);
    } else {
        return;
    }
    Q_EMIT changed();
}

void SystemStatusModel::raise(const Alarm &alarm)
{
    m_alarms.removeIf([&](const Alarm &known) { return known.code == alarm.code; });
    m_alarms.prepend(alarm);
    if (m_alarms.size() > alarmsKept)
        m_alarms.removeLast();
    Q_EMIT changed();
}

int SystemStatusModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_status.parts.size());
}

QVariant SystemStatusModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PartStatus &part = m_status.parts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return partText(part.name);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3")
            .arg(partText(part.name), part.ok ? tr("well") : tr("not well"), part.message);
    case KeyRole:
        return part.name;
    case ValueRole:
        return QVariant::fromValue(part);
    default:
        return {};
    }
}

int SystemStatusModel::failing() const
{
    return static_cast<int>(std::ranges::count(m_status.parts, false, &PartStatus::ok));
}

bool isPushAlarm(const QString &code)
{
    return code.startsWith(u"push_");
}

QString partText(const QString &name)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("database"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "Database")},
        {QStringLiteral("http"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "HTTP")},
        {QStringLiteral("kamailio"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "Kamailio")},
        {QStringLiteral("voicemail"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "Voicemail recorder")},
        {QStringLiteral("mail"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "E-mail")},
        {QStringLiteral("licence"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "Licence")},
        {QStringLiteral("apns production"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "APNs production")},
        {QStringLiteral("apns sandbox"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "APNs sandbox")},
        {QStringLiteral("fcm"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "FCM")},
        {QStringLiteral("webpush"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "Web Push")},
        {QStringLiteral("gateway"), QT_TRANSLATE_NOOP("wakeline::SystemStatusModel", "Push gateway")},
    };
    const char *known = words.value(name);
    return known ? SystemStatusModel::tr(known) : name;
}

} // namespace wakeline
