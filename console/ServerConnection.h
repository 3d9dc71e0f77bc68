// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "EventFeed.h"
#include "LiveModels.h"
#include "LiveSession.h"
#include "SecretStore.h"
#include "SessionKeeper.h"

#include <QTimer>

namespace wakeline {

/// All that belongs to one server while the console talks to it: made at sign-in, gone at sign-out.
class ServerConnection : public QObject
{
    Q_OBJECT

public:
    /// \param secrets  where the session is kept, if the profile asks for that
    ServerConnection(const ConnectionProfile &profile, std::unique_ptr<SecretStore> secrets);

    const ConnectionProfile &profile() const { return m_profile; }

    /// Opens the feed and begins to tick; after a sign-in.
    void start();

private:
    void onSecond();

    ConnectionProfile m_profile;
    std::unique_ptr<SecretStore> m_secrets;
    QTimer m_second;

public: // in the order that they need each other
    ServerTrust trust;
    ApiClient client;
    EventFeed feed;
    LiveSession session;
    LiveModels models;
    SessionKeeper keeper;
};

} // namespace wakeline
