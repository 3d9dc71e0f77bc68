// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeOperator.h"

#include "Clock.h"
#include "FieldRules.h"
#include "OperatorBook.h"
#include "OperatorRules.h"
#include "OperatorTable.h"
#include "SignInOperator.h"

namespace wakeline {

QCoro::Task<Result<Operator>> ChangeOperator::create(OperatorDraft draft)
{
    if (!draft.name)
        co_return missingField(QStringLiteral("name"));
    if (!draft.password)
        co_return missingField(QStringLiteral("password"));
    if (!draft.role)
        co_return missingField(QStringLiteral("role"));
    const QString name = draft.name->trimmed();
    if (const auto good = checkOperatorName(name); !good)
        co_return std::unexpected(good.error());
    if (const auto good = checkOperatorPassword(*draft.password, name, QStringLiteral("password")); !good)
        co_return std::unexpected(good.error());
    if (draft.disabled.value_or(false))
        co_return invalidField(QStringLiteral("disabled"), QStringLiteral("must be false for a new operator"));
    const auto hash = co_await m_parts.hasher.hash(*draft.password);
    if (!hash)
        co_return std::unexpected(hash.error());
    const auto added = co_await m_parts.operators.add(name, *draft.role, *hash);
    if (added)
        m_parts.book.learn(*added);
    co_return added;
}

QCoro::Task<Result<Operator>> ChangeOperator::change(qint64 id, std::optional<qint64> expectedVersion,
                                                     OperatorDraft draft)
{
    if (draft.name)
        co_return invalidField(QStringLiteral("name"), QStringLiteral("cannot be changed"));
    OperatorChange change{.role = draft.role, .disabled = draft.disabled};
    if (draft.password) {
        const auto account = co_await m_parts.operators.find(id);
        if (!account)
            co_return std::unexpected(account.error());
        if (const auto good = checkOperatorPassword(*draft.password, account->name, QStringLiteral("password")); !good)
            co_return std::unexpected(good.error());
        const auto hash = co_await m_parts.hasher.hash(*draft.password);
        if (!hash)
            co_return std::unexpected(hash.error());
        change.passwordHash = *hash;
    }
    const auto changed = co_await m_parts.operators.change(id, expectedVersion, change);
    if (changed)
        m_parts.book.learn(*changed);
    co_return changed;
}

QCoro::Task<Result<void>> ChangeOperator::remove(qint64 id, std::optional<qint64> expectedVersion)
{
    const auto removed = co_await m_parts.operators.remove(id, expectedVersion);
    if (!removed)
        co_return std::unexpected(removed.error());
    m_parts.book.forget(id);
    co_return Result<void>();
}

/// Costs an attempt, as a sign-in does.
QCoro::Task<Result<bool>> ChangeOperator::isPassword(QString name, QString password, QString source)
{
    if (const auto admitted = m_parts.throttle.admit(name, source, m_parts.clock.now()); !admitted) {
        Error error{QStringLiteral("throttled"),
                    QStringLiteral("too many attempts: try again in %1 s").arg(admitted.error().count())};
        error.retryAfter = admitted.error();
        co_return std::unexpected(error);
    }
    const auto found = co_await m_parts.operators.findByName(name);
    if (!found)
        co_return std::unexpected(found.error());
    const auto matches = co_await m_parts.hasher.verify(password, found->passwordHash);
    if (matches && *matches)
        m_parts.throttle.succeeded(name, source, m_parts.clock.now());
    co_return matches;
}

QCoro::Task<Result<OperatorSession>> ChangeOperator::changeOwnPassword(qint64 id, QString oldPassword,
                                                                       QString newPassword, QString source)
{
    const auto account = co_await m_parts.operators.find(id);
    if (!account)
        co_return std::unexpected(account.error());
    const auto matches = co_await isPassword(account->name, oldPassword, source);
    if (!matches)
        co_return std::unexpected(matches.error());
    if (!*matches)
        co_return invalidField(QStringLiteral("old"), QStringLiteral("is not your password"));
    if (const auto good = checkOperatorPassword(newPassword, account->name, QStringLiteral("new")); !good)
        co_return std::unexpected(good.error());
    const auto hash = co_await m_parts.hasher.hash(newPassword);
    if (!hash)
        co_return std::unexpected(hash.error());
    // Of the version that the old password was checked against: a change meanwhile wins.
    const OperatorChange change{.passwordHash = *hash};
    const auto changed = co_await m_parts.operators.change(id, account->version, change);
    if (!changed)
        co_return std::unexpected(changed.error());
    m_parts.book.learn(*changed);
    co_return co_await m_parts.signIn.sessionFor(*changed);
}

} // namespace wakeline
