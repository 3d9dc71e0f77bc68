// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

class QButtonGroup;

namespace wakeline {

class FormField;
class Label;
class SwitchButton;

/// Adds a voicemail box or changes one.
class VoicemailBoxDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param known   to change; no value: a new one
    /// \param client  outlives the dialog
    VoicemailBoxDialog(const Appearance &look, ApiClient &client, std::optional<VoicemailBox> known, QWidget *parent);

Q_SIGNALS:
    void saved(const wakeline::VoicemailBox &box);

private:
    FormField *makeField(const QString &name, int longest);
    QWidget *makeFields();
    QLayout *makeFirstRow();
    QLayout *makeLimits();
    QLayout *makeMail();
    QLayout *makeGreeting();
    QLayout *makeChoice(const QString &question, QButtonGroup *group, const QStringList &words);
    QList<FormField *> fields() const;
    void fill(const VoicemailBoxDraft &shown);
    bool check() override;
    VoicemailBoxDraft draft() const;
    static VoicemailBoxDraft draftOf(const VoicemailBox &box);
    QList<EditedField<VoicemailBoxDraft>> editedFields() const;
    void showError(const ApiError &error);
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    std::optional<VoicemailBox> m_known;
    FormField *m_number = nullptr;
    FormField *m_name = nullptr;
    FormField *m_pin = nullptr;
    SwitchButton *m_noPin = nullptr;
    FormField *m_extensions = nullptr;
    FormField *m_email = nullptr;
    FormField *m_duration = nullptr;
    FormField *m_messages = nullptr;
    FormField *m_retention = nullptr;
    QButtonGroup *m_greeting = nullptr;
    QButtonGroup *m_notify = nullptr;
};

} // namespace wakeline
