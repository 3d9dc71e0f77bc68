// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogDock.h"

#include "Buttons.h"
#include "CallTimeline.h"
#include "Dock.h"
#include "KeyValueList.h"
#include "PushReasonText.h"
#include "RelativeTime.h"
#include "RowJson.h"
#include "StateLooks.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace wakeline {

namespace {

QString headingOf(const PushLogEntry &entry, PushResult result)
{
    switch (result) {
    case PushResult::Failed:
        return PushLogDock::tr("Push failed");
    case PushResult::Waiting:
        return PushLogDock::tr("Waiting for the phone");
    case PushResult::Woke:
        return PushLogDock::tr("Phone woke up");
    case PushResult::Slow:
        return PushLogDock::tr("Phone woke up late");
    case PushResult::NotWoken:
        return PushLogDock::tr("Phone did not wake up");
    case PushResult::Sent:
        return entry.event == PushEvent::Cancel ? PushLogDock::tr("Cancel sent") : PushLogDock::tr("Push sent");
    }
    return {};
}

} // namespace

PushLogDock::PushLogDock(const Appearance &look, Dock &dock) : QObject(&dock), m_dock(dock)
{
    QVBoxLayout *body = dock.body();
    body->addWidget(makeExplanation(look));
    body->addWidget(new SectionHeading(look, tr("Timeline"), &dock));
    m_timeline = new Timeline(look, &dock);
    body->addWidget(m_timeline);

    auto *heading = new SectionHeading(look, tr("Provider answer"), &dock);
    auto *copy = new IconButton(look, Icon::Copy, tr("Copy as JSON"), heading);
    connect(copy, &QToolButton::clicked, this, &PushLogDock::copyAnswer);
    heading->addWidget(copy);
    body->addWidget(heading);
    auto *card = new Card(look, &dock);
    card->setAccessibleName(tr("Provider answer"));
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(12, 10, 12, 10);
    m_answer = new KeyValueList(look, card);
    inside->addWidget(m_answer);
    body->addWidget(card);

    body->addWidget(new SectionHeading(look, tr("Device and call"), &dock));
    m_device = new KeyValueList(look, &dock);
    body->addWidget(m_device);
    body->addStretch();
}

QWidget *PushLogDock::makeExplanation(const Appearance &look)
{
    auto *card = new Card(look, &m_dock);
    card->setAccessibleName(tr("What happened"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(4);
    m_title = new Label(look, TextStyle::Strong, {}, card);
    m_cause = new Label(look, TextStyle::Body, {}, card, Ink::Secondary);
    m_advice = new Label(look, TextStyle::Body, {}, card, Ink::Text);
    for (Label *label : {m_title, m_cause, m_advice}) {
        label->wrap();
        layout->addWidget(label);
    }
    layout->addSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_test = new ActionButton(look, ActionButton::Kind::Primary, tr("Test push"), card, Icon::Push);
    auto *extension = new ActionButton(look, ActionButton::Kind::Plain, tr("Show devices"), card);
    buttons->addWidget(m_test);
    buttons->addWidget(extension);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_test, &QPushButton::clicked, this, &PushLogDock::test);
    connect(extension, &QPushButton::clicked, this, [this] { Q_EMIT extensionWanted(m_entry.extension); });
    return card;
}

QString PushLogDock::deviceName() const
{
    return m_entry.userAgent.isEmpty() ? tr("device %1").arg(m_entry.deviceId) : m_entry.userAgent;
}

void PushLogDock::show(const PushLogEntry &entry, const QString &name, const QDateTime &now, bool stale)
{
    m_entry = entry;
    const PushResult result = pushResult(entry, now);
    const QString whose = tr("ext. %1, %2").arg(entry.extension, deviceName());
    m_dock.setHeading(headingOf(entry, result), name.isEmpty() ? whose : name + QStringLiteral(", ") + whose);
    StateLook state = lookOf(result);
    if (result == PushResult::Failed && entry.status != 0)
        state.word = QString::number(entry.status);
    m_dock.setState(state);

    const PushExplanation explanation = explainPush(entry);
    m_title->setText(explanation.title);
    m_cause->setText(explanation.cause);
    m_advice->setText(explanation.advice);
    m_advice->setVisible(!explanation.advice.isEmpty());
    m_timeline->show(pushTimeline(entry, now, stale));
    const auto mono = [](const QString &key, const QString &value) {
        return KeyValueList::Entry{key, value.isEmpty() ? dash() : value, TextStyle::Mono, Qt::ElideMiddle};
    };
    m_answer->show({mono(tr("status"), entry.status == 0 ? QString() : QString::number(entry.status)),
                    mono(tr("reason"), entry.reason), mono(tr("id"), entry.providerId),
                    mono(tr("answered in"), tr("%1 ms").arg(entry.latencyMs)),
                    mono(tr("attempts"), QString::number(entry.attempts))});
    m_device->show(
        {{tr("Sent"), wholeTimeText(entry.at)},
         mono(tr("Token"), entry.tokenMasked),
         {tr("Via"), entry.environment.isEmpty() ? providerText(entry.provider)
                                                 : tr("%1, %2").arg(providerText(entry.provider), entry.environment)},
         mono(tr("Call-ID"), entry.callId),
         {tr("Caller"), entry.caller.isEmpty() ? dash() : entry.caller}});
}

void PushLogDock::setTestable(bool testable, const QString &whyNot)
{
    m_test->setEnabled(testable);
    m_test->setToolTip(testable ? tr("Push to every device of this extension (T)") : whyNot);
}

void PushLogDock::test()
{
    if (m_test->isEnabled() && !m_entry.extension.isEmpty())
        Q_EMIT testWanted(m_entry.extension);
}

void PushLogDock::copyAnswer()
{
    QGuiApplication::clipboard()->setText(rowJson(QVariant::fromValue(m_entry)));
    Q_EMIT said(tr("Push copied as JSON"));
}

} // namespace wakeline
