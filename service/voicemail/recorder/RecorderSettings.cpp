// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderSettings.h"

#include "OwnAddress.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <glib.h>

namespace wakeline {

namespace {

constexpr std::array rows{
    RecorderSettingRow{"listen", "127.0.0.1:5090"},
    RecorderSettingRow{"media_address", ""},
    RecorderSettingRow{"sources", "127.0.0.0/8, ::1, self"},
    RecorderSettingRow{"rtp_ports", "30000-31999"},
    RecorderSettingRow{"spool", "/var/lib/wakeline/voicemail-spool"},
    RecorderSettingRow{"greetings", "/var/lib/wakeline/voicemail-greetings"},
    RecorderSettingRow{"prompts", "/usr/share/wakeline/prompts"},
    RecorderSettingRow{"language", "en"},
    RecorderSettingRow{"socket", "/run/wakeline/voicemail.sock"},
    RecorderSettingRow{"max_calls", "200"},
    RecorderSettingRow{"max_calls_per_caller", "8"},
    RecorderSettingRow{"max_seconds", "180"},
    RecorderSettingRow{"silence_seconds", "8"},
    RecorderSettingRow{"no_audio_seconds", "10"},
    RecorderSettingRow{"no_rtp_seconds", "10"},
    RecorderSettingRow{"min_ms", "1000"},
    RecorderSettingRow{"spool_mb", "2048"},
    RecorderSettingRow{"free_mb", "200"},
};

struct Read
{
    QString text;
    QString origin;
};
using Values = QHash<QString, Read>;

Result<void> readFile(const QString &path, Values &values)
{
    const std::unique_ptr<GKeyFile, decltype(&g_key_file_free)> file(g_key_file_new(), &g_key_file_free);
    GError *error = nullptr;
    if (!g_key_file_load_from_file(file.get(), QFile::encodeName(path).constData(), G_KEY_FILE_NONE, &error)) {
        const QString why = QString::fromUtf8(error->message);
        g_error_free(error);
        return failure(QStringLiteral("bad_file"), QStringLiteral("%1: %2").arg(path, why));
    }
    for (const RecorderSettingRow &row : rows) {
        const std::unique_ptr<gchar, decltype(&g_free)> value(
            g_key_file_get_value(file.get(), "voicemail", row.key, nullptr), &g_free);
        if (value)
            values.insert(QString::fromLatin1(row.key),
                          {QString::fromUtf8(value.get()).trimmed(),
                           QStringLiteral("%1: [voicemail] %2").arg(path, QString::fromLatin1(row.key))});
    }
    return {};
}

/// Reads values one by one and remembers the first that is wrong.
class Reader
{
public:
    explicit Reader(const Values &values) : m_values(values) {}

    QString text(const char *key) const { return m_values.value(QLatin1String(key)).text; }

    int number(const char *key, int from, int to)
    {
        bool ok = false;
        const int number = text(key).toInt(&ok);
        if (!ok || number < from || number > to)
            complain(key, QStringLiteral("must be a whole number from %1 to %2").arg(from).arg(to));
        return number;
    }

    std::chrono::milliseconds seconds(const char *key) { return std::chrono::seconds(number(key, 1, 3600)); }

    sa address(const char *key)
    {
        sa address = {};
        const QByteArray text = this->text(key).toLatin1();
        // Not "any": callers are told this address, if no other, for their media.
        if (::sa_decode(&address, text.constData(), std::size_t(text.size())) != 0 || sa_port(&address) == 0 ||
            ::sa_is_any(&address))
            complain(key, QStringLiteral("must be an IP address and a port, such as 127.0.0.1:5090"));
        return address;
    }

    /// \param otherwise  where the key is empty
    RtpLeg::Address media(const char *key, sa otherwise)
    {
        sa told = otherwise;
        const QByteArray text = this->text(key).toLatin1();
        if (!text.isEmpty() && (::sa_set_str(&told, text.constData(), 0) != 0 || ::sa_is_any(&told)))
            complain(key, QStringLiteral("must be an IP address, such as 192.0.2.5"));
        ::sa_set_port(&told, 0);
        sa bound = told;
        if (!isOwnAddress(told)) // a router's, which sends on to us
            ::sa_set_str(&bound, ::sa_af(&told) == AF_INET6 ? "::" : "0.0.0.0", 0);
        return {bound, told};
    }

    RtpLeg::Ports ports(const char *key)
    {
        const QStringList ends = text(key).split(u'-');
        bool isFirst = false;
        bool isLast = false;
        const uint first = ends.value(0).toUInt(&isFirst);
        const uint last = ends.value(1).toUInt(&isLast);
        if (ends.size() != 2 || !isFirst || !isLast || first < 1024 || last > 65535 || last < first + 1)
            complain(key, QStringLiteral("must be two ports, such as 30000-31999"));
        return {uint16_t(first), uint16_t(last)};
    }

    SourceList sources(const char *key)
    {
        auto list = SourceList::parse(text(key));
        if (!list)
            complain(key, list.error().message);
        return list ? *list : SourceList();
    }

    QString path(const char *key)
    {
        if (!text(key).startsWith(u'/'))
            complain(key, QStringLiteral("must be an absolute path"));
        return text(key);
    }

    /// It becomes part of a path.
    QString language(const char *key)
    {
        static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_-]{1,32}\\z"));
        if (!shape.match(text(key)).hasMatch())
            complain(key, QStringLiteral("must be the name of a folder in voicemail.prompts, such as en"));
        return text(key);
    }

    const std::optional<Error> &problem() const { return m_problem; }

private:
    void complain(const char *key, const QString &why)
    {
        const Read &read = m_values.constFind(QLatin1String(key)).value();
        if (!m_problem)
            m_problem = Error{QStringLiteral("bad_setting"),
                              QStringLiteral("%1 %2, not \"%3\"").arg(read.origin, why, read.text)};
    }

    const Values &m_values;
    std::optional<Error> m_problem;
};

} // namespace

std::span<const RecorderSettingRow> recorderSettingRows()
{
    return rows;
}

Result<RecorderSettings> RecorderSettings::read(const QString &path, bool required,
                                                const QProcessEnvironment &environment)
{
    Values values;
    for (const RecorderSettingRow &row : rows)
        values.insert(QString::fromLatin1(row.key),
                      {QString::fromLatin1(row.defaultValue), QString::fromLatin1(row.key)});
    if (required || QFileInfo::exists(path)) {
        if (const auto done = readFile(path, values); !done)
            return std::unexpected(done.error());
    }
    for (const RecorderSettingRow &row : rows) {
        const QString variable = QStringLiteral("WAKELINE_VOICEMAIL_") + QString::fromLatin1(row.key).toUpper();
        if (environment.contains(variable))
            values.insert(QString::fromLatin1(row.key), {environment.value(variable).trimmed(), variable});
    }
    Reader reader(values);
    RecorderSettings settings;
    settings.listen = reader.address("listen");
    settings.media = reader.media("media_address", settings.listen);
    settings.ports = reader.ports("rtp_ports");
    settings.sip = {reader.sources("sources"), reader.number("max_calls", 1, 2000),
                    reader.number("max_calls_per_caller", 1, 2000)};
    settings.recording.longest = reader.seconds("max_seconds");
    settings.recording.silence = reader.seconds("silence_seconds");
    settings.recording.noAudio = reader.seconds("no_audio_seconds");
    settings.recording.noRtp = reader.seconds("no_rtp_seconds");
    settings.recording.shortest = std::chrono::milliseconds(reader.number("min_ms", 1, 60'000));
    settings.spool = {qint64(reader.number("spool_mb", 1, 1'000'000)) << 20,
                      qint64(reader.number("free_mb", 1, 1'000'000)) << 20};
    settings.spoolFolder = reader.path("spool");
    settings.greetingFolder = reader.path("greetings");
    settings.promptFolder = reader.path("prompts") + u'/' + reader.language("language");
    settings.socket = reader.path("socket");
    if (reader.problem())
        return std::unexpected(*reader.problem());
    return settings;
}

} // namespace wakeline
