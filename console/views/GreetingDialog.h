// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "SoundPlayer.h"

#include "EditDialog.h"

class QButtonGroup;

namespace wakeline {

class ActionButton;
class ClipControls;

/// How a greeting was, so that a change can be undone.
struct GreetingBefore
{
    GreetingKind kind = GreetingKind::Default;
    QByteArray sound; ///< the box's own audio, heard or not; empty: none
};

/// \param box  as it is now
QCoro::Task<ApiResult<void>> restoreGreeting(QPointer<ApiClient> client, VoicemailBox box, GreetingBefore before);

/// What callers of a voicemail box hear before the beep: listen to it, take another recording from a file, hear it as
/// callers will, and only then save it.
class GreetingDialog : public EditDialog
{
    Q_OBJECT

public:
    static constexpr qint64 largestFile = 32 * 1024 * 1024; ///< as the service takes

    /// Client and output outlive the dialog.
    GreetingDialog(const Appearance &look, ApiClient &client, AudioOutput &output, const VoicemailBox &box,
                   QWidget *parent);
    ~GreetingDialog() override;

    /// Takes the recording from a file, for a listen.
    void take(const QString &path);

Q_SIGNALS:
    void saved(const wakeline::VoicemailBox &box, const wakeline::GreetingBefore &before);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QLayout *makeSource();
    QLayout *makeKinds();
    void askForFile();
    QCoro::Task<void> fetchPresent();
    QCoro::Task<void> decode(QByteArray file, QString name, quint64 generation);
    bool check() override;
    QCoro::Task<void> save() override;
    QCoro::Task<ApiResult<VoicemailBox>> put();
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    VoicemailBox m_box;
    GreetingBefore m_before;
    bool m_beforeKnown = false;
    bool m_closed = false;
    SoundPlayer m_player;
    QByteArray m_chosen; ///< the file that was taken; empty: none
    QString m_chosenName;
    quint64 m_generation = 0;
    std::unique_ptr<Transfer> m_transfer;
    Label *m_source = nullptr;
    ClipControls *m_controls = nullptr;
    QButtonGroup *m_kinds = nullptr;
};

} // namespace wakeline
