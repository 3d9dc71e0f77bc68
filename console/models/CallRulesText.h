// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRules.h"

namespace wakeline {

QString nextStepText(NextStep step);
/// "Mon" … "Sun", as the operator's language has it.
QString weekdayText(Weekday day);
/// "22:00 to 07:00 in Europe/Berlin, Fri, Sat".
QString quietHoursText(const QuietHours &hours);
/// What becomes of a call that may disturb: "Its own phones ring for 30 s. No answer: follow me. Busy: voicemail. …"
QString callRulesText(const CallRules &rules);

} // namespace wakeline
