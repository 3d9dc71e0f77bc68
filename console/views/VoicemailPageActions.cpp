// SPDX-License-Identifier: GPL-3.0-or-later
// What VoicemailPage does with messages and boxes; what it shows is in VoicemailPage.cpp.
#include "VoicemailPage.h"

#include "Buttons.h"
#include "ConfirmDialog.h"
#include "GreetingDialog.h"
#include "PlayerBar.h"
#include "RowTable.h"
#include "SearchField.h"
#include "VoicemailBoxDialog.h"
#include "Waveform.h"

#include <QApplication>
#include <QDrag>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPointer>
#include <QSaveFile>
#include <QShortcut>

namespace wakeline {

void VoicemailPage::addActions()
{
    const auto make = [this](const QString &text, Icon icon) {
        auto *button = new ActionButton(look(), ActionButton::Kind::Plain, text, this, icon);
        addToHeader(button);
        return button;
    };
    addToHeader(&searchField());
    m_greeting = make(tr("Greeting"), Icon::Sliders);
    m_edit = make(tr("Edit box"), Icon::Edit);
    m_add = make(tr("Add box"), Icon::Plus);
    connect(m_greeting, &QPushButton::clicked, this, &VoicemailPage::editGreeting);
    connect(m_edit, &QPushButton::clicked, this, &VoicemailPage::editBox);
    connect(m_add, &QPushButton::clicked, this, &VoicemailPage::addBox);
    connect(m_bar, &PlayerBar::readWanted, this, [this] { markRead(); });
    connect(m_bar, &PlayerBar::deleteWanted, this, [this] { deleteMessage(); });
    connect(m_bar, &PlayerBar::saveWanted, this, &VoicemailPage::askForFile);
    connect(&m_bar->controls(), &ClipControls::toggleWanted, this, &VoicemailPage::toggle);
    connect(&table(), &QAbstractItemView::doubleClicked, this, [this] { toggle(); });
    connect(&table(), &RowTable::spacePressed, this, [this] { toggle(); });

    m_boxTable->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_boxTable, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this); // no exec(): the page may go while it is open
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const bool free = m_edit->isEnabled();
        menu->addAction(tr("Edit box…"), this, &VoicemailPage::editBox)->setEnabled(free);
        menu->addAction(tr("Greeting…"), this, &VoicemailPage::editGreeting)->setEnabled(free);
        menu->addAction(tr("Delete box…"), this, &VoicemailPage::deleteBox)->setEnabled(free);
        menu->addSeparator();
        menu->addAction(tr("Add box…"), this, &VoicemailPage::addBox)->setEnabled(m_add->isEnabled());
        menu->popup(m_boxTable->viewport()->mapToGlobal(at));
    });
}

void VoicemailPage::addKeys()
{
    onTableKey(QKeySequence(Qt::Key_Left), [this] { m_player.skip(-Waveform::keyStep); });
    onTableKey(QKeySequence(Qt::Key_Right), [this] { m_player.skip(Waveform::keyStep); });
    onTableKey(QKeySequence::Delete, [this] { deleteMessage(); });
    onTableKey(QKeySequence(Qt::Key_M), [this] { markRead(); });
    onTableKey(QKeySequence::Save, [this] { askForFile(); });
    const auto onBox = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, m_boxTable);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    onBox(QKeySequence(Qt::Key_F2), [this] { editBox(); });
    onBox(QKeySequence(Qt::Key_G), [this] { editGreeting(); });
    onBox(QKeySequence::Delete, [this] { deleteBox(); });
}

void VoicemailPage::connectSound()
{
    ClipControls &controls = m_bar->controls();
    connect(&m_sound, &VoicemailSound::progressed, this, [this, &controls](double share) {
        if (m_playWhenFetched)
            controls.setNote(share < 0 ? tr("Fetching the recording…")
                                       : tr("Fetching the recording, %1 %").arg(static_cast<int>(share * 100)),
                             false);
    });
    connect(&m_sound, &VoicemailSound::fetched, this,
            [this, &controls](const SharedClip &clip, const QString &problem) {
                controls.setExpecting(false);
                controls.setNote(clip ? QString() : tr("%1 It can be saved as a file.").arg(problem), !clip);
                controls.showClip(clip);
                m_bar->setSavable(true);
                if (std::exchange(m_playWhenFetched, false))
                    m_player.play();
            });
    connect(&m_sound, &VoicemailSound::failed, this, [this, &controls](const ApiError &error) {
        m_playWhenFetched = false;
        m_sound.clear(); // choosing the message again tries again
        controls.setExpecting(true);
        controls.setNote(tr("The recording could not be fetched. %1").arg(error.message), true);
    });
    connect(&m_player, &SoundPlayer::failed, this,
            [&controls](const QString &reason) { controls.setNote(reason, true); });
    connect(&m_player, &SoundPlayer::stateChanged, this, [this, &controls] {
        if (m_player.isPlaying())
            controls.setNote({}, false);
    });
}

void VoicemailPage::toggle()
{
    const auto message = currentMessage();
    if (!message || !m_writable)
        return;
    if (m_player.isLoaded()) {
        m_player.toggle();
        return;
    }
    if (m_sound.messageId() != message->id)
        m_sound.fetch(*message);
    m_playWhenFetched = true;
    m_bar->controls().setNote(tr("Fetching the recording…"), false);
}

QCoro::Task<void> VoicemailPage::markRead()
{
    const auto message = currentMessage();
    if (!message || message->read || !m_writable || isStale())
        co_return;
    const QPointer<VoicemailPage> alive(this);
    const auto answer = co_await m_client.markVoicemailRead(message->mailboxId, message->id);
    if (alive && !answer && answer.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("The message could not be marked as read. %1").arg(answer.error().message));
}

QCoro::Task<void> VoicemailPage::deleteMessage()
{
    const auto message = currentMessage();
    if (!message || !m_writable || isStale())
        co_return;
    const QPointer<VoicemailPage> alive(this);
    const QString caller = m_messages.callerText(*message);
    const auto answer = co_await m_client.deleteVoicemail(message->mailboxId, message->id);
    if (!alive)
        co_return;
    if (answer) {
        const VoicemailMessage deleted = *message;
        Q_EMIT undoable(tr("Message from %1 deleted").arg(caller), [alive, deleted] {
            if (alive)
                alive->restore(deleted);
        });
    } else if (answer.error().status != 404 && answer.error().kind != ApiError::Kind::Cancelled) {
        Q_EMIT failed(tr("The message could not be deleted. %1").arg(answer.error().message));
    }
}

QCoro::Task<void> VoicemailPage::restore(VoicemailMessage message)
{
    const QPointer<VoicemailPage> alive(this);
    const auto answer = co_await m_client.restoreVoicemail(message.mailboxId, message.id);
    if (!alive)
        co_return;
    if (answer)
        Q_EMIT said(tr("The message is back"));
    else if (answer.error().status == 404)
        Q_EMIT failed(tr("It is too late: the message is deleted for good"));
    else if (answer.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("The message could not be brought back. %1").arg(answer.error().message));
}

void VoicemailPage::askForFile()
{
    const auto message = currentMessage();
    if (!message || m_sound.wav().isEmpty())
        return;
    const VoicemailBox *box = m_models.voicemailBoxes.find(message->mailboxId);
    auto *dialog = new QFileDialog(this, tr("Save the message"), QString(), tr("WAV files (*.wav)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    dialog->selectFile(voicemailFileName(*message, box ? box->number : QString()));
    connect(dialog, &QFileDialog::fileSelected, this, &VoicemailPage::saveTo);
    dialog->open();
}

void VoicemailPage::saveTo(const QString &path)
{
    QSaveFile file(path);
    const bool written = !m_sound.wav().isEmpty() && file.open(QIODevice::WriteOnly) &&
                         file.write(m_sound.wav()) == m_sound.wav().size() && file.commit();
    if (written)
        Q_EMIT said(tr("Saved as %1").arg(QFileInfo(path).fileName()));
    else
        Q_EMIT failed(tr("The file could not be written. %1").arg(file.errorString()));
}

std::unique_ptr<QMimeData> VoicemailPage::dragData()
{
    const auto message = currentMessage();
    if (!message || m_sound.messageId() != message->id)
        return nullptr;
    const VoicemailBox *box = m_models.voicemailBoxes.find(message->mailboxId);
    const QString path = m_sound.fileNamed(voicemailFileName(*message, box ? box->number : QString()));
    if (path.isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setUrls({QUrl::fromLocalFile(path)});
    return data;
}

bool VoicemailPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        m_pressedAt = mouse->pos();
        m_mayDrag = mouse->button() == Qt::LeftButton &&
                    (watched != table().viewport() || table().indexAt(mouse->pos()).isValid());
    } else if (event->type() == QEvent::MouseMove && m_mayDrag) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const bool far = (mouse->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
        const bool held = mouse->buttons() & Qt::LeftButton;
        const bool onTable = watched == table().viewport();
        if (held && far) {
            m_mayDrag = false;
            // Events go on while something is dragged, and a session that ends takes this page with it.
            const QPointer<VoicemailPage> alive(this);
            startDrag(static_cast<QWidget *>(watched));
            if (!alive)
                return true;
        }
        return onTable && held; // else rows would be selected
    }
    return Page::eventFilter(watched, event);
}

void VoicemailPage::startDrag(QWidget *from)
{
    auto data = dragData();
    if (!data) {
        if (currentMessage() && m_writable)
            Q_EMIT failed(tr("The recording is still being fetched. Drag it again in a moment."));
        return;
    }
    auto *drag = new QDrag(from); // deletes itself, at its end
    drag->setParent(qApp);        // and not with the page, which may go meanwhile
    drag->setMimeData(data.release());
    drag->setPixmap(look().icons().pixmap(Icon::Voicemail, 24, look().theme().accent, devicePixelRatioF()));
    drag->exec(Qt::CopyAction);
}

void VoicemailPage::addBox()
{
    if (!m_add->isEnabled())
        return;
    auto *dialog = new VoicemailBoxDialog(look(), m_client, std::nullopt, this);
    connect(dialog, &VoicemailBoxDialog::saved, this, [this](const VoicemailBox &box) {
        m_models.changeVoicemailBox(box); // the feed will tell the same
        showBox(box.id);
        Q_EMIT said(tr("Voicemail box %1 added").arg(box.number));
    });
    dialog->open();
}

void VoicemailPage::editBox()
{
    const auto box = currentBox();
    if (!box || !m_edit->isEnabled())
        return;
    auto *dialog = new VoicemailBoxDialog(look(), m_client, box, this);
    connect(dialog, &VoicemailBoxDialog::saved, this, [this](const VoicemailBox &changed) {
        m_models.changeVoicemailBox(changed);
        Q_EMIT said(tr("Voicemail box %1 saved").arg(changed.number));
    });
    dialog->open();
}

void VoicemailPage::deleteBox()
{
    const auto box = currentBox();
    if (!box || !m_edit->isEnabled())
        return;
    const qint64 count = box->newMessages + box->oldMessages;
    ConfirmDialog::Words words;
    words.title = tr("Delete voicemail box %1?").arg(box->number);
    words.consequence =
        count == 0   ? tr("%1 takes no more calls. This cannot be taken back.").arg(box->name)
        : count == 1 ? tr("%1 takes no more calls, and its message is deleted with it. This cannot be taken back.")
                           .arg(box->name)
                     : tr("%1 takes no more calls, and its %2 messages are deleted with it. This cannot be taken "
                          "back.")
                           .arg(box->name)
                           .arg(count);
    words.action = tr("Delete");
    auto *question = new ConfirmDialog(look(), words, this);
    connect(question, &QDialog::accepted, this, [this, box = *box] { deleteBoxNow(box); });
    question->open();
}

QCoro::Task<void> VoicemailPage::deleteBoxNow(VoicemailBox box)
{
    const QPointer<VoicemailPage> alive(this);
    const auto answer = co_await m_client.deleteVoicemailBox(box.id, box.version);
    if (!alive || (!answer && answer.error().kind == ApiError::Kind::Cancelled))
        co_return;
    if (answer)
        Q_EMIT said(tr("Voicemail box %1 deleted").arg(box.number));
    else if (answer.error().isStale())
        Q_EMIT failed(tr("Somebody else has changed box %1 meanwhile. It was not deleted.").arg(box.number));
    else
        Q_EMIT failed(tr("Box %1 could not be deleted. %2").arg(box.number, answer.error().message));
}

void VoicemailPage::editGreeting()
{
    const auto box = currentBox();
    if (!box || !m_greeting->isEnabled())
        return;
    m_player.letGo();
    auto *dialog = new GreetingDialog(look(), m_client, *m_output, *box, this);
    connect(dialog, &GreetingDialog::saved, this, &VoicemailPage::offerGreetingBack);
    dialog->open();
}

void VoicemailPage::offerGreetingBack(const VoicemailBox &box, const GreetingBefore &before)
{
    m_models.changeVoicemailBox(box);
    const QPointer<VoicemailPage> alive(this);
    Q_EMIT undoable(tr("Greeting of %1 changed").arg(box.name), [alive, box, before] {
        if (alive)
            alive->bringGreetingBack(box, before);
    });
}

QCoro::Task<void> VoicemailPage::bringGreetingBack(VoicemailBox box, GreetingBefore before)
{
    const QPointer<VoicemailPage> alive(this);
    const QPointer<ApiClient> client(&m_client);
    const auto undone = co_await restoreGreeting(client, box, before);
    if (!alive || (!undone && undone.error().kind == ApiError::Kind::Cancelled))
        co_return;
    if (undone)
        Q_EMIT said(tr("The greeting of %1 is as it was").arg(box.name));
    else
        Q_EMIT failed(tr("The greeting could not be brought back. %1").arg(undone.error().message));
}

} // namespace wakeline
