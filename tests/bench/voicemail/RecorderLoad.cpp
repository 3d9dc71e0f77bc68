// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace wakeline;

namespace {

/// Time on a CPU, of all threads; the kernel's accounting by ticks misses work that is aligned to timers.
double cpuSeconds(qint64 pid)
{
    const QDir threads(QStringLiteral("/proc/%1/task").arg(pid));
    double seconds = 0;
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile statistics(threads.filePath(thread + QStringLiteral("/schedstat")));
        if (statistics.open(QIODevice::ReadOnly))
            seconds += statistics.readAll().split(' ').first().toDouble() / 1e9;
    }
    return seconds;
}

double residentMiB(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).simplified().split(' ').first().toDouble() / 1024;
}

int openFiles(qint64 pid)
{
    return int(QDir(QStringLiteral("/proc/%1/fd").arg(pid))
                   .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                   .size());
}

/// Waits until it is so, for at most two minutes.
bool within(const std::function<bool()> &isSo)
{
    return QTest::qWaitFor(isSo, 120'000);
}

using Callers = std::vector<std::unique_ptr<Caller>>;

Callers calls(RecorderProcess &recorder, int count)
{
    Callers callers;
    for (int i = 0; i < count; ++i) {
        callers.push_back(std::make_unique<Caller>(recorder.port(), Caller::Wish{.mailbox = QByteArray::number(100 + i),
                                                                                 .number = QByteArray::number(i),
                                                                                 .hertz = 400.0 + 25 * i}));
        callers.back()->invite();
    }
    return callers;
}

int rightFiles(const RecorderProcess &recorder)
{
    int right = 0;
    for (const Recording &recording : recorder.pairs()) {
        const auto audio = recorder.audioOf(recording);
        right += audio && shareOfTone(audio->samples, 400.0 + 25 * recording.callerNumber.toInt()) > 0.9 ? 1 : 0;
    }
    return right;
}

void clear(const RecorderProcess &recorder)
{
    for (const QString &file : recorder.filesInSpool())
        QFile::remove(recorder.spool() + u'/' + file);
}

bool measureAtOnce(RecorderProcess &recorder, int count)
{
    const double idle = residentMiB(recorder.pid());
    const Callers callers = calls(recorder, count);
    const auto allTalk = [&] {
        return std::ranges::all_of(callers, [](const auto &caller) { return caller->hasHeardBeep(); });
    };
    if (!within(allTalk))
        return false;
    const double before = cpuSeconds(recorder.pid());
    QElapsedTimer time;
    time.start();
    QTest::qWait(10'000);
    const double share = 100 * (cpuSeconds(recorder.pid()) - before) / (double(time.elapsed()) / 1000);
    const double resident = residentMiB(recorder.pid());
    for (const auto &caller : callers)
        caller->hangUp();
    const auto allKept = [&] { return recorder.pairs().size() == count; };
    const bool kept = within(allKept);
    const int right = rightFiles(recorder);
    std::printf(
        "%d recordings at once\t%.1f %% of a core, %.2f %% each; resident %.1f MiB (idle %.1f); %d files right\t"
        "every file right\t%s\n",
        count, share, share / count, resident, idle, right, kept && right == count ? "yes" : "no");
    clear(recorder);
    return kept && right == count;
}

/// Fifty at a time, one fifty after the other.
bool callMany(RecorderProcess &recorder, int count)
{
    for (int done = 0; done < count; done += 50) {
        Callers callers = calls(recorder, 50);
        if (!within([&] {
                return std::ranges::all_of(callers, [](const auto &caller) { return caller->hasHeardBeep(); });
            }))
            return false;
        QTest::qWait(1500);
        for (const auto &caller : callers)
            caller->hangUp();
        if (!within([&] { return recorder.pairs().size() == 50; }))
            return false;
        clear(recorder);
    }
    return true;
}

/// Whether anything grows. A SIP transaction lives 32 s beyond its end (RFC 3261, 64*T1), and the heap keeps the size
/// of the most that lived at once: so many come first, and it is waited until they are gone, before and after.
bool measureSoak(RecorderProcess &recorder, int count)
{
    constexpr int untilTheyAreGone = 40'000;
    if (!callMany(recorder, 700))
        return false;
    QTest::qWait(untilTheyAreGone);
    const double resident = residentMiB(recorder.pid());
    const int files = openFiles(recorder.pid());
    if (!callMany(recorder, count))
        return false;
    QTest::qWait(untilTheyAreGone);
    const double grown = residentMiB(recorder.pid()) - resident;
    const int left = openFiles(recorder.pid()) - files;
    std::printf("%d calls, 50 at once\tresident %+.1f MiB, open files %+d\tno growth\t%s\n", count, grown, left,
                grown < 1 && left <= 0 ? "yes" : "no");
    return true;
}

} // namespace

/// RecorderLoad [CALLS]   measures wakeline-voicemail of the same build; rows as tests/bench/run wants them
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    RecorderProcess recorder;
    recorder.set(QStringLiteral("max_calls_per_caller"), QStringLiteral("200"));
    if (!recorder.start()) {
        std::fprintf(stderr, "wakeline-voicemail does not start: %s\n", recorder.log().constData());
        return 1;
    }
    bool ok = true;
    for (const int count : {1, 50, 100})
        ok = measureAtOnce(recorder, count) && ok;
    const int soak = argc > 1 ? QByteArray(argv[1]).toInt() : 1000;
    ok = measureSoak(recorder, soak) && ok;
    return ok ? 0 : 1;
}
