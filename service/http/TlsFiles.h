// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QSslConfiguration>

namespace wakeline {

/// The PEM files of the public listener.
struct TlsFiles
{
    QString certificate; ///< with its chain, leaf first
    QString key;         ///< RSA or EC, without a passphrase

    /// \return `invalid_value` with a sentence that names the file at fault
    Result<QSslConfiguration> load() const;
};

} // namespace wakeline
