// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SecretStore.h"

#include <QHash>

namespace wakeline {

/// Keeps secrets until the process ends: for operators who do not want to stay signed in, and for tests.
class MemorySecretStore : public SecretStore
{
public:
    QCoro::Task<Result<std::optional<QString>>> read(QString key) override;
    QCoro::Task<Result<void>> write(QString key, QString secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace wakeline
