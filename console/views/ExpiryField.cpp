// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExpiryField.h"

#include "Buttons.h"
#include "FormField.h"

namespace wakeline {

ExpiryField::ExpiryField(const Appearance &look, QWidget *parent)
    : QWidget(parent),
      m_day(new FormField(look, tr("Last day"), this)),
      m_never(new SwitchButton(look, tr("Never expires"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_day->edit()->setMaxLength(10);
    m_day->edit()->setPlaceholderText(QStringLiteral("2027-12-31"));
    m_day->setHelp(tr("As year-month-day."));
    row->addWidget(m_day, 1, Qt::AlignTop);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(5);
    buttons->addSpacing(QFontMetrics(look.font(TextStyle::Strong)).height() + 7); // beside the field, not its label
    auto *spans = new QHBoxLayout;
    spans->setSpacing(8);
    for (const auto &[months, words] : {std::pair{1, tr("1 month")}, {12, tr("1 year")}, {36, tr("3 years")}}) {
        auto *button = new ActionButton(look, ActionButton::Kind::Plain, words, this);
        button->setAutoDefault(false);
        button->setToolTip(tr("From today"));
        connect(button, &QPushButton::clicked, this,
                [this, months = months] { setDate(QDate::currentDate().addMonths(months)); });
        spans->addWidget(button);
    }
    buttons->addLayout(spans);
    buttons->addStretch();
    row->addLayout(buttons);
    layout->addLayout(row);
    m_never->setCheckable(true);
    layout->addWidget(m_never);
    connect(m_day->edit(), &QLineEdit::textEdited, this, [this] { m_day->setError({}); });
    connect(m_day, &FormField::noteChanged, this, &ExpiryField::sizeChanged);
    connect(m_never, &QAbstractButton::toggled, this, [this](bool never) {
        m_day->setEnabled(!never);
        m_day->setError({});
    });
}

void ExpiryField::setDate(const QDate &date)
{
    m_never->setChecked(false);
    m_day->setText(date.toString(Qt::ISODate));
    m_day->setError({});
}

QDate ExpiryField::date() const
{
    return QDate::fromString(m_day->text().trimmed(), Qt::ISODate);
}

void ExpiryField::setExpiry(const std::optional<QDateTime> &expiry)
{
    if (expiry)
        setDate(expiry->toLocalTime().date());
    m_never->setChecked(!expiry);
}

std::optional<QDateTime> ExpiryField::expiry() const
{
    return m_never->isChecked() ? std::nullopt : std::optional(date().endOfDay().toUTC());
}

bool ExpiryField::check()
{
    m_day->setError({});
    if (m_never->isChecked())
        return true;
    if (!date().isValid())
        setError(tr("This is not a day. Write it as 2027-12-31."));
    else if (date() < QDate::currentDate())
        setError(tr("This day has passed."));
    return !m_day->hasError();
}

void ExpiryField::setError(const QString &error)
{
    m_day->setError(error);
    if (!error.isEmpty())
        m_day->edit()->setFocus();
}

} // namespace wakeline
