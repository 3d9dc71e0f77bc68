// SPDX-License-Identifier: GPL-3.0-or-later
// The console as main() starts it, measured from inside: how soon rows are there, what a keystroke in the filter takes,
// and how busy live events keep the thread that paints. console.mjs starts it, and the wakelined that it shows.
#include "Console.h"
#include "LiveTable.h"
#include "Page.h"
#include "RowTable.h"
#include "SearchField.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <time.h>

using namespace wakeline;

namespace {

constexpr int patience = 120'000; ///< milliseconds until every row is there
constexpr std::chrono::seconds listenTime{10};

QTextStream out(stdout);
QTextStream in(stdin);

/// The longest time in which the thread did not get to look at what the operator does: a frame that came late.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(interval);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed() / 1000);
            m_since.start();
        });
    }

    void start()
    {
        m_longest = 0;
        m_since.start();
        m_timer.start();
    }
    /// Microseconds.
    qint64 longest() const { return std::max<qint64>(0, m_longest - interval * 1000); }

private:
    static constexpr int interval = 2;
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

qint64 threadMicros()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<qint64>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

qint64 residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

MainWindow *window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<MainWindow *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

void say(const QString &name, qint64 value)
{
    out << name << ' ' << value << Qt::endl;
}

/// Types the text a letter at a time and takes it back; each key until everything it caused is painted.
void typeIn(SearchField &search, const QString &text)
{
    const auto press = [&](const std::function<void()> &key) {
        QElapsedTimer timer;
        timer.start();
        key();
        QCoreApplication::processEvents();
        say(QStringLiteral("key_us"), timer.nsecsElapsed() / 1000);
        QTest::qWait(20); // the next key comes later than the same moment, as from a hand
    };
    search.setFocus();
    for (const QChar letter : text)
        press([&] { QTest::keyClick(&search, letter.toLatin1()); });
    for (qsizetype i = 0; i < text.size(); ++i)
        press([&] { QTest::keyClick(&search, Qt::Key_Backspace); });
}

/// Live events while this page is in view; the driver sends them between "listening" and "heard".
void listen(MainWindow &main, int page, const QString &name)
{
    main.showPage(page);
    QTest::qWait(500);
    int changes = 0;
    const auto *table = main.page(MainWindow::Registrations)->table().model();
    const auto counted = QObject::connect(table, &QAbstractItemModel::dataChanged, &main, [&] { ++changes; });
    out << "listening " << name << Qt::endl;
    QTest::qWait(1000); // the driver begins
    Heartbeat heartbeat;
    heartbeat.start();
    const qint64 before = threadMicros();
    QElapsedTimer timer;
    timer.start();
    const int changesBefore = changes;
    QTest::qWait(static_cast<int>(std::chrono::milliseconds(listenTime).count()));
    const qint64 elapsed = timer.nsecsElapsed() / 1000;
    const qint64 busy = threadMicros() - before;
    out << "heard " << name << ' ' << busy * 1000 / elapsed << ' ' << heartbeat.longest() << ' '
        << static_cast<qint64>(changes - changesBefore) * 1'000'000 / elapsed << Qt::endl;
    QObject::disconnect(counted);
    QTest::qWait(1000);
}

} // namespace

/// ConsoleLoad URL USER ROWS, the password on standard input.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 4)
        qFatal("ConsoleLoad URL USER ROWS, the password on standard input");
    const QTemporaryDir folder;
    ConsoleOptions options;
    options.settingsFile = folder.filePath(QStringLiteral("console.conf"));
    options.url = QUrl(arguments.at(1));
    options.user = arguments.at(2);
    options.password = in.readLine();
    options.theme = ThemeChoice::Light;
    options.size = QSize(1280, 800);
    options.page = MainWindow::Extensions;
    const int rows = arguments.at(3).toInt();

    QElapsedTimer timer;
    timer.start();
    Console console(options);
    console.start();
    if (!QTest::qWaitFor([] { return window() != nullptr; }, patience))
        qFatal("The console could not sign in.");
    MainWindow &main = *window();
    Page &page = *main.page(MainWindow::Extensions);
    QAbstractItemModel &model = *page.table().model();
    Heartbeat heartbeat;
    heartbeat.start();
    qint64 firstRows = 0;
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &main,
                     [&] { firstRows = firstRows ? firstRows : timer.elapsed(); });
    QObject::connect(&model, &QAbstractItemModel::modelReset, &main,
                     [&] { firstRows = firstRows || model.rowCount() == 0 ? firstRows : timer.elapsed(); });
    if (!QTest::qWaitFor([&] { return model.rowCount() == rows; }, patience))
        qFatal("Not every row came.");
    say(QStringLiteral("first_rows_ms"), firstRows);
    say(QStringLiteral("all_rows_ms"), timer.elapsed());
    QTest::qWait(3000); // searches are prepared while nobody types
    say(QStringLiteral("loading_longest_us"), heartbeat.longest());
    say(QStringLiteral("resident_kib"), residentKib());

    auto *search = page.findChild<SearchField *>();
    for (const char *text : {"777", "ada love", "3001", "nobody"})
        typeIn(*search, QString::fromLatin1(text));
    listen(main, MainWindow::Extensions, QStringLiteral("extensions"));
    listen(main, MainWindow::Registrations, QStringLiteral("registrations"));
    listen(main, MainWindow::Dashboard, QStringLiteral("dashboard"));
    say(QStringLiteral("resident_after_kib"), residentKib());
    out << "done" << Qt::endl;
    return 0;
}
