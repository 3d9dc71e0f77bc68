// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QProxyStyle>

namespace wakeline {

/// Fusion with the console's own buttons, fields, headers, scroll bars and focus rings: one look on every system.
/// No style sheets, which would cut palette inheritance and high contrast off (docs/decisions/0061).
class ConsoleStyle : public QProxyStyle
{
    Q_OBJECT

public:
    /// Dynamic property of a field whose value cannot be accepted: its border says so.
    static constexpr const char *invalidProperty = "wakelineInvalid";

    /// \param look  outlives the style
    explicit ConsoleStyle(const Appearance &look);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    void drawButtonPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget, bool flat) const;
    void drawFieldFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawCheckBox(const QStyleOption &option, QPainter &painter) const;
    void drawHeaderLabel(const QStyleOption &option, QPainter &painter) const;
    void drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawMenuItem(const QStyleOption &option, QPainter &painter) const;

    const Appearance &m_look;
};

} // namespace wakeline
