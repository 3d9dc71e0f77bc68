// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SystemStatus.h"

#include <QAbstractListModel>

namespace wakeline {

/// Something that an operator has to mend, as the service said once.
struct Alarm
{
    QString code; ///< for programs, the key
    QString message;
    QDateTime at;

    bool operator==(const Alarm &) const = default;
};

/// The parts of the service and how they are, one row each, in the service's order; beside them what the service said
/// of itself, and its latest alarms. DisplayRole is the part's name, ValueRole the PartStatus.
class SystemStatusModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype alarmsKept = 20;

    using QAbstractListModel::QAbstractListModel;

    void load(const SystemStatus &status);
    /// A part that is not known yet comes last.
    void change(const PartStatus &part);
    /// An alarm of the same code is replaced.
    void raise(const Alarm &alarm);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    bool isLoaded() const { return m_loaded; }
    const QList<PartStatus> &parts() const { return m_status.parts; }
    const SystemStatus &status() const { return m_status; }
    const QList<Alarm> &alarms() const { return m_alarms; } ///< newest first
    int failing() const;

Q_SIGNALS:
    /// Anything of it.
    void changed();

private:
    SystemStatus m_status;
    QList<Alarm> m_alarms;
    bool m_loaded = false;
};

/// About pushes, so that the push log says more of it.
bool isPushAlarm(const QString &code);

/// "Database", "Kamailio", "APNs production", …
QString partText(const QString &name);

} // namespace wakeline
