// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "VoicemailMessage.h"

#include <QCoroTask>
#include <QObject>

namespace wakeline {

class Directory;
class SendPush;
class VoicemailBoxTable;
class VoicemailNews;

/// Tells the apps of those who listen to a box that a message came.
///
/// A notice, not a call: it is tried once, and who misses it finds the message when the app is opened.
class PushVoicemail : public QObject
{
    Q_OBJECT

public:
    PushVoicemail(VoicemailBoxTable &boxes, Directory &directory, SendPush &sendPush, const Clock &clock)
        : m_boxes(boxes), m_directory(directory), m_sendPush(sendPush), m_clock(clock)
    {}

    void follow(const VoicemailNews &news);

private:
    QCoro::Task<> received(VoicemailChange change);

    VoicemailBoxTable &m_boxes;
    Directory &m_directory;
    SendPush &m_sendPush;
    const Clock &m_clock;
};

} // namespace wakeline
