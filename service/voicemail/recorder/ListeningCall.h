// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ListeningClock.h"
#include "ListeningMenu.h"
#include "SoundQueue.h"
#include "VoicemailCall.h"

namespace wakeline {

/// An extension that listens to its box by phone: the media and the clock of a ListeningMenu, and its questions to the
/// service.
class ListeningCall : public VoicemailCall
{
public:
    ListeningCall(RecorderParts &parts, Invitation invitation);
    ~ListeningCall() override;

    void tick(bool send) override;
    void close() override;

private:
    void accepted() override { answer(); }
    void established() override;
    void heard(const HeardAudio &) override { m_clock.hear(); }
    void pressed(char digit) override;
    void held(bool onHold) override { m_clock.hold(onHold); }

    void perform(const ListeningStep &step);
    void say(const QStringList &words);
    void ask(const ListeningRequest &request);
    void answered(const ListeningReply &reply);
    void load(const ListeningReply &reply);
    void takeReplies();
    void checkLimits();

    QString m_call;
    ListeningMenu m_menu;
    SoundQueue m_sounds;
    Sound m_message; ///< fetched last
    QList<ListeningReply> m_replies;
    int m_said = 0; ///< counts what was to be said: a late file plays nothing that is over
    bool m_loading = false;
    bool m_established = false;
    std::chrono::milliseconds m_quiet{0}; ///< since the last word
    ListeningClock m_clock;
};

} // namespace wakeline
