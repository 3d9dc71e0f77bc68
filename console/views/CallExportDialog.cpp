// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallExportDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"
#include "ProgressBar.h"

#include <QFileInfo>
#include <QLocale>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

namespace wakeline {

CallExportDialog::CallExportDialog(const Appearance &look, ApiClient &client, const CallHistoryFilter &filter,
                                   qint64 total, const QString &path, QWidget *parent)
    : QDialog(parent), m_look(look), m_client(client), m_filter(filter), m_total(total), m_file(path)
{
    const QString title = tr("Export calls");
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(new Label(look, TextStyle::Title, title, this));
    auto *name = new Label(look, TextStyle::Body, QFileInfo(path).fileName(), this, Ink::Hint);
    name->setElidable(true);
    layout->addWidget(name);
    layout->addSpacing(6);
    m_bar = new ProgressBar(look, this);
    layout->addWidget(m_bar);
    m_words = new Label(look, TextStyle::Body, {}, this, Ink::Secondary);
    m_words->wrap();
    layout->addWidget(m_words);
    layout->addSpacing(8);
    m_cancel = new ActionButton(look, ActionButton::Kind::Plain, tr("Cancel"), this);
    m_cancel->setDefault(true);
    layout->addWidget(m_cancel, 0, Qt::AlignRight);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(look.scaled(420));
    resize(look.scaled(420), 1);
    showProgress();
    growToFit(*this);
    write();
}

QCoro::Task<void> CallExportDialog::write()
{
    const QPointer<CallExportDialog> alive(this);
    if (!m_file.open(QIODevice::WriteOnly)) {
        fail(m_file.errorString());
        co_return;
    }
    std::optional<qint64> before;
    do {
        const auto part = co_await m_client.exportCallRecords(m_filter, before);
        if (!alive)
            co_return; // what was written so far goes with the file object
        if (!part) {
            if (part.error().kind != ApiError::Kind::Cancelled)
                fail(part.error().message);
            co_return;
        }
        if (!append(*part)) {
            fail(m_file.errorString());
            co_return;
        }
        before = part->nextBefore;
    } while (before);
    if (!m_file.commit()) {
        fail(m_file.errorString());
        co_return;
    }
    Q_EMIT written(m_rows);
    accept();
}

bool CallExportDialog::append(const CsvPart &part)
{
    if (m_rows == 0 && m_file.write(part.headings) < 0)
        return false;
    if (m_file.write(part.rows) < 0)
        return false;
    m_rows += part.rows.count('\n');
    showProgress();
    return true;
}

void CallExportDialog::showProgress()
{
    const QLocale locale;
    m_words->setText(tr("%1 of %2 calls").arg(locale.toString(m_rows), locale.toString(std::max(m_total, m_rows))));
    m_bar->show(m_total > 0 ? static_cast<double>(m_rows) / static_cast<double>(m_total) : 0);
}

void CallExportDialog::fail(const QString &reason)
{
    m_file.cancelWriting();
    m_words->setInk(Ink::Bad);
    m_words->setText(tr("Nothing was written. %1").arg(reason));
    m_cancel->setText(tr("Close"));
    m_cancel->updateGeometry();
    growToFit(*this);
}

void CallExportDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
