// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseCommands.h"

#include "ChangeLicense.h"
#include "CommandParser.h"
#include "LicenseFile.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace wakeline {

using namespace exitCode;

namespace {

constexpr qint64 largestFile = 64 * 1024;

/// Makes a file that was not there: a key is never written over another.
Result<void> create(const QString &path, const QByteArray &content, mode_t mode)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file < 0)
        return failure(QStringLiteral("cannot_write"),
                       QStringLiteral("%1 cannot be made: %2").arg(path, qt_error_string(errno)));
    const bool written =
        ::write(file, content.constData(), static_cast<std::size_t>(content.size())) == content.size() &&
        ::fsync(file) == 0;
    ::close(file);
    if (written)
        return {};
    return failure(QStringLiteral("cannot_write"), QStringLiteral("%1 cannot be written").arg(path));
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QStringLiteral("cannot_read"), QStringLiteral("%1: %2").arg(path, file.errorString()));
    return file.read(largestFile);
}

/// A day is good until its end, in UTC; a moment is what it says.
std::optional<QDateTime> expiryFrom(const QString &text)
{
    if (const auto moment = fromRfc3339(text))
        return moment;
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() ? std::optional(QDateTime(day.addDays(1), QTime(0, 0), Qt::UTC)) : std::nullopt;
}

} // namespace

int LicenseCommands::run()
{
    const QString act = m_arguments.value(2);
    m_arguments.remove(1, std::min<qsizetype>(2, m_arguments.size() - 1));
    if (act == u"issue")
        return issue();
    if (act == u"revoke")
        return revoke();
    if (act == u"keygen")
        return keygen();
    if (act == u"verify")
        return verify();
    return fail(QStringLiteral("license needs issue, revoke, keygen or verify; each has --help"), badUsage);
}

int LicenseCommands::issue()
{
    const QCommandLineOption tier(QStringLiteral("tier"), QStringLiteral("free, standard, professional or your own."),
                                  QStringLiteral("tier"));
    const QCommandLineOption holder(QStringLiteral("holder"), QStringLiteral("Whose licence it is."),
                                    QStringLiteral("name"), QStringLiteral("unnamed"));
    const QCommandLineOption email(QStringLiteral("email"), QStringLiteral("The holder's address."),
                                   QStringLiteral("address"));
    const QCommandLineOption expires(QStringLiteral("expires"),
                                     QStringLiteral("Last day, such as 2027-12-31, or a moment. Default: never."),
                                     QStringLiteral("date"));
    const QCommandLineOption installations(QStringLiteral("max-installations"),
                                           QStringLiteral("Installations at once. Default: the tier's."),
                                           QStringLiteral("number"));
    const QCommandLineOption extensions(QStringLiteral("max-extensions"),
                                        QStringLiteral("Extensions. Default: the tier's."), QStringLiteral("number"));
    const CommandParser parser(m_arguments,
                               QStringLiteral("Makes a licence and prints its key, which nothing can tell again."),
                               {tier, holder, email, expires, installations, extensions});
    if (!parser.isSet(tier) || !parser.positionalArguments().isEmpty())
        return fail(QStringLiteral("license issue needs --tier, and nothing beside its options"), badUsage);
    LicenseDraft draft;
    draft.tier = parser.value(tier);
    draft.holder = parser.value(holder);
    if (parser.isSet(email))
        draft.email = parser.value(email);
    for (const auto &[option, target] :
         {std::pair{&installations, &draft.maxInstallations}, std::pair{&extensions, &draft.maxExtensions}}) {
        bool isNumber = true;
        if (parser.isSet(*option))
            *target = parser.value(*option).toInt(&isNumber);
        if (!isNumber || target->value_or(1) < 1)
            return fail(QStringLiteral("--%1 must be a whole number from 1 up").arg(option->names().first()), badUsage);
    }
    if (parser.isSet(expires)) {
        draft.expiresAt = expiryFrom(parser.value(expires));
        if (!draft.expiresAt)
            return fail(QStringLiteral("--expires must be a date such as 2027-12-31"), badUsage);
    }
    const auto store = OpenStore::open(parser);
    if (!store)
        return fail(store.error());
    const SystemClock clock;
    ChangeLicense change((*store)->licenses, (*store)->tiers, (*store)->box, clock,
                         store->settings().number("license.grace_days"));
    const auto issued = QCoro::waitFor(change.issue(draft));
    if (!issued)
        return fail(issued.error());
    say(issued->key);
    return success;
}

int LicenseCommands::revoke()
{
    const CommandParser parser(m_arguments, QStringLiteral("Ends a licence for good: license revoke KEY"));
    if (parser.positionalArguments().size() != 1)
        return fail(QStringLiteral("license revoke needs one KEY"), badUsage);
    const auto store = OpenStore::open(parser);
    if (!store)
        return fail(store.error());
    const SystemClock clock;
    ChangeLicense change((*store)->licenses, (*store)->tiers, (*store)->box, clock,
                         store->settings().number("license.grace_days"));
    const auto revoked = QCoro::waitFor(change.revokeKey(parser.positionalArguments().first()));
    if (!revoked && revoked.error().code == u"not_found")
        return fail(QStringLiteral("there is no such licence"));
    if (!revoked)
        return fail(revoked.error());
    say(QStringLiteral("revoked %1 of %2; running services follow within half a minute")
            .arg(revoked->keyPrefix, revoked->holder));
    return success;
}

int LicenseCommands::keygen()
{
    const QCommandLineOption privateFile(QStringLiteral("private"),
                                         QStringLiteral("Where the private key goes (0600)."), QStringLiteral("file"));
    const QCommandLineOption publicFile(QStringLiteral("public"), QStringLiteral("Where the public key goes."),
                                        QStringLiteral("file"));
    const CommandParser parser(m_arguments,
                               QStringLiteral("Makes the Ed25519 key that licence files are signed with: the private "
                                              "half is license.signing_key of the licence server, the public half "
                                              "license.public_key of every PBX."),
                               {privateFile, publicFile});
    if (!parser.isSet(privateFile) || !parser.isSet(publicFile))
        return fail(QStringLiteral("license keygen needs --private FILE and --public FILE"), badUsage);
    const auto key = LicenseSigningKey::generate();
    if (!key)
        return fail(key.error());
    if (const auto made = create(parser.value(privateFile), key->privatePem(), 0600); !made)
        return fail(made.error());
    if (const auto made = create(parser.value(publicFile), key->publicPem(), 0644); !made)
        return fail(made.error());
    say(QStringLiteral("made the key %1: keep %2 secret, give %3 to every PBX")
            .arg(key->id(), parser.value(privateFile), parser.value(publicFile)));
    return success;
}

int LicenseCommands::verify()
{
    const QCommandLineOption publicFile(QStringLiteral("public"), QStringLiteral("The vendor's public key."),
                                        QStringLiteral("file"));
    const CommandParser parser(
        m_arguments,
        QStringLiteral("Checks a licence file with the public key alone: license verify FILE --public FILE"),
        {publicFile});
    if (parser.positionalArguments().size() != 1 || !parser.isSet(publicFile))
        return fail(QStringLiteral("license verify needs one FILE and --public FILE"), badUsage);
    const auto pem = contentOf(parser.value(publicFile));
    if (!pem)
        return fail(pem.error());
    const auto key = LicenseSigningKey::publicFromPem(*pem, parser.value(publicFile));
    if (!key)
        return fail(key.error());
    const auto text = contentOf(parser.positionalArguments().first());
    if (!text)
        return fail(text.error());
    const auto grant = LicenseFile::read(*text, *key, SystemClock().now(), {});
    if (!grant)
        return fail(QStringLiteral("%1 (%2)").arg(grant.error().message, grant.error().code));
    say(QStringLiteral("good: %1 of %2, tier %3, %4 extensions, holds until %5")
            .arg(grant->license.keyPrefix, grant->license.holder, grant->license.tier)
            .arg(grant->license.maxExtensions)
            .arg(toRfc3339(grant->meta.expiry)));
    return success;
}

} // namespace wakeline
