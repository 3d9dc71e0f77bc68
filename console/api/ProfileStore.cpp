// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileStore.h"

#include <QSettings>

#include <algorithm>

namespace wakeline {

namespace {

constexpr auto group = "connections";
constexpr auto lastUsedKey = "lastConnection";

ConnectionProfile readProfile(const QSettings &settings)
{
    ConnectionProfile profile;
    profile.id = settings.value("id").toString();
    profile.name = settings.value("name").toString();
    profile.url = QUrl(settings.value("url").toString(), QUrl::StrictMode);
    profile.username = settings.value("username").toString();
    profile.keepSignedIn = settings.value("keepSignedIn").toBool();
    profile.pinnedCertificate = QByteArray::fromHex(settings.value("pinnedCertificate").toString().toLatin1());
    profile.plainSecretAllowed = settings.value("plainSecretAllowed").toBool();
    return profile;
}

void writeProfile(QSettings &settings, const ConnectionProfile &profile)
{
    settings.setValue("id", profile.id);
    settings.setValue("name", profile.name);
    settings.setValue("url", profile.url.toString(QUrl::RemoveUserInfo)); // a password pasted into it stays out
    settings.setValue("username", profile.username);
    settings.setValue("keepSignedIn", profile.keepSignedIn);
    settings.setValue("pinnedCertificate", QString::fromLatin1(profile.pinnedCertificate.toHex()));
    settings.setValue("plainSecretAllowed", profile.plainSecretAllowed);
}

/// Whether a session that was kept for the profile must go, now that it is changed so.
bool forgets(const ConnectionProfile &before, const ConnectionProfile &now)
{
    const bool otherPlace =
        before.secretKey() != now.secretKey() || (before.plainSecretAllowed && !now.plainSecretAllowed);
    return before.keepSignedIn && (otherPlace || !now.keepSignedIn);
}

} // namespace

ProfileStore::ProfileStore(QSettings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    load();
}

std::optional<ConnectionProfile> ProfileStore::find(const QString &id) const
{
    const auto it = std::find_if(m_profiles.cbegin(), m_profiles.cend(), [&](const auto &p) { return p.id == id; });
    return it == m_profiles.cend() ? std::nullopt : std::optional(*it);
}

void ProfileStore::save(const ConnectionProfile &profile)
{
    const auto it =
        std::find_if(m_profiles.begin(), m_profiles.end(), [&](const auto &p) { return p.id == profile.id; });
    std::optional<ConnectionProfile> before;
    if (it == m_profiles.end())
        m_profiles.append(profile);
    else if (*it == profile)
        return;
    else
        before = std::exchange(*it, profile);
    write();
    Q_EMIT changed();
    if (before && forgets(*before, profile))
        Q_EMIT forgotten(*before);
}

void ProfileStore::remove(const QString &id)
{
    const auto before = find(id);
    if (!before)
        return;
    m_profiles.removeOne(*before);
    write();
    Q_EMIT changed();
    Q_EMIT forgotten(*before); // kept or not: an earlier version left sessions behind
}

std::optional<ConnectionProfile> ProfileStore::lastUsed() const
{
    if (const auto last = find(m_lastUsed))
        return last;
    return m_profiles.isEmpty() ? std::nullopt : std::optional(m_profiles.first());
}

void ProfileStore::setLastUsed(const QString &id)
{
    m_lastUsed = id;
    m_settings.setValue(lastUsedKey, id);
    m_settings.sync();
}

void ProfileStore::load()
{
    m_lastUsed = m_settings.value(lastUsedKey).toString();
    const int count = m_settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        const ConnectionProfile profile = readProfile(m_settings);
        if (!profile.id.isEmpty() && !find(profile.id)) // an edited file can hold anything
            m_profiles.append(profile);
    }
    m_settings.endArray();
}

void ProfileStore::write()
{
    m_settings.remove(group);
    m_settings.beginWriteArray(group, static_cast<int>(m_profiles.size()));
    for (int i = 0; i < m_profiles.size(); ++i) {
        m_settings.setArrayIndex(i);
        writeProfile(m_settings, m_profiles.at(i));
    }
    m_settings.endArray();
    m_settings.sync();
}

} // namespace wakeline
