// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportExtensions.h"

#include "ImportSheet.h"

#include <QCoroSignal>
#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>
#include <QUuid>

namespace wakeline {

Q_LOGGING_CATEGORY(lcImport, "wakeline.import")

namespace {

/// Of problems and of a dry run's changes: more than anybody reads, and an answer of some hundred kilobytes.
constexpr qsizetype mostTold = 1000;
/// Of imports that are over, with up to 20,000 passwords each.
constexpr qsizetype mostEnded = 4;

void tell(ExtensionImport &state, const ImportPlan &plan)
{
    state.rows = plan.rows;
    state.created = plan.created;
    state.changed = plan.changed;
    state.kept = plan.kept;
    state.problemCount = static_cast<int>(plan.problems.size());
    state.problems = plan.problems.mid(0, mostTold);
}

std::unexpected<Error> noSuchImport()
{
    return failure(QStringLiteral("not_found"), QStringLiteral("There is no such import, or it ended long ago."));
}

} // namespace

QCoro::Task<Result<ImportPlan>> ImportExtensions::plan(QByteArray csv, bool update)
{
    const QPointer<ImportExtensions> self(this);
    auto reading = [csv] { return Result<ImportSheet>(readImportSheet(csv)); };
    auto readInThread = m_threads.run(std::move(reading));
    const auto sheet = co_await readInThread;
    if (!sheet)
        co_return std::unexpected(sheet.error());
    if (!self)
        co_return failure(QStringLiteral("shutting_down"), QStringLiteral("The service is stopping."));
    QHash<QString, Extension> known;
    for (const SheetRow &row : sheet->rows) {
        const auto extension = row.draft.number ? m_directory.extension(*row.draft.number) : std::nullopt;
        if (extension)
            known.insert(extension->number, *extension);
    }
    const ImportRules rules{update, static_cast<int>(m_directory.extensionCount()),
                            m_options.licensedExtensions ? m_options.licensedExtensions() : 0, m_options.sipDomain};
    auto planning = [sheet, known, rules] { return Result<ImportPlan>(planImport(*sheet, known, rules)); };
    auto planInThread = m_threads.run(std::move(planning));
    co_return co_await planInThread;
}

QCoro::Task<Result<ExtensionImport>> ImportExtensions::tryOut(QByteArray csv, bool update)
{
    auto planning = plan(std::move(csv), update);
    const auto planned = co_await planning;
    if (!planned)
        co_return std::unexpected(planned.error());
    ExtensionImport state;
    tell(state, *planned);
    state.changes = planned->changes.mid(0, mostTold);
    co_return state;
}

Result<ExtensionImport> ImportExtensions::begin(QByteArray csv, bool update, qint64 operatorId)
{
    if (m_running)
        return failure(QStringLiteral("import_running"), QStringLiteral("Another import is running."));
    m_running = true;
    auto job = std::make_shared<Job>();
    job->state.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job->state.state = ImportState::Checking;
    job->operatorId = operatorId;
    m_jobs.insert(job->state.id, job);
    run(job, std::move(csv), update);
    return stateOf(*job);
}

QCoro::Task<> ImportExtensions::run(JobPointer job, QByteArray csv, bool update)
{
    const QPointer<ImportExtensions> self(this);
    auto planning = plan(std::move(csv), update);
    auto planned = co_await planning;
    if (!self)
        co_return;
    if (!planned || !planned->problems.isEmpty() || job->progress->cancelled) {
        job->state.state = job->progress->cancelled ? ImportState::Cancelled : ImportState::Failed;
        if (planned)
            tell(job->state, *planned);
        else
            job->state.message = planned.error().message;
        finish(job);
        co_return;
    }
    tell(job->state, *planned);
    job->state.state = ImportState::Writing;
    auto writing = m_directory.writeExtensions(std::move(planned->writes), job->progress);
    const auto written = co_await writing;
    if (!self)
        co_return;
    if (written) {
        job->state.state = ImportState::Done;
        job->passwords = std::move(planned->passwords);
    } else {
        const bool cancelled = written.error().code == u"cancelled";
        job->state.state = cancelled ? ImportState::Cancelled : ImportState::Failed;
        job->state.message = cancelled ? QString() : written.error().message;
    }
    finish(job);
}

void ImportExtensions::finish(const JobPointer &job)
{
    m_running = false;
    const ExtensionImport &state = job->state;
    if (state.state == ImportState::Done)
        qCInfo(lcImport, "An import of %d rows added %d extensions and changed %d.", state.rows, state.created,
               state.changed);
    else
        qCInfo(lcImport, "An import of %d rows ended without a change: %s.", state.rows,
               qUtf8Printable(enumName(state.state)));
    m_ended.append(state.id);
    if (m_ended.size() > mostEnded)
        m_jobs.remove(m_ended.takeFirst());
    QTimer::singleShot(m_options.keepEnded, this, [this, id = state.id] { m_jobs.remove(id); });
    Q_EMIT ended();
}

ExtensionImport ImportExtensions::stateOf(const Job &job)
{
    ExtensionImport state = job.state;
    state.done = state.state == ImportState::Done ? state.rows - state.kept : job.progress->written.load();
    return state;
}

Result<ExtensionImport> ImportExtensions::find(const QString &id) const
{
    const JobPointer job = m_jobs.value(id);
    if (!job)
        return noSuchImport();
    return stateOf(*job);
}

QCoro::Task<Result<ExtensionImport>> ImportExtensions::end(QString id, qint64 operatorId)
{
    const QPointer<ImportExtensions> self(this);
    const JobPointer job = m_jobs.value(id);
    if (!job)
        co_return noSuchImport();
    job->progress->cancelled = true;
    while (!job->state.isOver()) {
        co_await qCoro(this, &ImportExtensions::ended);
        if (!self)
            co_return failure(QStringLiteral("shutting_down"), QStringLiteral("The service is stopping."));
    }
    ExtensionImport state = stateOf(*job);
    if (operatorId == job->operatorId)
        state.passwords = job->passwords;
    co_return state;
}

} // namespace wakeline
