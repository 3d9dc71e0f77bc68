// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace {

struct Room
{
    QString folder;          ///< with everything below it that is no room of its own
    QStringList mayInclude;  ///< folders of other rooms
    QString forbiddenHeader; ///< regular expression over `<…>` includes
    QString forbiddenText;   ///< regular expression over the lines
};

const QString sockets = QStringLiteral("QTcp|QUdp|QSsl|QNetwork|QLocalS|QHostA|QWebSocket|QHttp|nghttp2");
const QString widgets = QStringLiteral("QWidget|QDialog|QMainWindow|QPainter|QApplication|QtWidgets|QtGui");
const QString sql = QStringLiteral("QSql|sqlite3|libpq");
const QString sqlText = QStringLiteral("\"(SELECT|INSERT INTO|UPDATE|DELETE FROM) ");
const QString wallClock =
    QStringLiteral("currentDateTime|currentSecsSince|currentMSecsSince|(system|steady)_clock::now");

/// The direction of the house, as CONTRIBUTING.md draws it.
const QList<Room> &rooms()
{
    const auto any = [](const QStringList &patterns) { return patterns.join(QLatin1Char('|')); };
    static const QList<Room> table{
        {"shared", {}, any({sockets, widgets, sql}), wallClock},
        {"service/domain", {"shared"}, any({sockets, widgets, sql}), wallClock},
        {"service/storage", {"shared", "service/domain"}, any({"QNetwork|QWebSocket|QHttp", widgets}), {}},
        {"service/push", {"shared", "service/domain"}, any({sql, "QHttp", widgets}), sqlText},
        {"service/pbx", {"shared", "service/domain"}, any({sql, "QHttp", widgets}), sqlText},
        {"service/voicemail", {"shared", "service/domain"}, any({sql, "QHttp", widgets}), sqlText},
        {"service/voicemail/recorder", {"shared"}, any({sockets, sql, widgets}), sqlText},
        {"service/mail", {"shared", "service/domain"}, any({sql, "QHttp", widgets}), sqlText},
        // Only a name that is kept free: instances share the database, and need no room for it (docs/decisions/0014).
        {"service/cluster", {"shared", "service/domain"}, any({"QHttp", widgets}), {}},
        {"service/actions",
         {"shared", "service/domain", "service/storage", "service/push", "service/pbx", "service/voicemail",
          "service/mail", "service/cluster"},
         any({sockets, sql, widgets}),
         sqlText},
        {"service/http",
         {"shared", "service/domain", "service/storage", "service/actions"},
         any({sql, widgets}),
         sqlText},
        {"service",
         {"shared", "service/domain", "service/storage", "service/push", "service/pbx", "service/voicemail",
          "service/mail", "service/cluster", "service/actions", "service/http"},
         widgets,
         sqlText},
        {"console/api", {"shared"}, any({sql, widgets}), sqlText},
        {"console/models", {"shared"}, any({sql, sockets, widgets}), sqlText},
        {"console/delegates", {"shared", "console/models"}, any({sql, sockets}), sqlText},
        {"console/charts", {"shared", "console/delegates"}, any({sql, sockets}), sqlText},
        {"console/sound", {"shared"}, any({sql, sockets, widgets}), sqlText},
        {"console/views",
         {"shared", "console/api", "console/models", "console/delegates", "console/charts", "console/sound"},
         any({sql, sockets, "QJson"}),
         any({sqlText, "\"/api/"})},
        {"console",
         {"shared", "console/api", "console/models", "console/delegates", "console/charts", "console/sound",
          "console/views"},
         sql,
         sqlText},
    };
    return table;
}

/// What the table cannot say: the one file of a room that may, and why.
const QMap<QString, QString> &exceptions()
{
    static const QMap<QString, QString> table{
        {"service/domain/Clock.h", "is the wall clock that all others are handed"},
        {"service/http/HttpServer.cpp", "is the only file that knows QHttpServer"},
    };
    return table;
}

QString root()
{
    return QStringLiteral(WAKELINE_SOURCE_DIR);
}

/// Relative paths of the project's own files with these endings.
QStringList filesIn(const QStringList &folders, const QStringList &patterns)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator found(root() + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QString file = QDir(root()).relativeFilePath(found.next());
            if (!file.contains(QStringLiteral("/node_modules/"))) // what npm fetched for a benchmark
                files.append(file);
        }
    }
    files.sort();
    return files;
}

QStringList sources()
{
    return filesIn({"shared", "service", "console", "tests"}, {"*.h", "*.cpp"});
}

QStringList linesOf(const QString &file)
{
    QFile source(root() + u'/' + file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file));
    QStringList lines = QString::fromUtf8(source.readAll()).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// The room that a file lives in: the longest folder that it is under.
const Room *roomOf(const QString &file)
{
    const Room *best = nullptr;
    for (const Room &room : rooms()) {
        if (file.startsWith(room.folder + u'/') && (!best || room.folder.size() > best->folder.size()))
            best = &room;
    }
    return best;
}

} // namespace

class RoomsTest : public QObject
{
    Q_OBJECT

private:
    /// Shows every breach, not only the first.
    static void verifyNone(const QStringList &breaches)
    {
        QVERIFY2(breaches.isEmpty(), qPrintable(u'\n' + breaches.join(u'\n')));
    }

private Q_SLOTS:
    void includesFollowTheDirectionOfTheHouse()
    {
        QMap<QString, QString> homes; // header → file
        for (const QString &file : filesIn({"shared", "service", "console"}, {"*.h"}))
            homes.insert(QFileInfo(file).fileName(), file);
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""));
        QStringList breaches;
        int checked = 0;
        for (const QString &file : filesIn({"shared", "service", "console"}, {"*.h", "*.cpp"})) {
            const Room *room = roomOf(file);
            for (const QString &line : linesOf(file)) {
                const auto match = include.match(line);
                if (!match.hasMatch())
                    continue;
                const QString header = match.captured(1);
                const QString home = homes.value(QFileInfo(header).fileName());
                const Room *target = home.isEmpty() ? nullptr : roomOf(home);
                if (target && target != room && !room->mayInclude.contains(target->folder))
                    breaches.append(QStringLiteral("%1 includes %2 of %3").arg(file, header, target->folder));
                if (header.contains(u'/'))
                    breaches.append(QStringLiteral("%1 includes \"%2\" by a path").arg(file, header));
                ++checked;
            }
        }
        verifyNone(breaches);
        QVERIFY(checked > 100);
    }

    void roomsKeepToTheirTrade()
    {
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*<([^>]+)>"));
        QStringList breaches;
        for (const QString &file : filesIn({"shared", "service", "console"}, {"*.h", "*.cpp"})) {
            const Room *room = roomOf(file);
            if (exceptions().contains(file))
                continue;
            const QRegularExpression header(QStringLiteral("^(%1)").arg(room->forbiddenHeader));
            const QRegularExpression text(room->forbiddenText);
            for (const QString &line : linesOf(file)) {
                const auto match = include.match(line);
                if (match.hasMatch() && !room->forbiddenHeader.isEmpty() && header.match(match.captured(1)).hasMatch())
                    breaches.append(QStringLiteral("%1 must not include <%2>").arg(file, match.captured(1)));
                if (!room->forbiddenText.isEmpty() && text.match(line).hasMatch())
                    breaches.append(QStringLiteral("%1 must not say: %2").arg(file, line.trimmed()));
            }
        }
        verifyNone(breaches);
    }

    void onlyOneFileKnowsQHttpServer()
    {
        static const QRegularExpression include(QStringLiteral("#\\s*include\\s*<QHttpServer"));
        QStringList knowing;
        for (const QString &file : sources()) {
            if (!linesOf(file).filter(include).isEmpty())
                knowing.append(file);
        }
        QCOMPARE(knowing, QStringList{"service/http/HttpServer.cpp"});
    }

    void noConditionalStandsInsideACoAwait()
    {
        // GCC 12 destroys its temporaries twice (docs/decisions/0002): seen as a corrupted heap, not as a warning.
        QStringList breaches;
        int awaits = 0;
        for (const QString &file : sources()) {
            const QString text = linesOf(file).join(u' ');
            for (qsizetype at = text.indexOf(QStringLiteral("co_await ")); at >= 0;
                 at = text.indexOf(QStringLiteral("co_await "), at + 1)) {
                ++awaits;
                int depth = 0;
                for (qsizetype i = at; i < text.size() && text[i] != u';' && depth >= 0; ++i) {
                    depth += text[i] == u'(' ? 1 : text[i] == u')' ? -1 : 0;
                    if (depth > 0 && QStringView(text).sliced(i).startsWith(QStringLiteral(" ? ")))
                        breaches.append(file + QStringLiteral(": ") + text.mid(at, 80));
                }
            }
        }
        verifyNone(breaches);
        QVERIFY(awaits > 50);
    }

    void fileNamesAreUnique()
    {
        QMap<QString, QStringList> files;
        for (const QString &file : sources())
            files[QFileInfo(file).fileName().toLower()].append(file);
        QStringList breaches;
        for (const QStringList &same : std::as_const(files)) {
            // Two programs each have their own entry.
            if (same.size() > 1 && !same.first().endsWith(u"/main.cpp"))
                breaches.append(same.join(QStringLiteral(" and ")));
        }
        verifyNone(breaches);
    }

    void namesSayWhatThingsAre()
    {
        static const QRegularExpression vague(
            QStringLiteral("(Manager|Helper|Helpers|Util|Utils|Data|Info|Impl|Misc|Common)\\.(h|cpp)$"));
        QStringList breaches;
        for (const QString &file : sources()) {
            if (vague.match(file).hasMatch())
                breaches.append(file);
        }
        verifyNone(breaches);
    }

    void filesAreShort()
    {
        QStringList breaches;
        for (const QString &file :
             sources() + filesIn({"demo", "tests"}, {"*.mjs"}) + filesIn({"packaging/kamailio"}, {"*.cfg"})) {
            const QStringList lines = linesOf(file);
            if (lines.size() > 400)
                breaches.append(QStringLiteral("%1 has %2 lines").arg(file).arg(lines.size()));
            for (qsizetype i = 0; i < lines.size(); ++i) {
                if (lines[i].size() > 140)
                    breaches.append(
                        QStringLiteral("%1:%2 has %3 characters").arg(file).arg(i + 1).arg(lines[i].size()));
            }
        }
        verifyNone(breaches);
    }

    void everySourceNamesItsLicence()
    {
        const QStringList files =
            filesIn({"shared", "service", "console", "tests", "demo", "cmake", "sql", "packaging"},
                    {"*.h", "*.cpp", "*.cmake", "CMakeLists.txt", "*.mjs", "*.sql", "*.cfg", "*.sh"}) +
            QStringList{"CMakeLists.txt", "run", "test"};
        QStringList breaches;
        for (const QString &file : files) {
            // The first line, or the second where the first names the interpreter.
            const QString top = linesOf(file).mid(0, 2).join(u'\n');
            if (!top.contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")))
                breaches.append(file);
        }
        verifyNone(breaches);
        QVERIFY(files.size() > 100);
    }

    void nothingPointsAtOneMachine()
    {
        // In pieces, so that this file is not its own breach.
        const QStringList forbidden{QStringLiteral("/wo") + QStringLiteral("rk/"),
                                    QStringLiteral("/ho") + QStringLiteral("me/"),
                                    QStringLiteral("/tmp/w") + QStringLiteral("l/")};
        QStringList breaches;
        const QStringList files =
            filesIn(
                {"shared", "service", "console", "tests", "demo", "cmake", "sql", "packaging", "docs", "resources"},
                {"*.h", "*.cpp", "*.cmake", "*.txt", "*.mjs", "*.sql", "*.cfg", "*.md", "*.service", "*.sh", "*.xml"}) +
            QStringList{"run", "test"};
        for (const QString &file : files) {
            for (const QString &line : linesOf(file)) {
                const bool breach =
                    std::ranges::any_of(forbidden, [&](const QString &path) { return line.contains(path); });
                if (breach)
                    breaches.append(file + QStringLiteral(": ") + line.trimmed());
            }
        }
        verifyNone(breaches);
    }
};

QTEST_APPLESS_MAIN(RoomsTest)
#include "RoomsTest.moc"
