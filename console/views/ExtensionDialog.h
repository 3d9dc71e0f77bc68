// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "Appearance.h"

#include <QDialog>

namespace wakeline {

class ActionButton;
class FollowMeEditor;
class FormField;
class Label;
class SwitchButton;

/// Adds an extension or changes one. What is wrong stands next to its field; a generated password is shown once.
class ExtensionDialog : public QDialog
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

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFields();
    QLayout *makePasswordRow();
    QLayout *makeButtons();
    void fill(const Extension &extension);
    bool check();
    ExtensionDraft draft() const;
    void setBusy(bool busy);
    void showError(const ApiError &error);
    void offerTheirs(const ApiError &error);
    QCoro::Task<void> save();
    QCoro::Task<void> loadTheirs();

    const Appearance &m_look;
    ApiClient &m_client;
    std::optional<Extension> m_known;
    FormField *m_number = nullptr;
    FormField *m_name = nullptr;
    FormField *m_email = nullptr;
    FormField *m_password = nullptr;
    SwitchButton *m_doNotDisturb = nullptr;
    FollowMeEditor *m_followMe = nullptr;
    Label *m_problem = nullptr;
    ActionButton *m_loadTheirs = nullptr;
    ActionButton *m_save = nullptr;
};

} // namespace wakeline
