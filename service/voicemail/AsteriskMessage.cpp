// SPDX-License-Identifier: GPL-3.0-or-later
#include "AsteriskMessage.h"

#include "SipAddress.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakeline {

namespace {

constexpr qint64 largestText = 64 * 1024;
constexpr qint64 largestSound = qint64(64)
                                << 20; ///< 30 minutes of CD quality are more than this, of a telephone's 29 MB

std::unexpected<Error> badSpool(const QString &path, const QString &why)
{
    return failure(QStringLiteral("bad_spool"), QStringLiteral("%1 %2").arg(path, why));
}

std::unexpected<Error> incomplete(const QString &path)
{
    return failure(QStringLiteral("incomplete"), QStringLiteral("%1 is not complete yet").arg(path));
}

/// One file that is no symbolic link, no device and not too large.
Result<QByteArray> readWhole(const QString &path, qint64 most)
{
    const int file = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0 && errno == ENOENT)
        return failure(QStringLiteral("not_found"), QStringLiteral("%1 is gone").arg(path));
    if (file < 0)
        return badSpool(path, QStringLiteral("cannot be read: %1").arg(qt_error_string(errno)));
    QByteArray bytes;
    struct stat status = {};
    bool good = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= most;
    if (good) {
        bytes.resize(static_cast<qsizetype>(status.st_size));
        qsizetype at = 0;
        while (at < bytes.size()) {
            const ssize_t count = ::read(file, bytes.data() + at, static_cast<std::size_t>(bytes.size() - at));
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                break;
            at += count;
        }
        good = at == bytes.size();
    }
    ::close(file);
    if (!good)
        return badSpool(path, QStringLiteral("is no file that can be a message's"));
    return bytes;
}

/// `key=value` lines of `[message]`; what else there is does not matter.
QHash<QByteArray, QByteArray> fieldsOf(const QByteArray &text)
{
    QHash<QByteArray, QByteArray> fields;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith(';'))
            fields.insert(line.first(equals).trimmed(), line.sliced(equals + 1).trimmed());
    }
    return fields;
}

/// `"Ida Holm" <+4930123>`, `+4930123`, `Unknown`.
void readCaller(AsteriskMessage &message, const QByteArray &callerId)
{
    static const QRegularExpression both(QStringLiteral("^\\s*\"?(.*?)\"?\\s*<([^<>]*)>\\s*$"));
    const QString text = displayText(callerId);
    const auto match = both.match(text);
    message.callerName = match.hasMatch() ? match.captured(1).trimmed() : QString();
    message.callerNumber = match.hasMatch() ? match.captured(2).trimmed() : text.trimmed();
    const auto isNothing = [](const QString &name) {
        return name.compare(u"unknown", Qt::CaseInsensitive) == 0 ||
               name.compare(u"unknown caller", Qt::CaseInsensitive) == 0;
    };
    if (isNothing(message.callerName))
        message.callerName.clear();
    if (isNothing(message.callerNumber))
        message.callerNumber.clear();
}

/// The formats in the order of their quality; Asterisk writes as many as it is told to.
QString soundBeside(const QString &stem)
{
    for (const char *ending : {".wav", ".WAV", ".gsm"}) {
        const QString path = stem + QLatin1String(ending);
        const QFileInfo file(path);
        if (file.isFile() && !file.isSymLink())
            return path;
    }
    return {};
}

} // namespace

Result<AsteriskMessage> AsteriskMessage::parse(const QString &mailbox, const QByteArray &text, qint64 soundSize)
{
    const auto fields = fieldsOf(text);
    bool isNumber = false;
    const qint64 time = fields.value("origtime").toLongLong(&isNumber);
    // Written last, when the message is over.
    if (!fields.contains("duration"))
        return incomplete(QStringLiteral("the text file"));
    constexpr qint64 endOfTime = 253'402'300'799; // the year 9999
    if (!isNumber || time <= 0 || time > endOfTime)
        return badSpool(QStringLiteral("the text file"), QStringLiteral("has no time (origtime)"));
    AsteriskMessage message;
    message.mailbox = mailbox;
    message.receivedAt = QDateTime::fromSecsSinceEpoch(time, Qt::UTC);
    readCaller(message, fields.value("callerid"));
    // msg_id came with Asterisk 11; it counts from 0 again after a restart within a second, so the rest is added.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray id = fields.value("msg_id");
    const QList<QByteArray> parts{mailbox.toUtf8(), fields.value("origtime"), fields.value("callerid"), id,
                                  id.isEmpty() ? QByteArray::number(soundSize) : QByteArray()};
    for (const QByteArray &part : parts)
        hash.addData(QByteArray::number(part.size()) + ':' + part);
    message.uid = QStringLiteral("asterisk-") + QString::fromLatin1(hash.result().toHex());
    return message;
}

Result<AsteriskMessage> AsteriskMessage::read(const QString &mailbox, const QString &textPath)
{
    const QString stem = textPath.chopped(4);
    const auto text = readWhole(textPath, largestText);
    if (!text)
        return std::unexpected(text.error());
    const QString soundPath = soundBeside(stem);
    if (soundPath.isEmpty())
        return incomplete(textPath);
    auto message = parse(mailbox, *text, QFileInfo(soundPath).size());
    if (!message)
        return failure(message.error().code, QStringLiteral("%1: %2").arg(textPath, message.error().message));
    message->textPath = textPath;
    message->soundPath = soundPath;
    message->text = *text;
    return message;
}

Result<AsteriskMessage::Sound> AsteriskMessage::sound() const
{
    const auto bytes = readWhole(soundPath, largestSound);
    if (!bytes)
        return std::unexpected(bytes.error());
    // Asterisk closes gaps by renaming: the sound may have been the next message's.
    const auto again = readWhole(textPath, largestText);
    if (!again || *again != text)
        return incomplete(textPath);
    return Sound{*bytes, soundPath.endsWith(u".gsm")};
}

} // namespace wakeline
