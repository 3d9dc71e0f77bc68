// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

class QButtonGroup;
class QGridLayout;

namespace wakeline {

class Chip;
class FormField;
class Label;
class SwitchButton;

/// What becomes of the calls to one extension: how long its phones ring, where a call goes on to, and when nobody is to
/// be disturbed (docs/calls.md).
class CallRulesDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param client  outlives the dialog
    CallRulesDialog(const Appearance &look, ApiClient &client, const Extension &extension, QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::Extension &extension);

private:
    enum Question { Busy, Declined, NoAnswer, Offline, QuestionCount };

    QWidget *makeSteps();
    QWidget *makeDoNotDisturb();
    QWidget *makeQuietHours();
    void fill(const CallRules &rules);
    CallRules rules() const;
    QList<EditedField<CallRules>> editedFields() const;
    bool check() override;
    void showError(const ApiError &error);
    void showSummary();
    void tryCall();
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    Extension m_extension;
    FormField *m_ring = nullptr;
    std::array<QButtonGroup *, QuestionCount> m_steps{};
    SwitchButton *m_toVoicemail = nullptr;
    FormField *m_allowed = nullptr;
    SwitchButton *m_quiet = nullptr;
    QWidget *m_quietDetails = nullptr;
    FormField *m_from = nullptr;
    FormField *m_to = nullptr;
    FormField *m_timeZone = nullptr;
    QList<Chip *> m_days; ///< Monday first
    Label *m_summary = nullptr;
};

} // namespace wakeline
