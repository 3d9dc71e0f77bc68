// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Of `POST /api/v1/system/license`.
struct OwnLicenseKeyBody
{
    QString licenseKey;

    static constexpr auto fields = std::tuple{Field{"license_key", &OwnLicenseKeyBody::licenseKey}};
};

/// Of `PUT /api/v1/system/license/file`.
struct OwnLicenseFileBody
{
    QString licenseFile; ///< PEM text

    static constexpr auto fields = std::tuple{Field{"license_file", &OwnLicenseFileBody::licenseFile}};
};

} // namespace wakeline
