// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

/// What callers and proxies write into headers, made fit for files and people. Pure.
namespace wakeline {

/// Header bytes may be anything. Not UTF-8: taken as Latin-1. Control characters become `?`; cut to `longest`
/// characters.
QString headerText(QByteArrayView bytes, qsizetype longest = 120);

/// A display name without its quotes' backslashes (RFC 3261 §25.1, quoted-pair).
QString displayName(QByteArrayView bytes);

/// The user part of a SIP URI with its %-escapes undone (RFC 3261 §19.1.2).
QString uriUser(QByteArrayView bytes);

/// Whether it may name a mailbox (isMailboxNumber()): it becomes part of a path.
bool isMailboxName(QByteArrayView name);

} // namespace wakeline
