// SPDX-License-Identifier: GPL-3.0-or-later
#include "FollowMeRow.h"

#include "Buttons.h"
#include "ConsoleStyle.h"
#include "Glyph.h"
#include "Panel.h"
#include "SipAddress.h"

#include <QIntValidator>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace wakeline {

namespace {

// As the service checks them (docs/http-api.md).
constexpr int longestDelay = 120;
constexpr int shortestTimeout = 5;
constexpr int longestTimeout = 300;

/// Six dots to pull a row by.
class Grip : public IconButton
{
public:
    Grip(const Appearance &look, FollowMeRow *row)
        : IconButton(look, Icon::Grip, FollowMeRow::tr("Move: pull, or press Up or Down"), row), m_row(row)
    {
        setCursor(Qt::SizeVerCursor);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (event->buttons() & Qt::LeftButton)
            Q_EMIT m_row->dragged(event->globalPosition().toPoint().y());
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down)
            return IconButton::keyPressEvent(event);
        Q_EMIT m_row->moveWanted(event->key() == Qt::Key_Up ? -1 : 1);
    }

private:
    FollowMeRow *m_row;
};

int secondsOf(const QLineEdit &field)
{
    bool isNumber = false;
    const int seconds = field.text().toInt(&isNumber);
    return isNumber ? seconds : -1;
}

} // namespace

FollowMeRow::FollowMeRow(const Appearance &look, const FollowMeNumber &number, QWidget *parent)
    : QWidget(parent), m_look(look)
{
    setAccessibleName(tr("Follow-me number"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(Gap);
    auto *grip = new Grip(look, this);
    m_number = makeField(tr("Number to ring"), 32);
    m_number->setText(number.number);
    m_delay = makeSeconds(tr("Seconds before it rings"), number.delay);
    m_timeout = makeSeconds(tr("Seconds that it rings"), number.timeout);
    auto *remove = new IconButton(look, Icon::Close, tr("Remove this number"), this);
    fields->addWidget(grip);
    fields->addWidget(m_number, 1);
    fields->addWidget(m_delay);
    fields->addWidget(m_timeout);
    fields->addWidget(remove);
    layout->addLayout(fields);
    connect(remove, &QToolButton::clicked, this, &FollowMeRow::removeWanted);

    m_noteRow = new QWidget(this);
    auto *note = new QHBoxLayout(m_noteRow);
    note->setContentsMargins(inReadingOrder({look.scaled(GripWidth) + Gap, 0, 0, 0}));
    note->setSpacing(6);
    note->addWidget(new Glyph(look, Icon::Warning, 14, Ink::Bad, m_noteRow), 0, Qt::AlignTop);
    m_note = new Label(look, TextStyle::Body, {}, m_noteRow, Ink::Bad);
    m_note->wrap();
    note->addWidget(m_note, 1);
    layout->addWidget(m_noteRow);
    m_noteRow->hide();
}

QLineEdit *FollowMeRow::makeField(const QString &name, int longest)
{
    auto *field = new QLineEdit(this);
    field->setAccessibleName(name);
    field->setMaxLength(longest);
    field->setTextMargins(6, 0, 4, 0);
    field->setMinimumHeight(m_look.typography().rowHeight(m_look.scaled(30), 1));
    connect(field, &QLineEdit::textEdited, this, [this] {
        setError({}, {});
        Q_EMIT changed();
    });
    return field;
}

QLineEdit *FollowMeRow::makeSeconds(const QString &name, int value)
{
    QLineEdit *field = makeField(name, 3);
    field->setFixedWidth(m_look.scaled(SecondsWidth));
    field->setValidator(new QIntValidator(0, longestTimeout, field));
    field->setText(QString::number(value));
    return field;
}

FollowMeNumber FollowMeRow::number() const
{
    return {m_number->text().trimmed(), secondsOf(*m_delay), secondsOf(*m_timeout)};
}

bool FollowMeRow::check(const QString &own)
{
    const FollowMeNumber typed = number();
    setError({}, {});
    if (!isExtensionNumber(typed.number))
        setError(QStringLiteral("number"), tr("A number is needed: 1 to 32 letters, digits or _ . + -"));
    else if (typed.number == own)
        setError(QStringLiteral("number"), tr("A call cannot follow to the extension itself."));
    else if (typed.delay < 0 || typed.delay > longestDelay)
        setError(QStringLiteral("delay"), tr("It can ring after 0 to %1 seconds.").arg(longestDelay));
    else if (typed.timeout < shortestTimeout || typed.timeout > longestTimeout)
        setError(QStringLiteral("timeout"),
                 tr("It can ring for %1 to %2 seconds.").arg(shortestTimeout).arg(longestTimeout));
    return m_noteRow->isHidden();
}

void FollowMeRow::setError(const QString &field, const QString &error)
{
    QLineEdit *wrong = field == QLatin1String("delay")     ? m_delay
                       : field == QLatin1String("timeout") ? m_timeout
                                                           : m_number;
    for (QLineEdit *edit : {m_number, m_delay, m_timeout}) {
        const bool invalid = edit == wrong && !error.isEmpty();
        edit->setProperty(ConsoleStyle::invalidProperty, invalid);
        edit->setAccessibleDescription(invalid ? error : QString());
        edit->update();
    }
    m_note->setText(error);
    m_noteRow->setVisible(!error.isEmpty());
    if (!error.isEmpty())
        wrong->setFocus();
    Q_EMIT noteChanged();
}

void FollowMeRow::focusNumber()
{
    m_number->setFocus();
}

} // namespace wakeline
