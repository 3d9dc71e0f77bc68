// SPDX-License-Identifier: GPL-3.0-or-later
// What the import dialog does; its looks are in ImportDialog.cpp.
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "ExtensionCsv.h"
#include "ImportDialog.h"
#include "Label.h"
#include "ProgressBar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPointer>
#include <QSaveFile>
#include <QTableView>

namespace wakeline {

void ImportDialog::load(const QString &path)
{
    QFile file(path);
    m_csv.clear();
    m_name->setText(QFileInfo(path).fileName());
    if (!file.open(QIODevice::ReadOnly)) {
        say(tr("The file cannot be read. %1").arg(file.errorString()), true);
    } else if (file.size() > largestFile) {
        say(tr("The file is larger than 32 MiB."), true);
    } else {
        m_csv = file.readAll();
        if (m_csv.isEmpty())
            say(tr("The file is empty."), true);
        else
            check();
    }
    if (m_csv.isEmpty()) {
        m_rows.show({});
        enter(Stage::Choosing);
    }
}

QCoro::Task<void> ImportDialog::check()
{
    const QPointer<ImportDialog> alive(this);
    const quint64 generation = ++m_generation;
    enter(Stage::Checking);
    say(tr("Checking the file…"));
    const QPointer<Transfer> transfer(&m_transfer);
    auto trying = m_client.tryImport(m_csv, m_update->isChecked(), transfer);
    const auto checked = co_await trying;
    if (!alive || generation != m_generation)
        co_return;
    if (checked) {
        showChecked(*checked);
        co_return;
    }
    m_rows.show({});
    m_canBegin = false;
    enter(Stage::Checked);
    if (checked.error().kind != ApiError::Kind::Cancelled)
        say(tr("The file could not be checked. %1").arg(checked.error().message), true);
}

void ImportDialog::showChecked(const ExtensionImport &checked)
{
    m_rows.show(checked);
    m_canBegin = checked.problemCount == 0 && checked.created + checked.changed > 0;
    enter(Stage::Checked);
    QString words = importSummary(checked);
    const auto shown = static_cast<int>(checked.problems.size() + checked.changes.size());
    const int all = checked.problemCount + checked.created + checked.changed + checked.kept;
    if (shown < all)
        words += u' ' + tr("The first %1 are shown.").arg(QLocale().toString(shown));
    say(words, checked.problemCount > 0);
    if (m_canBegin)
        m_act->setFocus();
}

QCoro::Task<void> ImportDialog::begin()
{
    if (!m_act->isEnabled())
        co_return;
    const QPointer<ImportDialog> alive(this);
    enter(Stage::Running);
    m_bar->show(0);
    say(tr("Sending the file…"));
    const QPointer<Transfer> transfer(&m_transfer);
    auto beginning = m_client.beginImport(m_csv, m_update->isChecked(), transfer);
    const auto begun = co_await beginning;
    if (!alive)
        co_return;
    if (!begun) {
        enter(Stage::Checked);
        const bool refused = begun.error().kind == ApiError::Kind::Refused;
        say((refused ? tr("Nothing was imported. %1")
                     : tr("Whether the import has begun is not known: look at the list before you try again. %1"))
                .arg(begun.error().message),
            true);
        co_return;
    }
    m_id = begun->id;
    showProgress(*begun);
    if (m_stage == Stage::Cancelling) // asked for before the service had named the import
        finish();
    else
        m_poll.start();
}

QCoro::Task<void> ImportDialog::poll()
{
    const QPointer<ImportDialog> alive(this);
    auto asking = m_client.importState(m_id);
    const auto state = co_await asking;
    if (!alive || m_stage != Stage::Running)
        co_return;
    if (!state) {
        if (!reportLost(state.error()))
            m_poll.start(2000);
        co_return;
    }
    showProgress(*state);
    if (state->isOver())
        finish();
    else
        m_poll.start(150);
}

/// Ends it here and there: cancels what still runs, and fetches the passwords of what is done.
QCoro::Task<void> ImportDialog::finish()
{
    const QPointer<ImportDialog> alive(this);
    auto ending = m_client.endImport(m_id);
    const auto state = co_await ending;
    if (!alive)
        co_return;
    if (state) {
        showEnd(*state);
    } else if (!reportLost(state.error())) {
        enter(Stage::Running);
        m_poll.start(2000);
    }
}

/// \return whether there is nothing more to ask for
bool ImportDialog::reportLost(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return true;
    if (error.status == 404) {
        enter(Stage::Over);
        say(tr("The service no longer knows this import, since it was started anew meanwhile. Either all rows are "
               "imported or none; the list shows which."),
            true);
        return true;
    }
    const bool signedOut = error.kind == ApiError::Kind::SignedOut;
    if (signedOut)
        enter(Stage::Over); // nothing more will be told to this session
    say(tr("The service does not answer; the import goes on there. %1").arg(error.message), true);
    return signedOut;
}

void ImportDialog::showProgress(const ExtensionImport &state)
{
    if (m_stage == Stage::Cancelling)
        return;
    const QLocale locale;
    const int rows = state.created + state.changed;
    m_bar->show(rows > 0 ? static_cast<double>(state.done) / rows : 0);
    say(state.state == ImportState::Checking
            ? tr("Checking the file…")
            : tr("%1 of %2 rows written").arg(locale.toString(state.done), locale.toString(rows)));
}

void ImportDialog::showEnd(const ExtensionImport &state)
{
    m_passwords = state.passwords;
    m_rows.show(state);
    switch (state.state) {
    case ImportState::Done: {
        enter(Stage::Over);
        QString words = tr("%n extension(s) added.", nullptr, state.created);
        if (state.changed > 0)
            words += u' ' + tr("%n changed.", nullptr, state.changed);
        if (!m_passwords.isEmpty())
            words += u' ' + tr("%n of them got a new password. Save them now: they are never shown again.", nullptr,
                               static_cast<int>(m_passwords.size()));
        say(words);
        Q_EMIT imported(state.created, state.changed);
        break;
    }
    case ImportState::Cancelled:
        m_canBegin = true;
        enter(Stage::Checked);
        say(tr("Cancelled. Nothing was imported."));
        break;
    default:
        m_canBegin = false;
        enter(Stage::Checked);
        say(state.problemCount > 0 ? importSummary(state) : tr("Nothing was imported. %1").arg(state.message), true);
    }
}

bool ImportDialog::mayClose() const
{
    const bool runs = m_stage == Stage::Running || m_stage == Stage::Cancelling;
    return !runs && (m_passwords.isEmpty() || m_passwordsSaved);
}

void ImportDialog::reject()
{
    if (mayClose()) {
        QDialog::reject();
    } else if (m_stage == Stage::Running) {
        m_poll.stop();
        enter(Stage::Cancelling);
        say(tr("Cancelling…"));
        if (!m_id.isEmpty())
            finish();
    } else if (m_stage == Stage::Over) {
        askBeforeLosingPasswords();
    }
}

void ImportDialog::askBeforeLosingPasswords()
{
    auto *dialog =
        new ConfirmDialog(m_look,
                          {tr("Close without the passwords?"),
                           tr("The passwords of %n extension(s) are known to nobody else and can never be shown again.",
                              nullptr, static_cast<int>(m_passwords.size())),
                           tr("Close"), Icon::Warning},
                          this);
    connect(dialog, &QDialog::accepted, this, [this] { QDialog::reject(); });
    dialog->open();
}

void ImportDialog::chooseWhereToSave()
{
    auto *dialog =
        new QFileDialog(this, tr("Save passwords"), QStringLiteral("passwords.csv"), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::savePasswords);
    dialog->open();
}

void ImportDialog::savePasswords(const QString &path)
{
    QSaveFile file(path);
    const QByteArray csv = passwordsCsv(m_passwords);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size()) {
        say(tr("The passwords were not saved. %1").arg(file.errorString()), true);
        return;
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // before it has its name
    if (!file.commit()) {
        say(tr("The passwords were not saved. %1").arg(file.errorString()), true);
        return;
    }
    m_passwordsSaved = true;
    say(tr("The passwords are in %1.").arg(QFileInfo(path).fileName()));
}

} // namespace wakeline
