// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "Appearance.h"

#include <QDialog>
#include <QSaveFile>

namespace wakeline {

class ActionButton;
class Label;
class ProgressBar;

/// Writes call records into a CSV file, part by part, and shows how far it is. The file appears under its name only
/// when it is whole: whoever cancels, or loses the connection, is left with what was there before.
class CallExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param total   how many there should be, for the bar
    /// \param client  outlives the dialog
    CallExportDialog(const Appearance &look, ApiClient &client, const CallHistoryFilter &filter, qint64 total,
                     const QString &path, QWidget *parent);

Q_SIGNALS:
    void written(qint64 rows);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QCoro::Task<void> write();
    bool append(const CsvPart &part);
    void showProgress();
    void fail(const QString &reason);

    const Appearance &m_look;
    ApiClient &m_client;
    CallHistoryFilter m_filter;
    qint64 m_total;
    qint64 m_rows = 0;
    QSaveFile m_file;
    Label *m_words = nullptr;
    ProgressBar *m_bar = nullptr;
    ActionButton *m_cancel = nullptr;
};

} // namespace wakeline
