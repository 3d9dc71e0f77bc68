// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListeningMenu.h"
#include "SpokenWords.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// A conversation told in words:
///
///     ok, pin_needed, …   the service answers the last question so; `ok` with the messages of the row
///     read:failed         it answers the question before the last
///     ~                   silence, for as long as the menu waits
///     0 … 9, *, #         keys
class Conversation
{
public:
    /// \param messages  `11n 12r`: 11 is new, 12 was read; `11n/201`: from 201
    explicit Conversation(const QString &messages)
    {
        for (const QString &word : messages.split(u' ', Qt::SkipEmptyParts)) {
            const QString state = word.section(u'/', 0, 0);
            m_messages.append({state.chopped(1).toLongLong(), state.endsWith(u'r'), word.section(u'/', 1)});
        }
    }

    /// \return what the last of the words leads to
    QString after(const QString &words)
    {
        ListeningStep step = noted(m_menu.start());
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
            step = noted(next(word));
        return describe(step);
    }
    const ListeningMenu &menu() const { return m_menu; }

private:
    ListeningStep next(const QString &word)
    {
        if (word == u"~")
            return m_menu.silent();
        if (word.size() == 1)
            return m_menu.pressed(word[0].toLatin1());
        const bool before = word.startsWith(u"read:");
        const auto outcome = enumFromName<ListeningOutcome>(before ? word.sliced(5) : word);
        if (!outcome)
            qFatal("The word %s is unknown", qPrintable(word));
        ListeningReply reply{.id = m_asked.value(m_asked.size() - (before ? 2 : 1)), .outcome = *outcome};
        if (*outcome == ListeningOutcome::Ok)
            reply.messages = m_messages;
        return m_menu.answered(reply);
    }
    ListeningStep noted(const ListeningStep &step)
    {
        if (step.ask)
            m_asked.append(step.ask->id);
        return step;
    }
    static QString describe(const ListeningStep &step)
    {
        QStringList parts;
        if (step.say)
            parts.append(step.say->isEmpty() ? QStringLiteral("hush") : step.say->join(u' '));
        if (step.ask) {
            QString text = QStringLiteral("ask ") + enumName(step.ask->wish);
            if (step.ask->pin)
                text += u' ' + *step.ask->pin;
            if (step.ask->message)
                text += u' ' + QString::number(*step.ask->message);
            if (step.ask->mailbox)
                text += u' ' + *step.ask->mailbox + u' ' + step.ask->extension.value_or(QString());
            parts.append(text);
        }
        if (step.hangUp)
            parts.append(QStringLiteral("hang up"));
        return parts.join(QStringLiteral(", "));
    }

    ListeningMenu m_menu{QStringLiteral("c1"), QStringLiteral("7101"), QStringLiteral("101")};
    QList<ListenedMessage> m_messages;
    QStringList m_asked;
};

} // namespace

/// What a caller who listens to a box hears after which keys, answers and silences.
class ListeningMenuTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsOn_data();
    void leadsOn();
    void waitsAsLongAsTheMoment_data();
    void waitsAsLongAsTheMoment();
    void aLateAnswerChangesNothing();
    void everyWalkOfSilencesEnds();
    void countsAreSpoken();
    void telephoneNumbersAreSpelt();
};

void ListeningMenuTest::leadsOn_data()
{
    QTest::addColumn<QString>("messages");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *messages, const char *words, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(messages) << QString::fromUtf8(words) << QString::fromUtf8(expected);
    };
    const char *keys = "keys";

    // The door.
    row("first the box", "", "", "ask open 7101 101");
    row("nobody answers", "", "~", "unavailable");
    row("the service is gone", "", "failed", "unavailable");
    row("no box", "", "refused", "no-mailbox goodbye");
    row("locked", "", "locked", "locked goodbye");
    row("and then it is over", "", "locked ~", "hang up");
    row("keys change nothing any more", "", "locked 1", "");
    row("a PIN is needed", "", "pin_needed", "pin");
    row("the first digit hushes", "", "pin_needed 1", "hush");
    row("# ends the PIN", "", "pin_needed 1 2 3 4 #", "hush, ask pin 1234");
    row("a pause ends the PIN", "", "pin_needed 1 2 3 4 ~", "hush, ask pin 1234");
    row("twelve digits end the PIN", "", "pin_needed 1 2 3 4 5 6 7 8 9 0 1 2", "hush, ask pin 123456789012");
    row("* begins the PIN anew", "", "pin_needed 1 2 * 3 #", "hush, ask pin 3");
    row("# without digits is no PIN", "", "pin_needed #", "");
    row("digits while it is checked are lost", "", "pin_needed 1 # 2", "");
    row("wrong", "", "pin_needed 1 # wrong_pin", "wrong-pin pin");
    row("wrong, and again", "", "pin_needed 1 # wrong_pin 2 #", "hush, ask pin 2");
    row("wrong once too often", "", "pin_needed 1 # wrong_pin 2 # wrong_pin 3 # refused", "wrong-pin goodbye");
    row("locked meanwhile", "", "pin_needed 1 # locked", "locked goodbye");
    row("the PIN cannot be checked", "", "pin_needed 1 # failed", "unavailable");
    row("no answer to the PIN", "", "pin_needed 1 # ~", "unavailable");
    row("asked again for the PIN", "", "pin_needed ~", "pin");
    row("nobody types", "", "pin_needed ~ ~ ~", "goodbye");

    // What there is.
    row("an empty box", "", "ok", "no-messages goodbye");
    row("an empty box behind a PIN", "", "pin_needed 1 # ok", "no-messages goodbye");
    row("one new", "11n", "ok", "one-new-message");
    row("new and saved", "11n 12n 13r", "ok", "you-have n-2 new-messages one-saved-message");
    row("then the first", "11n 12n", "ok ~", "hush, ask fetch 11");
    row("# skips the counting", "11n 12n", "ok #", "hush, ask fetch 11");
    row("other keys do not", "11n", "ok 7", "");
    row("0 ends", "11n", "ok 0", "goodbye");

    // A message.
    row("its number, and its sound", "11n", "ok ~ ok", "message n-1 @message");
    row("who it is from", "11n/+201", "ok ~ ok", "message n-1 from n-2 n-0 n-1 @message");
    row("from nobody with a number", "11n/anonymous", "ok ~ ok", "message n-1 @message");
    row("heard to its end it is read", "11n", "ok ~ ok ~", "keys, ask read 11");
    row("an old one need not be", "11r", "ok ~ ok ~", keys);
    row("nobody waits for that", "11n", "ok ~ ok ~ ok", "");
    row("5 plays it again", "11n", "ok ~ ok 5", "message n-1 @message");
    row("5 after its end, too", "11n", "ok ~ ok ~ 5", "message n-1 @message");
    row("and then it is not told as read twice", "11n", "ok ~ ok ~ 5 ~", keys);
    row("6 goes on", "11n 12n", "ok ~ ok 6", "hush, ask fetch 12");
    row("# goes on", "11n 12n", "ok ~ ok #", "hush, ask fetch 12");
    row("the second one", "11n 12n", "ok ~ ok 6 ok", "message n-2 @message");
    row("4 goes back", "11n 12n", "ok ~ ok 6 ok 4", "hush, ask fetch 11");
    row("4 at the first", "11n 12n", "ok ~ ok 4", "hush, ask fetch 11");
    row("* says the keys", "11n", "ok ~ ok *", keys);
    row("1 does nothing", "11n", "ok ~ ok 1", "");
    row("0 is the end", "11n", "ok ~ ok 0", "goodbye");
    row("silence repeats the keys", "11n", "ok ~ ok ~ ~", keys);
    row("and at last ends it", "11n", "ok ~ ok ~ ~ ~ ~", "goodbye");

    // Saved and deleted.
    row("9 saves", "11n 12n", "ok ~ ok 9", "ask read 11");
    row("and goes on", "11n 12n", "ok ~ ok 9 ok", "hush, ask fetch 12");
    row("and says so", "11n 12n", "ok ~ ok 9 ok ok", "saved message n-2 @message");
    row("7 deletes", "11n 12n", "ok ~ ok 7", "ask remove 11");
    row("and the next takes its place", "11n 12n", "ok ~ ok 7 ok ok", "deleted message n-1 @message");
    row("the only one", "11n", "ok ~ ok 7 ok", "deleted at-end");
    row("keys wait for the answer", "11n 12n", "ok ~ ok 7 7", "");
    row("deleted elsewhere already", "11n 12n", "ok ~ ok 7 not_found", "hush, ask fetch 12");
    row("it cannot be deleted", "11n 12n", "ok ~ ok 7 failed", "unavailable");
    row("no answer to deleting", "11n 12n", "ok ~ ok 7 ~", "unavailable");
    row("gone before it is played", "11n 12n", "ok ~ not_found", "hush, ask fetch 12");
    row("gone, the last", "11n", "ok ~ not_found", "at-end");
    row("a restarted service deletes nothing for a stranger", "11n", "ok ~ ok 7 refused", "unavailable");
    row("nor does it save", "11n", "ok ~ ok 9 refused", "unavailable");
    row("nor fetch", "11n", "ok ~ refused", "unavailable");
    row("nor note that it was heard", "11n", "ok ~ ok ~ refused", "unavailable");
    row("the service dies while it plays", "11n", "ok ~ ok ~ failed", "unavailable");
    row("the answer to reading comes after the next question", "11n 12n", "ok ~ ok ~ 6 read:failed", "unavailable");

    // Behind the last.
    row("no more", "11n", "ok ~ ok 6", "at-end");
    row("nothing more to delete", "11n", "ok ~ ok 6 7", "");
    row("back from the end", "11n 12n", "ok ~ ok 6 ok 6 4", "hush, ask fetch 12");
    row("forward from the end", "11n", "ok ~ ok 6 6", "at-end");
    row("silence at the end", "11n", "ok ~ ok 6 ~", "goodbye");
    row("back into an emptied box", "11n", "ok ~ ok 7 ok 4", "at-end");
    row("* at the end", "11n", "ok ~ ok 6 *", "at-end");
}

void ListeningMenuTest::leadsOn()
{
    QFETCH(QString, messages);
    QFETCH(QString, words);
    QTEST(Conversation(messages).after(words), "expected");
}

void ListeningMenuTest::waitsAsLongAsTheMoment_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("for the service") << "" << 5000;
    QTest::newRow("for a PIN") << "pin_needed" << 6000;
    QTest::newRow("for its next digit") << "pin_needed 1" << 4000;
    QTest::newRow("no time between the counts and the first") << "ok" << 0;
    QTest::newRow("nor at a message's end") << "ok ~ ok" << 0;
    QTest::newRow("for a choice") << "ok ~ ok ~" << 6000;
    QTest::newRow("no time after goodbye") << "refused" << 0;
}

void ListeningMenuTest::waitsAsLongAsTheMoment()
{
    QFETCH(QString, words);
    Conversation conversation(QStringLiteral("11n"));
    conversation.after(words);
    QTEST(int(conversation.menu().patience().count()), "milliseconds");
}

void ListeningMenuTest::aLateAnswerChangesNothing()
{
    ListeningMenu menu(QStringLiteral("c1"), QStringLiteral("7101"), QStringLiteral("101"));
    const ListeningStep open = menu.start();
    menu.silent(); // given up
    QCOMPARE(menu.answered({.id = open.ask->id, .outcome = ListeningOutcome::Ok, .messages = QList<ListenedMessage>()}),
             ListeningStep());
    ListeningMenu other(QStringLiteral("c2"), QStringLiteral("7101"), QStringLiteral("101"));
    QVERIFY(other.start().ask->id != open.ask->id);
    QCOMPARE(other.answered({.id = open.ask->id, .outcome = ListeningOutcome::Refused}), ListeningStep());
}

void ListeningMenuTest::everyWalkOfSilencesEnds()
{
    for (const char *words : {"", "pin_needed", "pin_needed 1", "ok", "ok ~ ok", "ok ~ ok 6", "ok ~ ok 7", "refused"}) {
        QString walk = QLatin1String(words);
        int silences = 0;
        while (Conversation(QStringLiteral("11n")).after(walk) != u"hang up" && ++silences < 20)
            walk += QStringLiteral(" ~");
        QVERIFY2(silences < 20, words);
    }
}

void ListeningMenuTest::countsAreSpoken()
{
    QCOMPARE(spokenCounts(0, 0), QStringList{"no-messages"});
    QCOMPARE(spokenCounts(0, 1), QStringList{"one-saved-message"});
    QCOMPARE(spokenCounts(99, 100),
             (QStringList{"you-have", "n-99", "new-messages", "you-have", "many", "saved-messages"}));
}

void ListeningMenuTest::telephoneNumbersAreSpelt()
{
    QCOMPARE(spokenDigits(QStringLiteral("+4930")), (QStringList{"n-4", "n-9", "n-3", "n-0"}));
    QCOMPARE(spokenDigits(QStringLiteral("ada")), QStringList());
    QCOMPARE(spokenDigits(QString()), QStringList());
    QCOMPARE(spokenDigits(QString(21, u'1')), QStringList());
}

QTEST_GUILESS_MAIN(ListeningMenuTest)
#include "ListeningMenuTest.moc"
