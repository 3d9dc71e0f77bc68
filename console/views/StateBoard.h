// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace wakeline {

class ActionButton;
class Glyph;
class Label;

/// What stands where rows would: loading, nothing there, nothing found, or why it could not be loaded.
class StateBoard : public QWidget
{
    Q_OBJECT

public:
    StateBoard(const Appearance &look, QWidget *parent);

    /// Skeleton rows with a word; nothing at all for the first 300 ms.
    void showLoading(const QString &word);
    void showEmpty(Icon icon, const QString &title, const QString &help, const QString &action = {});
    /// \param next  when another attempt follows by itself, this computer's time
    void showError(const QString &title, const QString &reason, const QDateTime &next);

Q_SIGNALS:
    /// The one button of an empty board: clear the search, add the first.
    void actionWanted();
    void retryWanted();
    void copyWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showWords(Icon icon, bool bad, const QString &title, const QString &help, const QString &action);
    void countDown();

    const Appearance &m_look;
    QWidget *m_words;
    Glyph *m_icon;
    Label *m_title;
    Label *m_help;
    Label *m_next;
    ActionButton *m_action;
    ActionButton *m_retry;
    ActionButton *m_copy;
    bool m_loading = false;
    bool m_skeletonDue = false;
    QString m_loadingWord;
    QTimer m_patience;
    QTimer m_second;
    QDateTime m_nextAttempt;
};

} // namespace wakeline
