// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"

#include <QLineEdit>

#include <algorithm>

namespace wakeline {

/// The button with this text; null: there is none.
inline ActionButton *buttonNamed(const QWidget &parent, const QString &name)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == name)
            return button;
    }
    return nullptr;
}

/// The field whose name begins so; null: there is none.
inline FormField *fieldNamed(const QWidget &parent, const QString &name)
{
    for (FormField *field : parent.findChildren<FormField *>()) {
        if (field->edit()->accessibleName().startsWith(name))
            return field;
    }
    return nullptr;
}

/// Whether a text in view holds these words.
inline bool says(const QWidget &parent, const QString &text)
{
    const auto labels = parent.findChildren<Label *>();
    return std::ranges::any_of(labels,
                               [&](const Label *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace wakeline
