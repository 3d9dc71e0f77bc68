// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditTable.h"
#include "CallRecordTable.h"
#include "Database.h"
#include "DeviceTable.h"
#include "Directory.h"
#include "ExtensionTable.h"
#include "IdempotencyTable.h"
#include "InstallationTable.h"
#include "LicenseTable.h"
#include "OperatorTable.h"
#include "ProvisioningTable.h"
#include "PushLogTable.h"
#include "PushLogWriter.h"
#include "SecretBox.h"
#include "SessionTable.h"
#include "SettingsTable.h"
#include "TierTable.h"

#include <memory>

namespace wakeline {

class Settings;

/// The database with everything that stands on it, built in one place for the service and the command line.
struct Store
{
    /// Opens the database and brings its schema up to date.
    /// \param patience  how long an absent database is waited for
    static Result<std::unique_ptr<Store>> open(const Settings &settings, std::chrono::seconds patience);

    Store(const Settings &settings, SecretBox key);

    SecretBox box;
    Database database;
    ExtensionTable extensions{database};
    DeviceTable devices{database, box};
    OperatorTable operators{database};
    SessionTable sessions{database};
    ProvisioningTable provisioning{database};
    SettingsTable settings{database};
    LicenseTable licenses{database};
    InstallationTable installations;
    TierTable tiers{database};
    IdempotencyTable idempotency{database};
    PushLogTable pushLog{database};
    CallRecordTable callRecords{database};
    AuditTable audit{database};
    PushLogWriter pushLogWriter;
    Directory directory{database, box};
    int migrationsApplied = 0;
};

} // namespace wakeline
