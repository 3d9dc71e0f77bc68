// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

enum class SettingSource { Default, File, Environment };

template <>
struct EnumNames<SettingSource>
{
    static constexpr std::array names{std::pair{SettingSource::Default, "default"},
                                      std::pair{SettingSource::File, "file"},
                                      std::pair{SettingSource::Environment, "environment"}};
};

/// One setting of the service as it is in effect.
struct SettingValue
{
    QString name;        ///< `push.hold_ms`
    QString environment; ///< the variable that sets it: `WAKELINE_PUSH_HOLD_MS`
    QString type;        ///< in words: `milliseconds`
    QString description;
    bool secret = false;
    bool isSet = false;                ///< somebody said something, be it empty
    std::optional<QString> value = {}; ///< none for a secret
    QString defaultValue;
    SettingSource source = SettingSource::Default;
    QString origin;        ///< where exactly: a file with its key, a variable; empty for a default
    bool reloads = false;  ///< takes effect with a reload; else with a restart
    bool restarts = false; ///< what stands in the file is another value, which waits for a restart

    bool operator==(const SettingValue &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"name", &SettingValue::name},       Field{"environment", &SettingValue::environment},
        Field{"type", &SettingValue::type},       Field{"description", &SettingValue::description},
        Field{"secret", &SettingValue::secret},   Field{"is_set", &SettingValue::isSet},
        Field{"value", &SettingValue::value},     Field{"default", &SettingValue::defaultValue},
        Field{"source", &SettingValue::source},   Field{"origin", &SettingValue::origin},
        Field{"reloads", &SettingValue::reloads}, Field{"waits_for_restart", &SettingValue::restarts},
    };
};

/// What a reload of the configuration came to.
struct ReloadReport
{
    QStringList applied;      ///< settings, and `http.tls_cert` where the files held another certificate
    QStringList needsRestart; ///< settings whose new value waits for one

    bool operator==(const ReloadReport &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"applied", &ReloadReport::applied},
        Field{"needs_restart", &ReloadReport::needsRestart},
    };
};

WAKELINE_WIRE_TYPE(SettingValue)
WAKELINE_WIRE_TYPE(ReloadReport)

} // namespace wakeline
