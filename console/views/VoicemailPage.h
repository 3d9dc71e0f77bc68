// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "LiveModels.h"
#include "Page.h"
#include "SoundPlayer.h"
#include "VoicemailMessageModel.h"
#include "VoicemailSound.h"

class QMimeData;

namespace wakeline {

class ActionButton;
class PlayerBar;
struct GreetingBefore;

/// The voicemail boxes, the messages of the one that is chosen, and the player.
///
/// Boxes and their counts are live. Messages are loaded in parts as the list is scrolled, and what becomes of one is
/// told by the feed: nothing changes here before the service says so.
class VoicemailPage : public Page
{
    Q_OBJECT

public:
    static constexpr int partLength = 100;
    static constexpr int mostTold = 1000; ///< changes that are kept while the list is loaded

    /// Models and client outlive the page.
    VoicemailPage(const Appearance &look, LiveModels &models, ApiClient &client, std::unique_ptr<AudioOutput> output,
                  QWidget *parent);
    ~VoicemailPage() override;

    bool loadsItself() const override { return true; }
    void setWritable(bool writable, const QString &why);
    /// Loads the messages anew, if the page has been looked at yet.
    void refresh();
    void changeMessage(const VoicemailChange &change);
    void removeMessage(const VoicemailChange &change);

    void addBox();
    RowTable &boxTable() const { return *m_boxTable; }
    /// Chooses the box, as a click on it does.
    void showBox(qint64 id);
    SoundPlayer &player() { return m_player; }
    /// The current message as another program takes it; null while its recording is not here.
    std::unique_ptr<QMimeData> dragData();
    void saveTo(const QString &path);

protected:
    QString liveSubtitle() const override;
    void showCurrent(const QModelIndex &index) override;
    void showNothing() override;
    void staleChanged() override;
    void emptyActionWanted() override { addBox(); }
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addBoxes();
    void addColumns();
    void addActions();
    void addKeys();
    void connectSound();
    std::optional<qint64> scope() const;
    std::optional<VoicemailBox> currentBox() const;
    std::optional<VoicemailMessage> currentMessage() const;
    void onBoxes();
    void onBoxChosen();
    void showBoxActions();
    void load();
    QCoro::Task<void> loadNewest(quint64 generation);
    QCoro::Task<void> loadOlder(quint64 generation);
    void tellAgain();
    void tellLater(qint64 id, const std::optional<VoicemailMessage> &message);
    void showLoadFailure(const ApiError &error);
    void fetchAtTheEnd();
    void selectFirst();

    void toggle();
    QCoro::Task<void> markRead();
    QCoro::Task<void> deleteMessage();
    QCoro::Task<void> restore(VoicemailMessage message);
    void askForFile();
    void startDrag(QWidget *from);
    void editBox();
    void deleteBox();
    QCoro::Task<void> deleteBoxNow(VoicemailBox box);
    void editGreeting();
    void offerGreetingBack(const VoicemailBox &box, const GreetingBefore &before);
    QCoro::Task<void> bringGreetingBack(VoicemailBox box, GreetingBefore before);

    LiveModels &m_models;
    ApiClient &m_client;
    VoicemailMessageModel m_messages;
    VoicemailBoxProxy m_boxProxy;
    std::unique_ptr<AudioOutput> m_output;
    SoundPlayer m_player;
    VoicemailSound m_sound;
    RowTable *m_boxTable = nullptr;
    PlayerBar *m_bar = nullptr;
    ActionButton *m_add = nullptr;
    ActionButton *m_edit = nullptr;
    ActionButton *m_greeting = nullptr;
    qint64 m_box = VoicemailBoxModel::allBoxes; ///< whose messages are shown
    bool m_asked = false;
    bool m_loading = false;
    QHash<qint64, std::optional<VoicemailMessage>> m_toldMeanwhile; ///< while loading; no value: it is gone
    bool m_playWhenFetched = false;
    quint64 m_generation = 0; ///< of the list that counts
    QTimer m_retry;
    QTimer m_minute; ///< "Today" becomes "Yesterday"
    bool m_writable = true;
    QString m_whyNot;
    QPoint m_pressedAt;
    bool m_mayDrag = false;
};

} // namespace wakeline
