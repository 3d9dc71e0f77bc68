// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "ImportModel.h"

#include "Appearance.h"

#include <QDialog>
#include <QTimer>

class QTableView;

namespace wakeline {

class ActionButton;
class Label;
class ProgressBar;
class SwitchButton;

/// Brings extensions in from a CSV file: looked at first, with every row's error, then all of them or none, with
/// progress and a way to stop. Passwords that the service made are shown this once, to be saved.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr qint64 largestFile = 32 * 1024 * 1024; ///< bytes, as the service takes them

    /// \param client  outlives the dialog
    ImportDialog(const Appearance &look, ApiClient &client, QWidget *parent);

    /// Reads a file and has it checked.
    void load(const QString &path);
    /// Nothing is lost by closing now.
    bool mayClose() const;
    void savePasswords(const QString &path);
    const ImportModel &rows() const { return m_rows; }

    void reject() override;

Q_SIGNALS:
    void imported(int created, int changed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Stage { Choosing, Checking, Checked, Running, Cancelling, Over };

    QWidget *makeFileRow();
    QWidget *makeTable();
    QLayout *makeButtons();
    void chooseFile();
    void chooseWhereToSave();
    void enter(Stage stage);
    void say(const QString &text, bool isProblem = false);
    void showChecked(const ExtensionImport &checked);
    void showProgress(const ExtensionImport &state);
    void showEnd(const ExtensionImport &state);
    void askBeforeLosingPasswords();
    bool reportLost(const ApiError &error);

    QCoro::Task<void> check();
    QCoro::Task<void> begin();
    QCoro::Task<void> poll();
    QCoro::Task<void> finish();

    const Appearance &m_look;
    ApiClient &m_client;
    Stage m_stage = Stage::Choosing;
    QByteArray m_csv;
    QString m_id;             ///< of the import that runs
    quint64 m_generation = 0; ///< of the check that counts
    QList<ImportedPassword> m_passwords;
    bool m_passwordsSaved = false;
    bool m_canBegin = false;
    ImportModel m_rows;
    QTimer m_poll;
    Transfer m_transfer;
    Label *m_name = nullptr;
    ActionButton *m_choose = nullptr;
    SwitchButton *m_update = nullptr;
    Label *m_words = nullptr;
    ProgressBar *m_bar = nullptr;
    QTableView *m_table = nullptr;
    ActionButton *m_close = nullptr;
    ActionButton *m_act = nullptr;
    ActionButton *m_save = nullptr;
};

} // namespace wakeline
