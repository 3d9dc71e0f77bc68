// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioStore.h"
#include "VoicemailBoxTable.h"
#include "VoicemailMessage.h"

#include <QObject>
#include <QTimer>

namespace wakeline {

class VoicemailNews;

/// Gives the recorder what it needs to know of the boxes, in files, since calls are recorded while this service is
/// away:
/// `<number>.json` (RecordedBox) for each, `<number>.wav` where the box's own greeting is to be heard, and
/// `names/<number>.wav` where a sentence with its recorded name is. The recorder reads a file again when it changes.
///
/// Boxes are looked at one after the other, each as it is stored at that moment, so that the last change wins. Messages
/// that come and go matter only where they make a box full, or make room in it.
class PublishGreetings : public QObject
{
    Q_OBJECT

public:
    /// \param retry  after a failure; full boxes are looked at again as often, since another instance may have made
    /// room
    PublishGreetings(VoicemailBoxTable &boxes, AudioStore &store, const VoicemailNews &news, QString folder,
                     std::chrono::milliseconds retry = std::chrono::minutes(1));

    /// All boxes; then each as it changes.
    void start();

Q_SIGNALS:
    /// Nothing is left to do. \param complete  false: what failed comes again
    void settled(bool complete);

private:
    struct Told
    {
        int maxMessages = 0;
        bool full = false;
    };

    void boxChanged(const VoicemailBox &box);
    void messagesChanged(const VoicemailChange &change);
    void enqueue(const QString &number, qint64 id);
    QCoro::Task<> readAll();
    QCoro::Task<> reviewFull();
    QCoro::Task<> work();
    QCoro::Task<Result<void>> publish(VoicemailBox box);
    QString pathOf(const QString &number, const char *folder, const char *suffix) const;

    VoicemailBoxTable &m_boxes;
    AudioStore &m_store;
    QString m_folder;
    QTimer m_retry;
    QTimer m_review;
    QHash<QString, qint64> m_waiting; ///< number → id
    QHash<QString, Told> m_told;      ///< what the recorder knows, by number
    QString m_current;                ///< the number that is being written
    bool m_working = false;
    bool m_reviewing = false;
};

} // namespace wakeline
