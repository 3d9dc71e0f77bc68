// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "EditDialog.h"

class QGridLayout;
class QLineEdit;

namespace wakeline {

/// What licences of each tier allow, unless a licence says otherwise. A change holds for all licences of the tier.
class TiersDialog : public EditDialog
{
    Q_OBJECT

public:
    /// \param client  outlives the dialog
    TiersDialog(const Appearance &look, ApiClient &client, QWidget *parent);

Q_SIGNALS:
    void saved();

private:
    struct Row
    {
        Tier known; ///< version 0: a new one
        QLineEdit *name = nullptr;
        QLineEdit *extensions = nullptr;
        QLineEdit *installations = nullptr;
        QLineEdit *entitlements = nullptr;
    };
    QWidget *makeTable();
    void addRow(const Tier &tier);
    static Tier read(const Row &row);
    void markWrong(QLineEdit *field, const QString &what);
    bool check() override;
    void showError(qsizetype index, const ApiError &error);
    QCoro::Task<void> save() override;
    QCoro::Task<void> load();
    QCoro::Task<void> settleConflict(qsizetype index);

    ApiClient &m_client;
    QGridLayout *m_grid = nullptr;
    QWidget *m_table = nullptr;
    QList<Row> m_rows;
};

} // namespace wakeline
