// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "PushLogEntry.h"

#include <QObject>

namespace wakeline {

class ActionButton;
class Dock;
class KeyValueList;
class Label;
class Timeline;

/// What the push log's dock shows of one push: the cause in plain words, the fix, then what exactly happened.
class PushLogDock : public QObject
{
    Q_OBJECT

public:
    /// Fills the dock, which owns this object from then on.
    PushLogDock(const Appearance &look, Dock &dock);

    void show(const PushLogEntry &entry, const QString &name, const QDateTime &now, bool stale);
    void setTestable(bool testable, const QString &whyNot);
    void test();

Q_SIGNALS:
    void testWanted(const QString &number);
    void extensionWanted(const QString &number);
    void said(const QString &text);

private:
    QWidget *makeExplanation(const Appearance &look);
    void copyAnswer();
    QString deviceName() const;

    Dock &m_dock;
    PushLogEntry m_entry;
    Label *m_title = nullptr;
    Label *m_cause = nullptr;
    Label *m_advice = nullptr;
    ActionButton *m_test = nullptr;
    Timeline *m_timeline = nullptr;
    KeyValueList *m_answer = nullptr;
    KeyValueList *m_device = nullptr;
};

} // namespace wakeline
