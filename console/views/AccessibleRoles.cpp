// SPDX-License-Identifier: GPL-3.0-or-later
#include "AccessibleRoles.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace wakeline {

namespace {

QAccessibleInterface *describe(const QString &className, QObject *object)
{
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("wakeline::AttentionList"), QAccessible::Grouping},
        {QStringLiteral("wakeline::Banner"), QAccessible::AlertMessage},
        {QStringLiteral("wakeline::Card"), QAccessible::Grouping},
        {QStringLiteral("wakeline::Chart"), QAccessible::Chart},
        {QStringLiteral("wakeline::Dock"), QAccessible::Pane},
        {QStringLiteral("wakeline::FollowMeEditor"), QAccessible::Grouping},
        {QStringLiteral("wakeline::FollowMeRow"), QAccessible::Grouping},
        {QStringLiteral("wakeline::HoldRing"), QAccessible::Indicator},
        {QStringLiteral("wakeline::OutcomeBars"), QAccessible::Chart},
        {QStringLiteral("wakeline::Page"), QAccessible::Pane},
        {QStringLiteral("wakeline::PartCard"), QAccessible::Grouping},
        {QStringLiteral("wakeline::ClipControls"), QAccessible::Grouping},
        {QStringLiteral("wakeline::PlayerBar"), QAccessible::Pane},
        {QStringLiteral("wakeline::ProgressBar"), QAccessible::ProgressBar},
        {QStringLiteral("wakeline::QrCodeView"), QAccessible::Graphic},
        {QStringLiteral("wakeline::StateBoard"), QAccessible::Grouping},
        {QStringLiteral("wakeline::StatePill"), QAccessible::StaticText},
        {QStringLiteral("wakeline::Timeline"), QAccessible::Chart},
        {QStringLiteral("wakeline::Toast"), QAccessible::AlertMessage},
        {QStringLiteral("wakeline::WakeBar"), QAccessible::Indicator},
        {QStringLiteral("wakeline::Waveform"), QAccessible::Slider},
    };
    const auto role = roles.constFind(className);
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && role != roles.cend() ? new QAccessibleWidget(widget, *role) : nullptr;
}

} // namespace

void installAccessibleRoles()
{
    QAccessible::installFactory(describe);
}

} // namespace wakeline
