// SPDX-License-Identifier: GPL-3.0-or-later
#include "Announce.h"

#include "Directory.h"
#include "LiveBoard.h"
#include "MailVoicemail.h"
#include "PushGateway.h"
#include "PushLogWriter.h"
#include "VoicemailNews.h"
#include "WakePhones.h"

#include <QLoggingCategory>

namespace wakeline {

Q_LOGGING_CATEGORY(lcAlarm, "wakeline.alarm")

namespace {

constexpr qsizetype recentPushes = 5000;

} // namespace

Announce::Announce(Directory &directory, LiveBoard &board) : m_directory(directory), m_board(board)
{
    connect(&directory, &Directory::extensionChanged, this, &Announce::extensionChanged);
    connect(&directory, &Directory::extensionRemoved, this, &Announce::extensionRemoved);
    connect(&directory, &Directory::deviceChanged, this, &Announce::deviceChanged);
    connect(&directory, &Directory::deviceRemoved, this, &Announce::deviceRemoved);
}

void Announce::follow(const PushLogWriter &log)
{
    connect(&log, &PushLogWriter::stored, this, &Announce::pushesStored);
}

void Announce::follow(const WakePhones &wakePhones)
{
    connect(&wakePhones, &WakePhones::deviceWoke, this, &Announce::deviceWoke);
}

void Announce::follow(const PushGateway &gateway)
{
    connect(&gateway, &PushGateway::alarm, this, &Announce::alarm);
}

void Announce::follow(const MailVoicemail &mail)
{
    connect(&mail, &MailVoicemail::alarm, this, &Announce::alarm);
}

void Announce::alarm(const QString &code, const QString &message)
{
    qCCritical(lcAlarm).noquote() << message << "[" + code + "]";
    m_board.publish(Topic::System, QStringLiteral("system.alarm"), {{"code", code}, {"message", message}});
}

void Announce::follow(const VoicemailNews &news)
{
    const auto publish = [this](const char *type, const QJsonObject &data) {
        m_board.publish(Topic::Voicemail, QLatin1String(type), data);
    };
    connect(&news, &VoicemailNews::received, this,
            [publish](const VoicemailChange &change) { publish("voicemail.received", toJson(change)); });
    connect(&news, &VoicemailNews::changed, this,
            [publish](const VoicemailChange &change) { publish("voicemail.changed", toJson(change)); });
    connect(&news, &VoicemailNews::removed, this,
            [publish](const VoicemailChange &change) { publish("voicemail.removed", toJson(change)); });
    connect(&news, &VoicemailNews::boxChanged, this,
            [publish](const VoicemailBox &box) { publish("voicemail_box.changed", toJson(box)); });
    connect(&news, &VoicemailNews::boxRemoved, this, [publish](const VoicemailBox &box) {
        publish("voicemail_box.removed", {{"id", box.id}, {"number", box.number}});
    });
}

void Announce::inTurn(std::function<void()> what)
{
    // Nobody listens yet while the directory is read for the first time.
    if (m_directory.isLoaded())
        m_pace.run(std::move(what));
    else
        what();
}

void Announce::publishInTurn(const char *type, const QJsonObject &data)
{
    inTurn([this, type, data] { m_board.publish(Topic::Extensions, QLatin1String(type), data); });
}

void Announce::extensionChanged(const Extension &extension)
{
    inTurn([this, extension] {
        m_board.publish(Topic::Extensions, QStringLiteral("extension.changed"), toJson(extension));
    });
    updateRegistration(extension.number);
}

void Announce::extensionRemoved(const QString &number)
{
    publishInTurn("extension.deleted", {{"number", number}});
    m_board.registrations().remove(number);
}

void Announce::deviceChanged(const Device &device)
{
    publishInTurn("device.changed", toJson(device));
    updateRegistration(device.extension);
}

void Announce::deviceRemoved(qint64 id, const QString &extension, const QString &reason)
{
    publishInTurn("device.removed", {{"id", id}, {"extension", extension}, {"reason", reason}});
    updateRegistration(extension);
}

/// The book at once, since calls are decided by it; the viewers in their turn.
void Announce::updateRegistration(const QString &number)
{
    const auto known = m_directory.extension(number);
    const auto changed = m_board.registrations().setDirectoryFacts(
        number, known ? known->displayName : QString(), static_cast<int>(m_directory.targetsOf(number).size()));
    if (changed)
        inTurn([this, number] { m_board.show(m_board.registrations().find(number)); });
}

void Announce::pushesStored(const QList<PushLogEntry> &entries)
{
    for (const PushLogEntry &entry : entries) {
        if (entry.licenseId != 0)
            continue; // another PBX's, thousands a second: told by their count
        m_board.publish(Topic::Push, QStringLiteral("push.sent"), toJson(entry));
        if (entry.event != PushEvent::IncomingCall || entry.wokeMs)
            continue;
        const PushKey key{entry.deviceId, entry.callId};
        m_recentCalls.insert(key, entry);
        m_recentOrder.append(key);
        if (m_recentOrder.size() > recentPushes)
            m_recentCalls.remove(m_recentOrder.takeFirst());
    }
}

void Announce::deviceWoke(qint64 deviceId, const QString &callId, std::chrono::milliseconds afterPush)
{
    // A push that is not stored yet gets its wake from the writer, and is announced with it.
    const auto entry = m_recentCalls.find({deviceId, callId});
    if (entry == m_recentCalls.end())
        return;
    entry->wokeMs = afterPush.count();
    m_board.publish(Topic::Push, QStringLiteral("push.woke"), toJson(*entry));
}

} // namespace wakeline
