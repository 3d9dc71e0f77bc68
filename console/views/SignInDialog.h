// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"
#include "ConnectionProfile.h"

#include "Appearance.h"

#include <QDateTime>
#include <QDialog>
#include <QTimer>

class QCheckBox;
class QListWidget;
class QStackedWidget;

namespace wakeline {

class ActionButton;
class FormField;
class Glyph;
class Label;
class ProfileStore;

/// Which server, who, and the password. It only asks: whoever listens signs in and tells it how that went.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param profiles  outlives the dialog
    SignInDialog(const Appearance &look, ProfileStore &profiles, QWidget *parent = nullptr);

    /// Chooses this profile; one that is not in the store is offered for this run only.
    void offer(const ConnectionProfile &profile);
    /// One sentence over the fields: why the operator is asked again.
    void explain(const QString &reason);

    void setBusy(bool busy);
    /// Whether leaving the dialog leads back to a window; else it quits, and says so.
    void setLeadsBack(bool back);
    /// Nobody has typed a password, and this profile is still the one in view.
    bool isUntouched(const QString &profileId) const;
    /// Next to the field it is about; a throttled server's wait counts down on the button.
    void showError(const ApiError &error);
    /// What the last connection ran over: "TLS 1.3", pinned or not, valid until.
    void showSecurity(const QString &protocol, bool pinned, const QDateTime &validUntil);

Q_SIGNALS:
    /// `profile` holds what the operator chose now (name, keep signed in); it is saved already unless it was offered.
    void signInWanted(const wakeline::ConnectionProfile &profile, const QString &password);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeForm();
    QWidget *makeFirstRun();
    QLayout *makeSecurityLine();
    QLayout *makeButtons();
    void fillList();
    void showProfile();
    void editProfile(const ConnectionProfile &profile);
    void removeProfile();
    void submit();
    void waitFor(std::chrono::seconds wait);
    void countDown();
    std::optional<ConnectionProfile> current() const;

    const Appearance &m_look;
    ProfileStore &m_profiles;
    std::optional<ConnectionProfile> m_offered;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    Label *m_title = nullptr;
    Glyph *m_securityIcon = nullptr;
    Label *m_security = nullptr;
    Label *m_reason = nullptr;
    FormField *m_user = nullptr;
    FormField *m_password = nullptr;
    QCheckBox *m_keep = nullptr;
    ActionButton *m_edit = nullptr;
    ActionButton *m_remove = nullptr;
    ActionButton *m_leave = nullptr;
    ActionButton *m_signIn = nullptr;
    bool m_busy = false;
    QTimer m_second;
    QDateTime m_notBefore;
};

} // namespace wakeline
