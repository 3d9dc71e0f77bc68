// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampBook.h"

#include <QTest>

using namespace wakeline;

namespace {

LinkedBox box(const char *extension, const char *number, qint64 id, qint64 fresh, qint64 old)
{
    return {QLatin1String(extension), QLatin1String(number), id, fresh, old};
}

/// `101=7105:1:0`, and `101=out` without a box.
QStringList told(const QList<MessageLamp> &lamps)
{
    QStringList all;
    for (const MessageLamp &lamp : lamps) {
        const QString counts = QStringLiteral("%1:%2").arg(lamp.newMessages).arg(lamp.oldMessages);
        all.append(lamp.extension + u'=' +
                   (lamp.account.isEmpty() ? QStringLiteral("out") : lamp.account + u':' + counts));
    }
    return all;
}

using Boxes = QList<LinkedBox>;

} // namespace

/// What the phones of an extension are told, and who is told.
class LampBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExtensionHearsOfAllItsBoxes_data();
    void anExtensionHearsOfAllItsBoxes();
    void whoHasNoBoxAnyMoreIsToldSo();
    void whoIsRegisteredWithoutABoxIsToldOnlyWhenAllIsTold();
    void aChangeTellsThoseWhoListenAndNobodyElse();
    void whatIsToldAgainIsWholeAgain();
    void anExtensionThatIsRemovedIsToldOnce();
};

void LampBookTest::anExtensionHearsOfAllItsBoxes_data()
{
    QTest::addColumn<Boxes>("boxes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const Boxes &boxes, const QStringList &expected) {
        QTest::newRow(name) << boxes << expected;
    };
    row("nothing", {}, {});
    row("an empty box", {box("101", "7101", 1, 0, 0)}, {"101=7101:0:0"});
    row("new and old", {box("101", "7101", 1, 2, 3)}, {"101=7101:2:3"});
    row("the sum of two", {box("101", "7101", 1, 2, 3), box("101", "7102", 2, 10, 20)}, {"101=7101:12:23"});
    row("the oldest is the account", {box("101", "7102", 2, 1, 0), box("101", "7101", 1, 0, 1)}, {"101=7101:1:1"});
    row("its own number before the oldest", {box("101", "7101", 1, 1, 0), box("101", "101", 9, 1, 0)}, {"101=101:2:0"});
    row("its own number first in the list", {box("101", "101", 9, 1, 0), box("101", "7101", 1, 1, 0)}, {"101=101:2:0"});
    row("another's own number is none of its own", {box("101", "102", 5, 1, 0), box("101", "7101", 7, 0, 0)},
        {"101=102:1:0"});
    row("one box for two", {box("102", "7100", 1, 4, 0), box("101", "7100", 1, 4, 0)},
        {"101=7100:4:0", "102=7100:4:0"});
    row("two with different ones", {box("101", "7101", 1, 1, 0), box("102", "7102", 2, 0, 2)},
        {"101=7101:1:0", "102=7102:0:2"});
    row("a shared one and an own one",
        {box("101", "7100", 1, 1, 0), box("102", "7100", 1, 1, 0), box("102", "102", 2, 2, 2)},
        {"101=7100:1:0", "102=102:3:2"});
}

void LampBookTest::anExtensionHearsOfAllItsBoxes()
{
    QFETCH(const Boxes, boxes);
    QFETCH(const QStringList, expected);
    QCOMPARE(told(lampsOf(boxes)), expected);
    QCOMPARE(told(LampBook().all(boxes, {})), expected);
    QCOMPARE(told(LampBook().some(boxes)), expected);
}

void LampBookTest::whoHasNoBoxAnyMoreIsToldSo()
{
    LampBook book;
    book.all({box("101", "7101", 1, 1, 0), box("102", "7102", 2, 1, 0)}, {});
    QCOMPARE(told(book.all({box("102", "7102", 2, 1, 0)}, {})), QStringList({"102=7102:1:0", "101=out"}));
    QCOMPARE(told(book.all({box("102", "7102", 2, 1, 0)}, {})), QStringList({"102=7102:1:0"}));
    // Who came by a change is as well known.
    book.some({box("103", "7103", 3, 1, 0)});
    QCOMPARE(told(book.all({}, {})), QStringList({"102=out", "103=out"}));
}

void LampBookTest::whoIsRegisteredWithoutABoxIsToldOnlyWhenAllIsTold()
{
    LampBook book;
    const Boxes boxes{box("101", "7101", 1, 1, 0)};
    QCOMPARE(told(book.all(boxes, {"101", "105", "104"})), QStringList({"101=7101:1:0", "104=out", "105=out"}));
    QCOMPARE(told(book.all(boxes, {})), QStringList({"101=7101:1:0"}));
}

void LampBookTest::aChangeTellsThoseWhoListenAndNobodyElse()
{
    LampBook book;
    book.all({box("101", "7101", 1, 1, 0), box("102", "7102", 2, 1, 0)}, {});
    QCOMPARE(told(book.some({box("101", "7101", 1, 0, 1)})), QStringList({"101=7101:0:1"}));
    QCOMPARE(told(book.some({})), QStringList());
}

void LampBookTest::whatIsToldAgainIsWholeAgain()
{
    LampBook book;
    const Boxes boxes{box("101", "7101", 1, 1, 0)};
    const auto first = book.all(boxes, {});
    QCOMPARE(book.all(boxes, {}), first); // the SIP server may have forgotten it
}

void LampBookTest::anExtensionThatIsRemovedIsToldOnce()
{
    LampBook book;
    book.some({box("101", "7101", 1, 1, 0)});
    QCOMPARE(told(book.removed(QStringLiteral("101"))), QStringList({"101=out"}));
    QCOMPARE(told(book.removed(QStringLiteral("101"))), QStringList());
    QCOMPARE(told(book.removed(QStringLiteral("999"))), QStringList());
    QCOMPARE(told(book.all({}, {})), QStringList());
}

QTEST_GUILESS_MAIN(LampBookTest)
#include "LampBookTest.moc"
