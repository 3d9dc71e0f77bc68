// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Slice.h"
#include "VoicemailAudio.h"
#include "VoicemailBox.h"

namespace wakeline {

/// What to store of a box; what is empty stays, or takes the default of VoicemailBox in a new one.
struct VoicemailBoxChange
{
    std::optional<QString> number = {}; ///< of a new box alone
    std::optional<QString> name = {};
    std::optional<QStringList> extensions = {};
    std::optional<QString> pinHash = {};
    std::optional<GreetingKind> greeting = {};
    std::optional<QString> email = {};
    std::optional<EmailNotify> emailNotify = {};
    std::optional<int> maxDurationS = {};
    std::optional<int> maxMessages = {};
    std::optional<int> retentionDays = {};
};

/// The voicemail boxes, and which extensions listen to them.
class VoicemailBoxTable
{
public:
    explicit VoicemailBoxTable(Database &database) : m_database(database) {}

    /// Needs number and name. \return `number_taken`; `invalid_value` for an extension that does not exist
    QCoro::Task<Result<VoicemailBox>> add(VoicemailBoxChange box, QDateTime now);
    /// \return `not_found`
    QCoro::Task<Result<VoicemailBox>> find(qint64 id);
    QCoro::Task<Result<VoicemailBox>> findByNumber(QString number);
    /// \param query  part of a number, name or e-mail address, in any case; empty: all
    QCoro::Task<Result<Slice<VoicemailBox>>> list(QString query, int limit, int offset);

    /// \return `not_found`, `stale` if `expectedVersion` is given and another is stored, or as add()
    QCoro::Task<Result<VoicemailBox>> change(qint64 id, std::optional<qint64> expectedVersion,
                                             VoicemailBoxChange change, QDateTime now);

    struct Removed
    {
        VoicemailBox box;
        QStringList files; ///< of its messages and its greeting, which nothing refers to any more
    };
    /// With its messages. \return as change()
    QCoro::Task<Result<Removed>> remove(qint64 id, std::optional<qint64> expectedVersion);

    struct Greeting
    {
        GreetingKind kind = GreetingKind::Default;
        VoicemailAudio audio; ///< without a file name: there is none
    };
    /// \return `not_found`
    QCoro::Task<Result<Greeting>> greetingOf(qint64 id);

    struct GreetingReplaced
    {
        VoicemailBox box;
        QString oldFile; ///< empty: there was none
    };
    /// \return as change()
    QCoro::Task<Result<GreetingReplaced>> setGreeting(qint64 id, std::optional<qint64> expectedVersion,
                                                      Greeting greeting, QDateTime now);

private:
    Database &m_database;
};

} // namespace wakeline
