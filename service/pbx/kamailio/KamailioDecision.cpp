// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioMessages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace wakeline {

namespace {

constexpr int mostTargets = 8;

/// What may stand in a Request-URI that kamailio.cfg sets: nothing that could end it, or end its place in a list.
bool isSafeTarget(const QString &target)
{
    static const QRegularExpression shape(QStringLiteral("^sips?:[!#-;=?-\\[\\]_a-z~]{1,512}$"));
    return shape.match(target).hasMatch() && SipAddress::parse(target).has_value();
}

QString actionName(CallDecision::Action action)
{
    switch (action) {
    case CallDecision::Action::Deliver:
        return QStringLiteral("deliver");
    case CallDecision::Action::PushWait:
        return QStringLiteral("push-wait");
    case CallDecision::Action::Redirect:
        return QStringLiteral("redirect");
    case CallDecision::Action::Reject:
        return QStringLiteral("reject");
    case CallDecision::Action::Fork:
        return QStringLiteral("fork");
    case CallDecision::Action::Wait:
        return QStringLiteral("wait");
    }
    return {};
}

int finalCode(int code)
{
    return code >= 300 && code <= 699 ? code : 480;
}

/// A reason phrase that cannot leave its line.
QString reasonPhrase(const QString &reason)
{
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9 .,'()-]"));
    return QString(reason).remove(other).left(64);
}

/// Writes fields of a decision and remembers the first that cannot be carried out.
class Words
{
public:
    explicit Words(QJsonObject &message) : m_message(message) {}

    void target(const QString &target)
    {
        require(isSafeTarget(target), QStringLiteral("a target of the decision is not a SIP URI"));
        m_message.insert(QStringLiteral("target"), target);
    }
    void targets(const QStringList &targets)
    {
        require(!targets.isEmpty() && targets.size() <= mostTargets,
                QStringLiteral("a fork needs one to eight targets"));
        for (const QString &target : targets) {
            require(target == u"contacts" || isSafeTarget(target) ||
                        (target.startsWith(u"contacts:") && isExtensionNumber(target.sliced(9))),
                    QStringLiteral("a target of the decision is not a SIP URI"));
        }
        m_message.insert(QStringLiteral("targets"), QJsonArray::fromStringList(targets));
    }
    /// An extension's or a box's; it would end up in a header or an address.
    void number(const QString &name, const QString &number)
    {
        if (number.isEmpty())
            return;
        require(isExtensionNumber(number), QStringLiteral("the %1 of the decision is no number").arg(name));
        m_message.insert(name, number);
    }
    void ringTime(std::chrono::milliseconds time)
    {
        if (time.count() > 0)
            m_message.insert(QStringLiteral("ring_ms"), static_cast<qint64>(std::min<qint64>(time.count(), 600'000)));
    }
    void step(const QString &name, const CallDecision::OnFail &step)
    {
        using enum CallDecision::Action;
        QJsonObject object{{QStringLiteral("action"), actionName(step.action)},
                           {QStringLiteral("code"), finalCode(step.code)}};
        Words words(object);
        if (step.action == Redirect)
            words.target(step.target);
        words.number(QStringLiteral("leg"), step.leg);
        words.number(QStringLiteral("mailbox"), step.mailbox);
        words.ringTime(step.ringTime);
        if (words.error())
            m_error = words.error();
        require(step.action == Redirect || step.action == Reject || (step.action == Deliver && !step.leg.isEmpty()),
                QStringLiteral("only a redirect, a delivery to a leg or a refusal can be stored with a call"));
        m_message.insert(name, object);
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    void require(bool good, const QString &why)
    {
        if (!good && !m_error)
            m_error = Error{QStringLiteral("invalid_decision"), why};
    }

    QJsonObject &m_message;
    std::optional<Error> m_error;
};

} // namespace

Result<QByteArray> decisionMessage(const QString &transaction, const CallDecision &decision)
{
    using enum CallDecision::Action;
    QJsonObject message{{QStringLiteral("cmd"), QStringLiteral("decision")},
                        {QStringLiteral("tx"), transaction},
                        {QStringLiteral("action"), actionName(decision.action)}};
    Words words(message);
    if (decision.action == Redirect || !decision.target.isEmpty())
        words.target(decision.target);
    words.number(QStringLiteral("leg"), decision.leg);
    words.number(QStringLiteral("mailbox"), decision.mailbox);
    words.ringTime(decision.ringTime);
    if (decision.action == Fork)
        words.targets(decision.targets);
    if (decision.action == PushWait || decision.action == Wait) {
        // Zero would switch tm's timer off, and the call would wait for ever.
        message.insert(QStringLiteral("hold_ms"),
                       static_cast<qint64>(std::clamp<qint64>(decision.hold.count(), 1, 600'000)));
        message.insert(QStringLiteral("ring"), decision.ringWhileHeld ? 1 : 0);
    }
    if (decision.action == Reject) {
        const QString reason = reasonPhrase(decision.reason);
        message.insert(QStringLiteral("code"), finalCode(decision.code));
        message.insert(QStringLiteral("reason"), reason.isEmpty() ? QStringLiteral("Rejected") : reason);
    }
    if (!decision.trail.isEmpty())
        message.insert(QStringLiteral("trail"), decision.trail);
    if (decision.listen)
        message.insert(QStringLiteral("listen"), 1);
    if (decision.askAgain)
        message.insert(QStringLiteral("reask"), 1);
    if (decision.onFail)
        words.step(QStringLiteral("on_fail"), *decision.onFail);
    if (decision.lastResort)
        words.step(QStringLiteral("last_resort"), *decision.lastResort);
    if (words.error())
        return std::unexpected(*words.error());
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

} // namespace wakeline
