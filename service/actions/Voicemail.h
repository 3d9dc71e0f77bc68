// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChangeVoicemailBox.h"
#include "KeepMessage.h"
#include "ListenByPhone.h"
#include "ReadVoicemail.h"
#include "RemoveVoicemail.h"
#include "TidyVoicemail.h"
#include "VoicemailImportTable.h"
#include "VoicemailMailTable.h"
#include "VoicemailNews.h"

namespace wakeline {

/// All that can be done with voicemail, on one database and one folder of sound files.
struct Voicemail
{
    Voicemail(Database &database, const QString &folder, PasswordHasher &hasher, const Clock &clock)
        : store(folder),
          boxes(database),
          messages(database),
          imports(database),
          mails(database),
          pins(database),
          keep(store, messages, news, clock),
          reading(store, messages, news, clock),
          removal(messages, news, clock),
          boxChanges({boxes, store, hasher, news, clock}),
          tidying(database, store, messages, news, clock),
          listening({boxes, pins, messages, store, reading, removal, hasher, clock}, {})
    {}

    AudioStore store;
    VoicemailBoxTable boxes;
    VoicemailMessageTable messages;
    VoicemailImportTable imports;
    VoicemailMailTable mails;
    VoicemailPinTable pins;
    VoicemailNews news;
    KeepMessage keep;
    ReadVoicemail reading;
    RemoveVoicemail removal;
    ChangeVoicemailBox boxChanges;
    TidyVoicemail tidying;
    ListenByPhone listening;
};

} // namespace wakeline
