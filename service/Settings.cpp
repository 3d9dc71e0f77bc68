// SPDX-License-Identifier: GPL-3.0-or-later
#include "Settings.h"

#include "MailMessage.h"
#include "SettingRow.h"
#include "SipAddress.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <glib.h>

#include <memory>

namespace wakeline {

namespace {

const SettingRow *rowNamed(const QString &name)
{
    for (const SettingRow &row : settingRows()) {
        if (row.name() == name)
            return &row;
    }
    return nullptr;
}

/// The seed's deployments write flags in the ways of several languages.
std::optional<bool> flagFrom(const QString &value)
{
    const QString word = value.toLower();
    if (QStringList{"true", "1", "yes", "on"}.contains(word))
        return true;
    if (QStringList{"false", "0", "no", "off"}.contains(word))
        return false;
    return std::nullopt;
}

/// A ring group of eleven phones is pushed at once.
constexpr int smallestBurst = 11;

/// RFC 7065 §3.1.
bool isTurnUri(const QString &uri)
{
    static const QRegularExpression shape(
        QStringLiteral("\\Aturns?:([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?(\\?transport=[a-z]+)?\\z"));
    return shape.match(uri).hasMatch();
}

bool isSipUri(const QString &text)
{
    return text.startsWith(u"sip") && SipAddress::parse(text).has_value();
}

/// Keys and tokens travel there: in the clear only on this machine.
bool isSafeUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    const bool here = url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
    return url.scheme() == u"https" || (url.scheme() == u"http" && here);
}

std::optional<QString> problemOf(const SettingRow &row, const QString &value)
{
    const auto numberIn = [&](qint64 from, qint64 to) -> std::optional<QString> {
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        if (ok && number >= from && number <= to)
            return std::nullopt;
        return QStringLiteral("must be a whole number from %1 to %2").arg(from).arg(to);
    };
    switch (row.type) {
    case SettingType::Text:
        break;
    case SettingType::Address: {
        static const QRegularExpression shape(QStringLiteral("^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+):(\\d{1,5})$"));
        const auto match = shape.match(value);
        if (!match.hasMatch() || match.captured(2).toInt() > 65535)
            return QStringLiteral("must be host:port, such as 127.0.0.1:8080 or [::1]:8080");
        break;
    }
    case SettingType::Port:
        return numberIn(1, 65535);
    case SettingType::Milliseconds:
        return numberIn(0, 120000);
    case SettingType::Count:
        return numberIn(1, 1000000);
    case SettingType::Flag:
        if (!flagFrom(value))
            return QStringLiteral("must be true or false");
        break;
    case SettingType::Url:
        if (const QUrl url(value, QUrl::StrictMode); !isSafeUrl(url))
            return QStringLiteral("must be an https:// URL (http:// only on loopback)");
        break;
    case SettingType::File:
        if (!QFileInfo(value).isFile())
            return QStringLiteral("names no file: %1").arg(value);
        if (!QFileInfo(value).isReadable())
            return QStringLiteral("names a file that this user may not read: %1").arg(value);
        break;
    case SettingType::Directory:
        if (!QFileInfo(value).isDir())
            return QStringLiteral("names no folder: %1").arg(value);
        break;
    }
    return std::nullopt;
}

} // namespace

Settings Settings::read(const QString &path, bool required, const QProcessEnvironment &environment)
{
    Settings settings;
    settings.m_path = path;
    settings.m_required = required;
    settings.m_environment = environment;
    for (const SettingRow &row : settingRows())
        settings.m_values.insert(row.name(), QString::fromUtf8(row.defaultValue));
    settings.readFile(path, required);
    settings.readEnvironment(environment);
    settings.check();
    settings.checkTogether();
    return settings;
}

SettingSource Settings::source(const QString &name) const
{
    if (!isSet(name))
        return SettingSource::Default;
    return m_origins.value(name).contains(QStringLiteral(": [")) ? SettingSource::File : SettingSource::Environment;
}

void Settings::take(const Settings &other, const QStringList &names)
{
    for (const QString &name : names) {
        m_values.insert(name, other.m_values.value(name));
        m_origins.remove(name);
        if (other.isSet(name))
            m_origins.insert(name, other.m_origins.value(name));
    }
}

bool Settings::isUsable() const
{
    return std::ranges::none_of(m_problems,
                                [](const SettingProblem &p) { return p.kind == SettingProblem::Kind::Bad; });
}

void Settings::readFile(const QString &path, bool required)
{
    if (!required && !QFileInfo::exists(path))
        return;
    const std::unique_ptr<GKeyFile, decltype(&g_key_file_free)> file(g_key_file_new(), &g_key_file_free);
    GError *error = nullptr;
    if (!g_key_file_load_from_file(file.get(), QFile::encodeName(path).constData(), G_KEY_FILE_NONE, &error)) {
        bad(QStringLiteral("%1: %2").arg(path, QString::fromUtf8(error->message)));
        g_error_free(error);
        return;
    }
    const std::unique_ptr<gchar *, decltype(&g_strfreev)> groups(g_key_file_get_groups(file.get(), nullptr),
                                                                 &g_strfreev);
    for (gchar **group = groups.get(); *group; ++group) {
        const std::unique_ptr<gchar *, decltype(&g_strfreev)> keys(
            g_key_file_get_keys(file.get(), *group, nullptr, nullptr), &g_strfreev);
        for (gchar **key = keys.get(); *key; ++key) {
            // The raw value: escapes of desktop files have no place in paths and URLs.
            const std::unique_ptr<gchar, decltype(&g_free)> value(
                g_key_file_get_value(file.get(), *group, *key, nullptr), &g_free);
            const QString name = QString::fromUtf8(*group) + u'.' + QString::fromUtf8(*key);
            const QString origin =
                QStringLiteral("%1: [%2] %3").arg(path, QString::fromUtf8(*group), QString::fromUtf8(*key));
            const QString text = QString::fromUtf8(value.get()).trimmed();
            const SettingRow *row = rowNamed(name);
            if (row) {
                m_values.insert(name, text);
                m_origins.insert(name, origin);
            } else if (const QString secret = name.chopped(5);
                       name.endsWith(u"_file") && rowNamed(secret) && rowNamed(secret)->secret) {
                readSecretFile(secret, text, origin);
            } else {
                m_problems.append({SettingProblem::Kind::Unknown, QStringLiteral("%1 is no setting").arg(origin)});
            }
        }
    }
}

void Settings::readEnvironment(const QProcessEnvironment &environment)
{
    QStringList known;
    for (const SettingRow &row : settingRows()) {
        QStringList variables{row.environment()};
        if (row.alias)
            variables.append(QString::fromLatin1(row.alias));
        for (const QString &variable : std::as_const(variables)) {
            known.append({variable, variable + QStringLiteral("_FILE")});
            if (environment.contains(variable)) {
                m_values.insert(row.name(), environment.value(variable));
                m_origins.insert(row.name(), variable);
                break;
            }
            const QString file = environment.value(variable + QStringLiteral("_FILE"));
            // The database URL may hold a password, so it may stand in a file although it is shown without it.
            const bool mayBeFile = row.secret || row.name() == u"database.url";
            if (mayBeFile && !file.isEmpty()) {
                readSecretFile(row.name(), file, variable + QStringLiteral("_FILE"));
                break;
            }
        }
    }
    const QStringList variables = environment.keys();
    for (const QString &variable : variables) {
        if (variable.startsWith(u"WAKELINE_") && !known.contains(variable))
            m_problems.append({SettingProblem::Kind::Unknown, QStringLiteral("%1 is no setting").arg(variable)});
    }
}

void Settings::readSecretFile(const QString &name, const QString &path, const QString &origin)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        bad(QStringLiteral("%1: cannot read %2: %3").arg(origin, path, file.errorString()));
        return;
    }
    m_values.insert(name, QString::fromUtf8(file.read(64 * 1024)).trimmed());
    m_origins.insert(name, origin);
}

void Settings::check()
{
    for (const SettingRow &row : settingRows()) {
        const QString value = m_values.value(row.name());
        if (!m_origins.contains(row.name()))
            continue; // the default is ours
        if (!row.inUse && value != QLatin1String(row.defaultValue)) {
            m_problems.append(
                {SettingProblem::Kind::NotInUse,
                 QStringLiteral("%1 is set, but this version does not use it").arg(m_origins.value(row.name()))});
        }
        if (value.isEmpty())
            continue;
        if (const auto problem = problemOf(row, value))
            bad(QStringLiteral("%1 %2").arg(m_origins.value(row.name()), *problem));
    }
}

void Settings::checkTogether()
{
    if (text("http.tls_cert").isEmpty() != text("http.tls_key").isEmpty())
        bad(QStringLiteral("http.tls_cert and http.tls_key are needed together"));
    if (!text("kamailio.evapi").isEmpty() && text("kamailio.secret").isEmpty())
        bad(QStringLiteral("kamailio.secret is needed with kamailio.evapi"));
    if (!text("apns.key_path").isEmpty()) {
        for (const char *name : {"apns.key_id", "apns.team_id", "apns.bundle_id"}) {
            if (text(name).isEmpty())
                bad(QStringLiteral("%1 is needed with apns.key_path").arg(QLatin1String(name)));
        }
    }
    const QString host = text("pbx.listen").section(u':', 0, -2);
    const QHostAddress address(QString(host).remove(u'[').remove(u']'));
    if (!address.isLoopback() && host != u"localhost" && text("pbx.secret").isEmpty())
        bad(QStringLiteral("pbx.secret is needed where pbx.listen (%1) is not on loopback").arg(text("pbx.listen")));
    if (!text("license.file").isEmpty() && text("license.public_key").isEmpty())
        bad(QStringLiteral("license.public_key is needed with license.file"));
    if (number("rate.burst") < smallestBurst)
        bad(QStringLiteral("rate.burst must be at least %1, so that a ring group is not cut").arg(smallestBurst));
    if (!text("webpush.subject").isEmpty() && !text("webpush.subject").startsWith(u"mailto:") &&
        !text("webpush.subject").startsWith(u"https:"))
        bad(QStringLiteral("webpush.subject must begin with mailto: or https:"));
    if (!QStringList{{}, "tls", "tcp", "udp"}.contains(text("sip.transport")))
        bad(QStringLiteral("sip.transport must be tls, tcp or udp"));
    if (!text("jwt.previous_secret").isEmpty() && text("jwt.secret").isEmpty())
        bad(QStringLiteral("jwt.secret is needed with jwt.previous_secret"));
    if (text("turn.secret").isEmpty() != text("turn.uris").isEmpty())
        bad(QStringLiteral("turn.secret and turn.uris are needed together"));
    const QStringList uris = list("turn.uris");
    for (const QString &uri : uris) {
        if (!isTurnUri(uri))
            bad(QStringLiteral("turn.uris must be turn: or turns: URIs (RFC 7065), not %1").arg(uri));
    }
    for (const char *name : {"voicemail.target", "trunk.target"}) {
        if (!text(name).isEmpty() && !isSipUri(text(name)))
            bad(QStringLiteral("%1 must be a SIP URI such as sip:127.0.0.1:5090").arg(QLatin1String(name)));
    }
    checkMail();
    static const QRegularExpression dialled(QStringLiteral("\\A[0-9*+]{0,16}\\z"));
    if (!dialled.match(text("voicemail.access_number")).hasMatch())
        bad(QStringLiteral("voicemail.access_number must be at most 16 of digits, * and +"));
    const QStringList prefixes = list("trunk.allowed_prefixes");
    static const QRegularExpression digits(QStringLiteral("\\A\\+?\\d{1,15}\\z"));
    for (const QString &prefix : prefixes) {
        if (!digits.match(prefix).hasMatch())
            bad(QStringLiteral("trunk.allowed_prefixes must be beginnings of telephone numbers, not %1").arg(prefix));
    }
    if (text("trunk.target").isEmpty() && !prefixes.isEmpty())
        bad(QStringLiteral("trunk.target is needed with trunk.allowed_prefixes"));
    if (text("sip.domain").isEmpty())
        bad(QStringLiteral("sip.domain must not be empty"));
}

void Settings::checkMail()
{
    if (text("mail.url").isEmpty())
        return;
    const QUrl url(text("mail.url"), QUrl::StrictMode);
    if (!QStringList{"smtp", "smtps"}.contains(url.scheme()) || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        !url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        bad(QStringLiteral("mail.url must be such as smtp://mail.example.com:587 or smtps://mail.example.com:465"));
    if (!MailAddress::parse(text("mail.from")))
        bad(QStringLiteral("mail.from must be an address such as Voicemail <voicemail@example.com>"));
    if (text("mail.user").isEmpty() != text("mail.password").isEmpty())
        bad(QStringLiteral("mail.user and mail.password are needed together"));
}

QString Settings::text(const char *name) const
{
    Q_ASSERT(m_values.contains(QLatin1String(name)));
    return m_values.value(QLatin1String(name));
}

QStringList Settings::list(const char *name) const
{
    QStringList entries;
    const QStringList parts = text(name).split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        entries.append(part.trimmed());
    return entries;
}

int Settings::number(const char *name) const
{
    return text(name).toInt();
}

bool Settings::flag(const char *name) const
{
    return flagFrom(text(name)).value_or(false);
}

std::chrono::milliseconds Settings::duration(const char *name) const
{
    return std::chrono::milliseconds(text(name).toLongLong());
}

QString Settings::voicemailDirectory() const
{
    const QString chosen = text("voicemail.directory");
    return chosen.isEmpty() ? dataDirectory() + QStringLiteral("/voicemail") : chosen;
}

QString Settings::runtimeDirectory() const
{
    // systemd.exec(5): several folders are joined by colons.
    const QString given = m_environment.value(QStringLiteral("RUNTIME_DIRECTORY")).section(u':', 0, 0);
    return given.isEmpty() ? QDir::tempPath() : given;
}

QString Settings::dataDirectory() const
{
    if (const QString chosen = text("data.directory"); !chosen.isEmpty())
        return chosen;
    const QString url = text("database.url");
    if (url.startsWith(u"sqlite://"))
        return QFileInfo(url.sliced(9)).absolutePath();
    return QStringLiteral("/var/lib/wakeline");
}

} // namespace wakeline
