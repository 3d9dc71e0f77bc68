// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "ExtensionModel.h"

#include "Appearance.h"

#include <QWidget>

class QVBoxLayout;

namespace wakeline {

class ActionButton;
class Label;

/// The last calls of one extension, loaded when they are looked at.
class ExtensionHistory : public QWidget
{
    Q_OBJECT

public:
    static constexpr int length = 20;

    /// Both outlive this object.
    ExtensionHistory(const Appearance &look, ApiClient &client, const ExtensionModel &extensions, QWidget *parent);

    /// Loads them anew if it is in view, else as soon as it is.
    void showCallsOf(const QString &number);

Q_SIGNALS:
    /// All calls of this extension, on their own page.
    void allWanted(const QString &number);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QCoro::Task<void> load();
    void build(const QList<CallRecord> &records, qint64 total);
    QWidget *makeRow(const CallRecord &record, QWidget *parent) const;

    const Appearance &m_look;
    ApiClient &m_client;
    const ExtensionModel &m_extensions;
    QString m_number;
    QString m_shown; ///< whose calls are in view or being loaded
    quint64 m_generation = 0;
    QVBoxLayout *m_layout;
    Label *m_note;
    QWidget *m_rows = nullptr;
    ActionButton *m_all;
};

} // namespace wakeline
