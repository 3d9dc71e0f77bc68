// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordRegistration.h"

#include "Directory.h"
#include "LiveBoard.h"

#include <QLoggingCategory>

#include <algorithm>

namespace wakeline {

Q_LOGGING_CATEGORY(lcRegistration, "wakeline.registration")

RecordRegistration::RecordRegistration(Directory &directory, LiveBoard &board, const Clock &clock)
    : m_directory(directory), m_board(board), m_clock(clock)
{}

void RecordRegistration::bindingReported(const BindingReport &report)
{
    using Change = BindingReport::Change;
    if (report.change == Change::Registered || report.change == Change::Refreshed)
        rememberDevices(report);
    else if (report.change == Change::Removed)
        removeDevices(report);
    if (isOfDeleted(report))
        return;
    const auto changed = m_board.registrations().apply(report, m_clock.now());
    addDirectoryFacts(report.extension);
    m_board.show(changed ? m_board.registrations().find(report.extension) : std::nullopt);
    forgetIfDeleted(report.extension);
}

/// A phone whose extension was deleted stays in the SIP server until its binding ends, and is heard of at every
/// keepalive. Only a REGISTER brings a number into the book that the directory does not have: another instance may have
/// made the extension a moment ago.
bool RecordRegistration::isOfDeleted(const BindingReport &report) const
{
    return report.change != BindingReport::Change::Registered && isUnknown(report.extension) &&
           !m_board.registrations().find(report.extension);
}

void RecordRegistration::forgetIfDeleted(const QString &extension)
{
    const auto registration = m_board.registrations().find(extension);
    if (registration && registration->bindings.isEmpty() && isUnknown(extension))
        m_board.registrations().remove(extension);
}

bool RecordRegistration::isUnknown(const QString &extension) const
{
    return m_directory.isLoaded() && !m_directory.extension(extension);
}

void RecordRegistration::synchronising()
{
    m_board.calls().listAsked();
}

void RecordRegistration::synchronised(const PbxSnapshot &snapshot)
{
    for (const BindingReport &report : snapshot.bindings)
        rememberDevices(report);
    const QDateTime now = m_clock.now();
    QList<Registration> changed = m_board.registrations().replace(snapshot.bindings, now);
    for (Registration &registration : changed) {
        addDirectoryFacts(registration.extension);
        registration = m_board.registrations().find(registration.extension).value_or(registration);
    }
    m_board.showAll(changed);
    for (const Registration &registration : changed)
        forgetIfDeleted(registration.extension);
    m_board.showAll(m_board.calls().replace(snapshot.calls, now));
}

void RecordRegistration::rememberDevices(const BindingReport &report)
{
    if (!report.push)
        return;
    if (!m_directory.extension(report.extension)) {
        qCWarning(lcRegistration).noquote()
            << QStringLiteral("the SIP server registered %1, which is no extension: its push token is not kept")
                   .arg(report.extension);
        return;
    }
    const qint64 session = m_directory.sessionOfAccount(report.account);
    // Its REGISTER was let through in the moment of its log-out. A session that another instance has just begun is
    // known there, and the token comes from there.
    if (session == 0 && report.account.contains(u'~')) {
        qCInfo(lcRegistration).noquote()
            << QStringLiteral("the account %1 is no more: its push token is not kept").arg(report.account);
        return;
    }
    for (const PushToken &token : report.push->tokens) {
        PushTarget target;
        target.extension = report.extension;
        target.provider = report.push->provider;
        target.appId = token.appId;
        target.token = token.token;
        target.voip = token.voip;
        target.instance = report.instance;
        target.userAgent = report.userAgent;
        target.sessionId = session;
        target.registeredAt = m_clock.now();
        m_directory.rememberDevice(target);
    }
}

void RecordRegistration::removeDevices(const BindingReport &report)
{
    const auto belongs = [&](const PushTarget &target) {
        if (report.contact == u"*") // RFC 3261 §10.2.2: all bindings of the address-of-record
            return true;
        if (report.push) {
            return std::ranges::any_of(report.push->tokens,
                                       [&](const PushToken &token) { return token.token == target.token; });
        }
        return !report.instance.isEmpty() && report.instance == target.instance;
    };
    const QList<PushTarget> targets = m_directory.targetsOf(report.extension);
    for (const PushTarget &target : targets) {
        if (belongs(target))
            m_directory.forgetToken(target, m_clock.now().addMSecs(1), QStringLiteral("unregistered"));
    }
}

void RecordRegistration::addDirectoryFacts(const QString &extension)
{
    const auto known = m_directory.extension(extension);
    m_board.registrations().setDirectoryFacts(extension, known ? known->displayName : QString(),
                                              static_cast<int>(m_directory.targetsOf(extension).size()));
}

} // namespace wakeline
