// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Request.h"

namespace wakeline {

/// Where apps reach this service, for the texts that tell them.
struct ServerAddress
{
    QString publicUrl; ///< http.public_url; empty: as the request came
    bool tls = false;  ///< the public listener speaks TLS

    /// `https://pbx.example.org:8443`, without a path or a slash at its end.
    /// \return `invalid_value` if the setting is empty and the request's Host is none that a phone could be told
    Result<QString> of(const Request &request) const;
};

} // namespace wakeline
