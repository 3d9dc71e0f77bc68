// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OpenApiDocument.h"
#include "RestFixture.h"

#include <QJsonDocument>

namespace wakeline {

struct Question
{
    QByteArray method;
    QByteArray pattern;
    QByteArray token = {};
    QByteArrayList values = {}; ///< for the pattern's `{…}`, in order
    QByteArray body = {};
    QByteArray headers = {}; ///< each with its CR LF
    QByteArray query = {};   ///< with its `?`
};

/// Asks a service, and keeps every answer for check.mjs.
class Conversation
{
public:
    explicit Conversation(RestFixture &rest) : m_rest(rest) {}

    RestAnswer ask(const Question &question)
    {
        QByteArray target = question.pattern;
        for (const QByteArray &value : question.values) {
            const qsizetype open = target.indexOf('{');
            target.replace(open, target.indexOf('}') + 1 - open, value);
        }
        const RestAnswer answer =
            m_rest.call(question.method, target + question.query, question.token, question.body, question.headers);
        keep(question, answer);
        return answer;
    }

    void keep(const Question &question, const RestAnswer &answer)
    {
        QJsonObject headers;
        for (const QByteArray &line : answer.head.split('\n').sliced(1)) {
            if (const qsizetype colon = line.indexOf(':'); colon > 0)
                headers.insert(QString::fromLatin1(line.first(colon).toLower()),
                               QString::fromLatin1(line.sliced(colon + 1).trimmed()));
        }
        const bool empty = headers.value(u"content-length").toString().toInt() == 0;
        const QByteArray body = empty ? QByteArray() : QJsonDocument(answer.body).toJson(QJsonDocument::Compact);
        const QJsonObject line{{"method", QString::fromLatin1(question.method)},
                               {"pattern", QString::fromLatin1(question.pattern)},
                               {"status", answer.status},
                               {"headers", headers},
                               {"body", QString::fromUtf8(body)}};
        m_lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }

    QString problems() const { return openApiProblems(QStringLiteral("answers"), m_lines); }

private:
    RestFixture &m_rest;
    QByteArray m_lines;
};

} // namespace wakeline
