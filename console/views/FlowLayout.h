// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace wakeline {

/// Widgets one behind the other, in as many lines as the width makes necessary, from the side where reading begins.
class FlowLayout : public QLayout
{
public:
    /// \param gap  between two widgets, and between two lines
    FlowLayout(int gap, QWidget *parent);

    /// More room before what is added next, unless that begins a line.
    void addGap(int pixels) { m_gapToCome += pixels; }

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Item
    {
        std::unique_ptr<QLayoutItem> item;
        int before = 0; ///< room, beside the gap
    };
    /// \return the height that is needed in this width; moves the widgets only if `place`
    int layOut(const QRect &rect, bool place) const;

    std::vector<Item> m_items;
    int m_gap;
    int m_gapToCome = 0;
};

} // namespace wakeline
