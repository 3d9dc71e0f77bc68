// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioMessages.h"

#include "Json.h"
#include "PbxLog.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringDecoder>

namespace wakeline {

namespace {

constexpr int longestText = 1024;

/// Reads fields and remembers the first error, so that a reader is one list of fields.
class Fields
{
public:
    explicit Fields(const QJsonObject &object) : m_object(object) {}

    /// A string, or its base64 twin `<name>_b64`, which kamailio.cfg sends for bytes that are not UTF-8.
    QByteArray bytes(const QString &name, Presence presence)
    {
        const QJsonValue plain = m_object.value(name);
        if (plain.isString())
            return limited(name, plain.toString().toUtf8());
        const QJsonValue encoded = m_object.value(name + QStringLiteral("_b64"));
        if (encoded.isString())
            return limited(name, QByteArray::fromBase64(encoded.toString().toLatin1()));
        if (!plain.isUndefined() || !encoded.isUndefined())
            fail(wrongType(name, QStringLiteral("a string")));
        else if (presence == Presence::Required)
            fail(missingField(name));
        return {};
    }
    QString text(const QString &name, Presence presence = Presence::Optional)
    {
        return QString::fromUtf8(repairedUtf8(bytes(name, presence)));
    }
    int number(const QString &name, Presence presence = Presence::Optional, int fallback = 0)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined()) {
            if (presence == Presence::Required)
                fail(missingField(name));
            return fallback;
        }
        const auto read = json::Codec<int>::read(value, name);
        if (read)
            return *read;
        fail(std::unexpected(read.error()));
        return fallback;
    }
    QString transaction()
    {
        static const QRegularExpression shape(QStringLiteral("^\\d{1,10}:\\d{1,10}$"));
        const QString tx = text(QStringLiteral("tx"), Presence::Required);
        if (!m_error && !shape.match(tx).hasMatch())
            fail(wrongType(QStringLiteral("tx"), QStringLiteral("<index>:<label>")));
        return tx;
    }
    QString extension(const QString &name)
    {
        const QString number = text(name, Presence::Required);
        if (!m_error && !isExtensionNumber(number))
            fail(wrongType(name, QStringLiteral("an extension number")));
        return number;
    }
    /// An extension, or a service such as `*97`.
    QString dialled(const QString &name)
    {
        static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_.+*-]{1,32}\\z"));
        const QString number = text(name, Presence::Required);
        if (!m_error && !shape.match(number).hasMatch())
            fail(wrongType(name, QStringLiteral("a number")));
        return number;
    }
    void fail(const std::unexpected<Error> &error)
    {
        if (!m_error)
            m_error = error.error();
    }
    Result<KamailioMessage> result(KamailioMessage value) const
    {
        if (m_error)
            return std::unexpected(*m_error);
        return value;
    }

private:
    QByteArray limited(const QString &name, const QByteArray &value)
    {
        if (value.size() <= longestText)
            return value;
        fail(failure(QStringLiteral("invalid_value"), QStringLiteral("field \"%1\" is too long").arg(name), name));
        return {};
    }

    const QJsonObject &m_object;
    std::optional<Error> m_error;
};

/// A display name as the From header writes it: quoted or not (RFC 3261 §25.1, quoted-pair).
QString displayName(const QByteArray &raw)
{
    QByteArray name = raw.trimmed();
    if (name.size() >= 2 && name.startsWith('"') && name.endsWith('"')) {
        QByteArray plain;
        for (qsizetype i = 1; i < name.size() - 1; ++i) {
            if (name.at(i) == '\\' && i + 1 < name.size() - 1)
                ++i;
            plain.append(name.at(i));
        }
        name = plain;
    }
    return displayText(name).trimmed();
}

Result<KamailioMessage> readDecide(const QJsonObject &object)
{
    Fields fields(object);
    IncomingCall call;
    call.transaction = fields.transaction();
    call.callId = fields.text(QStringLiteral("call_id"), Presence::Required);
    call.callee = fields.dialled(QStringLiteral("to"));
    call.caller = displayText(fields.bytes(QStringLiteral("from"), Presence::Optional));
    call.callerName = displayName(fields.bytes(QStringLiteral("from_name"), Presence::Optional));
    call.video = fields.text(QStringLiteral("call_type")) == u"video";
    call.liveContacts = fields.number(QStringLiteral("contacts"));
    call.source = fields.text(QStringLiteral("src"));
    call.diversions = fields.number(QStringLiteral("diversions"));
    call.account = fields.text(QStringLiteral("account"));
    return fields.result(call);
}

Result<KamailioMessage> readStepFailed(const QJsonObject &object)
{
    Fields fields(object);
    CallStepFailed step;
    step.transaction = fields.transaction();
    step.callId = fields.text(QStringLiteral("call_id"), Presence::Required);
    step.callee = fields.dialled(QStringLiteral("to"));
    step.caller = displayText(fields.bytes(QStringLiteral("from"), Presence::Optional));
    step.phase = fields.text(QStringLiteral("phase"));
    step.code = fields.number(QStringLiteral("code"));
    step.trail = fields.text(QStringLiteral("trail"));
    step.callerName = displayName(fields.bytes(QStringLiteral("from_name"), Presence::Optional));
    step.diversions = fields.number(QStringLiteral("diversions"));
    return fields.result(step);
}

Result<KamailioMessage> readBinding(const QJsonObject &object)
{
    Fields fields(object);
    BindingReport report;
    switch (fields.number(QStringLiteral("rc"), Presence::Required)) {
    case 1:
        report.change = BindingReport::Change::Registered;
        break;
    case 2:
        report.change = BindingReport::Change::Refreshed;
        break;
    case 3:
        report.change = BindingReport::Change::Removed;
        break;
    default:
        fields.fail(wrongType(QStringLiteral("rc"), QStringLiteral("1, 2 or 3")));
    }
    report.extension = fields.extension(QStringLiteral("user"));
    report.account = fields.text(QStringLiteral("auth_user"));
    report.instance = displayText(fields.bytes(QStringLiteral("instance"), Presence::Optional));
    report.userAgent = displayText(fields.bytes(QStringLiteral("ua"), Presence::Optional));
    report.source = fields.text(QStringLiteral("src"));
    report.expires = std::chrono::seconds(fields.number(QStringLiteral("expires")));
    report.bindings = fields.number(QStringLiteral("devices"));
    readContact(report, fields.text(QStringLiteral("contact"), Presence::Required));
    return fields.result(report);
}

Result<KamailioMessage> readExpired(const QJsonObject &object)
{
    Fields fields(object);
    BindingReport report;
    report.change = BindingReport::Change::Expired;
    report.extension = fields.extension(QStringLiteral("user"));
    readContact(report, fields.text(QStringLiteral("contact"), Presence::Required));
    return fields.result(report);
}

Result<KamailioMessage> readProgress(const QJsonObject &object, CallReport::Progress progress)
{
    Fields fields(object);
    CallReport report;
    report.progress = progress;
    report.callId = fields.text(QStringLiteral("call_id"), Presence::Required);
    report.caller = displayText(fields.bytes(QStringLiteral("from"), Presence::Optional));
    report.callee = displayText(fields.bytes(QStringLiteral("to"), Presence::Optional));
    BindingReport where;
    readContact(where, fields.text(QStringLiteral("contact")));
    report.contact = where.contact;
    report.code = fields.number(QStringLiteral("code"));
    report.voicemail = fields.number(QStringLiteral("voicemail")) == 1;
    return fields.result(report);
}

Result<KamailioMessage> readTransfer(const QJsonObject &object)
{
    Fields fields(object);
    const QString stage = fields.text(QStringLiteral("stage"), Presence::Required);
    const int code = fields.number(QStringLiteral("code"), Presence::Required);
    if (stage == u"answer")
        return fields.result(TransferAnswer{fields.bytes(QStringLiteral("id"), Presence::Required), code});
    return fields.result(TransferReport{fields.text(QStringLiteral("call_id"), Presence::Required), code,
                                        fields.number(QStringLiteral("over")) == 1});
}

Result<KamailioMessage> readPiece(const QJsonObject &object)
{
    const QByteArray piece = QByteArray::fromBase64(object.value(QLatin1String("piece_b64")).toString().toLatin1());
    Fields fields(object);
    EvapiListPiece list{fields.text(QStringLiteral("what"), Presence::Required),
                        fields.number(QStringLiteral("at"), Presence::Required),
                        fields.number(QStringLiteral("size"), Presence::Required), piece};
    if (list.at < 0 || piece.isEmpty() || list.at + piece.size() > list.size)
        fields.fail(wrongType(QStringLiteral("piece_b64"), QStringLiteral("a piece of the list")));
    return fields.result(list);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray repairedUtf8(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(text);
    return decoder.hasError() ? QString::fromLatin1(text).toUtf8() : text;
}

void readContact(BindingReport &report, const QString &contact)
{
    const auto address = SipAddress::parse(contact);
    if (!address) {
        // Not ours to understand, but still a key; whatever its parameters are, no token may get through.
        report.contact = contact.section(u';', 0, 0);
        return;
    }
    report.contact = withoutPushParameters(*address).toUri();
    if (auto push = PushParameters::fromContact(*address))
        report.push = *push;
    else
        qCWarning(lcPbx, "extension %s registers without push: %s", qUtf8Printable(report.extension),
                  qUtf8Printable(push.error().message));
}

Result<KamailioMessage> readKamailioMessage(const QByteArray &frame)
{
    const auto object = parseObject(repairedUtf8(frame));
    if (!object)
        return std::unexpected(object.error());
    const QString event = object->value(QLatin1String("ev")).toString();
    if (event == u"call.decide")
        return readDecide(*object);
    if (event == u"call.step_failed")
        return readStepFailed(*object);
    if (event == u"reg")
        return readBinding(*object);
    if (event == u"reg.expired")
        return readExpired(*object);
    if (event == u"call.ringing")
        return readProgress(*object, CallReport::Progress::Ringing);
    if (event == u"call.answered")
        return readProgress(*object, CallReport::Progress::Answered);
    if (event == u"call.ended")
        return readProgress(*object, CallReport::Progress::Ended);
    if (event == u"call.failed")
        return readProgress(*object, CallReport::Progress::Failed);
    if (event == u"call.transfer")
        return readTransfer(*object);
    if (event == u"list")
        return readPiece(*object);
    Fields fields(*object);
    if (event == u"decision.stale")
        return fields.result(StaleDecision{fields.transaction()});
    if (event == u"pong") {
        return fields.result(EvapiPong{fields.number(QStringLiteral("n"), Presence::Required),
                                       object->value(QLatin1String("gap")).toBool()});
    }
    if (event == u"welcome")
        return fields.result(EvapiWelcome{fields.number(QStringLiteral("version"), Presence::Required),
                                          object->value(QLatin1String("lamps")).toBool()});
    if (event == u"refused")
        return KamailioMessage(EvapiRefused{});
    return failure(QStringLiteral("unknown_event"), QStringLiteral("unknown event \"%1\"").arg(event.left(32)));
}

QByteArray helloMessage(const QByteArray &secret)
{
    return compact(
        {{QStringLiteral("cmd"), QStringLiteral("hello")}, {QStringLiteral("secret"), QString::fromUtf8(secret)}});
}

QByteArray pingMessage(int number)
{
    return compact({{QStringLiteral("cmd"), QStringLiteral("ping")}, {QStringLiteral("n"), number}});
}

QByteArray listMessage(const QString &what)
{
    return compact({{QStringLiteral("cmd"), QStringLiteral("list")}, {QStringLiteral("what"), what}});
}

QByteArray logOutMessage(const QString &extension, const QString &account)
{
    return compact({{QStringLiteral("cmd"), QStringLiteral("log_out")},
                    {QStringLiteral("user"), extension},
                    {QStringLiteral("account"), account}});
}

QByteArray referMessage(const QByteArray &token, const QString &callId, const QString &tag, const QByteArray &message)
{
    return compact({{QStringLiteral("cmd"), QStringLiteral("refer")},
                    {QStringLiteral("id"), QString::fromLatin1(token)},
                    {QStringLiteral("call_id"), callId},
                    {QStringLiteral("tag"), tag},
                    {QStringLiteral("message"), QString::fromUtf8(message)}});
}

QByteArray lampMessage(const MessageLamp &lamp)
{
    const QString state = QStringLiteral("%1:%2:%3").arg(lamp.newMessages).arg(lamp.oldMessages).arg(lamp.account);
    return compact({{QStringLiteral("cmd"), QStringLiteral("lamp")},
                    {QStringLiteral("user"), lamp.extension},
                    {QStringLiteral("state"), state}});
}

} // namespace wakeline
