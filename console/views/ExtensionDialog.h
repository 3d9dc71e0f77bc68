// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

namespace wakeline {

class FollowMeEditor;
class FormField;
class SwitchButton;

/// Adds an extension or changes one. What is wrong stands next to its field; a generated password is shown once.
class ExtensionDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param known   to change; no value: a new one
    /// \param client  outlives the dialog
    ExtensionDialog(const Appearance &look, ApiClient &client, std::optional<Extension> known, QWidget *parent);

    /// 20 letters and digits without those that are mistaken for each other (119 bits).
    static QString generatePassword();

Q_SIGNALS:
    void saved(const wakeline::Extension &extension, bool isNew);

private:
    QWidget *makeFields();
    QLayout *makePasswordRow();
    void fill(const ExtensionDraft &shown);
    bool check() override;
    ExtensionDraft draft() const;
    static ExtensionDraft draftOf(const Extension &extension);
    QList<EditedField<ExtensionDraft>> editedFields() const;
    void tryCall();
    void showError(const ApiError &error);
    QCoro::Task<void> save() override;
    QCoro::Task<void> settleConflict();

    ApiClient &m_client;
    std::optional<Extension> m_known;
    FormField *m_number = nullptr;
    FormField *m_name = nullptr;
    FormField *m_email = nullptr;
    FormField *m_password = nullptr;
    SwitchButton *m_doNotDisturb = nullptr;
    FollowMeEditor *m_followMe = nullptr;
};

} // namespace wakeline
