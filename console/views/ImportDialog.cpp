// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportDialog.h"

#include "Buttons.h"
#include "Label.h"
#include "Painting.h"
#include "ProgressBar.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolTip>
#include <QVBoxLayout>

namespace wakeline {

namespace {

/// A problem's line in the colour of problems.
class OutcomeDelegate : public QStyledItemDelegate
{
public:
    OutcomeDelegate(const Appearance &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        if (event->type() != QEvent::ToolTip)
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        // What the file says is text, whatever it looks like.
        QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view, option.rect);
        return true;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool bad = index.data(ImportModel::ProblemRole).toBool();
        const QColor ink = inkColor(m_look.theme(), bad ? Ink::Bad : Ink::Text);
        for (const QPalette::ColorRole role : {QPalette::Text, QPalette::HighlightedText})
            option->palette.setColor(role, ink);
    }

private:
    const Appearance &m_look;
};

/// The first local file that is dragged.
QString fileOf(const QMimeData &data)
{
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

ImportDialog::ImportDialog(const Appearance &look, ApiClient &client, QWidget *parent)
    : QDialog(parent), m_look(look), m_client(client)
{
    const QString title = tr("Import extensions");
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, title, this));
    auto *help = new Label(look, TextStyle::Body,
                           tr("A CSV file in UTF-8 whose first row names the columns: number, display_name, password, "
                              "email, dnd, follow_me_enabled, follow_me_numbers, follow_me_strategy. Who has no "
                              "password gets one."),
                           this, Ink::Secondary);
    help->wrap();
    layout->addWidget(help);
    layout->addWidget(makeFileRow());
    m_update = new SwitchButton(look, tr("Change extensions that exist already"), this);
    layout->addWidget(m_update);
    m_words = new Label(look, TextStyle::Body, {}, this, Ink::Secondary);
    m_words->wrap();
    layout->addWidget(m_words);
    m_bar = new ProgressBar(look, this);
    layout->addWidget(m_bar);
    layout->addWidget(makeTable(), 1);
    layout->addSpacing(4);
    layout->addLayout(makeButtons());
    m_poll.setSingleShot(true);
    m_poll.setInterval(150);
    connect(&m_poll, &QTimer::timeout, this, [this] { poll(); });
    connect(m_update, &QAbstractButton::toggled, this, [this] {
        if (!m_csv.isEmpty())
            check();
    });
    resize(look.scaled(680), look.scaled(560));
    enter(Stage::Choosing);
}

QWidget *ImportDialog::makeFileRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(10);
    m_choose = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Choose file…"), row, Icon::Plus);
    m_name = new Label(m_look, TextStyle::Body, tr("or drop it here"), row, Ink::Hint);
    m_name->setElidable(true);
    layout->addWidget(m_choose);
    layout->addWidget(m_name, 1);
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    return row;
}

QWidget *ImportDialog::makeTable()
{
    m_table = new QTableView(this);
    m_table->setModel(&m_rows);
    m_table->setAccessibleName(tr("Rows of the file"));
    m_table->setItemDelegate(new OutcomeDelegate(m_look, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_look.typography().rowHeight(m_look.scaled(30), 1));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setColumnWidth(ImportModel::Row, m_look.scaled(64));
    m_table->setColumnWidth(ImportModel::Subject, m_look.scaled(210));
    m_table->horizontalHeader()->setStretchLastSection(true);
    return m_table;
}

QLayout *ImportDialog::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_save = new ActionButton(m_look, ActionButton::Kind::Primary, tr("Save passwords…"), this, Icon::Key);
    m_close = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Cancel"), this);
    m_act = new ActionButton(m_look, ActionButton::Kind::Primary, tr("Import"), this);
    m_act->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    buttons->addWidget(m_act);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_act, &QPushButton::clicked, this, [this] { begin(); });
    connect(m_save, &QPushButton::clicked, this, &ImportDialog::chooseWhereToSave);
    return buttons;
}

void ImportDialog::enter(Stage stage)
{
    m_stage = stage;
    const bool runs = stage == Stage::Running || stage == Stage::Cancelling;
    const bool over = stage == Stage::Over;
    m_choose->setEnabled(!runs && !over);
    m_update->setEnabled(!runs && !over);
    m_bar->setVisible(runs);
    m_table->setVisible(!runs && m_rows.rowCount() > 0);
    m_act->setVisible(!runs && !over);
    m_act->setEnabled(stage == Stage::Checked && m_canBegin);
    m_save->setVisible(over && !m_passwords.isEmpty());
    m_close->setText(over ? tr("Close") : tr("Cancel"));
    m_close->setEnabled(stage != Stage::Cancelling);
    m_close->updateGeometry();
}

void ImportDialog::say(const QString &text, bool isProblem)
{
    m_words->setInk(isProblem ? Ink::Bad : Ink::Secondary);
    m_words->setText(text);
    m_words->setVisible(!text.isEmpty());
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import extensions"), {}, tr("CSV files (*.csv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::load);
    dialog->open();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_choose->isEnabled() && !fileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    if (!m_choose->isEnabled())
        return;
    event->acceptProposedAction();
    load(fileOf(*event->mimeData()));
}

void ImportDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
