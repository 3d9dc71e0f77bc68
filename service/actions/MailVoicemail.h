// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "MailMessage.h"
#include "SmtpClient.h"
#include "VoicemailMailTable.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace wakeline {

class AudioStore;
class VoicemailNews;

/// Sends the mails that boxes ask for, one after the other, until each is out, refused for ever, or too old.
///
/// A mail may come twice if this process ends between the server's answer and ours to the database; it has the same
/// Message-ID then.
class MailVoicemail : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<QCoro::Task<MailReport>(MailMessage)>;

    struct Options
    {
        std::chrono::milliseconds look{std::chrono::seconds(30)};      ///< for what another instance has left
        std::chrono::milliseconds lease{std::chrono::minutes(5)};      ///< longer than any attempt
        std::chrono::milliseconds firstRetry{std::chrono::minutes(1)}; ///< doubles, up to a quarter longer
        std::chrono::milliseconds lastRetry{std::chrono::hours(1)};    ///< but never longer
        std::chrono::milliseconds giveUp{std::chrono::hours(24)};
    };

    MailVoicemail(VoicemailMailTable &mails, const AudioStore &store, Send send, const Clock &clock, Options options);
    MailVoicemail(VoicemailMailTable &mails, const AudioStore &store, Send send, const Clock &clock)
        : MailVoicemail(mails, store, std::move(send), clock, Options{})
    {}

    void follow(const VoicemailNews &news);
    void start();

    bool isWell() const { return m_trouble.isEmpty(); }
    /// One sentence for an operator.
    QString state() const;

Q_SIGNALS:
    void stateChanged();
    /// Somebody is not told of a message: `mail_refused`, `mail_given_up`.
    void alarm(const QString &code, const QString &message);

private:
    QCoro::Task<> work();
    QCoro::Task<bool> sendNext();
    QCoro::Task<Result<void>> settle(WaitingMail mail, MailReport report);
    void lookAgain();
    void setTrouble(const QString &trouble);

    VoicemailMailTable &m_mails;
    const AudioStore &m_store;
    Send m_send;
    const Clock &m_clock;
    Options m_options;
    QTimer m_look;
    bool m_working = false;
    bool m_again = false; ///< asked for while it worked
    QString m_trouble;    ///< empty: the last attempt went well
};

/// What the mail of a message says. \param sound  path of its recording; empty: it is not attached
MailMessage voicemailMail(const WaitingMail &mail, const QString &sound);

} // namespace wakeline
