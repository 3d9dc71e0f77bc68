// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Operator.h"

namespace wakeline {

/// One field that an operator changed. A value that must not be read again is `(changed)`.
struct AuditChange
{
    QString field;
    std::optional<QString> before = {}; ///< none: there was none, or it is not known
    std::optional<QString> after = {};

    bool operator==(const AuditChange &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"field", &AuditChange::field},
        Field{"before", &AuditChange::before},
        Field{"after", &AuditChange::after},
    };
};

/// What an operator did it to.
struct AuditTarget
{
    QString type; ///< `extension`, `voicemail_box`, `license`, `operator`, `call`, `session`, `system`, `tier`
    QString id;   ///< as the path has it; empty for what was never made
    QString name; ///< as people call it: an extension's number, an operator's name

    bool operator==(const AuditTarget &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"type", &AuditTarget::type},
        Field{"id", &AuditTarget::id},
        Field{"name", &AuditTarget::name},
    };
};

/// One act of an operator: who, from where, what, to what, and what came of it. Never a secret.
struct AuditEntry
{
    qint64 id = 0;
    QDateTime at;
    qint64 operatorId = 0; ///< 0: a sign-in with a name that is nobody's
    QString operatorName;  ///< then; operators may be removed
    std::optional<Role> role = {};
    QString address; ///< the client's; of IPv6 its /64
    QString action;  ///< `extension.changed`: the type of the target, and what happened to it
    AuditTarget target = {};
    QList<AuditChange> changes = {};
    QString outcome; ///< `ok`, the error's code, or `unknown`: under way, or the service ended before the answer
    QString requestId;

    bool operator==(const AuditEntry &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &AuditEntry::id},
        Field{"at", &AuditEntry::at},
        Field{"operator_id", &AuditEntry::operatorId},
        Field{"operator_name", &AuditEntry::operatorName},
        Field{"role", &AuditEntry::role},
        Field{"address", &AuditEntry::address},
        Field{"action", &AuditEntry::action},
        Field{"target", &AuditEntry::target},
        Field{"changes", &AuditEntry::changes},
        Field{"outcome", &AuditEntry::outcome},
        Field{"request_id", &AuditEntry::requestId},
    };
};

WAKELINE_WIRE_TYPE(AuditChange)
WAKELINE_WIRE_TYPE(AuditTarget)
WAKELINE_WIRE_TYPE(AuditEntry)

} // namespace wakeline
