// SPDX-License-Identifier: GPL-3.0-or-later
#include "FormField.h"

#include "ConsoleStyle.h"
#include "Glyph.h"
#include "Label.h"

#include <QAction>
#include <QStyle>

namespace wakeline {

FormField::FormField(const Appearance &look, const QString &name, QWidget *parent, int height)
    : QWidget(parent), m_look(look), m_edit(new QLineEdit(this)), m_noteRow(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    auto *label = new Label(look, TextStyle::Strong, name, this);
    label->setBuddy(m_edit);
    layout->addWidget(label);

    m_edit->setAccessibleName(name);
    m_edit->setTextMargins(6, 0, 4, 0);
    m_edit->setMinimumHeight(look.typography().rowHeight(look.scaled(height), 1));
    layout->addWidget(m_edit);

    auto *row = new QHBoxLayout(m_noteRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_noteIcon = new Glyph(look, Icon::Warning, 14, Ink::Bad, m_noteRow);
    row->addWidget(m_noteIcon, 0, Qt::AlignTop);
    m_note = new Label(look, TextStyle::Body, {}, m_noteRow);
    m_note->wrap();
    row->addWidget(m_note, 1);
    layout->addWidget(m_noteRow);
    showNote();
}

void FormField::setError(const QString &error)
{
    m_hasError = !error.isEmpty();
    m_error = error;
    m_edit->setProperty(ConsoleStyle::invalidProperty, m_hasError);
    m_edit->setAccessibleDescription(error);
    m_edit->update();
    showNote();
}

void FormField::setHelp(const QString &help)
{
    m_help = help;
    showNote();
}

void FormField::showNote()
{
    const QString &text = m_hasError ? m_error : m_help;
    m_note->setText(text);
    m_note->setInk(m_hasError ? Ink::Bad : Ink::Hint);
    m_noteIcon->setVisible(m_hasError);
    m_noteRow->setVisible(!text.isEmpty());
    Q_EMIT noteChanged();
}

void growToFit(QDialog &dialog)
{
    dialog.layout()->activate();
    const int needed = dialog.layout()->totalHeightForWidth(dialog.width());
    if (needed > dialog.height())
        dialog.resize(dialog.width(), needed);
}

void FormField::makeSecret()
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto *reveal = m_edit->addAction(QIcon(), QLineEdit::TrailingPosition);
    const auto repaint = [this, reveal] {
        const bool hidden = m_edit->echoMode() == QLineEdit::Password;
        reveal->setIcon(m_look.icons().icon(hidden ? Icon::Eye : Icon::EyeOff, m_look.theme().secondary));
        reveal->setText(hidden ? tr("Show the password") : tr("Hide the password"));
        reveal->setToolTip(reveal->text());
    };
    connect(reveal, &QAction::triggered, m_edit, [this, repaint] {
        const bool hidden = m_edit->echoMode() == QLineEdit::Password;
        m_edit->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
        repaint();
    });
    connect(&m_look, &Appearance::changed, reveal, repaint);
    repaint();
}

} // namespace wakeline
