// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioStore.h"
#include "VoicemailBoxTable.h"

#include <QObject>
#include <QTimer>

namespace wakeline {

class VoicemailNews;

/// Gives the recorder what it needs to know of the boxes, in files, since calls are recorded while this service is
/// away:
/// `<number>.json` (RecordedBox) for each, `<number>.wav` where the box's own greeting is to be heard, and
/// `names/<number>.wav` where a sentence with its recorded name is. The recorder reads a file again when it changes.
///
/// Boxes are looked at one after the other, each as it is stored at that moment, so that the last change wins.
class PublishGreetings : public QObject
{
    Q_OBJECT

public:
    /// \param retry  after a failure
    PublishGreetings(VoicemailBoxTable &boxes, AudioStore &store, const VoicemailNews &news, QString folder,
                     std::chrono::milliseconds retry = std::chrono::minutes(1));

    /// All boxes; then each as it changes.
    void start();

Q_SIGNALS:
    /// Nothing is left to do. \param complete  false: what failed comes again
    void settled(bool complete);

private:
    void boxChanged(const VoicemailBox &box);
    QCoro::Task<> readAll();
    QCoro::Task<> work();
    QCoro::Task<Result<void>> publish(VoicemailBox box);
    QString pathOf(const QString &number, const char *folder, const char *suffix) const;

    VoicemailBoxTable &m_boxes;
    AudioStore &m_store;
    QString m_folder;
    QTimer m_retry;
    QHash<QString, qint64> m_waiting; ///< number → id
    bool m_working = false;
};

} // namespace wakeline
