// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DiskThread.h"
#include "Prompts.h"
#include "RecorderReports.h"
#include "RecordingMeter.h"
#include "RtpLeg.h"

namespace wakeline {

/// What every call needs of the recorder.
struct RecorderParts
{
    DiskThread &disk;
    Spool &spool;
    Prompts &prompts;
    RecorderReports &reports;
    RecordingLimits limits;
    RtpLeg::Ports ports;
    RtpLeg::Address mediaAddress;
};

} // namespace wakeline
