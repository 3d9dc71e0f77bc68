// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "DeviceBackoff.h"
#include "PushAlarms.h"
#include "PushProvider.h"

#include <QObject>

namespace wakeline {

/// Where every push leaves the house: picks the provider of the device and reports what became of the push.
///
/// It never throws and never outlasts the deadline. Whatever goes wrong is a PushReport; whatever an operator has to
/// mend is an alarm besides, once per cause and not once per push.
class PushGateway : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int maxInFlight = 5000; ///< pushes under way at once; beyond it: TryLater `push_queue_full`
    };

    /// \param providers  of those that serve a device, the first one does; they must outlive the gateway
    PushGateway(QList<PushProvider *> providers, const Clock &clock, Options options, QObject *parent = nullptr);
    PushGateway(QList<PushProvider *> providers, const Clock &clock, QObject *parent = nullptr);

    /// Sends to one device. For all devices of a callee call it once per device without waiting in between.
    /// \return besides what the provider says: Accepted `payload_silent` where the app would take it for a call
    ///         (tellsApart()), so that nothing was sent; Misconfigured `provider_not_configured`; TryLater
    ///         `device_backoff` (the provider throttles this device) or `push_queue_full`; Expired `deadline` with
    ///         status 0
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline);

    int inFlight() const { return m_inFlight; }

    QList<ProviderStatus> status() const;

Q_SIGNALS:
    /// Something an operator has to mend. At most once per cause and quarter of an hour.
    /// \param code     for programs: `push_apns_production_InvalidProviderToken`
    /// \param message  one sentence for people
    void alarm(const QString &code, const QString &message);

private:
    PushProvider *providerOf(PushProviderName name) const;
    void conclude(const PushMessage &message, const PushReport &report);

    QList<PushProvider *> m_providers;
    const Clock &m_clock;
    Options m_options;
    DeviceBackoff m_backoff;
    PushAlarms m_alarms;
    int m_inFlight = 0;
};

} // namespace wakeline
