// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class Directory;
class IdempotentReplies;
class ImportExtensions;

/// Many extensions at once: imports from CSV files, and one change of all that are named.
class ExtensionBatchRoutes
{
public:
    ExtensionBatchRoutes(ImportExtensions &imports, Directory &directory, IdempotentReplies &idempotent)
        : m_imports(imports), m_directory(directory), m_idempotent(idempotent)
    {}

    Routes routes();

private:
    QCoro::Task<Reply> import(Request request);
    QCoro::Task<Reply> begin(Request request);
    QCoro::Task<Reply> state(Request request);
    QCoro::Task<Reply> end(Request request);
    QCoro::Task<Reply> bulk(Request request);

    ImportExtensions &m_imports;
    Directory &m_directory;
    IdempotentReplies &m_idempotent;
};

} // namespace wakeline
