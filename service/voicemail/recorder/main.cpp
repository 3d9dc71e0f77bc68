// SPDX-License-Identifier: GPL-3.0-or-later
#include "Recorder.h"

#include <QCommandLineParser>

#include <csignal>
#include <cstdio>
#include <sys/stat.h>

using namespace wakeline;

namespace {

/// Lives as long as everything of libre does.
class LibreLibrary
{
public:
    LibreLibrary() : m_problem(::libre_init()) {}
    ~LibreLibrary() { ::libre_close(); }
    LibreLibrary(const LibreLibrary &) = delete;
    LibreLibrary &operator=(const LibreLibrary &) = delete;

    bool isReady() const { return m_problem == 0; }

private:
    int m_problem;
};

int complain(const Error &error)
{
    std::fprintf(stderr, "wakeline-voicemail: %s\n", qPrintable(error.message));
    return error.code == u"bad_setting" || error.code == u"bad_file" ? 2 : 1;
}

int runRecorder(const RecorderSettings &settings)
{
    const LibreLibrary library;
    if (!library.isReady())
        return complain({QStringLiteral("libre"), QStringLiteral("libre cannot be initialised")});
    Recorder recorder(settings);
    auto done = recorder.start();
    if (done)
        done = recorder.run();
    return done ? 0 : complain(done.error());
}

} // namespace

int main(int argc, char **argv)
{
    // Before any thread starts. Signals are read as an event; a peer that left and a file that may not grow are errors
    // of write(), not the end of the process.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);
    ::umask(0077);

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    qSetMessagePattern(QStringLiteral("%{if-debug}debug%{endif}%{if-info}info%{endif}%{if-warning}warning%{endif}"
                                      "%{if-critical}error%{endif}%{if-fatal}fatal%{endif} %{category}: %{message}"));
    QCommandLineParser parser;
    const QCommandLineOption config({QStringLiteral("c"), QStringLiteral("config")},
                                    QStringLiteral("Reads [voicemail] of this INI file."), QStringLiteral("file"),
                                    QStringLiteral("/etc/wakeline/wakelined.conf"));
    parser.addOption(config);
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty()) {
        std::fputs("usage: wakeline-voicemail [--config FILE]\n", stderr);
        return 2;
    }
    const auto settings =
        RecorderSettings::read(parser.value(config), parser.isSet(config), QProcessEnvironment::systemEnvironment());
    return settings ? runRecorder(*settings) : complain(settings.error());
}
