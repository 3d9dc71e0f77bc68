// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class CallRecordTable;
class Directory;

/// The calls of an app's own extension.
class HistoryRoutes
{
public:
    HistoryRoutes(CallRecordTable &records, Directory &directory) : m_records(records), m_directory(directory) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);

    CallRecordTable &m_records;
    Directory &m_directory;
};

} // namespace wakeline
