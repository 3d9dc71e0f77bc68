// SPDX-License-Identifier: GPL-3.0-or-later
#include "StageVoicemail.h"

#include "AnsweredList.h"
#include "CannedServer.h"
#include "Sounds.h"

#include <algorithm>

namespace wakeline {

QList<VoicemailBox> stageBoxes(const QDateTime &now)
{
    struct Row
    {
        const char *number;
        const char *name;
        int fresh;
        int old;
    };
    const QList<Row> rows{{"207", "Ida Holm", 2, 4},       {"800", "Sales Nordic", 4, 5},  {"234", "Front desk", 3, 5},
                          {"222", "Hélène Dubois", 1, 2},  {"240", "Nina Petrović", 1, 1}, {"261", "Workshop", 1, 3},
                          {"210", "Jonas Albrecht", 0, 5}, {"267", "Paolo Conti", 0, 2},   {"270", "Ruth Abbott", 0, 1},
                          {"249", "Greta Sandberg", 0, 1}};
    QList<VoicemailBox> boxes;
    for (const Row &row : rows) {
        VoicemailBox box;
        box.id = boxes.size() + 1;
        box.number = QString::fromLatin1(row.number);
        box.name = QString::fromUtf8(row.name);
        box.newMessages = row.fresh;
        box.oldMessages = row.old;
        box.createdAt = box.updatedAt = now.addDays(-90);
        box.extensions = {box.number};
        box.version = 3;
        boxes.append(box);
    }
    boxes[1].email = QStringLiteral("sales@example.net");
    boxes[1].emailNotify = EmailNotify::Audio;
    boxes[1].hasPin = true;
    boxes[1].extensions = {QStringLiteral("201"), QStringLiteral("207")};
    return boxes;
}

QList<VoicemailMessage> stageMessages(const QDateTime &now)
{
    struct Row
    {
        const char *name;
        const char *number;
        int hoursAgo;
        int seconds;
    };
    const QList<Row> rows{{"Nordhavn Logistik", "+4570221400", 0, 48},
                          {"", "+4791305518", 1, 72},
                          {"Anke Vos", "+31205550148", 3, 9},
                          {"", "", 5, 31},
                          {"Berger & Söhne", "+493055578120", 21, 124},
                          {"", "201", 25, 22},
                          {"", "+442079460911", 70, 57},
                          {"Madrid office", "+34915550277", 92, 100},
                          {"Anke Vos", "+31205550148", 24 * 9, 15}};
    QList<VoicemailMessage> messages;
    for (const Row &row : rows) {
        VoicemailMessage message;
        message.id = 900 - messages.size();
        message.mailboxId = 2;
        message.callerIdName = QString::fromUtf8(row.name);
        message.callerIdNum = QString::fromLatin1(row.number);
        message.timestamp = message.createdAt = now.addSecs(-60 - 3600LL * row.hoursAgo);
        message.duration = row.seconds;
        message.read = messages.size() >= 4;
        messages.append(message);
    }
    return messages;
}

QByteArray stageRecording()
{
    constexpr int rate = 8000;
    constexpr int seconds = 12;
    QByteArray samples(rate * seconds * 2, '\0');
    for (int i = 0; i < rate * seconds; ++i) {
        const double time = double(i) / rate;
        const double speaks = std::max(0.0, std::sin(time * 1.3)) * (0.4 + 0.6 * std::abs(std::sin(time * 9)));
        const double voice =
            std::sin(time * 2 * std::numbers::pi * 180) + 0.5 * std::sin(time * 2 * std::numbers::pi * 410);
        qToLittleEndian(qint16(std::lround(9000 * speaks * voice)), samples.data() + i * 2);
    }
    return wavHead(rate, 1, samples.size()) + samples;
}

void answerVoicemail(CannedServer &server, const QDateTime &now)
{
    const QString boxes = QStringLiteral("GET /api/v1/voicemail-boxes");
    const QList<VoicemailBox> all = stageBoxes(now);
    server.answer(boxes, listOf(all));
    for (const VoicemailBox &box : all) {
        server.answer(QStringLiteral("%1/%2").arg(boxes).arg(box.id), toJson(box));
        server.answer(QStringLiteral("%1/%2/messages").arg(boxes).arg(box.id),
                      listOf(box.id == 2 ? stageMessages(now) : QList<VoicemailMessage>()));
    }
    server.answer(QStringLiteral("GET /api/v1/voicemail-messages"), listOf(stageMessages(now)));
    for (const VoicemailMessage &message : stageMessages(now))
        server.answerFile(QStringLiteral("%1/2/messages/%2/audio").arg(boxes).arg(message.id), stageRecording(),
                          "audio/wav");
}

} // namespace wakeline
