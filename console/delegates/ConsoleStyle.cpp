// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleStyle.h"

#include "Painting.h"
#include "RowDelegate.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QLineEdit>
#include <QStyleOption>

namespace wakeline {

namespace {

constexpr int controlHeight = 30;
constexpr qreal controlRadius = 6;
constexpr qreal focusWidth = 2;

/// A ring shows where the keyboard is; a click needs none.
bool showsFocus(const QStyleOption &option)
{
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

} // namespace

ConsoleStyle::ConsoleStyle(const Appearance &look) : QProxyStyle(QStringLiteral("Fusion")), m_look(look) {}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Theme &theme = m_look.theme();
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButtonPanel(*option, *painter, widget, false);
    case PE_PanelButtonTool:
        return drawButtonPanel(*option, *painter, widget, true);
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        return drawFieldFrame(*option, *painter, widget);
    case PE_IndicatorCheckBox:
        return drawCheckBox(*option, *painter);
    case PE_FrameFocusRect:
        if (widget && (qobject_cast<const QAbstractItemView *>(widget) || widget->inherits("QPushButton")))
            return; // these draw their own
        painter->save();
        Brush(*painter, m_look).box(option->rect, 5, {}, theme.accent, focusWidth);
        painter->restore();
        return;
    case PE_PanelMenu:
        painter->save();
        Brush(*painter, m_look).box(option->rect, 0, theme.surface, theme.buttonBorder());
        painter->restore();
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.inverse);
        return;
    case PE_IndicatorHeaderArrow: // part of the label
    case PE_FrameButtonBevel:
    case PE_FrameMenu:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ConsoleStyle::drawButtonPanel(const QStyleOption &option, QPainter &painter, const QWidget *, bool flat) const
{
    const Theme &theme = m_look.theme();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool enabled = option.state & State_Enabled;
    const bool primary = button && (button->features & QStyleOptionButton::DefaultButton) && enabled;
    const bool down = option.state & (State_Sunken | State_On);
    const bool hovered = (option.state & State_MouseOver) && enabled;

    QColor fill = primary ? theme.accent : flat ? QColor() : theme.raised;
    if (primary && (hovered || down))
        fill = mix(theme.accent, theme.dark ? Qt::white : Qt::black, 0.12);
    else if (hovered || down)
        fill = mix(flat ? theme.surface : theme.raised, theme.text, down ? 0.12 : 0.06);

    painter.save();
    Brush brush(painter, m_look, option);
    brush.box(option.rect, controlRadius, fill, primary || flat ? QColor() : theme.buttonBorder());
    if (showsFocus(option))
        brush.box(option.rect, controlRadius, {}, primary ? theme.text : theme.accent, focusWidth);
    painter.restore();
}

void ConsoleStyle::drawFieldFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const Theme &theme = m_look.theme();
    const bool invalid = widget && widget->property(invalidProperty).toBool();
    const bool focused = option.state & State_HasFocus;
    const QColor border = invalid                        ? theme.tone(Tone::Bad).text
                          : focused                      ? theme.accent
                          : option.state & State_Enabled ? theme.control
                                                         : theme.line;
    painter.save();
    Brush(painter, m_look).box(option.rect, controlRadius, theme.surface, border, focused || invalid ? 2 : 1);
    painter.restore();
}

void ConsoleStyle::drawCheckBox(const QStyleOption &option, QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const bool on = option.state & State_On;
    const QColor active = option.state & State_Enabled ? theme.accent : theme.disabledText();
    painter.save();
    Brush brush(painter, m_look, option);
    brush.box(option.rect, 4, on ? active : theme.surface, on ? active : theme.control, 1.3);
    if (on)
        brush.icon(option.rect, Icon::Check, 12, theme.onAccent);
    painter.restore();
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Theme &theme = m_look.theme();
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.surface);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.line);
        return;
    case CE_HeaderLabel:
        return drawHeaderLabel(*option, *painter);
    case CE_MenuItem:
        return drawMenuItem(*option, *painter);
    case CE_PushButtonLabel: {
        QStyleOptionButton button = *qstyleoption_cast<const QStyleOptionButton *>(option);
        if ((button.features & QStyleOptionButton::DefaultButton) && (button.state & State_Enabled))
            button.palette.setColor(QPalette::ButtonText, theme.onAccent);
        return QProxyStyle::drawControl(element, &button, painter, widget);
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ConsoleStyle::drawHeaderLabel(const QStyleOption &option, QPainter &painter) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!header)
        return;
    const bool right = header->textAlignment & Qt::AlignRight;
    QRectF rect(header->rect);
    // SE_HeaderLabel has taken a margin off both sides already; titles line up with the cells below them.
    const int margin = pixelMetric(PM_HeaderMargin, &option, nullptr);
    rect.adjust(RowDelegate::leftPadding(header->section) - margin, 0,
                right ? margin - 2 * RowDelegate::rightPadding : margin - 4, 0);

    painter.save();
    Brush brush(painter, m_look, option);
    const qreal width = brush.textWidth(TextStyle::CaptionStrong, header->text);
    brush.text(rect, TextStyle::CaptionStrong, m_look.theme().hint, header->text,
               right ? Qt::AlignRight | Qt::AlignAbsolute : Qt::Alignment(Qt::AlignLeft));
    if (header->sortIndicator != QStyleOptionHeader::None) {
        const qreal left = right ? rect.right() - width - 16 : rect.left() + width + 4;
        // Qt's SortDown is the ascending order: the arrow shows which way values grow upwards.
        const Icon arrow = header->sortIndicator == QStyleOptionHeader::SortDown ? Icon::ChevronUp : Icon::ChevronDown;
        brush.icon(QRectF(left, rect.top(), 12, rect.height()), arrow, 12, m_look.theme().secondary);
    }
    painter.restore();
}

void ConsoleStyle::drawMenuItem(const QStyleOption &option, QPainter &painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (!item)
        return;
    const Theme &theme = m_look.theme();
    painter.save();
    Brush brush(painter, m_look, option);
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRectF(item->rect.left() + 8, item->rect.center().y(), item->rect.width() - 16, 1),
                         theme.line);
        painter.restore();
        return;
    }
    const bool enabled = item->state & State_Enabled;
    if ((item->state & State_Selected) && enabled)
        brush.box(QRectF(item->rect).adjusted(4, 0, -4, 0), controlRadius, theme.selection);
    const QColor color = enabled ? theme.text : theme.disabledText();
    QRectF rect = QRectF(item->rect).adjusted(12, 0, -14, 0);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        brush.icon(QRectF(rect.left(), rect.top(), 16, rect.height()), Icon::Check, 16, theme.accent);
    else if (!item->icon.isNull())
        item->icon.paint(&painter, brush.placed(QRectF(rect.left(), rect.center().y() - 8, 16, 16)).toRect());
    rect.setLeft(rect.left() + 26);
    QString words = item->text.section(QLatin1Char('\t'), 0, 0);
    words.remove(QLatin1Char('&'));
    brush.text(rect, TextStyle::Body, color, words);
    brush.text(rect, TextStyle::Caption, theme.hint, item->text.section(QLatin1Char('\t'), 1), Qt::AlignRight);
    painter.restore();
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return drawScrollBar(*option, *painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control != CC_ComboBox || part != SC_ComboBoxEditField)
        return rect;
    const bool mirrored = option->direction == Qt::RightToLeft; // the words begin where those of a field do
    return mirrored ? rect.adjusted(0, 0, -4, 0) : rect.adjusted(4, 0, 0, 0);
}

void ConsoleStyle::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const Theme &theme = m_look.theme();
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!slider)
        return;
    QRectF handle = subControlRect(CC_ScrollBar, slider, SC_ScrollBarSlider, widget);
    handle = slider->orientation == Qt::Vertical ? handle.adjusted(4, 2, -3, -2) : handle.adjusted(2, 4, -2, -3);
    painter.save();
    painter.fillRect(option.rect, option.palette.color(widget ? widget->backgroundRole() : QPalette::Base));
    Brush(painter, m_look)
        .box(handle, 2.5, mix(theme.surface, theme.control, (option.state & State_MouseOver) ? 1.0 : 0.75));
    painter.restore();
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea *>(widget) ? 0 : 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 16;
    case PM_ButtonMargin:
        return 8;
    case PM_SplitterWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = m_look.typography().rowHeight(m_look.scaled(controlHeight), 1);
    if (type == CT_LineEdit || type == CT_PushButton)
        result.setHeight(height);
    if (type == CT_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {result.width(), 9};
        const qreal words = item ? Typography::tabularWidth(m_look.font(TextStyle::Body), item->text) : result.width();
        result = QSize(std::max(m_look.scaled(180), static_cast<int>(words) + 76), height);
    }
    return result;
}

QIcon ConsoleStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_LineEditClearButton)
        return m_look.icons().icon(Icon::Close, m_look.theme().hint, 16); // as large as a QLineEdit shows it
    return QProxyStyle::standardIcon(icon, option, widget);
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace wakeline
