// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditText.h"

#include "RelativeTime.h"

#include <QCoreApplication>
#include <QHash>

namespace wakeline {

namespace {

/// The context of the words here.
struct AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

const QHash<QString, const char *> &actions()
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("call.hung_up"), QT_TRANSLATE_NOOP("AuditWords", "Call hung up")},
        {QStringLiteral("call.transferred"), QT_TRANSLATE_NOOP("AuditWords", "Call transferred")},
        {QStringLiteral("extension.created"), QT_TRANSLATE_NOOP("AuditWords", "Extension added")},
        {QStringLiteral("extension.changed"), QT_TRANSLATE_NOOP("AuditWords", "Extension changed")},
        {QStringLiteral("extension.deleted"), QT_TRANSLATE_NOOP("AuditWords", "Extension deleted")},
        {QStringLiteral("extension.imported"), QT_TRANSLATE_NOOP("AuditWords", "Extensions imported")},
        {QStringLiteral("extension.import_ended"), QT_TRANSLATE_NOOP("AuditWords", "Import ended")},
        {QStringLiteral("extension.bulk_changed"), QT_TRANSLATE_NOOP("AuditWords", "Many extensions changed")},
        {QStringLiteral("extension.device_removed"), QT_TRANSLATE_NOOP("AuditWords", "Device logged out")},
        {QStringLiteral("extension.app_signed_out"), QT_TRANSLATE_NOOP("AuditWords", "App logged out")},
        {QStringLiteral("extension.push_tested"), QT_TRANSLATE_NOOP("AuditWords", "Test push sent")},
        {QStringLiteral("extension.sign_in_code_made"), QT_TRANSLATE_NOOP("AuditWords", "QR code for sign-in made")},
        {QStringLiteral("license.issued"), QT_TRANSLATE_NOOP("AuditWords", "Licence issued")},
        {QStringLiteral("license.changed"), QT_TRANSLATE_NOOP("AuditWords", "Licence changed")},
        {QStringLiteral("license.renewed"), QT_TRANSLATE_NOOP("AuditWords", "Licence renewed")},
        {QStringLiteral("license.suspended"), QT_TRANSLATE_NOOP("AuditWords", "Licence suspended")},
        {QStringLiteral("license.reinstated"), QT_TRANSLATE_NOOP("AuditWords", "Licence reinstated")},
        {QStringLiteral("license.revoked"), QT_TRANSLATE_NOOP("AuditWords", "Licence revoked")},
        {QStringLiteral("license.transferred"), QT_TRANSLATE_NOOP("AuditWords", "Licence transferred")},
        {QStringLiteral("license.installation_released"), QT_TRANSLATE_NOOP("AuditWords", "Installation deactivated")},
        {QStringLiteral("operator.signed_in"), QT_TRANSLATE_NOOP("AuditWords", "Signed in")},
        {QStringLiteral("operator.signed_out"), QT_TRANSLATE_NOOP("AuditWords", "Signed out")},
        {QStringLiteral("operator.created"), QT_TRANSLATE_NOOP("AuditWords", "Operator added")},
        {QStringLiteral("operator.changed"), QT_TRANSLATE_NOOP("AuditWords", "Operator changed")},
        {QStringLiteral("operator.deleted"), QT_TRANSLATE_NOOP("AuditWords", "Operator deleted")},
        {QStringLiteral("operator.password_changed"), QT_TRANSLATE_NOOP("AuditWords", "Own password changed")},
        {QStringLiteral("system.license_activated"), QT_TRANSLATE_NOOP("AuditWords", "Licence key given")},
        {QStringLiteral("system.license_file_given"), QT_TRANSLATE_NOOP("AuditWords", "Licence file given")},
        {QStringLiteral("system.license_given_back"), QT_TRANSLATE_NOOP("AuditWords", "Licence given back")},
        {QStringLiteral("system.reloaded"), QT_TRANSLATE_NOOP("AuditWords", "Settings reloaded")},
        {QStringLiteral("tier.changed"), QT_TRANSLATE_NOOP("AuditWords", "Tier changed")},
        {QStringLiteral("voicemail_box.created"), QT_TRANSLATE_NOOP("AuditWords", "Voicemail box added")},
        {QStringLiteral("voicemail_box.changed"), QT_TRANSLATE_NOOP("AuditWords", "Voicemail box changed")},
        {QStringLiteral("voicemail_box.deleted"), QT_TRANSLATE_NOOP("AuditWords", "Voicemail box deleted")},
        {QStringLiteral("voicemail_box.greeting_changed"), QT_TRANSLATE_NOOP("AuditWords", "Greeting changed")},
        {QStringLiteral("voicemail_box.greeting_removed"), QT_TRANSLATE_NOOP("AuditWords", "Greeting removed")},
        {QStringLiteral("voicemail_box.message_deleted"), QT_TRANSLATE_NOOP("AuditWords", "Message deleted")},
        {QStringLiteral("voicemail_box.message_restored"), QT_TRANSLATE_NOOP("AuditWords", "Message restored")},
        {QStringLiteral("voicemail_box.message_read"), QT_TRANSLATE_NOOP("AuditWords", "Message marked as read")},
    };
    return words;
}

QString inWords(QString name)
{
    name.replace(u'_', u' ').replace(u'.', u' ');
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

} // namespace

QString actionText(const QString &action)
{
    const char *words = actions().value(action);
    return words ? AuditWords::tr(words) : inWords(action);
}

QString targetText(const AuditTarget &target)
{
    const QString name = target.name.isEmpty() ? target.id : target.name;
    if (target.type == u"extension")
        return name.isEmpty() ? AuditWords::tr("Extensions") : AuditWords::tr("Extension %1").arg(name);
    if (target.type == u"voicemail_box")
        return AuditWords::tr("Voicemail box %1").arg(name);
    if (target.type == u"operator")
        return name.isEmpty() ? AuditWords::tr("Unknown operator") : AuditWords::tr("Operator %1").arg(name);
    if (target.type == u"license")
        return AuditWords::tr("Licence %1").arg(name);
    if (target.type == u"call")
        return AuditWords::tr("Call %1").arg(name);
    if (target.type == u"tier")
        return AuditWords::tr("Tier %1").arg(name);
    if (target.type == u"system")
        return AuditWords::tr("This server");
    return (inWords(target.type) + u' ' + name).trimmed();
}

QString outcomeText(const QString &outcome)
{
    if (outcome == u"ok")
        return AuditWords::tr("Done");
    if (outcome == u"repeated")
        return AuditWords::tr("Repeated");
    if (outcome == u"unknown")
        return AuditWords::tr("No answer");
    if (outcome == u"invalid_credentials")
        return AuditWords::tr("Wrong password");
    if (outcome == u"stale")
        return AuditWords::tr("Changed meanwhile");
    if (outcome == u"not_found")
        return AuditWords::tr("Not found");
    if (outcome == u"last_admin")
        return AuditWords::tr("The last admin");
    if (outcome == u"invalid_value" || outcome == u"missing_field" || outcome == u"unknown_field")
        return AuditWords::tr("Bad value");
    return inWords(outcome);
}

QString changeText(const AuditChange &change)
{
    if (!change.before && change.after)
        return *change.after;
    return QStringLiteral("%1 → %2").arg(change.before.value_or(dash()), change.after.value_or(dash()));
}

QString changesText(const QList<AuditChange> &changes)
{
    QStringList all;
    for (const AuditChange &change : changes)
        all.append(QStringLiteral("%1: %2").arg(change.field, changeText(change)));
    return all.join(QStringLiteral(", "));
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Viewer:
        return AuditWords::tr("Viewer");
    case Role::Operator:
        return AuditWords::tr("Operator");
    case Role::Admin:
        return AuditWords::tr("Admin");
    case Role::Vendor:
        return AuditWords::tr("Vendor");
    }
    return {};
}

} // namespace wakeline
