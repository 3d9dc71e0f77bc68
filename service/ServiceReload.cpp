// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "LogCategories.h"
#include "SettingRow.h"
#include "Wiring.h"

#include <QUrl>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcService)

namespace {

/// What can change while calls and connections go on; all else needs a restart.
const QStringList reloadable{"push.hold_ms", "push.log_days",          "calls.record_days", "audit.days",
                             "trunk.target", "trunk.allowed_prefixes", "http.tls_cert",     "http.tls_key"};

/// A URL without the password that may stand in it.
QString shown(const QString &value)
{
    QUrl url(value, QUrl::StrictMode);
    if (!url.isValid() || url.password().isEmpty())
        return value;
    url.setPassword(QStringLiteral("(set)"));
    return url.toString();
}

} // namespace

QList<SettingValue> Service::settings() const
{
    QList<SettingValue> values;
    for (const SettingRow &row : settingRows()) {
        const QString name = row.name();
        const QByteArray key = name.toLatin1();
        SettingValue value;
        value.name = name;
        value.environment = row.environment();
        value.type = settingTypeName(row.type);
        value.description = QString::fromUtf8(row.help);
        value.secret = row.secret;
        value.isSet = row.secret ? !m_settings.text(key.constData()).isEmpty() : m_settings.isSet(name);
        if (!row.secret)
            value.value = shown(m_settings.text(key.constData()));
        value.defaultValue = QString::fromUtf8(row.defaultValue);
        value.source = m_settings.source(name);
        value.origin = m_settings.origin(name);
        value.reloads = reloadable.contains(name);
        value.restarts = m_waitForRestart.contains(name);
        values.append(value);
    }
    return values;
}

/// Whole or not at all: everything that can fail comes before the first change.
Result<ReloadReport> Service::reload()
{
    const Settings read = m_settings.readAgain();
    if (!read.isUsable()) {
        QStringList problems;
        for (const SettingProblem &problem : read.problems()) {
            if (problem.kind == SettingProblem::Kind::Bad)
                problems.append(problem.text);
        }
        qCWarning(lcService).noquote() << "the configuration is not reloaded:" << problems.join(QStringLiteral("; "));
        return failure(QStringLiteral("bad_settings"),
                       QStringLiteral("Nothing was changed: %1").arg(problems.join(QStringLiteral("; "))));
    }
    ReloadReport report;
    for (const SettingRow &row : settingRows()) {
        const QString name = row.name();
        const QByteArray key = name.toLatin1();
        if (m_settings.text(key.constData()) == read.text(key.constData()))
            continue;
        (reloadable.contains(name) ? report.applied : report.needsRestart).append(name);
    }
    const bool hadTls = !m_settings.text("http.tls_cert").isEmpty();
    if (hadTls != !read.text("http.tls_cert").isEmpty()) {
        // HTTP and HTTPS are different doors: apps and consoles were told which one it is.
        for (const char *name : {"http.tls_cert", "http.tls_key"}) {
            if (report.applied.removeOne(QLatin1String(name)))
                report.needsRestart.append(QLatin1String(name));
        }
    } else if (hadTls) {
        const auto changed = m_wiring->http->renewTls({read.text("http.tls_cert"), read.text("http.tls_key")});
        if (!changed)
            return failure(QStringLiteral("bad_settings"),
                           QStringLiteral("Nothing was changed: %1").arg(changed.error().message));
        if (*changed && !report.applied.contains(QStringLiteral("http.tls_cert")))
            report.applied.append(QStringLiteral("http.tls_cert"));
    }
    m_settings.take(read, report.applied);
    m_waitForRestart = report.needsRestart;
    apply();
    qCInfo(lcService).noquote() << "the configuration was reloaded; changed:"
                                << (report.applied.isEmpty() ? QStringLiteral("nothing")
                                                             : report.applied.join(QStringLiteral(", ")))
                                << (report.needsRestart.isEmpty() ? QString()
                                                                  : QStringLiteral("; a restart is needed for ") +
                                                                        report.needsRestart.join(QStringLiteral(", ")));
    return report;
}

void Service::addSettings()
{
    m_wiring->settingsRoutes =
        std::make_unique<SettingsRoutes>([this] { return settings(); }, [this] { return reload(); });
}

CallPolicy::Options Service::callPolicy() const
{
    return {.hold = m_settings.duration("push.hold_ms"),
            .voicemailTarget = m_settings.text("voicemail.target"),
            .trunk = {m_settings.text("trunk.target"), m_settings.list("trunk.allowed_prefixes")},
            .accessNumber = m_settings.text("voicemail.access_number")};
}

void Service::apply()
{
    if (m_wiring->wakePhones)
        m_wiring->wakePhones->setPolicy(callPolicy());
    m_wiring->retention->keep(m_settings.number("push.log_days"), m_settings.number("calls.record_days"));
    m_wiring->auditRetention->setDays(m_settings.number("audit.days"));
}

} // namespace wakeline
