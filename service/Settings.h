// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"
#include "SettingValue.h"

#include <QHash>
#include <QList>
#include <QProcessEnvironment>

#include <chrono>

namespace wakeline {

/// One thing that is wrong with the configuration, in words that name the key and where it was read.
struct SettingProblem
{
    enum class Kind { Bad, Unknown, NotInUse };

    Kind kind = Kind::Bad;
    QString text;

    bool operator==(const SettingProblem &) const = default;
};

/// The configuration after the file and the environment were read and every value was checked.
class Settings
{
public:
    /// \param path      the INI file; one that is named but absent is a problem, the absent default file is not
    /// \param required  whether `path` was named by the user
    static Settings read(const QString &path, bool required, const QProcessEnvironment &environment);

    const QList<SettingProblem> &problems() const { return m_problems; }
    bool isUsable() const; ///< no problem of kind Bad

    QString text(const char *name) const;
    QStringList list(const char *name) const; ///< comma-separated
    int number(const char *name) const;
    bool flag(const char *name) const;
    std::chrono::milliseconds duration(const char *name) const;

    bool isSet(const QString &name) const { return m_origins.contains(name); }
    SettingSource source(const QString &name) const;
    /// A file with its section and key, or a variable; empty for a default.
    QString origin(const QString &name) const { return m_origins.value(name); }

    /// The same file and environment as they are now.
    Settings readAgain() const { return read(m_path, m_required, m_environment); }
    /// These settings as `other` has them.
    void take(const Settings &other, const QStringList &names);

    /// Where generated secrets live: data.directory, else the folder of the SQLite file, else /var/lib/wakeline.
    QString dataDirectory() const;

    /// Where voicemail's sound files live: voicemail.directory, else a folder in dataDirectory().
    QString voicemailDirectory() const;

    /// Where sockets are made that other programs are to see: systemd's RuntimeDirectory= if the unit has one, else the
    /// folder for temporary files.
    QString runtimeDirectory() const;

private:
    void readFile(const QString &path, bool required);
    void readEnvironment(const QProcessEnvironment &environment);
    void readSecretFile(const QString &name, const QString &path, const QString &origin);
    void check();
    void checkTogether();
    void checkMail();
    void bad(const QString &text) { m_problems.append({SettingProblem::Kind::Bad, text}); }

    QHash<QString, QString> m_values;  ///< by `section.key`
    QHash<QString, QString> m_origins; ///< where each was read, for error texts
    QList<SettingProblem> m_problems;
    QString m_path;
    bool m_required = false;
    QProcessEnvironment m_environment;
};

} // namespace wakeline
