// SPDX-License-Identifier: GPL-3.0-or-later
#include "Recorder.h"

#include "RecorderLog.h"

#include <csignal>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <systemd/sd-daemon.h>

namespace wakeline {

namespace {

constexpr uint64_t framesPerSecond = 50;
constexpr uint64_t reviewEvery = 60 * framesPerSecond;
constexpr uint64_t goodbyeFrames = 75; ///< 1.5 s for peers to answer the BYE

} // namespace

Recorder::Recorder(RecorderSettings settings)
    : m_settings(std::move(settings)),
      m_spool(m_settings.spoolFolder, m_settings.spool),
      m_prompts(m_settings.greetingFolder, m_settings.promptFolder),
      m_reports(m_settings.socket, m_spool, m_disk),
      m_parts{m_disk, m_spool, m_prompts, m_reports, m_settings.recording, m_settings.ports, m_settings.media},
      m_endpoint(m_parts, m_settings.sip)
{}

Recorder::~Recorder()
{
    for (const int file : m_watched)
        ::fd_close(file);
    m_disk.finish(); // before what its jobs use goes
}

Result<void> Recorder::watch(int file, void (*ready)(int, void *))
{
    if (file < 0 || ::fd_listen(file, FD_READ, ready, this) != 0)
        return failure(QStringLiteral("loop"), QStringLiteral("The event loop cannot be set up"));
    m_watched.push_back(file);
    return {};
}

Result<void> Recorder::start()
{
    // Two sockets a call; libre's default is 1024.
    if (::fd_setsize(8192) != 0)
        return failure(QStringLiteral("loop"), QStringLiteral("The event loop cannot be set up"));
    if (const auto opened = m_spool.open(); !opened)
        return opened;

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    m_signals = FileDescriptor(::signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC));
    m_clock = FileDescriptor(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
    const timespec frame{0, std::chrono::nanoseconds(frameTime).count()};
    const itimerspec every{frame, frame};
    ::timerfd_settime(m_clock.number(), 0, &every, nullptr);

    auto ready = watch(m_signals.number(),
                       [](int, void *recorder) { atEdge([&] { static_cast<Recorder *>(recorder)->stop(); }); });
    if (ready)
        ready = watch(m_clock.number(),
                      [](int, void *recorder) { atEdge([&] { static_cast<Recorder *>(recorder)->tick(); }); });
    if (ready)
        ready = watch(m_disk.readable(), [](int, void *recorder) {
            atEdge([&] { static_cast<Recorder *>(recorder)->m_disk.deliver(); });
        });
    if (ready)
        ready = m_reports.listen();
    if (ready)
        ready = m_endpoint.listen(m_settings.listen);
    if (ready)
        m_reports.review();
    return ready;
}

Result<void> Recorder::run()
{
    ::sd_notify(0, "READY=1");
    qCInfo(lcRecorder, "Ready");
    if (::sa_is_loopback(&m_settings.media.told))
        qCInfo(lcRecorder, "Only phones on this machine will be heard: voicemail.media_address is not set");
    const int problem = ::re_main(nullptr);
    if (problem != 0)
        return failure(QStringLiteral("loop"), QString::fromLocal8Bit(strerror(problem)));
    return {};
}

void Recorder::tick()
{
    uint64_t frames = 0;
    if (::read(m_clock.number(), &frames, sizeof frames) != sizeof frames)
        return;
    m_endpoint.tick(frames);
    const uint64_t before = std::exchange(m_frames, m_frames + frames);
    if (before / framesPerSecond != m_frames / framesPerSecond)
        ::sd_notify(0, "WATCHDOG=1");
    if (before / reviewEvery != m_frames / reviewEvery)
        m_reports.review();
    if (m_stopAt > 0 && (m_endpoint.isQuiet() || m_frames >= m_stopAt))
        ::re_cancel();
}

void Recorder::stop()
{
    signalfd_siginfo arrived;
    if (::read(m_signals.number(), &arrived, sizeof arrived) != sizeof arrived)
        return;
    if (m_stopAt > 0) // a second one
        return ::re_cancel();
    ::sd_notify(0, "STOPPING=1");
    qCInfo(lcRecorder, "Stopping, with %zu calls", m_endpoint.calls());
    m_stopAt = m_frames + goodbyeFrames;
    m_endpoint.close();
}

} // namespace wakeline
