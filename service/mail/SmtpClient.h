// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MailMessage.h"

#include <QCoroTask>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <memory>

namespace wakeline {

/// What became of one attempt to hand a mail over.
struct MailReport
{
    enum class Outcome {
        Sent,
        Later,   ///< the server is away, or asked for patience
        Refused, ///< it will never take this mail
    };

    Outcome outcome = Outcome::Sent;
    QString reason; ///< for an operator; holds no password

    bool operator==(const MailReport &) const = default;
};

/// Hands mails to one SMTP server (RFC 5321), by libcurl on threads of its own. Each mail is a connection of its own
/// with a deadline; those that wait for a thread wait for at most as long again as those before them take.
class SmtpClient
{
public:
    struct Options
    {
        QString url; ///< `smtp://host:port`, or `smtps://` for TLS from the start
        QString user = {};
        QString password = {};
        MailAddress from = {};
        bool startTls = true; ///< with `smtp://`: nothing is said before the connection is encrypted
        QString ca = {};      ///< PEM file of those who may vouch for the server; empty: the system's
        QString helo = {};    ///< our name to it; empty: this machine's
        std::chrono::milliseconds connecting{10000};
        std::chrono::milliseconds deadline{60000}; ///< of one mail
    };

    explicit SmtpClient(Options options);
    ~SmtpClient(); ///< ends what is under way within about a second

    QCoro::Task<MailReport> send(MailMessage message);

private:
    std::shared_ptr<const Options> m_options;
    std::shared_ptr<std::atomic_bool> m_stopping;
    QThreadPool m_threads;
};

} // namespace wakeline
