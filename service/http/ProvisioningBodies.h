// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

struct QrLoginBody
{
    std::optional<QString> deviceName;

    static constexpr auto fields = std::tuple{Field{"device_name", &QrLoginBody::deviceName}};
};

struct AppCodeBody
{
    QString code;
    std::optional<QString> deviceName;

    static constexpr auto fields =
        std::tuple{Field{"code", &AppCodeBody::code}, Field{"device_name", &AppCodeBody::deviceName}};
};

} // namespace wakeline
