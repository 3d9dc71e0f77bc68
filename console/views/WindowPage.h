// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"
#include "Panel.h"

#include <QDateTime>

#include <functional>

class QHBoxLayout;

namespace wakeline {

class Label;

/// What every page of the main window is, whether it is a live table (Page) or something of its own: a title, a header,
/// and words about what it can do with the link, the keyboard and the lists that are loaded for all pages at once.
class WindowPage : public Panel
{
    Q_OBJECT

public:
    const QString &title() const { return m_title; }
    /// What it shows is not among the lists that are loaded for all pages at once.
    virtual bool loadsItself() const { return true; }
    virtual void setLoading(bool) {}
    virtual void setLoaded() {}
    virtual void setLoadError(const ApiError &, const QDateTime & /*nextAttempt*/) {}

    void setStale(bool stale, const QDateTime &since);
    bool isStale() const { return m_stale; }

    /// The keyboard goes to what the page is about.
    virtual void focusContent() = 0;
    virtual void focusSearch() {}
    /// Undoes the last thing that can be undone by Escape. \return whether there was anything
    virtual bool escape() { return false; }

Q_SIGNALS:
    void reloadWanted();
    /// Something was done that the operator should read about.
    void said(const QString &text);
    /// Something did not work out.
    void failed(const QString &text);
    /// Something was done that `undo` takes back. It may be called after the page is gone.
    void undoable(const QString &text, const std::function<void()> &undo);

protected:
    WindowPage(const Appearance &look, Ground ground, const QString &title, QWidget *parent);

    /// The row with the title, 60 high, for the top of the page's layout.
    QWidget *makeHeader(QWidget *parent);
    void addToHeader(QWidget *widget);
    const QHBoxLayout &header() const { return *m_header; }
    void showSubtitle();

    /// What the header says beside the title while the page is live.
    virtual QString liveSubtitle() const { return {}; }
    virtual void staleChanged() {}

private:
    QString m_title;
    QHBoxLayout *m_header = nullptr;
    Label *m_subtitle = nullptr;
    bool m_stale = false;
    QDateTime m_staleSince;
};

} // namespace wakeline
