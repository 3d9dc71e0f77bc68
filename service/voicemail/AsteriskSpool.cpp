// SPDX-License-Identifier: GPL-3.0-or-later
#include "AsteriskSpool.h"

#include "SipAddress.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>

namespace wakeline {

namespace {

void addFolder(AsteriskSpool &spool, const QString &mailbox, const QDir &folder, bool isHeard)
{
    static const QRegularExpression shape(QStringLiteral("\\A(msg[0-9]{4})\\.(txt|wav|WAV|gsm)\\z"));
    QHash<QString, AsteriskSpoolEntry> found;
    const QFileInfoList files = folder.entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Name);
    QStringList stems;
    for (const QFileInfo &file : files) {
        const auto match = shape.match(file.fileName());
        if (!match.hasMatch())
            continue;
        AsteriskSpoolEntry &entry = found[match.captured(1)];
        entry.changedMs = std::max(entry.changedMs, file.lastModified().toMSecsSinceEpoch());
        entry.bytes += file.size();
        if (match.capturedView(2) == u"txt") {
            entry.mailbox = mailbox;
            entry.textPath = file.filePath();
            entry.isHeard = isHeard;
            stems.append(match.captured(1));
        }
    }
    for (const QString &stem : std::as_const(stems)) {
        if (spool.entries.size() >= AsteriskSpool::mostEntries) {
            spool.isComplete = false;
            return;
        }
        spool.entries.append(found.value(stem));
    }
}

} // namespace

AsteriskSpool AsteriskSpool::scan(const QString &context)
{
    AsteriskSpool spool;
    const QDir root(context);
    spool.isReadable = root.exists() && root.isReadable();
    if (!spool.isReadable)
        return spool;
    spool.folders.append(context);
    constexpr auto onlyFolders = QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
    const QStringList boxes = root.entryList(onlyFolders, QDir::Name);
    for (const QString &box : boxes) {
        if (!isExtensionNumber(box) || box.startsWith(u'.'))
            continue;
        for (const char *name : {"INBOX", "Urgent", "Old"}) {
            const QFileInfo folder(root.filePath(box) + u'/' + QLatin1String(name));
            if (!folder.isDir() || folder.isSymLink())
                continue;
            if (spool.folders.size() < mostFolders)
                spool.folders.append(folder.filePath());
            addFolder(spool, box, QDir(folder.filePath()), qstrcmp(name, "Old") == 0);
        }
    }
    return spool;
}

} // namespace wakeline
