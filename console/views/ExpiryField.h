// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace wakeline {

class FormField;
class SwitchButton;

/// The last day that a licence holds, or never.
class ExpiryField : public QWidget
{
    Q_OBJECT

public:
    ExpiryField(const Appearance &look, QWidget *parent);

    void setExpiry(const std::optional<QDateTime> &expiry);
    /// The end of that day here; no value: never. Only after check().
    std::optional<QDateTime> expiry() const;
    /// \return whether there is a date that lies ahead, or none is needed; what is wrong stands under the field
    bool check();
    void setError(const QString &error);

Q_SIGNALS:
    void sizeChanged();

private:
    void setDate(const QDate &date);
    QDate date() const;

    FormField *m_day;
    SwitchButton *m_never;
};

} // namespace wakeline
