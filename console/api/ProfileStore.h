// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ConnectionProfile.h"

#include <QList>
#include <QObject>

class QSettings;

namespace wakeline {

/// The operator's connection profiles, in the console's settings file. No secret is ever written here.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    /// \param settings  outlives this object
    explicit ProfileStore(QSettings &settings, QObject *parent = nullptr);

    const QList<ConnectionProfile> &profiles() const { return m_profiles; }
    std::optional<ConnectionProfile> find(const QString &id) const;

    /// Adds the profile, or replaces the one with its id.
    void save(const ConnectionProfile &profile);
    void remove(const QString &id);

    /// The one to offer first: the last one used.
    std::optional<ConnectionProfile> lastUsed() const;
    void setLastUsed(const QString &id);

Q_SIGNALS:
    void changed();
    /// A session kept for the profile, which is told as it was, is not wanted any more: the profile was removed or
    /// leads to another server, or the operator no longer wants to stay signed in there, or not in a readable file.
    void forgotten(const wakeline::ConnectionProfile &before);

private:
    void load();
    void write();

    QSettings &m_settings;
    QList<ConnectionProfile> m_profiles;
    QString m_lastUsed;
};

} // namespace wakeline
