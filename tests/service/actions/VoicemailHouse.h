// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DatabaseFixture.h"
#include "PasswordHasher.h"
#include "SpoolPair.h"
#include "Voicemail.h"

#include <QCoroTask>
#include <QDir>

namespace wakeline {

using QCoro::waitFor;

class TurnedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime::currentDateTimeUtc();
};

/// Voicemail with box 200 for extension 101, and a spool.
class VoicemailHouse
{
public:
    explicit VoicemailHouse(std::unique_ptr<Database> open) : database(std::move(open))
    {
        if (!folder.isValid() || !spool.isValid() || !voicemail.store.prepare())
            qFatal("no folder to work in");
        addBox({.number = QStringLiteral("200"), .name = QStringLiteral("Ida")});
    }

    VoicemailBox addBox(const VoicemailBoxDraft &draft)
    {
        const auto box = waitFor(voicemail.boxChanges.create(draft));
        if (!box)
            qFatal("no box: %s", qPrintable(box.error().message));
        return *box;
    }
    SpoolPair pair(const QString &uid) const { return {.folder = spool.path(), .uid = uid}; }
    Result<VoicemailMessage> keep(const SpoolPair &pair) { return waitFor(voicemail.keep.keep(pair.sidecar())); }
    QList<VoicemailMessage> messages(qint64 box = 1)
    {
        return waitFor(voicemail.messages.newest(VoicemailScope::ofBox(box), 100)).value_or(QList<VoicemailMessage>());
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files); }
    void tidy() { waitFor(voicemail.tidying.tidy()); }
    qint64 rows()
    {
        return runSql(*database, QStringLiteral("SELECT COUNT(*) FROM voicemail_messages"))->first().integer(0);
    }

    QTemporaryDir folder;
    QTemporaryDir spool;
    std::unique_ptr<Database> database;
    TurnedClock clock;
    PasswordHasher hasher;
    Voicemail voicemail{*database, folder.path(), hasher, clock};
};

} // namespace wakeline
