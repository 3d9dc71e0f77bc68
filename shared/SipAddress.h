// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace wakeline {

/// A SIP or SIPS URI with its display name, as a To, From or Contact header carries it (RFC 3261 §19.1, §20.10).
/// User, display name and parameter values are unescaped.
struct SipAddress
{
    QString displayName;
    bool secure = false; ///< sips:
    QString user;
    QString host;                                  ///< as written; IPv6 with its brackets
    int port = 0;                                  ///< 0: the scheme's default
    QList<std::pair<QString, QString>> parameters; ///< of the URI, in order; names in lower case

    bool operator==(const SipAddress &) const = default;

    /// Reads `"Ida" <sip:207@pbx.example;transport=tls>;expires=60`, a bare URI, or `user@host`.
    /// Parameters behind the angle brackets belong to the header and are passed over.
    static Result<SipAddress> parse(const QString &text);

    std::optional<QString> parameter(const QString &name) const;

    /// `sip:user@host:port;parameters`, escaped as RFC 3261 §25.1 asks.
    QString toUri() const;

    /// `user@host`.
    QString addressOfRecord() const;
};

/// An extension's number: 1 to 32 of letters, digits and `_ . + -` (wire contract §0).
bool isExtensionNumber(const QString &text);

/// A voicemail box's number. It names files of the recorder, so it is an extension's number that means no folder (no
/// `.` at its beginning, no `..`) and is none of the names that the recorder's folder has already: `default`, `names`.
bool isMailboxNumber(const QString &text);

/// A name from a SIP message as text: bytes that are not UTF-8 are read as Latin-1, control characters dropped, and the
/// whole cut to 128 characters. Nothing a caller sends can break a log line or a JSON frame.
QString displayText(const QByteArray &bytes);

} // namespace wakeline
