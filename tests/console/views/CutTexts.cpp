// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutTexts.h"

#include "Label.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyleOptionComboBox>

namespace wakeline {

namespace {

/// Qt's own labels and ours ask for their whole width, unless they elide with a tooltip.
QString cutPart(const QLabel &label)
{
    if (label.wordWrap()) {
        const int height = label.heightForWidth(label.width());
        return height > label.height() + 1 ? QStringLiteral("%1: needs %2 pixels of height, has %3")
                                                 .arg(label.text())
                                                 .arg(height)
                                                 .arg(label.height())
                                           : QString();
    }
    const auto *ours = qobject_cast<const Label *>(&label);
    const bool elides = ours && ours->isElidable();
    return !elides && label.sizeHint().width() > label.width() + 1 ? label.text() : QString();
}

QString cutPart(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const int room =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
    return box.fontMetrics().horizontalAdvance(box.currentText()) > room ? box.currentText() : QString();
}

QString cutPart(const QLineEdit &edit)
{
    const QMargins margins = edit.textMargins();
    const int room = edit.width() - margins.left() - margins.right() - 4;
    const QString text = edit.placeholderText();
    return edit.text().isEmpty() && edit.fontMetrics().horizontalAdvance(text) > room && edit.toolTip() != text
               ? text
               : QString();
}

} // namespace

QStringList cutTexts(QWidget &window)
{
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        QString part;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            part = label->text().isEmpty() ? QString() : cutPart(*label);
        else if (widget->inherits("QLineEditIconButton"))
            continue; // its text is for screen readers
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            part = button->sizeHint().width() > button->width() + 1 ? button->text() : QString();
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            part = cutPart(*box);
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            part = cutPart(*edit);
        if (!part.isEmpty())
            cut.append(part);
    }
    return cut;
}

QStringList cutHeaders(const RowTable &table, const Appearance &look)
{
    QStringList cut;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (table.isColumnHidden(column))
            continue;
        const QString title = table.model()->headerData(column, Qt::Horizontal).toString();
        if (Typography::tabularWidth(look.font(TextStyle::CaptionStrong), title) > table.columnWidth(column) - 8)
            cut.append(title);
    }
    return cut;
}

} // namespace wakeline
