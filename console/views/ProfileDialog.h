// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ConnectionProfile.h"

#include "Appearance.h"

#include <QDialog>

class QCheckBox;

namespace wakeline {

class FormField;
class Label;

/// A connection's name and address.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    ProfileDialog(const Appearance &look, const ConnectionProfile &profile, QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::ConnectionProfile &profile);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makePinRow();
    void save();

    const Appearance &m_look;
    ConnectionProfile m_profile;
    FormField *m_name;
    FormField *m_server;
    QCheckBox *m_plain;
};

} // namespace wakeline
