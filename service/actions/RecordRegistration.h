// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "PbxReport.h"

#include <QObject>

namespace wakeline {

class Directory;
class LiveBoard;

/// A REGISTER, an expiry or a removal: the live state, and the push tokens that came with it (RFC 8599).
///
/// A token is removed when its phone unregisters, and kept when a binding only runs out or its connection is lost: that
/// is what a sleeping phone looks like.
class RecordRegistration : public QObject
{
    Q_OBJECT

public:
    RecordRegistration(Directory &directory, LiveBoard &board, const Clock &clock);

    void bindingReported(const BindingReport &report);
    /// The SIP server is asked for its whole state.
    void synchronising();
    /// That state, after a (re)connection.
    void synchronised(const PbxSnapshot &snapshot);

private:
    void rememberDevices(const BindingReport &report);
    void removeDevices(const BindingReport &report);
    void addDirectoryFacts(const QString &extension);
    bool isOfDeleted(const BindingReport &report) const;
    /// Nobody's last binding: nothing else would ever take it off the list.
    void forgetIfDeleted(const QString &extension);
    bool isUnknown(const QString &extension) const;

    Directory &m_directory;
    LiveBoard &m_board;
    const Clock &m_clock;
};

} // namespace wakeline
