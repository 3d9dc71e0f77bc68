// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ExtensionModel.h"
#include "KeyedTable.h"
#include "LiveFilterProxy.h"
#include "VoicemailBoxModel.h"

namespace wakeline {

/// "Today 14:12", "Yesterday 17:22", "Mon 10:15", "14 Nov", "14 Nov 2025", in local time.
QString dayTimeText(const QDateTime &time, const QDateTime &now);

/// The messages of one voicemail box, or of all, newest first, loaded in parts as the view is scrolled (see
/// CallHistoryModel). StateRole is 1 for a new message, KeyRole the message's id, ValueRole the VoicemailMessage.
class VoicemailMessageModel : public KeyedTable<VoicemailMessage>
{
    Q_OBJECT

public:
    enum Column { From, Received, Length, Box, ColumnCount };
    Q_ENUM(Column)

    /// Both are for names, and outlive this model.
    VoicemailMessageModel(const ExtensionModel &extensions, const VoicemailBoxModel &boxes, QObject *parent = nullptr);

    /// \param total  that the server has in all
    void reset(const QList<VoicemailMessage> &messages, qint64 total);
    /// The newest part of the same list once more: where it meets what is here, the older rows stay.
    void append(const QList<VoicemailMessage> &messages, qint64 total);
    /// A message came, or is another now. One that belongs to a part that is not loaded yet is left to it.
    void upsert(const VoicemailMessage &message);
    void remove(qint64 id);
    /// The next part could not be loaded; there is none until the next reset().
    void stopFetching();

    const VoicemailMessage *find(qint64 id) const;
    qint64 total() const { return m_total; }
    QString callerText(const VoicemailMessage &message) const;
    QString boxText(const VoicemailMessage &message) const;

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();

protected:
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const VoicemailMessage &before, const VoicemailMessage &after, int column) const override;
    void tally(const VoicemailMessage &row, int step) override;
    bool tallyAlike(const VoicemailMessage &before, const VoicemailMessage &after) const override;

private:
    QString text(const VoicemailMessage &message, int column) const;
    QString detail(const VoicemailMessage &message) const;
    QString toolTip(const VoicemailMessage &message, int column) const;
    bool hasMore() const { return !m_stopped && rows().size() < m_total; }

    const ExtensionModel &m_extensions;
    const VoicemailBoxModel &m_boxes;
    qint64 m_total = 0;
    bool m_fetching = false;
    bool m_stopped = false;
};

/// Newest first whatever is clicked: only a part of the list may be here. The search looks at what is here.
class VoicemailMessageProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit VoicemailMessageProxy(QObject *parent = nullptr);

    void sort(int column, Qt::SortOrder order) override;
};

/// By number; the row for all boxes comes first.
class VoicemailBoxProxy : public LiveFilterProxy
{
    Q_OBJECT

public:
    explicit VoicemailBoxProxy(QObject *parent = nullptr);

    void sort(int column, Qt::SortOrder order) override;
};

} // namespace wakeline
