// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QDateTime>
#include <QString>

namespace wakeline {

/// One mail to one address, in plain text, with at most one file.
struct MailMessage
{
    QString to; ///< the address alone
    QString subject;
    QString text;
    QString id; ///< stands before the @ of Message-ID: the same mail keeps it however often it is sent
    QDateTime date;
    QString attachment = {}; ///< path of a WAV file; empty: none
    QString attachmentName = {};

    bool operator==(const MailMessage &) const = default;
};

/// `Ida <ida@example.org>`, or the address alone.
struct MailAddress
{
    QString name;
    QString address;

    /// \return `bad_address`, also for whatever could begin another line or another address
    static Result<MailAddress> parse(const QString &text);
    bool operator==(const MailAddress &) const = default;
};

/// What an unstructured header field may hold (RFC 5322, RFC 2047): whatever a stranger has written stays in this one
/// line, and other characters than ASCII are encoded.
QByteArray headerText(const QString &text);

} // namespace wakeline
