// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditConflict.h"
#include "RelativeTime.h"

#include <QTest>

using namespace wakeline;
using enum FieldDifference::ChangedBy;

namespace {

struct Note
{
    std::optional<QString> name = {};
    std::optional<bool> loud = {};
    std::optional<QString> pin = {};

    bool operator==(const Note &) const = default;
};

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);

QList<EditedField<Note>> fields()
{
    return {editedField(QStringLiteral("Name"), &Note::name, textWords),
            editedField(QStringLiteral("Loud"), &Note::loud, onOffWords),
            editedField(QStringLiteral("PIN"), &Note::pin, secretWords)};
}

Note note(const QString &name, bool loud, const std::optional<QString> &pin = {})
{
    return {name, loud, pin};
}

AuditEntry entry(qint64 id, const QString &by, const QDateTime &at)
{
    AuditEntry entry;
    entry.id = id;
    entry.at = at;
    entry.operatorId = id;
    entry.operatorName = by;
    entry.target = {QStringLiteral("extension"), QStringLiteral("7"), QStringLiteral("101")};
    entry.changes = {{QStringLiteral("dnd"), QStringLiteral("false"), QStringLiteral("true")}};
    entry.outcome = QStringLiteral("ok");
    return entry;
}

ConflictSubject subject(const std::optional<QDateTime> &changedAt)
{
    return {QStringLiteral("Extension 101"), QStringLiteral("extension"), QStringLiteral("7"), changedAt};
}

} // namespace

Q_DECLARE_METATYPE(Note)
Q_DECLARE_METATYPE(QList<FieldDifference>)
Q_DECLARE_METATYPE(QList<AuditEntry>)
Q_DECLARE_METATYPE(ConflictSubject)

/// What two who edited the same have each changed, and who the other was.
class EditConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDiffersIsToldWithWhoChangedIt_data()
    {
        QTest::addColumn<Note>("base");
        QTest::addColumn<Note>("mine");
        QTest::addColumn<Note>("theirs");
        QTest::addColumn<QList<FieldDifference>>("expected");
        const auto ida = QStringLiteral("Ida");
        const auto nils = QStringLiteral("Nils");
        const auto name = QStringLiteral("Name");
        const auto loud = QStringLiteral("Loud");
        const auto on = QStringLiteral("On");
        const auto off = QStringLiteral("Off");
        using Differences = QList<FieldDifference>;
        QTest::newRow("nothing was changed")
            << note(ida, false) << note(ida, false) << note(ida, false) << Differences();
        QTest::newRow("only by me") << note(ida, false) << note(nils, false) << note(ida, false)
                                    << Differences{{0, name, nils, ida, Me}};
        QTest::newRow("only by them") << note(ida, false) << note(ida, false) << note(ida, true)
                                      << Differences{{1, loud, off, on, Them}};
        QTest::newRow("each another field") << note(ida, false) << note(nils, false) << note(ida, true)
                                            << Differences{{0, name, nils, ida, Me}, {1, loud, off, on, Them}};
        QTest::newRow("the same field") << note(ida, false) << note(nils, false) << note(QStringLiteral("Ada"), false)
                                        << Differences{{0, name, nils, QStringLiteral("Ada"), Both}};
        QTest::newRow("to the same value") << note(ida, false) << note(nils, true) << note(nils, true) << Differences();
        QTest::newRow("emptied there") << note(ida, false) << note(nils, false) << note({}, false)
                                       << Differences{{0, name, nils, QStringLiteral("(empty)"), Both}};
        QTest::newRow("a secret of mine, which is not told")
            << note(ida, false) << note(ida, false, QStringLiteral("4711")) << note(ida, false)
            << Differences{{2, QStringLiteral("PIN"), QStringLiteral("The new one that you typed"),
                            QStringLiteral("As it is there"), Me}};
        QTest::newRow("a secret to be removed")
            << note(ida, false) << note(ida, false, QString()) << note(ida, false)
            << Differences{{2, QStringLiteral("PIN"), QStringLiteral("None"), QStringLiteral("As it is there"), Me}};
    }
    void whatDiffersIsToldWithWhoChangedIt()
    {
        QFETCH(Note, base);
        QFETCH(Note, mine);
        QFETCH(Note, theirs);
        QFETCH(QList<FieldDifference>, expected);
        QCOMPARE(differencesBetween(fields(), base, mine, theirs), expected);
    }

    void onlyWhatIsTakenIsTheirs()
    {
        const Note mine = note(QStringLiteral("Ida"), true, QStringLiteral("4711"));
        const Note theirs = note(QStringLiteral("Nils"), false);
        QCOMPARE(merged(fields(), mine, theirs, {}), mine);
        QCOMPARE(merged(fields(), mine, theirs, {0, 1, 2}), theirs);
        QCOMPARE(merged(fields(), mine, theirs, {1}), note(QStringLiteral("Ida"), false, QStringLiteral("4711")));
    }

    void whoChangedItIsReadOffTheAuditLog_data()
    {
        QTest::addColumn<QList<AuditEntry>>("entries");
        QTest::addColumn<ConflictSubject>("about");
        QTest::addColumn<qint64>("expected"); // the entry's id; 0: nobody is known
        const AuditEntry ada = entry(1, QStringLiteral("ada"), noon);
        const AuditEntry bob = entry(2, QStringLiteral("bob"), noon.addSecs(60));
        AuditEntry push = bob;
        push.changes.clear();
        AuditEntry refused = bob;
        refused.outcome = QStringLiteral("stale");
        AuditEntry other = bob;
        other.target.id = QStringLiteral("101"); // it is the name of the one that is meant
        using Entries = QList<AuditEntry>;
        const auto atNoon = subject(noon.addMSecs(40));
        const auto later = subject(noon.addSecs(60).addMSecs(40));
        QTest::newRow("the newest") << Entries{bob, ada} << later << qint64(2);
        QTest::newRow("the one of that time") << Entries{bob, ada} << atNoon << qint64(1);
        QTest::newRow("an app changed it since") << Entries{bob, ada} << subject(noon.addSecs(600)) << qint64(0);
        QTest::newRow("a refusal changes nothing") << Entries{refused, ada} << atNoon << qint64(1);
        QTest::newRow("nor does a test push") << Entries{push, ada} << subject(std::nullopt) << qint64(1);
        QTest::newRow("nor what was done to another") << Entries{other, ada} << subject(std::nullopt) << qint64(1);
        QTest::newRow("the newest, where no time is known") << Entries{bob, ada} << subject(std::nullopt) << qint64(2);
        QTest::newRow("nothing is recorded") << Entries() << subject(std::nullopt) << qint64(0);
    }
    void whoChangedItIsReadOffTheAuditLog()
    {
        QFETCH(QList<AuditEntry>, entries);
        QFETCH(ConflictSubject, about);
        QFETCH(qint64, expected);
        const auto found = lastChange(entries, about);
        QCOMPARE(found ? found->id : 0, expected);
    }

    void theWordsNameWhoeverIsKnown()
    {
        const QDateTime now = noon.addSecs(90);
        const QString time = absoluteText(noon, now);
        const auto about = subject(noon);
        const AuditEntry ada = entry(1, QStringLiteral("ada"), noon);
        QCOMPARE(lastChangeText(ada, about, 2, now), QStringLiteral("ada changed it at %1.").arg(time));
        QCOMPARE(lastChangeText(ada, about, 1, now), QStringLiteral("You changed it elsewhere at %1.").arg(time));
        QCOMPARE(lastChangeText(std::nullopt, about, 2, now),
                 QStringLiteral("Somebody else changed it at %1.").arg(time));
        QCOMPARE(lastChangeText(std::nullopt, subject(std::nullopt), 2, now),
                 QStringLiteral("Somebody else changed it meanwhile."));
    }
};

QTEST_GUILESS_MAIN(EditConflictTest)
#include "EditConflictTest.moc"
