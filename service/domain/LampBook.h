// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>

namespace wakeline {

/// A voicemail box as one of the extensions that listen to it sees it.
struct LinkedBox
{
    QString extension;
    QString number; ///< of the box
    qint64 boxId = 0;
    qint64 newMessages = 0;
    qint64 oldMessages = 0; ///< that were read

    bool operator==(const LinkedBox &) const = default;
};

/// What the message lamps of an extension's phones are to show (RFC 3842): all its boxes together.
struct MessageLamp
{
    QString extension;
    QString account; ///< number of the box that its own calls go to; empty: it has no box, and the lamp is out
    qint64 newMessages = 0;
    qint64 oldMessages = 0;

    bool operator==(const MessageLamp &) const = default;
};

/// One lamp for each extension in the list. Of several boxes the account is the one with the extension's own number,
/// else the oldest, as for its calls. \return by extension
QList<MessageLamp> lampsOf(const QList<LinkedBox> &boxes);

/// Whose phones are to be told what. It remembers who has a lamp, because a box that is gone tells nothing any more.
///
/// What is told may have been told before: the SIP server compares, since another instance may have spoken to it.
class LampBook
{
public:
    /// `boxes` is all that there is. \param registered  who has phones that may still show an old lamp
    QList<MessageLamp> all(const QList<LinkedBox> &boxes, const QSet<QString> &registered);

    /// `boxes` is all that the extensions in it listen to.
    QList<MessageLamp> some(const QList<LinkedBox> &boxes);

    /// The extension is gone, and its next owner has other messages. \return none if it had no lamp
    QList<MessageLamp> removed(const QString &extension);

private:
    QSet<QString> m_known;
};

} // namespace wakeline
