// SPDX-License-Identifier: GPL-3.0-or-later
#include "SameApp.h"

#include <algorithm>

namespace wakeline {

namespace {

QStringList idsOf(const PushTarget &target)
{
    QStringList ids{canonicalDeviceId(target.instance), canonicalDeviceId(target.appDeviceId)};
    ids.removeAll(QString());
    return ids;
}

} // namespace

QString canonicalDeviceId(const QString &id)
{
    QString canonical = id.trimmed().toLower();
    if (canonical.startsWith(u'<') && canonical.endsWith(u'>'))
        canonical = canonical.sliced(1, canonical.size() - 2);
    if (canonical.startsWith(u"urn:uuid:"))
        canonical.remove(0, 9);
    return canonical;
}

bool isReservedDeviceId(const QString &id)
{
    const QString canonical = canonicalDeviceId(id);
    return canonical.startsWith(u"session:") || canonical.startsWith(u"platform:");
}

bool isSameApp(const PushTarget &a, const PushTarget &b)
{
    const QStringList known = idsOf(b);
    const QStringList ids = idsOf(a);
    return std::ranges::any_of(ids, [&](const QString &id) { return known.contains(id); });
}

PushTarget mergedTarget(const PushTarget &known, PushTarget registered)
{
    const bool overRest = !registered.appDeviceId.isEmpty();
    if (!overRest)
        registered.payload = known.payload; // the app is the same, whoever is signed in to it
    if (known.extension != registered.extension)
        return registered;
    if (!overRest) {
        registered.appDeviceId = known.appDeviceId;
        if (registered.sessionId == 0) // a REGISTER with an account of the device tells which session it belongs to
            registered.sessionId = known.sessionId;
        return registered;
    }
    if (registered.instance.isEmpty())
        registered.instance = known.instance;
    if (registered.appId.isEmpty())
        registered.appId = known.appId;
    if (registered.userAgent.isEmpty())
        registered.userAgent = known.userAgent;
    return registered;
}

} // namespace wakeline
