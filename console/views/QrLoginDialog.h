// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "Appearance.h"

#include <QDialog>
#include <QTimer>

class QStackedLayout;

namespace wakeline {

class ActionButton;
class Label;
class QrCodeView;
class StateBoard;

/// Shows a code that signs one phone in to an extension, as a picture and as text. The code is a secret: it is gone
/// from here when it runs out, when it was used and when the dialog closes. The live feed says nothing of sign-ins, so
/// the dialog asks for the extension's sessions now and then.
class QrLoginDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds askForUseEvery{3000};

    /// \param client  outlives the dialog
    QrLoginDialog(const Appearance &look, ApiClient &client, const Extension &extension, QWidget *parent);

Q_SIGNALS:
    /// A phone has used the code.
    void signedIn(const wakeline::AppDeviceSession &session);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeCode();
    QLayout *makeButtons();
    QCoro::Task<void> makeCodeAnew();
    QCoro::Task<void> watchForUse(QSet<qint64> before);
    void showCode(const ProvisioningCode &code);
    void showUsed(const AppDeviceSession &session);
    void showProblem(const ApiError &error);
    void showBoard(Icon icon, const QString &title, const QString &help, const QString &action);
    void forget();
    void countDown();
    void copyLink();
    std::chrono::seconds left() const;

    const Appearance &m_look;
    ApiClient &m_client;
    Extension m_extension;
    std::optional<ProvisioningCode> m_code;
    quint64 m_generation = 0; ///< of the request that counts
    QStackedLayout *m_stack = nullptr;
    QWidget *m_codePart = nullptr;
    QrCodeView *m_picture = nullptr;
    Label *m_text = nullptr;
    Label *m_validity = nullptr;
    StateBoard *m_board = nullptr;
    ActionButton *m_copy = nullptr;
    ActionButton *m_new = nullptr;
    QTimer m_second;
    QTimer m_copied;
};

} // namespace wakeline
