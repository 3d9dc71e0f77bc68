// SPDX-License-Identifier: GPL-3.0-or-later
#include "MemorySecretStore.h"

namespace wakeline {

QCoro::Task<Result<std::optional<QString>>> MemorySecretStore::read(QString key)
{
    const auto it = m_secrets.constFind(key);
    co_return it == m_secrets.cend() ? std::nullopt : std::optional(*it);
}

QCoro::Task<Result<void>> MemorySecretStore::write(QString key, QString secret)
{
    m_secrets.insert(key, secret);
    co_return Result<void>();
}

QCoro::Task<Result<void>> MemorySecretStore::remove(QString key)
{
    m_secrets.remove(key);
    co_return Result<void>();
}

} // namespace wakeline
