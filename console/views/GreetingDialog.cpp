// SPDX-License-Identifier: GPL-3.0-or-later
#include "GreetingDialog.h"

#include "Buttons.h"
#include "ChipRow.h"
#include "FormField.h"
#include "Label.h"
#include "PlayerBar.h"
#include "Waveform.h"

#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>

namespace wakeline {

QCoro::Task<ApiResult<void>> restoreGreeting(QPointer<ApiClient> client, VoicemailBox box, GreetingBefore before)
{
    ApiError gone;
    gone.kind = ApiError::Kind::Cancelled;
    if (before.sound.isEmpty()) {
        if (!client)
            co_return std::unexpected(gone);
        co_return co_await client->removeVoicemailGreeting(box.id, box.version);
    }
    if (!client)
        co_return std::unexpected(gone);
    const GreetingKind kind = before.kind == GreetingKind::Name ? GreetingKind::Name : GreetingKind::Custom;
    const QPointer<Transfer> none;
    const auto put = co_await client->putVoicemailGreeting(box.id, before.sound, kind, box.version, none);
    if (!put)
        co_return std::unexpected(put.error());
    if (before.kind != GreetingKind::Default)
        co_return ApiResult<void>();
    if (!client)
        co_return std::unexpected(gone);
    VoicemailBoxDraft draft;
    draft.greeting = GreetingKind::Default;
    const auto changed = co_await client->changeVoicemailBox(box.id, draft, put->version);
    if (!changed)
        co_return std::unexpected(changed.error());
    co_return ApiResult<void>();
}

GreetingDialog::GreetingDialog(const Appearance &look, ApiClient &client, AudioOutput &output, const VoicemailBox &box,
                               QWidget *parent)
    : EditDialog(look, tr("Greeting of %1").arg(box.name), tr("Save"), parent),
      m_client(client),
      m_box(box),
      m_player(output)
{
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(12);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    layout->addLayout(makeKinds());
    layout->addLayout(makeSource());
    m_controls = new ClipControls(look, m_player, this);
    layout->addWidget(m_controls);
    connect(m_controls, &ClipControls::toggleWanted, &m_player, &SoundPlayer::toggle);
    connect(&m_player, &SoundPlayer::failed, m_controls,
            [this](const QString &reason) { m_controls->setNote(reason, true); });
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(4);
    layout->addLayout(makeButtons());
    constexpr int designWidth = 600;
    resize(look.scaled(designWidth), 1);
    growToFit(*this);
    fetchPresent();
}

GreetingDialog::~GreetingDialog()
{
    m_closed = true; // what waits for the transfer is told of its end while this is still half there
    m_transfer.reset();
}

QLayout *GreetingDialog::makeKinds()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    m_kinds = new QButtonGroup(this);
    row->addWidget(new Label(m_look, TextStyle::Strong, tr("Callers hear"), this));
    row->addSpacing(6);
    const QStringList words{tr("The default"), tr("Its own"), tr("The default with its name")}; // as GreetingKind
    for (int id = 0; id < words.size(); ++id) {
        auto *chip = new Chip(m_look, words.at(id), this);
        chip->setAccessibleName(tr("Callers hear: %1").arg(words.at(id)));
        m_kinds->addButton(chip, id);
        row->addWidget(chip);
    }
    row->addStretch();
    m_kinds->button(static_cast<int>(m_box.greeting))->setChecked(true);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this] { hideProblem(); });
    return row;
}

QLayout *GreetingDialog::makeSource()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_source = new Label(m_look, TextStyle::Body, {}, this, Ink::Secondary);
    m_source->setElidable(true);
    row->addWidget(m_source, 1);
    auto *choose = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Choose a file…"), this, Icon::ArrowUp);
    choose->setToolTip(tr("WAV, AIFF, FLAC, Ogg or MP3, up to 5 minutes. It can be dropped here as well."));
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &GreetingDialog::askForFile);
    return row;
}

QCoro::Task<void> GreetingDialog::fetchPresent()
{
    const QPointer<GreetingDialog> alive(this);
    const quint64 generation = ++m_generation;
    if (m_chosen.isEmpty())
        m_source->setText(tr("Looking for a recording of its own…"));
    m_transfer = std::make_unique<Transfer>();
    const QPointer<Transfer> transfer(m_transfer.get());
    const auto sound = co_await m_client.voicemailGreeting(m_box.id, transfer);
    if (!alive || m_closed)
        co_return;
    m_transfer.release()->deleteLater();
    m_beforeKnown = sound.has_value() || sound.error().status == 404;
    m_before = {m_box.greeting, sound ? sound->bytes : QByteArray()};
    if (generation != m_generation || !m_chosen.isEmpty())
        co_return; // a file is chosen
    if (sound)
        decode(sound->bytes, {}, generation);
    else
        m_source->setText(m_beforeKnown
                              ? tr("This box has no recording of its own yet.")
                              : tr("The present recording could not be fetched. %1").arg(sound.error().message));
}

void GreetingDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a recording"), QString(),
                                   tr("Sound files (*.wav *.aif *.aiff *.flac *.ogg *.oga *.mp3);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &GreetingDialog::take);
    dialog->open();
}

void GreetingDialog::take(const QString &path)
{
    const quint64 generation = ++m_generation;
    m_chosen.clear();
    m_controls->showClip(nullptr);
    hideProblem();
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return showProblem(tr("%1 cannot be read. %2").arg(name, file.errorString()));
    if (file.size() > largestFile)
        return showProblem(tr("%1 is too large: a greeting may have 32 MB.").arg(name));
    m_source->setText(tr("Reading %1…").arg(name));
    decode(file.readAll(), name, generation);
}

/// \param name  of the chosen file; empty: it is what the box has
QCoro::Task<void> GreetingDialog::decode(QByteArray file, QString name, quint64 generation)
{
    const QPointer<GreetingDialog> alive(this);
    const auto clip = co_await decodeTelephoneSoundAside(file);
    if (!alive || generation != m_generation)
        co_return;
    if (!clip) {
        m_source->setText(name.isEmpty() ? tr("The present recording cannot be played.") : QString());
        if (!name.isEmpty())
            showProblem(tr("%1 cannot be used. %2").arg(name, clip.error().message));
        co_return;
    }
    m_controls->showClip(std::make_shared<const SoundClip>(*clip));
    if (name.isEmpty()) {
        m_source->setText(tr("The recording that the box has"));
        co_return;
    }
    m_chosen = file;
    m_chosenName = name;
    m_source->setText(tr("%1, as callers will hear it").arg(name));
    if (m_kinds->checkedId() == static_cast<int>(GreetingKind::Default))
        m_kinds->button(static_cast<int>(GreetingKind::Custom))->setChecked(true);
}

bool GreetingDialog::check()
{
    const auto kind = static_cast<GreetingKind>(m_kinds->checkedId());
    if (!m_beforeKnown) {
        showProblem(tr("Wait until the present recording is here: without it the change could not be undone."));
        return false;
    }
    if (kind != GreetingKind::Default && m_chosen.isEmpty() && m_before.sound.isEmpty()) {
        showProblem(tr("Choose a file first: this box has no recording of its own yet."));
        return false;
    }
    if (m_chosen.isEmpty() && kind == m_box.greeting) {
        reject(); // nothing is another
        return false;
    }
    return true;
}

QCoro::Task<ApiResult<VoicemailBox>> GreetingDialog::put()
{
    const auto kind = static_cast<GreetingKind>(m_kinds->checkedId());
    if (!m_chosen.isEmpty() && kind != GreetingKind::Default) {
        m_transfer = std::make_unique<Transfer>();
        connect(m_transfer.get(), &Transfer::progressed, this, [this](qint64 done, qint64 total) {
            if (total > 0)
                m_source->setText(tr("Uploading, %1 %").arg(done * 100 / total));
        });
        const QPointer<Transfer> transfer(m_transfer.get());
        return m_client.putVoicemailGreeting(m_box.id, m_chosen, kind, m_box.version, transfer);
    }
    VoicemailBoxDraft draft;
    draft.greeting = kind;
    return m_client.changeVoicemailBox(m_box.id, draft, m_box.version);
}

QCoro::Task<void> GreetingDialog::save()
{
    const QPointer<GreetingDialog> alive(this);
    m_player.pause();
    setBusy(true);
    hideProblem();
    const QString source = m_source->text();
    const auto answer = co_await put();
    if (!alive || m_closed)
        co_return;
    setBusy(false);
    m_source->setText(source);
    if (m_transfer)
        m_transfer.release()->deleteLater();
    if (answer) {
        Q_EMIT saved(*answer, m_before);
        accept();
    } else if (answer.error().isStale()) {
        settleConflict();
    } else {
        showFailure(answer.error()); // the server's own reason
    }
}

QCoro::Task<void> GreetingDialog::settleConflict()
{
    struct Greeting
    {
        GreetingKind kind;
        QString newFile;
    };
    const QPointer<GreetingDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.voicemailBox(m_box.id);
    if (!alive || m_closed)
        co_return;
    if (!present) {
        setBusy(false);
        showFailure(present.error());
        co_return;
    }
    const ConflictSubject subject{tr("Voicemail box %1").arg(present->number), QStringLiteral("voicemail_box"),
                                  QString::number(present->id), present->updatedAt};
    const auto kind = [this](GreetingKind value) { return m_kinds->button(static_cast<int>(value))->text(); };
    const auto recording = [](const QString &file) { return file.isEmpty() ? tr("What the box has now") : file; };
    const QList<EditedField<Greeting>> fields{editedField(tr("Callers hear"), &Greeting::kind, kind),
                                              editedField(tr("Recording"), &Greeting::newFile, recording)};
    const QPointer<ApiClient> client(&m_client);
    const Greeting base{m_box.greeting, {}};
    const Greeting mine{static_cast<GreetingKind>(m_kinds->checkedId()), m_chosen.isEmpty() ? QString() : m_chosenName};
    const Greeting theirs{present->greeting, {}};
    const auto settled = co_await settle(client, subject, fields, base, mine, theirs);
    if (!alive || m_closed || !settled)
        co_return;
    m_box = *present;
    m_kinds->button(static_cast<int>(settled->draft.kind))->setChecked(true);
    if (settled->draft.newFile.isEmpty()) {
        m_chosen.clear();
        m_controls->showClip(nullptr);
    }
    m_beforeKnown = false; // what an undo would bring back is theirs now
    setBusy(true);
    co_await fetchPresent();
    if (!alive || m_closed)
        co_return;
    setBusy(false);
    if (settled->toSave && check())
        save();
}

void GreetingDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void GreetingDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    take(event->mimeData()->urls().first().toLocalFile());
}

} // namespace wakeline
