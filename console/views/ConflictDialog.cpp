// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConflictDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"
#include "ValueChoice.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace wakeline {

namespace {

constexpr int designWidth = 640;
constexpr int tallestTable = 420; // design pixels; more is scrolled, so that it fits on a small screen

/// A scroll area asks for little room by itself: this one asks for its table's, up to a limit.
class TableView : public QScrollArea
{
public:
    TableView(const Appearance &look, QWidget *parent) : QScrollArea(parent), m_look(look)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        // A wrapped label's least height is that of a narrow one; a bar comes where that has no room.
        const int whole =
            std::max(widget()->layout()->totalHeightForWidth(width), widget()->minimumSizeHint().height());
        return std::min(whole, m_look.scaled(tallestTable));
    }
    QSize sizeHint() const override { return {m_look.scaled(designWidth), heightForWidth(m_look.scaled(designWidth))}; }

private:
    const Appearance &m_look;
};

} // namespace

ConflictDialog::ConflictDialog(const Appearance &look, const Words &words, QList<FieldDifference> differences,
                               QWidget *parent)
    : QDialog(parent), m_look(look), m_saving(words.saving), m_differences(std::move(differences))
{
    setWindowTitle(words.title);
    setAccessibleName(words.title);
    setAccessibleDescription(words.who);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    auto *title = new Label(look, TextStyle::Title, words.title, this);
    const QString what = tr("%1 Nothing of yours was saved yet. Choose what shall hold.").arg(words.who);
    auto *who = new Label(look, TextStyle::Body, what, this, Ink::Secondary);
    for (Label *label : {title, who}) {
        label->wrap();
        layout->addWidget(label);
    }
    layout->addSpacing(6);
    layout->addWidget(makeTable());
    layout->addStretch();
    layout->addSpacing(8);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *back = new ActionButton(look, ActionButton::Kind::Plain, tr("Go on editing"), this);
    m_act = new ActionButton(look, ActionButton::Kind::Primary, m_saving, this);
    m_act->setObjectName(QStringLiteral("act"));
    m_act->setAutoDefault(false);
    back->setDefault(true); // Enter must not decide what nobody has read
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(m_act);
    layout->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &QDialog::accept);
    showChoice();
    resize(look.scaled(designWidth), 1);
    growToFit(*this);
    for (ValueChoice *choice : m_mine + m_theirs) {
        if (choice->isChecked()) {
            choice->setFocus();
            break;
        }
    }
}

QWidget *ConflictDialog::makeTable()
{
    auto *view = new TableView(m_look, this);
    auto *table = new QWidget(view);
    table->setAutoFillBackground(false);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 5);
    grid->setColumnStretch(2, 5);
    grid->addWidget(new Label(m_look, TextStyle::CaptionStrong, tr("Field"), table, Ink::Hint), 0, 0);
    addHeading(*grid, 1, tr("Yours"), tr("All of mine"), false);
    addHeading(*grid, 2, tr("Now on the server"), tr("All of theirs"), true);
    for (const FieldDifference &difference : m_differences)
        addRow(*grid, grid->rowCount(), difference);
    grid->setRowStretch(grid->rowCount(), 1);
    view->setWidget(table);
    return view;
}

void ConflictDialog::addHeading(QGridLayout &grid, int column, const QString &text, const QString &all, bool theirs)
{
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    auto *label = new Label(m_look, TextStyle::CaptionStrong, text, this, Ink::Hint);
    heading->addWidget(label);
    heading->addStretch();
    if (m_differences.size() > 1) {
        auto *button = new ActionButton(m_look, ActionButton::Kind::Link, all, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, theirs] { chooseAll(theirs); });
        heading->addWidget(button);
    }
    grid.addLayout(heading, 0, column);
}

void ConflictDialog::addRow(QGridLayout &grid, int line, const FieldDifference &difference)
{
    using enum FieldDifference::ChangedBy;
    auto *first = new QVBoxLayout;
    first->setContentsMargins(0, 7, 0, 0);
    first->setSpacing(2);
    auto *name = new Label(m_look, TextStyle::Strong, difference.name, this);
    const QString by = difference.changedBy == Me     ? tr("Changed by you")
                       : difference.changedBy == Them ? tr("Changed there")
                                                      : tr("Changed by both");
    auto *note = new Label(m_look, TextStyle::Caption, by, this, difference.changedBy == Both ? Ink::Alert : Ink::Hint);
    for (Label *label : {name, note}) {
        label->wrap();
        first->addWidget(label);
    }
    first->addStretch();
    grid.addLayout(first, line, 0);
    auto *mine =
        new ValueChoice(m_look, difference.mine, tr("%1, yours: %2").arg(difference.name, difference.mine), this);
    auto *theirs = new ValueChoice(m_look, difference.theirs,
                                   tr("%1, on the server: %2").arg(difference.name, difference.theirs), this);
    auto *group = new QButtonGroup(this);
    group->addButton(mine);
    group->addButton(theirs);
    (difference.changedBy == Them ? theirs : mine)->setChecked(true);
    grid.addWidget(mine, line, 1);
    grid.addWidget(theirs, line, 2);
    m_mine.append(mine);
    m_theirs.append(theirs);
    connect(group, &QButtonGroup::buttonToggled, this, &ConflictDialog::showChoice);
}

void ConflictDialog::chooseAll(bool theirs)
{
    for (ValueChoice *choice : theirs ? m_theirs : m_mine)
        choice->setChecked(true);
}

QList<qsizetype> ConflictDialog::taken() const
{
    QList<qsizetype> fields;
    for (qsizetype i = 0; i < m_differences.size(); ++i) {
        if (m_theirs.at(i)->isChecked())
            fields.append(m_differences.at(i).field);
    }
    return fields;
}

void ConflictDialog::showChoice()
{
    if (!m_act) // while the rows are made
        return;
    const qsizetype theirs = taken().size();
    m_act->setText(theirs == 0                      ? tr("Keep mine: %1").arg(m_saving)
                   : theirs == m_differences.size() ? tr("Take theirs")
                                                    : tr("Combine: %1").arg(m_saving));
    m_act->updateGeometry();
}

void ConflictDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
