// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Sounds.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace wakeline {

/// What the recorder leaves of one recording.
struct SpoolPair
{
    QString folder;
    QString uid;
    QString mailbox = QStringLiteral("200");
    QString callerName = QStringLiteral("Zoë Ångström");
    QString callerNumber = QStringLiteral("+49301234");
    QString startedAt = QStringLiteral("2026-11-20T08:15:30Z");
    QByteArray sound = toneWav(3000);

    QString sidecar() const { return folder + u'/' + uid + QStringLiteral(".json"); }
    QString soundFile() const { return folder + u'/' + uid + QStringLiteral(".wav"); }
    bool isThere() const { return QFile::exists(sidecar()) && QFile::exists(soundFile()); }
    bool isGone() const { return !QFile::exists(sidecar()) && !QFile::exists(soundFile()); }

    /// \return the sidecar's path
    QString write() const
    {
        const QJsonObject text{{"id", uid},
                               {"mailbox", mailbox},
                               {"call_id", uid + QStringLiteral("@192.0.2.1")},
                               {"caller_name", callerName},
                               {"caller_number", callerNumber},
                               {"started_at", startedAt},
                               {"ended_at", startedAt},
                               {"reason", "bye"}};
        put(soundFile(), sound);
        put(sidecar(), QJsonDocument(text).toJson());
        return sidecar();
    }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
    }
};

} // namespace wakeline
