// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

class QButtonGroup;
class QListWidget;

namespace wakeline {

class ExtensionModel;
class FormField;

/// Hands one side of an answered call on to another extension, which is typed, or found by number or name.
class TransferDialog : public EditDialog
{
    Q_OBJECT

public:
    static constexpr int longestList = 8;

    /// \param client, extensions  outlive the dialog
    TransferDialog(const Appearance &look, ApiClient &client, const ExtensionModel &extensions, const Call &call,
                   QWidget *parent);

Q_SIGNALS:
    void transferred(const QString &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeSides();
    void fill(const QString &text);
    void take();
    bool check() override;
    QCoro::Task<void> save() override;

    ApiClient &m_client;
    const ExtensionModel &m_extensions;
    Call m_call;
    FormField *m_target = nullptr;
    QButtonGroup *m_stays = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace wakeline
