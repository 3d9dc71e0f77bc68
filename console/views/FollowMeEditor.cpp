// SPDX-License-Identifier: GPL-3.0-or-later
#include "FollowMeEditor.h"

#include "Buttons.h"
#include "FollowMeRow.h"
#include "FollowMeText.h"
#include "Label.h"
#include "Panel.h"

#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

namespace wakeline {

namespace {

constexpr qsizetype mostNumbers = 10; // as the service allows
constexpr int rowsInView = 4;

} // namespace

FollowMeEditor::FollowMeEditor(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setAccessibleName(tr("Follow me"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_switch = new SwitchButton(look, tr("Follow me: ring other numbers, too"), this);
    layout->addWidget(m_switch);

    m_details = new QWidget(this);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(8);
    details->addWidget(makeHeadings());
    details->addWidget(makeList());
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(16);
    m_add = new ActionButton(look, ActionButton::Kind::Plain, tr("Add number"), m_details, Icon::Plus);
    m_atOnce = new SwitchButton(look, tr("Ring all of them at once"), m_details);
    buttons->addWidget(m_add);
    buttons->addWidget(m_atOnce);
    buttons->addStretch();
    details->addLayout(buttons);
    m_problem = new Label(look, TextStyle::Body, {}, m_details, Ink::Bad);
    m_summary = new Label(look, TextStyle::Body, {}, m_details, Ink::Hint);
    for (Label *label : {m_problem, m_summary}) {
        label->wrap();
        details->addWidget(label);
    }
    m_problem->hide();
    layout->addWidget(m_details);
    m_details->hide();

    connect(m_switch, &QAbstractButton::toggled, this, &FollowMeEditor::setOn);
    connect(m_atOnce, &QAbstractButton::toggled, this, &FollowMeEditor::showSummary);
    connect(m_add, &QPushButton::clicked, this, [this] { addRow({})->focusNumber(); });
}

QWidget *FollowMeEditor::makeHeadings()
{
    auto *headings = new QWidget(m_details);
    auto *layout = new QHBoxLayout(headings);
    layout->setContentsMargins(inReadingOrder({m_look.scaled(FollowMeRow::GripWidth) + FollowMeRow::Gap, 0,
                                               m_look.scaled(FollowMeRow::RemoveWidth) + FollowMeRow::Gap, 0}));
    layout->setSpacing(FollowMeRow::Gap);
    layout->addWidget(new Label(m_look, TextStyle::Caption, tr("Number"), headings, Ink::Hint), 1);
    for (const QString &words : {tr("After (s)"), tr("Rings (s)")}) {
        auto *label = new Label(m_look, TextStyle::Caption, words, headings, Ink::Hint);
        label->setElidable(true);
        label->setFixedWidth(m_look.scaled(FollowMeRow::SecondsWidth));
        layout->addWidget(label);
    }
    return headings;
}

QWidget *FollowMeEditor::makeList()
{
    m_list = new QScrollArea(m_details);
    m_list->setAccessibleName(tr("Follow-me numbers in their order"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWidgetResizable(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *rows = new QWidget(m_list);
    m_rowLayout = new QVBoxLayout(rows);
    m_rowLayout->setContentsMargins(0, 0, 0, 0);
    m_rowLayout->setSpacing(6);
    m_rowLayout->addStretch();
    m_list->setWidget(rows);
    return m_list;
}

void FollowMeEditor::fill(const Extension &extension)
{
    while (!m_rows.isEmpty())
        removeRow(m_rows.last());
    for (const FollowMeNumber &number : extension.followMeNumbers)
        addRow(number);
    m_atOnce->setChecked(extension.followMeStrategy == FollowMeStrategy::Simultaneous);
    m_switch->setChecked(extension.followMeEnabled);
    showSummary();
}

FollowMeRow *FollowMeEditor::addRow(const FollowMeNumber &number)
{
    auto *row = new FollowMeRow(m_look, number, m_list->widget());
    m_rowLayout->insertWidget(static_cast<int>(m_rows.size()), row);
    m_rows.append(row);
    connect(row, &FollowMeRow::changed, this, &FollowMeEditor::showSummary);
    connect(row, &FollowMeRow::noteChanged, this, &FollowMeEditor::fitList);
    connect(row, &FollowMeRow::removeWanted, this, [this, row] { removeRow(row); });
    connect(row, &FollowMeRow::moveWanted, this, [this, row](int by) { moveRow(row, m_rows.indexOf(row) + by); });
    connect(row, &FollowMeRow::dragged, this, [this, row](int globalY) { drag(row, globalY); });
    row->show();
    showSummary();
    fitList();
    return row;
}

void FollowMeEditor::removeRow(FollowMeRow *row)
{
    m_rows.removeOne(row);
    m_rowLayout->removeWidget(row);
    row->hide();
    row->deleteLater(); // its own button may have led here
    showSummary();
    fitList();
}

void FollowMeEditor::moveRow(FollowMeRow *row, qsizetype to)
{
    const qsizetype from = m_rows.indexOf(row);
    if (to < 0 || to >= m_rows.size() || to == from)
        return;
    m_rows.move(from, to);
    m_rowLayout->removeWidget(row);
    m_rowLayout->insertWidget(static_cast<int>(to), row);
    m_rowLayout->activate(); // a drag that goes on asks for the new places
    m_list->ensureWidgetVisible(row, 0, 0);
    for (qsizetype i = 1; i < m_rows.size(); ++i)
        QWidget::setTabOrder(m_rows.at(i - 1), m_rows.at(i));
    showSummary();
}

/// The row follows the pointer as soon as that is over another's middle.
void FollowMeEditor::drag(FollowMeRow *row, int globalY)
{
    const int y = m_list->widget()->mapFromGlobal(QPoint(0, globalY)).y();
    const qsizetype index = m_rows.indexOf(row);
    if (index > 0 && y < m_rows.at(index - 1)->geometry().center().y())
        moveRow(row, index - 1);
    else if (index + 1 < m_rows.size() && y > m_rows.at(index + 1)->geometry().center().y())
        moveRow(row, index + 1);
}

void FollowMeEditor::setOn(bool on)
{
    m_details->setVisible(on);
    if (on && m_rows.isEmpty())
        addRow({})->focusNumber();
    fitList();
}

/// As high as its rows, up to a few: a form with ten numbers must still fit on a small screen.
void FollowMeEditor::fitList()
{
    int height = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(m_rows.size(), rowsInView); ++i)
        height += m_rows.at(i)->sizeHint().height() + (i > 0 ? m_rowLayout->spacing() : 0);
    m_list->setFixedHeight(height);
    m_add->setEnabled(m_rows.size() < mostNumbers);
    m_add->setToolTip(m_add->isEnabled() ? QString() : tr("At most %1 numbers").arg(mostNumbers));
    Q_EMIT sizeChanged();
}

void FollowMeEditor::showSummary()
{
    m_problem->hide();
    QList<FollowMeNumber> filled = numbers();
    filled.removeIf([](const FollowMeNumber &number) { return number.number.isEmpty(); });
    const QString legs = followMeText(filled, strategy());
    m_summary->setText(legs.isEmpty() ? tr("Add the numbers that a call goes on to.")
                       : strategy() == FollowMeStrategy::Simultaneous
                           ? tr("A call rings %1, all from the beginning.").arg(legs)
                           : tr("When nobody answers, a call rings %1.").arg(legs));
    Q_EMIT sizeChanged();
}

QList<FollowMeNumber> FollowMeEditor::numbers() const
{
    QList<FollowMeNumber> all;
    for (const FollowMeRow *row : m_rows)
        all.append(row->number());
    return all;
}

FollowMeStrategy FollowMeEditor::strategy() const
{
    return m_atOnce->isChecked() ? FollowMeStrategy::Simultaneous : FollowMeStrategy::Sequential;
}

bool FollowMeEditor::check(const QString &own)
{
    if (!m_switch->isChecked()) // rows that nobody sees: what cannot be stored is not kept
        return true;
    if (m_rows.isEmpty()) {
        m_problem->setText(tr("Follow me needs a number, or switch it off."));
        m_problem->show();
        Q_EMIT sizeChanged();
        m_add->setFocus();
        return false;
    }
    for (FollowMeRow *row : std::as_const(m_rows)) {
        if (!row->check(own)) {
            m_list->ensureWidgetVisible(row, 0, 0);
            return false;
        }
    }
    return true;
}

void FollowMeEditor::writeTo(ExtensionDraft &draft, const Extension &known) const
{
    const bool on = m_switch->isChecked();
    if (on != known.followMeEnabled)
        draft.followMeEnabled = on;
    if (!on)
        return; // the numbers stay for when it is switched on again
    if (numbers() != known.followMeNumbers)
        draft.followMeNumbers = numbers();
    if (strategy() != known.followMeStrategy)
        draft.followMeStrategy = strategy();
}

bool FollowMeEditor::showError(const QString &path, const QString &message)
{
    if (!path.startsWith(QLatin1String("follow_me")))
        return false;
    static const QRegularExpression entry(QStringLiteral("^follow_me_numbers\\[(\\d+)\\]\\.(\\w+)$"));
    const auto match = entry.match(path);
    const qsizetype index = match.captured(1).toLongLong();
    if (match.hasMatch() && index < m_rows.size()) {
        m_rows.at(index)->setError(match.captured(2), message);
        m_list->ensureWidgetVisible(m_rows.at(index), 0, 0);
    } else {
        m_problem->setText(message);
        m_problem->show();
        Q_EMIT sizeChanged();
    }
    return true;
}

} // namespace wakeline
