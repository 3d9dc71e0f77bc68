// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Directory.h"

namespace wakeline {

/// Creates, changes and removes extensions: checks what a client says of one, and turns its password into the digest
/// secret before anything is stored.
class ChangeExtension
{
public:
    /// \param sipDomain  the realm of the digests; after a change of it every SIP password must be set anew
    ChangeExtension(Directory &directory, ExtensionTable &extensions, QString sipDomain);

    /// Needs `number`, `display_name` and `password`. Errors: `missing_field` and `invalid_value` with the field;
    /// `number_taken`; the database's.
    QCoro::Task<Result<Extension>> create(ExtensionDraft draft);

    /// Everything but the number can change. Errors: `invalid_value` with the field; `not_found`; `stale` if
    /// `expectedVersion` is another than the stored one; the database's.
    QCoro::Task<Result<Extension>> change(qint64 id, std::optional<qint64> expectedVersion, ExtensionDraft draft);

    /// Its devices go with it. Errors: `not_found`, `stale`, the database's.
    QCoro::Task<Result<void>> remove(qint64 id, std::optional<qint64> expectedVersion);

private:
    Directory &m_directory;
    ExtensionTable &m_extensions;
    QString m_sipDomain;
};

/// The field at fault, of those that the draft holds. `number` is the one that the password is not allowed to be.
Result<void> checkExtensionDraft(const ExtensionDraft &draft, const QString &number);

/// MD5(number:realm:password) in lower-case hex (RFC 7616 §3.4.2). MD5 because that is what SIP phones speak; at rest
/// it is as good as the password for this realm and is kept like one.
QString digestHa1(const QString &number, const QString &realm, const QString &password);

} // namespace wakeline
