// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "NotificationPolicy.h"

#include <QDialog>
#include <QMap>

class QLayout;

namespace wakeline {

class FormField;
class SwitchButton;

/// What this user wants to be told of while the console is in the background, and how.
class NotificationsDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param hasTray  whether this desktop has one to stay in
    NotificationsDialog(const Appearance &look, const NotificationPreferences &preferences, bool hasTray,
                        QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::NotificationPreferences &preferences);
    /// One to see how this desktop shows them.
    void exampleWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLayout *behindSwitch(QWidget &widget) const;
    QWidget *makeKinds();
    QWidget *makeOptions(bool hasTray);
    void fill(const NotificationPreferences &preferences);
    NotificationPreferences typed() const;
    bool check();

    const Appearance &m_look;
    QMap<NoticeKind, SwitchButton *> m_kinds;
    FormField *m_boxes = nullptr;
    SwitchButton *m_sound = nullptr;
    SwitchButton *m_background = nullptr;
    SwitchButton *m_quiet = nullptr;
    QWidget *m_times = nullptr;
    FormField *m_from = nullptr;
    FormField *m_to = nullptr;
    SwitchButton *m_tray = nullptr;
};

} // namespace wakeline
