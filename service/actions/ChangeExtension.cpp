// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeExtension.h"

#include "CallRuleChecks.h"
#include "FieldRules.h"
#include "FollowMeRules.h"
#include "SipAddress.h"

#include <QCryptographicHash>

namespace wakeline {

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype shortestPassword = 8;
constexpr qsizetype longestPassword = 128;

Result<void> checkDisplayName(const QString &name)
{
    if (name.isEmpty() || name.size() > longestName)
        return invalidField(QStringLiteral("display_name"),
                            QStringLiteral("must have 1 to %1 characters").arg(longestName));
    if (holdsControlCharacter(name))
        return invalidField(QStringLiteral("display_name"), QStringLiteral("must not hold control characters"));
    return {};
}

Result<void> checkPassword(const QString &password, const QString &number)
{
    const QString field = QStringLiteral("password");
    if (password.size() < shortestPassword || password.size() > longestPassword)
        return invalidField(field,
                            QStringLiteral("must have %1 to %2 characters").arg(shortestPassword).arg(longestPassword));
    if (holdsControlCharacter(password))
        return invalidField(field, QStringLiteral("must not hold control characters"));
    if (password.compare(number, Qt::CaseInsensitive) == 0)
        return invalidField(field, QStringLiteral("must not be the number itself"));
    return {};
}

} // namespace

Result<void> checkExtensionDraft(const ExtensionDraft &draft, const QString &number)
{
    if (draft.number && !isExtensionNumber(*draft.number))
        return invalidField(QStringLiteral("number"), QStringLiteral("must be 1 to 32 of letters, digits and _ . + -"));
    if (draft.displayName) {
        if (auto good = checkDisplayName(*draft.displayName); !good)
            return good;
    }
    if (draft.email) {
        if (auto good = checkEmail(*draft.email); !good)
            return good;
    }
    if (draft.followMeNumbers) {
        if (auto good = checkFollowMe(*draft.followMeNumbers, number); !good)
            return good;
    }
    if (draft.callRules) {
        if (auto good = checkCallRules(*draft.callRules); !good)
            return good;
    }
    return draft.password ? checkPassword(*draft.password, number) : Result<void>();
}

QString digestHa1(const QString &number, const QString &realm, const QString &password)
{
    const QString text = number + u':' + realm + u':' + password;
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
}

ChangeExtension::ChangeExtension(Directory &directory, ExtensionTable &extensions, QString sipDomain)
    : m_directory(directory), m_extensions(extensions), m_sipDomain(std::move(sipDomain))
{}

QCoro::Task<Result<Extension>> ChangeExtension::create(ExtensionDraft draft)
{
    draft.displayName = trimmed(draft.displayName);
    draft.email = trimmed(draft.email);
    for (const auto &[name, given] :
         {std::pair{"number", draft.number.has_value()}, std::pair{"display_name", draft.displayName.has_value()},
          std::pair{"password", draft.password.has_value()}}) {
        if (!given)
            co_return missingField(QLatin1String(name));
    }
    if (const auto good = checkExtensionDraft(draft, *draft.number); !good)
        co_return std::unexpected(good.error());
    const NewExtension extension{*draft.number,
                                 *draft.displayName,
                                 draft.email.value_or(QString()),
                                 draft.doNotDisturb.value_or(false),
                                 digestHa1(*draft.number, m_sipDomain, *draft.password),
                                 draft.followMeEnabled.value_or(false),
                                 draft.followMeNumbers.value_or(QList<FollowMeNumber>()),
                                 draft.followMeStrategy.value_or(FollowMeStrategy::Sequential),
                                 draft.followMeConfirm.value_or(false),
                                 draft.callRules.value_or(CallRules())};
    co_return co_await m_directory.addExtension(extension);
}

QCoro::Task<Result<Extension>> ChangeExtension::change(qint64 id, std::optional<qint64> expectedVersion,
                                                       ExtensionDraft draft)
{
    draft.displayName = trimmed(draft.displayName);
    draft.email = trimmed(draft.email);
    if (draft.number)
        co_return invalidField(QStringLiteral("number"),
                               QStringLiteral("cannot be changed: add a new extension instead"));
    if (draft == ExtensionDraft{})
        co_return failure(QStringLiteral("bad_request"), QStringLiteral("the body names nothing to change"));
    // The number never changes, so it may be read ahead of the change.
    const auto current = co_await m_extensions.find(id);
    if (!current)
        co_return std::unexpected(current.error());
    if (const auto good = checkExtensionDraft(draft, current->number); !good)
        co_return std::unexpected(good.error());
    ExtensionChange change{.displayName = draft.displayName,
                           .email = draft.email,
                           .doNotDisturb = draft.doNotDisturb,
                           .ha1 = std::nullopt,
                           .followMeEnabled = draft.followMeEnabled,
                           .followMeNumbers = draft.followMeNumbers,
                           .followMeStrategy = draft.followMeStrategy,
                           .followMeConfirm = draft.followMeConfirm,
                           .callRules = draft.callRules};
    if (draft.password)
        change.ha1 = digestHa1(current->number, m_sipDomain, *draft.password);
    co_return co_await m_directory.changeExtension(id, expectedVersion, change);
}

QCoro::Task<Result<void>> ChangeExtension::remove(qint64 id, std::optional<qint64> expectedVersion)
{
    return m_directory.removeExtension(id, expectedVersion);
}

} // namespace wakeline
