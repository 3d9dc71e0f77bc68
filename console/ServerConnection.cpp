// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerConnection.h"

#include "LiveWiring.h"

namespace wakeline {

using namespace std::chrono_literals;

ServerConnection::ServerConnection(const ConnectionProfile &profile, std::unique_ptr<SecretStore> secrets)
    : m_profile(profile),
      m_secrets(std::move(secrets)),
      trust(profile.pinnedCertificate),
      client(profile, trust),
      feed(profile.feedUrl(), client, trust),
      session(client, feed),
      keeper(client, *m_secrets, profile.secretKey())
{
    connectLive(session, models);
    connect(&m_second, &QTimer::timeout, this, &ServerConnection::onSecond);
}

void ServerConnection::start()
{
    models.tick(session.serverNow());
    m_second.setTimerType(Qt::PreciseTimer); // countdowns that skip a second look broken
    m_second.start(1s);
    feed.start();
}

/// One table after the other, so that none of them with 100,000 rows keeps a frame waiting for the others.
void ServerConnection::onSecond()
{
    std::chrono::milliseconds wait = 0ms;
    const auto tables = models.timedTables();
    for (LiveTable *table : tables) {
        QTimer::singleShot(wait, table, [this, table] { table->tick(session.serverNow()); });
        wait += 40ms;
    }
}

} // namespace wakeline
