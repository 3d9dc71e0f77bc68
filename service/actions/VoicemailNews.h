// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "VoicemailBox.h"
#include "VoicemailMessage.h"

#include <QObject>

namespace wakeline {

/// Tells whoever listens what becomes of voicemail: the live feed, lamps, mails. The actions emit.
class VoicemailNews : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void received(const wakeline::VoicemailChange &change);
    void changed(const wakeline::VoicemailChange &change);
    /// It may be restored for a while, and is then told as changed().
    void removed(const wakeline::VoicemailChange &change);
    void boxChanged(const wakeline::VoicemailBox &box);
    /// With all its messages.
    void boxRemoved(const wakeline::VoicemailBox &box);
};

} // namespace wakeline
