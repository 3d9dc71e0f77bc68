// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "Timeline.h"

#include <QDialog>

class QButtonGroup;

namespace wakeline {

class FormField;
class Label;

/// What would become of a call to an extension now, step by step, by what its editor holds and has not saved yet.
class TryCallDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param draft   what the editor would save; the rest of the trial is asked for here
    /// \param client  outlives the dialog
    TryCallDialog(const Appearance &look, ApiClient &client, const Extension &extension, const CallTrial &draft,
                  QWidget *parent);

    const Timeline &timeline() const { return *m_timeline; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QCoro::Task<void> ask();
    void showPreview(const CallPreview &preview);

    const Appearance &m_look;
    ApiClient &m_client;
    Extension m_extension;
    CallTrial m_draft;
    quint64 m_generation = 0; ///< of the question that counts
    FormField *m_from = nullptr;
    QButtonGroup *m_answers = nullptr;
    Label *m_words = nullptr;
    Timeline *m_timeline = nullptr;
};

/// The steps as a timeline shows them; times are seconds after the call arrived.
QList<Timeline::Step> previewSteps(const CallPreview &preview);

} // namespace wakeline
