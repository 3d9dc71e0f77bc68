// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KeyedTable.h"
#include "VoicemailBox.h"
#include "VoicemailMessage.h"

namespace wakeline {

/// The voicemail boxes with what they hold, and above them one row for all of them together.
/// StateRole is 1 where there are new messages, KeyRole the box's id ("0": all), ValueRole the VoicemailBox.
class VoicemailBoxModel : public KeyedTable<VoicemailBox>
{
    Q_OBJECT

public:
    enum Column { Name, New, ColumnCount };
    Q_ENUM(Column)
    static constexpr qint64 allBoxes = 0; ///< the id of the row that is all of them

    using KeyedTable::KeyedTable;

    void reset(const QList<VoicemailBox> &boxes);
    void upsert(const VoicemailBox &box);
    void remove(qint64 id);
    /// What the box of a message holds since something became of the message.
    void count(const VoicemailChange &change);

    const VoicemailBox *find(qint64 id) const;
    qint64 newMessages() const { return m_new; }
    int boxCount() const { return m_boxes; }

    static QString keyOf(qint64 id) { return QString::number(id); }

protected:
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const VoicemailBox &before, const VoicemailBox &after, int column) const override;
    void tally(const VoicemailBox &row, int step) override;
    bool tallyAlike(const VoicemailBox &before, const VoicemailBox &after) const override;

private:
    VoicemailBox together() const;
    void showTogether();
    QString text(const VoicemailBox &box, int column) const;
    QString detail(const VoicemailBox &box) const;

    int m_boxes = 0;
    qint64 m_new = 0;
    qint64 m_old = 0;
};

} // namespace wakeline
