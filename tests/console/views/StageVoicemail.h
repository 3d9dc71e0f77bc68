// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "VoicemailBox.h"
#include "VoicemailMessage.h"

namespace wakeline {

class CannedServer;

/// Boxes with ids from 1, some with new messages.
QList<VoicemailBox> stageBoxes(const QDateTime &now);
/// Of the box with id 2, newest first: the first four are new.
QList<VoicemailMessage> stageMessages(const QDateTime &now);
/// What the messages hold: twelve seconds in which somebody speaks, falls silent and speaks again.
QByteArray stageRecording();
/// Lets the server answer for all of it.
void answerVoicemail(CannedServer &server, const QDateTime &now);

} // namespace wakeline
