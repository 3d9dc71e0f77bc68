// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace wakeline {

/// Whether the desktop wants dark windows, and when it changes its mind: the XDG settings portal, else how dark the
/// palette is that the platform starts with. (Qt has QStyleHints::colorScheme only from 6.5.)
class SystemColorScheme : public QObject
{
    Q_OBJECT

public:
    /// To be made before the console sets its own palette.
    explicit SystemColorScheme(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void apply(const QVariant &value);

    bool m_dark = false;
};

} // namespace wakeline
